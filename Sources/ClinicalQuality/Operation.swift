/// What an expression does with the values of its operands.
public enum Operation: UInt8, Sendable, CaseIterable {
  // Logical and nullological
  case and, or, xor, implies, not
  case isNull, isNotNull, isTrue, isNotTrue, isFalse, isNotFalse, coalesce
  // Comparison and membership
  case equal, notEqual, equivalent, notEquivalent, less, lessOrEqual, greater, greaterOrEqual
  case between, properlyBetween, `in`, contains
  // Arithmetic
  case negate, plus, add, subtract, multiply, divide, truncatedDivide, modulo, power
  case abs, ceiling, floor, truncate, round, successor, predecessor
  // Lists and intervals
  case list, closedInterval, openInterval, openLowInterval, openHighInterval
  case exists, first, last, distinct, flatten, singleton, union, intersect, except, indexer, indexOf
  case skip, take, tail, length, textLength
  case count, sum, min, max, avg, allTrue, anyTrue
  // Strings
  case concatenate, join, combine, split, upper, lower, positionOf, lastPositionOf, startsWith, endsWith
  case substring
  // Conversions
  case toDecimal, toQuantity, toInteger, toText, toBoolean
}

extension Operation {
  /// Whether the result may be other than null though an operand that matters is null.
  ///
  /// `and`, `or` and `implies` are not among them: they only pass over null where it could change nothing.
  public var hidesNull: Bool {
    switch self {
    case .isNull, .isNotNull, .isTrue, .isNotTrue, .isFalse, .isNotFalse, .coalesce, .equivalent,
      .notEquivalent,
      .in, .contains, .list, .closedInterval, .openInterval, .openLowInterval, .openHighInterval, .exists,
      .distinct,
      .flatten, .union, .except, .skip, .take, .length, .count, .sum, .min, .max, .avg, .allTrue, .anyTrue,
      .join,
      .combine, .split:
      true
    default: false
    }
  }

  /// The operation as an author writes it.
  public var spelling: String {
    switch self {
    case .isNull: "is null"
    case .isNotNull: "is not null"
    case .isTrue: "is true"
    case .isNotTrue: "is not true"
    case .isFalse: "is false"
    case .isNotFalse: "is not false"
    case .equal: "="
    case .notEqual: "!="
    case .equivalent: "~"
    case .notEquivalent: "!~"
    case .less: "<"
    case .lessOrEqual: "<="
    case .greater: ">"
    case .greaterOrEqual: ">="
    case .properlyBetween: "properly between"
    case .negate, .subtract: "-"
    case .plus, .add: "+"
    case .multiply: "*"
    case .divide: "/"
    case .truncatedDivide: "div"
    case .modulo: "mod"
    case .power: "^"
    case .concatenate: "+"
    case .join: "&"
    case .list: "list"
    case .closedInterval, .openInterval, .openLowInterval, .openHighInterval: "Interval"
    case .successor: "successor of"
    case .predecessor: "predecessor of"
    case .singleton: "singleton from"
    case .indexer: "[ ]"
    case .toText: "ToString"
    case .textLength: "Length"
    case .coalesce, .abs, .ceiling, .floor, .truncate, .round, .first, .last, .indexOf, .skip, .take, .tail,
      .length, .count, .sum, .min, .max, .avg, .allTrue, .anyTrue, .combine, .split, .upper, .lower,
      .positionOf,
      .lastPositionOf, .startsWith, .endsWith, .substring, .toDecimal, .toQuantity, .toInteger, .toBoolean:
      capitalized
    case .and, .or, .xor, .implies, .not, .between, .in, .contains, .exists, .distinct, .flatten, .union,
      .intersect, .except:
      "\(self)"
    }
  }

  private var capitalized: String {
    let name = "\(self)"
    return name.prefix(1).uppercased() + name.dropFirst()
  }

  /// The functions that are called by name.
  static let functions: [String: Operation] = {
    var functions: [String: Operation] = [:]
    for operation in allCases where operation.spelling.first?.isUppercase == true {
      functions[operation.spelling] = operation
    }
    functions["Interval"] = nil
    functions["Length"] = .length
    functions["Concatenate"] = .concatenate
    functions["Indexer"] = .indexer
    functions["Exists"] = .exists
    functions["Distinct"] = .distinct
    functions["Flatten"] = .flatten
    functions["Power"] = .power
    functions["IsNull"] = .isNull
    functions["IsTrue"] = .isTrue
    functions["IsFalse"] = .isFalse
    return functions
  }()

  /// How many operands a function takes.
  var arity: ClosedRange<Int> {
    switch self {
    case .coalesce, .list: 1...10_000
    case .round, .combine: 1...2
    case .substring: 2...3
    case .split, .positionOf, .lastPositionOf, .startsWith, .endsWith, .indexOf, .skip, .take, .power,
      .concatenate,
      .indexer:
      2...2
    case .between, .properlyBetween: 3...3
    default: 1...1
    }
  }
}
