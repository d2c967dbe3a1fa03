/// Arithmetic on one number; null for null, and where the result is out of range.
func applyArithmetic(_ operation: Operation, _ value: Value) -> Value {
  switch value {
  case .integer(let number): integer(operation, number)
  case .decimal(let number): decimal(operation, number)
  case .quantity(let quantity):
    switch decimal(operation, quantity.value) {
    case .decimal(let number): .quantity(Quantity(value: number, unit: quantity.unit))
    default: .null
    }
  case .null, .boolean, .string, .list, .interval: .null
  }
}

private func integer(_ operation: Operation, _ number: Int32) -> Value {
  let wide = Int64(number)
  switch operation {
  case .negate: return integer(-wide)
  case .abs: return integer(Swift.abs(wide))
  case .successor: return integer(wide + 1)
  case .predecessor: return integer(wide - 1)
  default: return .integer(number)
  }
}

private func integer(_ number: some BinaryInteger) -> Value {
  Int32(exactly: number).map(Value.integer) ?? .null
}

private func decimal(_ operation: Operation, _ number: Decimal) -> Value {
  switch operation {
  case .negate: .decimal(number.negated)
  case .abs: .decimal(number.scaled < 0 ? number.negated : number)
  case .successor: decimal(Decimal(scaled: number.scaled + 1))
  case .predecessor: decimal(Decimal(scaled: number.scaled - 1))
  case .ceiling: integer(number.ceiling)
  case .floor: integer(number.floor)
  case .truncate: integer(number.scaled / Decimal.one)
  default: .decimal(number)
  }
}

private func decimal(_ number: Decimal?) -> Value { number.map(Value.decimal) ?? .null }

/// Arithmetic on two numbers; null where one is, for a zero divisor, and where the result is out of range.
func applyArithmetic(_ operation: Operation, _ left: Value, _ right: Value, count: Int) -> Value {
  if operation == .round { return round(left, count > 1 ? right : .integer(0)) }
  switch (left, right) {
  case (.integer(let left), .integer(let right)): return integers(operation, left, right)
  case (.quantity, _), (_, .quantity):
    guard let left = left.asQuantity, let right = right.asQuantity else { return .null }
    return quantities(operation, left, right)
  default:
    guard let left = left.asDecimal, let right = right.asDecimal else { return .null }
    return decimal(decimals(operation, left, right))
  }
}

private func integers(_ operation: Operation, _ left: Int32, _ right: Int32) -> Value {
  let (left, right) = (Int64(left), Int64(right))
  switch operation {
  case .add: return integer(left + right)
  case .subtract: return integer(left - right)
  case .multiply: return integer(left * right)
  case .divide: return decimal(Decimal(Int(left)).divided(by: Decimal(Int(right))))
  case .truncatedDivide: return right == 0 ? .null : integer(left / right)
  case .modulo: return right == 0 ? .null : integer(left % right)
  case .power: return integerPower(left, right)
  default: return .null
  }
}

private func integerPower(_ base: Int64, _ exponent: Int64) -> Value {
  if exponent < 0 { return decimal(decimals(.power, Decimal(Int(base)), Decimal(Int(exponent)))) }
  if base.magnitude <= 1 { return integer(exponent % 2 == 0 ? base * base : base).orOne(exponent == 0) }
  guard exponent < 32 else { return .null }
  var product: Int64 = 1
  for _ in 0..<exponent {
    product *= base
    guard product.magnitude <= 1 << 31 else { return .null }
  }
  return integer(product)
}

extension Value {
  /// One, where a power has no factors.
  fileprivate func orOne(_ isOne: Bool) -> Value { isOne ? .integer(1) : self }
}

func decimals(_ operation: Operation, _ left: Decimal, _ right: Decimal) -> Decimal? {
  switch operation {
  case .add: left.adding(right)
  case .subtract: left.subtracting(right)
  case .multiply: left.multiplied(by: right)
  case .divide: left.divided(by: right)
  case .truncatedDivide: left.truncatedDivided(by: right)
  case .modulo: left.remainder(dividingBy: right)
  case .power: left.raised(to: right)
  default: nil
  }
}

extension Decimal {
  /// The power to a whole exponent, by repeated squaring; `nil` for other exponents and out of range.
  func raised(to exponent: Decimal) -> Decimal? {
    guard exponent.isWhole, let count = Int(exactly: exponent.scaled / Decimal.one) else { return nil }
    var remaining = count.magnitude
    var square: Decimal? = self
    var product = Decimal(1)
    while remaining > 0 {
      guard let factor = square else { return nil }
      if remaining % 2 == 1 {
        guard let next = product.multiplied(by: factor) else { return nil }
        product = next
      }
      remaining /= 2
      square = factor.multiplied(by: factor)
    }
    return count < 0 ? Decimal(1).divided(by: product) : product
  }
}

private func round(_ value: Value, _ places: Value) -> Value {
  guard case .integer(let places) = places, places >= 0 else { return .null }
  if case .quantity(let quantity) = value {
    let rounded = quantity.value.rounded(places: Int(places))
    return rounded.map { .quantity(Quantity(value: $0, unit: quantity.unit)) } ?? .null
  }
  return decimal(value.asDecimal?.rounded(places: Int(places)))
}
