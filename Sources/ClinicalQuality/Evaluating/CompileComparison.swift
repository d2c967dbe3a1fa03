/// Compiles the comparison of a fact with a constant, which most conditions are, without a detour over any type.
func comparison(_ operation: Operation, ofFact slot: Int, with value: Value) -> TruthClosure {
  guard let accepted = Accepted(operation) else { return { compare(operation, $0.fact(slot), value) } }
  switch value {
  case .string(let text) where operation == .equal:
    return { facts in if case .string(let fact) = facts.fact(slot) { fact == text } else { nil } }
  case .string(let text) where operation == .notEqual:
    return { facts in if case .string(let fact) = facts.fact(slot) { fact != text } else { nil } }
  case .integer(let number):
    return { facts in
      if case .integer(let fact) = facts.fact(slot) { return accepted.decide(fact, number) }
      return compare(operation, facts.fact(slot), value)
    }
  case .decimal(let number):
    return { facts in
      if case .decimal(let fact) = facts.fact(slot) { return accepted.decide(fact.scaled, number.scaled) }
      return compare(operation, facts.fact(slot), value)
    }
  case .quantity(let quantity): return comparison(operation, accepted, ofFact: slot, with: quantity)
  case .null, .boolean, .string, .list, .interval: return { compare(operation, $0.fact(slot), value) }
  }
}

private func comparison(
  _ operation: Operation, _ accepted: Accepted, ofFact slot: Int, with quantity: Quantity
) -> TruthClosure {
  let value = Value.quantity(quantity)
  guard case .calendar(let unit) = quantity.unit else { return { compare(operation, $0.fact(slot), value) } }
  let wanted = quantity.value.scaled
  return { facts in
    if case .quantity(let fact) = facts.fact(slot), case .calendar(let own) = fact.unit, own == unit {
      return accepted.decide(fact.value.scaled, wanted)
    }
    return compare(operation, facts.fact(slot), value)
  }
}

/// The orders that make a comparison true.
private struct Accepted {
  let before: Bool
  let same: Bool
  let after: Bool

  init?(_ operation: Operation) {
    switch operation {
    case .equal: (before, same, after) = (false, true, false)
    case .notEqual: (before, same, after) = (true, false, true)
    case .less: (before, same, after) = (true, false, false)
    case .lessOrEqual: (before, same, after) = (true, true, false)
    case .greater: (before, same, after) = (false, false, true)
    case .greaterOrEqual: (before, same, after) = (false, true, true)
    default: return nil
    }
  }

  @inline(__always)
  func decide<Number: Comparable>(_ fact: Number, _ constant: Number) -> Bool {
    fact < constant ? before : fact == constant ? same : after
  }
}
