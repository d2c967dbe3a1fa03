/// The conversions of CQL; null where the value has no form in the wanted type.
func convert(_ value: Value, _ operation: Operation) -> Value {
  switch operation {
  case .toDecimal: return toDecimal(value)
  case .toQuantity: return toQuantity(value)
  case .toInteger: return toInteger(value)
  case .toText: return toText(value)
  case .toBoolean: return toBoolean(value)
  default: return .null
  }
}

private func toDecimal(_ value: Value) -> Value {
  let number: Decimal? =
    switch value {
    case .integer, .decimal: value.asDecimal
    case .boolean(let truth): Decimal(truth ? 1 : 0)
    case .string(let text): Decimal(text)
    case .null, .quantity, .list, .interval: nil
    }
  return number.map(Value.decimal) ?? .null
}

private func toInteger(_ value: Value) -> Value {
  switch value {
  case .integer: value
  case .boolean(let truth): .integer(truth ? 1 : 0)
  case .string(let text): Int32(text).map(Value.integer) ?? .null
  case .null, .decimal, .quantity, .list, .interval: .null
  }
}

private func toQuantity(_ value: Value) -> Value {
  if case .string(let text) = value { return readQuantity(text) }
  return value.asQuantity.map(Value.quantity) ?? .null
}

/// Reads `5.5 'cm'`, `10 minutes` or `7`.
private func readQuantity(_ text: String) -> Value {
  let number = text.prefix { "+-.0123456789".contains($0) }
  guard let value = Decimal(String(number)) else { return .null }
  let rest = text.dropFirst(number.count).drop { $0 == " " }
  if rest.isEmpty { return .quantity(Quantity(value: value, unit: .one)) }
  if let unit = CalendarUnit(word: String(rest)) {
    return .quantity(Quantity(value: value, unit: .calendar(unit)))
  }
  guard rest.count > 2, rest.first == "'", rest.last == "'" else { return .null }
  return .quantity(Quantity(value: value, unit: .ucum(String(rest.dropFirst().dropLast()))))
}

private func toBoolean(_ value: Value) -> Value {
  let truth: Bool? =
    switch value {
    case .boolean(let truth): truth
    case .integer(let number): number == 1 ? true : number == 0 ? false : nil
    case .decimal(let number): number == Decimal(1) ? true : number == .zero ? false : nil
    case .string(let text):
      switch text.lowercased() {
      case "true", "t", "yes", "y", "1": true
      case "false", "f", "no", "n", "0": false
      default: nil
      }
    case .null, .quantity, .list, .interval: nil
    }
  return Value(truth)
}

private func toText(_ value: Value) -> Value {
  switch value {
  case .string: value
  case .boolean, .integer, .decimal, .quantity: .string(value.literal)
  case .null, .list, .interval: .null
  }
}
