/// How one value stands to another.
enum Order {
  case before, same, after

  init<Number: Comparable>(_ left: Number, _ right: Number) {
    self = left < right ? .before : left == right ? .same : .after
  }

  var reversed: Order {
    switch self {
    case .before: .after
    case .same: .same
    case .after: .before
    }
  }
}

/// What a comparison or membership decides about two values; null where it cannot be known.
@inline(__always)
func compare(_ operation: Operation, _ left: Value, _ right: Value) -> Bool? {
  switch operation {
  case .equal: isEqual(left, right)
  case .notEqual: isEqual(left, right).map { !$0 }
  case .equivalent: isEquivalent(left, right)
  case .notEquivalent: !isEquivalent(left, right)
  case .less: order(left, right).map { $0 == .before }
  case .lessOrEqual: order(left, right).map { $0 != .after }
  case .greater: order(left, right).map { $0 == .after }
  case .greaterOrEqual: order(left, right).map { $0 != .before }
  case .in: isMember(left, of: right)
  case .contains: isMember(right, of: left)
  default: nil
  }
}

/// How two values of one type stand to each other; `nil` for null, other types and units of another kind.
func order(_ left: Value, _ right: Value) -> Order? {
  switch (left, right) {
  case (.integer(let left), .integer(let right)): return Order(left, right)
  case (.decimal(let left), .decimal(let right)): return Order(left, right)
  case (.integer(let left), .decimal(let right)): return Order(Decimal(Int(left)), right)
  case (.decimal(let left), .integer(let right)): return Order(left, Decimal(Int(right)))
  case (.string(let left), .string(let right)): return order(ofText: left, right)
  case (.quantity(let left), .quantity(let right)): return left.order(to: right)
  case (.quantity(let left), _): return right.asQuantity.flatMap { left.order(to: $0) }
  case (_, .quantity(let right)): return left.asQuantity.flatMap { $0.order(to: right) }
  default: return nil
  }
}

/// Orders texts by their Unicode scalars.
private func order(ofText left: String, _ right: String) -> Order {
  if left == right { return .same }
  return left.unicodeScalars.lexicographicallyPrecedes(right.unicodeScalars) ? .before : .after
}

extension Value {
  /// A number as the quantity that CQL makes of it, with the unit '1'.
  var asQuantity: Quantity? {
    switch self {
    case .integer(let number): Quantity(value: Decimal(Int(number)), unit: .one)
    case .decimal(let number): Quantity(value: number, unit: .one)
    case .quantity(let quantity): quantity
    case .null, .boolean, .string, .list, .interval: nil
    }
  }

  /// An Integer or Decimal as a Decimal.
  var asDecimal: Decimal? {
    switch self {
    case .integer(let number): Decimal(Int(number))
    case .decimal(let number): number
    case .null, .boolean, .string, .quantity, .list, .interval: nil
    }
  }
}

/// CQL's `=`: null where either side is null; lists and intervals part by part.
func isEqual(_ left: Value, _ right: Value) -> Bool? {
  switch (left, right) {
  case (.null, _), (_, .null): return nil
  case (.boolean(let left), .boolean(let right)): return left == right
  case (.integer(let left), .integer(let right)): return left == right
  case (.string(let left), .string(let right)): return left == right
  case (.list(let left), .list(let right)): return areEqual(left, right)
  case (.interval(let left), .interval(let right)): return left.equals(right)
  default:
    if let order = order(left, right) { return order == .same }
    return left.asQuantity != nil && right.asQuantity != nil ? nil : false
  }
}

/// Lists are equal where their elements are, in order; two nulls count as equal elements.
private func areEqual(_ left: [Value], _ right: [Value]) -> Bool? {
  guard left.count == right.count else { return false }
  return conjunction(
    zip(left, right).lazy.map { left, right in left.isNull && right.isNull ? true : isEqual(left, right) })
}

/// CQL's `~`: never null; null is equivalent to null, and texts are without regard to case and white space.
func isEquivalent(_ left: Value, _ right: Value) -> Bool {
  switch (left, right) {
  case (.null, .null): return true
  case (.null, _), (_, .null): return false
  case (.string(let left), .string(let right)):
    return left == right || foldedForEquivalence(left) == foldedForEquivalence(right)
  case (.decimal, .decimal), (.decimal, .integer), (.integer, .decimal):
    guard let left = left.asDecimal, let right = right.asDecimal else { return false }
    let places = min(left.places, right.places)
    return left.rounded(places: places) == right.rounded(places: places)
  case (.list(let left), .list(let right)):
    return left.count == right.count && zip(left, right).allSatisfy { isEquivalent($0, $1) }
  case (.interval(let left), .interval(let right)): return left.isEquivalent(to: right)
  case (.quantity(let left), .quantity(let right)): return left.isEquivalent(to: right)
  default: return isEqual(left, right) == true
  }
}

private func foldedForEquivalence(_ text: String) -> String {
  String(text.lowercased().map { $0.isWhitespace ? " " : $0 })
}

/// Whether an element is in a list or an interval.
///
/// In a list, null is a member where the list holds null; nothing is in a list or an interval that is null.
func isMember(_ element: Value, of whole: Value) -> Bool? {
  switch whole {
  case .list(let items):
    if element.isNull { return items.contains { $0.isNull } }
    return items.contains { isEqual($0, element) == true }
  case .interval(let interval): return interval.contains(element)
  case .null: return false
  case .boolean, .integer, .decimal, .string, .quantity: return nil
  }
}

/// `between`, which is `>=` and `<=`; `properly between` is `>` and `<`.
func isBetween(_ value: Value, _ low: Value, _ high: Value, _ operation: Operation) -> Bool? {
  let isProper = operation == .properlyBetween
  return conjunction([
    compare(isProper ? .greater : .greaterOrEqual, value, low),
    compare(isProper ? .less : .lessOrEqual, value, high),
  ])
}
