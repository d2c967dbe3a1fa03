/// Operations on lists, with the indexes of CQL, which begin at 0.
func applyToList(_ operation: Operation, _ first: Value, _ second: Value) -> Value {
  if case .string(let text) = first { return applyToCharacters(operation, text, second) }
  guard case .list(let items) = first else { return applyToNull(operation, second) }
  switch operation {
  case .exists: return .boolean(items.contains { !$0.isNull })
  case .first: return items.first ?? .null
  case .last: return items.last ?? .null
  case .length: return count(items.count)
  case .distinct: return .list(distinct(items))
  case .flatten: return .list(items.flatMap { if case .list(let inner) = $0 { inner } else { [$0] } })
  case .singleton: return items.count == 1 ? items[0] : .null
  case .tail: return .list(Array(items.dropFirst()))
  case .union, .intersect, .except: return combine(operation, items, second)
  case .indexer: return element(of: items, at: second)
  case .indexOf:
    guard !second.isNull else { return .null }
    return count(items.firstIndex { isEqual($0, second) == true } ?? -1)
  case .skip: return part(second) { Array(items.dropFirst($0)) }
  case .take: return part(second) { Array(items.prefix($0)) }
  default: return .null
  }
}

/// What operations make of a list that is null.
private func applyToNull(_ operation: Operation, _ second: Value) -> Value {
  switch operation {
  case .exists: return .boolean(false)
  case .length: return .integer(0)
  case .union:
    if case .list(let items) = second { return .list(distinct(items)) }
    return .null
  default: return .null
  }
}

private func applyToCharacters(_ operation: Operation, _ text: String, _ index: Value) -> Value {
  switch operation {
  case .length, .textLength: return count(text.unicodeScalars.count)
  case .indexer: return element(of: text.unicodeScalars.map { .string(String($0)) }, at: index)
  default: return .null
  }
}

func count(_ number: Int) -> Value { Int32(exactly: number).map(Value.integer) ?? .null }

private func element(of items: [Value], at index: Value) -> Value {
  guard case .integer(let index) = index, items.indices.contains(Int(index)) else { return .null }
  return items[Int(index)]
}

private func part(_ number: Value, _ make: (Int) -> [Value]) -> Value {
  switch number {
  case .integer(let number): .list(number < 0 ? [] : make(Int(number)))
  case .null: .list([])
  default: .null
  }
}

/// A key under which values that are equal come together, so that sets cost no quadratic time.
private func key(_ value: Value) -> Value {
  switch value {
  case .integer, .decimal: value.asDecimal.map(Value.decimal) ?? value
  case .quantity(let quantity): .quantity(quantity.canonical)
  case .list(let items): .list(items.map(key))
  case .null, .boolean, .string, .interval: value
  }
}

private func distinct(_ items: [Value]) -> [Value] {
  var seen: Set<Value> = []
  return items.filter { seen.insert(key($0)).inserted }
}

private func combine(_ operation: Operation, _ left: [Value], _ second: Value) -> Value {
  guard case .list(let right) = second else {
    return operation == .intersect ? .null : .list(distinct(left))
  }
  if operation == .union { return .list(distinct(left + right)) }
  let keys = Set(right.map(key))
  return .list(distinct(left.filter { keys.contains(key($0)) == (operation == .intersect) }))
}

extension Quantity {
  /// The quantity in one unit for all units of its kind.
  fileprivate var canonical: Quantity {
    let base: Unit
    switch unit {
    case .calendar(let unit): base = .calendar(unit.months == nil ? .millisecond : .month)
    case .ucum: return self
    }
    return converted(to: base) ?? self
  }
}
