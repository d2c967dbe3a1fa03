import ClinicalQuality

/// What a condition may come to because a fact is unknown.
struct NullEffect: OptionSet {
  let rawValue: UInt8

  /// The condition is unknown as well.
  static let null = NullEffect(rawValue: 1)
  /// The unknown fact counts as what makes the condition true.
  static let `true` = NullEffect(rawValue: 2)
  /// The unknown fact counts as what makes the condition false.
  static let `false` = NullEffect(rawValue: 4)
  /// The unknown fact counts as something; which way cannot be told.
  static let either: NullEffect = [.true, .false]

  var negated: NullEffect {
    var negated = intersection(.null)
    if contains(.true) { negated.insert(.false) }
    if contains(.false) { negated.insert(.true) }
    return negated
  }

  /// The effect once an unknown value is replaced by another effect.
  func replacingNull(by effect: NullEffect) -> NullEffect {
    contains(.null) ? subtracting(.null).union(effect) : self
  }
}

/// A fact or score that is read, and what happens where it is unknown.
struct NullReading {
  let slot: Int
  /// Where it is read, in the text of the expression.
  let range: Range<Int>
  var effect: NullEffect
}

extension CheckedExpression {
  /// What each fact inside does to the whole where it is unknown, in the order of the text.
  var nullReadings: [NullReading] {
    switch form {
    case .constant: return []
    case .fact(let slot), .score(let slot, _): return [NullReading(slot: slot, range: range, effect: .null)]
    case .scored(_, let operands): return operands.flatMap(\.nullReadings)
    case .operation(let operation, let operands): return readings(operation, operands)
    case .conditional(let condition, let then, let otherwise):
      return condition.tested(otherwise: otherwise) + then.nullReadings + otherwise.nullReadings
    case .cases(let comparand, let items, let otherwise):
      return (comparand?.tested(otherwise: otherwise) ?? [])
        + items.flatMap { $0.when.tested(otherwise: otherwise) + $0.then.nullReadings }
        + otherwise.nullReadings
    case .typed(let operation, let operand, _):
      return operation == .is ? operand.readings { _ in .false } : operand.nullReadings
    }
  }

  private func readings(_ change: (NullEffect) -> NullEffect) -> [NullReading] {
    nullReadings.map { NullReading(slot: $0.slot, range: $0.range, effect: change($0.effect)) }
  }

  /// The readings of a test: where it is unknown, `else` is taken.
  private func tested(otherwise: CheckedExpression) -> [NullReading] {
    readings { _ in otherwise.settledEffect }
  }

  /// The effect of coming to this value instead of another.
  private var settledEffect: NullEffect {
    switch constant {
    case .boolean(true): .true
    case .boolean(false): .false
    case .null?: .null
    case .integer, .decimal, .string, .quantity, .list, .interval, nil: .either
    }
  }

  private func readings(_ operation: Operation, _ operands: [CheckedExpression]) -> [NullReading] {
    switch operation {
    case .not: return operands[0].readings(\.negated)
    case .implies: return operands[0].readings(\.negated) + operands[1].nullReadings
    case .isTrue: return operands[0].readings { $0.replacingNull(by: .false) }
    case .isNotFalse: return operands[0].readings { $0.replacingNull(by: .true) }
    case .isFalse: return operands[0].readings { $0.replacingNull(by: .true).negated }
    case .isNotTrue: return operands[0].readings { $0.replacingNull(by: .false).negated }
    case .isNull: return operands[0].readings { $0.replacingNull(by: .true) }
    case .isNotNull: return operands[0].readings { $0.replacingNull(by: .false) }
    case .in, .contains: return operands.flatMap { $0.readings { $0.replacingNull(by: .false) } }
    case .or: return operands.flatMap(\.nullReadings).settled(by: .true)
    case .and: return operands.flatMap(\.nullReadings).settled(by: .false)
    case .coalesce: return coalesced(operands)
    default:
      let hides = operation.hidesNull
      return operands.flatMap { operand in
        operand.readings { hides || $0 != .null ? .either : .null }
      }
    }
  }

  /// `Coalesce`: what stands last counts for those before it; without a literal there, something else may.
  private func coalesced(_ operands: [CheckedExpression]) -> [NullReading] {
    guard let last = operands.last, operands.count > 1 else {
      return operands.flatMap { $0.readings { _ in .either } }
    }
    return operands.dropLast().flatMap { $0.readings { $0.replacingNull(by: last.settledEffect) } }
      + last.nullReadings
  }
}

extension [NullReading] {
  /// Without the readings of facts for which another one settles the whole: `pain is null or pain > 5`.
  fileprivate func settled(by effect: NullEffect) -> [NullReading] {
    let settled = Set(lazy.filter { $0.effect == effect }.map(\.slot))
    return settled.isEmpty ? self : filter { $0.effect == effect || !settled.contains($0.slot) }
  }
}
