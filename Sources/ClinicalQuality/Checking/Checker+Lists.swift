import Diagnostics

extension Checker {
  mutating func checkListOperation(
    _ kind: Operation, _ operands: [CheckedExpression], at range: Range<Int>
  ) -> CheckedExpression? {
    if operands[0].type == .string, kind == .length {
      return operation(.textLength, operands, .integer, at: range)
    }
    if operands[0].type == .string, kind == .indexer {
      guard let index = expect(.integer, operands[1], for: "'[ ]'") else { return nil }
      return operation(kind, [operands[0], index], .string, at: range)
    }
    let element: ValueType
    switch operands[0].type {
    case .list(let type): element = type
    case .any: element = .any
    case .interval where [.union, .intersect, .except].contains(kind):
      problems.addOutside("interval algebra", "'\(kind.spelling)' of intervals", at: range)
      return nil
    case .boolean, .integer, .decimal, .string, .quantity, .interval, .choice:
      reportType(
        operands[0], wanted: kind == .length ? "a list or a string" : "a list", for: "'\(kind.spelling)'")
      return nil
    }
    switch kind {
    case .union, .intersect, .except: return checkSets(kind, operands, at: range)
    case .indexer, .skip, .take:
      guard let index = expect(.integer, operands[1], for: "'\(kind.spelling)'") else { return nil }
      let type = kind == .indexer ? element : .list(element)
      return operation(kind, [operands[0], index], type, at: range)
    case .indexOf:
      guard matches(operands[1], element, kind) else { return nil }
      return operation(kind, operands, .integer, at: range)
    case .singleton:
      if case .list(let items)? = operands[0].constant, items.count > 1 {
        problems.add(
          .wrongType, "'singleton from' takes a list with one element, not \(items.count)", at: range)
        return nil
      }
      return operation(kind, operands, element, at: range)
    case .first, .last: return operation(kind, operands, element, at: range)
    case .distinct, .tail: return operation(kind, operands, operands[0].type, at: range)
    case .flatten:
      guard case .list = element else { return operation(kind, operands, operands[0].type, at: range) }
      return operation(kind, operands, element, at: range)
    case .exists: return operation(kind, operands, .boolean, at: range)
    case .length, .count: return operation(kind, operands, .integer, at: range)
    default: return checkAggregate(kind, operands, element, at: range)
    }
  }

  private mutating func matches(_ operand: CheckedExpression, _ type: ValueType, _ kind: Operation) -> Bool {
    comparable(operand, CheckedExpression(.fact(slot: 0), type, operand.range), kind) != nil
  }

  private mutating func checkSets(
    _ kind: Operation, _ operands: [CheckedExpression], at range: Range<Int>
  ) -> CheckedExpression? {
    guard operands[1].type.isAny || isList(operands[1]) else {
      reportType(operands[1], wanted: "a list", for: "'\(kind.spelling)'")
      return nil
    }
    guard let type = operands[0].type.merged(with: operands[1].type) else {
      return operation(kind, operands, .list(.any), at: range)
    }
    let promoted = operands.map { promote($0, to: type) ?? $0 }
    return operation(kind, promoted, type, at: range)
  }

  private func isList(_ operand: CheckedExpression) -> Bool {
    if case .list = operand.type { true } else { false }
  }

  private mutating func checkAggregate(
    _ kind: Operation, _ operands: [CheckedExpression], _ element: ValueType, at range: Range<Int>
  ) -> CheckedExpression? {
    let fits: Bool
    let wanted: String
    switch kind {
    case .allTrue, .anyTrue: (fits, wanted) = (element == .boolean, "a list of Booleans")
    case .min, .max:
      (fits, wanted) = (
        element.numericRank != nil || element == .string, "a list of numbers, quantities or strings"
      )
    default: (fits, wanted) = (element.numericRank != nil, "a list of numbers or quantities")
    }
    guard fits || element.isAny else {
      reportType(operands[0], wanted: wanted, for: kind.spelling)
      return nil
    }
    let type: ValueType =
      switch kind {
      case .allTrue, .anyTrue: .boolean
      case .avg: element == .integer ? .decimal : element
      default: element
      }
    return operation(kind, operands, type, at: range)
  }
}
