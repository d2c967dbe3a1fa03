/// Arithmetic on quantities; null where the units do not go together.
func quantities(_ operation: Operation, _ left: Quantity, _ right: Quantity) -> Value {
  switch operation {
  case .add, .subtract, .modulo, .truncatedDivide:
    guard let right = right.converted(to: left.unit) else { return .null }
    return quantity(decimals(operation, left.value, right.value), left.unit)
  case .multiply:
    if right.unit == .one { return quantity(left.value.multiplied(by: right.value), left.unit) }
    if left.unit == .one { return quantity(left.value.multiplied(by: right.value), right.unit) }
    return scaled(operation, left, right)
  case .divide:
    if right.unit == .one { return quantity(left.value.divided(by: right.value), left.unit) }
    if let right = right.converted(to: left.unit) {
      return quantity(left.value.divided(by: right.value), .one)
    }
    return scaled(operation, left, right)
  default: return .null
  }
}

private func quantity(_ value: Decimal?, _ unit: Unit) -> Value {
  value.map { .quantity(Quantity(value: $0, unit: unit)) } ?? .null
}

/// A product or quotient whose unit is a new one, such as `kg/m2`.
private func scaled(_ operation: Operation, _ left: Quantity, _ right: Quantity) -> Value {
  guard let unit = left.unit.combined(with: right.unit, operation) else { return .null }
  return quantity(decimals(operation, left.value, right.value), unit)
}

extension Quantity {
  /// How this stands to another quantity; `nil` where the units are of different kinds.
  func order(to other: Quantity) -> Order? {
    if unit == other.unit { return Order(value, other.value) }
    return unit.ratio(to: other.unit)?.order(value, other.value)
  }

  /// CQL's `~` for quantities, which holds a calendar unit and its UCUM unit for the same.
  func isEquivalent(to other: Quantity) -> Bool {
    if let order = order(to: other) { return order == .same }
    return Quantity(value: value, unit: unit.definite).order(
      to: Quantity(value: other.value, unit: other.unit.definite))
      == .same
  }

  /// The same amount in another unit; `nil` where the kinds differ or it does not fit.
  func converted(to wanted: Unit) -> Quantity? {
    if unit == wanted { return self }
    return unit.ratio(to: wanted)?.convert(value).map { Quantity(value: $0, unit: wanted) }
  }
}
