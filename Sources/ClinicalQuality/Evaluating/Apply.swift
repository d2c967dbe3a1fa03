/// What an operation makes of the values of its operands, by the rules of CQL 1.5.
///
/// Total: values of a type that the operation does not take, and too few of them, give null.
func apply(_ operation: Operation, _ values: [Value]) -> Value {
  let first = values.first ?? .null
  let second = values.count > 1 ? values[1] : .null
  switch operation {
  case .and, .or, .xor, .implies, .not, .isNull, .isNotNull, .isTrue, .isNotTrue, .isFalse, .isNotFalse,
    .equal,
    .notEqual, .equivalent, .notEquivalent, .less, .lessOrEqual, .greater, .greaterOrEqual, .in, .contains:
    return Value(decide(operation, first, second, rest: values))
  case .between, .properlyBetween:
    return Value(isBetween(first, second, values.count > 2 ? values[2] : .null, operation))
  case .coalesce: return coalesce(values)
  case .negate, .plus, .abs, .ceiling, .floor, .truncate, .successor, .predecessor:
    return applyArithmetic(operation, first)
  case .add, .subtract, .multiply, .divide, .truncatedDivide, .modulo, .power, .round:
    return applyArithmetic(operation, first, second, count: values.count)
  case .list: return .list(values)
  case .closedInterval: return interval(first, second, true, true)
  case .openInterval: return interval(first, second, false, false)
  case .openLowInterval: return interval(first, second, false, true)
  case .openHighInterval: return interval(first, second, true, false)
  case .exists, .first, .last, .distinct, .flatten, .singleton, .union, .intersect, .except, .indexer,
    .indexOf,
    .skip, .take, .tail, .length, .textLength:
    return applyToList(operation, first, second)
  case .count, .sum, .min, .max, .avg, .allTrue, .anyTrue: return aggregate(operation, first)
  case .concatenate, .join, .combine, .split, .upper, .lower, .positionOf, .lastPositionOf, .startsWith,
    .endsWith, .substring:
    return applyToText(operation, first, second, values.count > 2 ? values[2] : nil)
  case .toDecimal, .toQuantity, .toInteger, .toText, .toBoolean: return convert(first, operation)
  }
}

/// What an operation with a Boolean result decides.
private func decide(_ operation: Operation, _ left: Value, _ right: Value, rest: [Value]) -> Bool? {
  switch operation {
  case .and: conjunction(rest.lazy.map(\.truth))
  case .or: disjunction(rest.lazy.map(\.truth))
  case .xor: exclusive(left.truth, right.truth)
  case .implies: implication(left.truth, right.truth)
  case .not: left.truth.map { !$0 }
  case .isNull: left.isNull
  case .isNotNull: !left.isNull
  case .isTrue: left.truth == true
  case .isNotTrue: left.truth != true
  case .isFalse: left.truth == false
  case .isNotFalse: left.truth != false
  default: compare(operation, left, right)
  }
}

/// The first value that is not null; of a single list, its first such element.
private func coalesce(_ values: [Value]) -> Value {
  if values.count == 1, case .list(let items) = values[0] { return items.first { !$0.isNull } ?? .null }
  return values.first { !$0.isNull } ?? .null
}
