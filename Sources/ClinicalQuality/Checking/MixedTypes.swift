extension ValueType {
  /// Whether the type leaves open what the value, or an element of it, is.
  fileprivate var isOpen: Bool {
    switch self {
    case .any: true
    case .list(let element), .interval(let element): element.isOpen
    case .boolean, .integer, .decimal, .string, .quantity, .choice: false
    }
  }
}

extension CheckedExpression {
  /// Whether the value may be of one type or another, as in `if swelling then true else 3`.
  ///
  /// Such a value takes no promotion; null, which has no type of its own either, takes every one.
  var isMixed: Bool {
    guard type.isOpen else { return false }
    switch form {
    case .constant(let value): return value.holdsSomething
    case .fact, .score, .scored: return false
    case .operation(_, let operands): return Self.isMixed(operands)
    case .conditional(_, let then, let otherwise): return Self.isMixed([then, otherwise])
    case .cases(_, let items, let otherwise): return Self.isMixed(items.map(\.then) + [otherwise])
    case .typed(_, let operand, _): return operand.isMixed
    }
  }

  private static func isMixed(_ parts: [CheckedExpression]) -> Bool {
    parts.contains { !$0.type.isOpen || $0.isMixed }
  }
}

extension Value {
  /// Whether there is a value other than null in it.
  fileprivate var holdsSomething: Bool {
    switch self {
    case .null: false
    case .boolean, .integer, .decimal, .string, .quantity: true
    case .list(let items): items.contains(where: \.holdsSomething)
    case .interval(let interval): interval.low.holdsSomething || interval.high.holdsSomething
    }
  }
}
