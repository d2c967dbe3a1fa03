import ClinicalQuality
import Dialogs

/// The cases in which a condition is true, or false, without a diagram of its whole value: sets are smaller, and what
/// is not told apart need not be known.
extension Exploration {
  /// The cases in which a condition is true.
  func holds(_ condition: Expression) throws(ExplorationLimit) -> Diagrams.ID {
    try prepareFacts(of: condition)
    return try cases(condition.root, are: true)
  }

  /// The cases in which a condition is false.
  func fails(_ condition: Expression) throws(ExplorationLimit) -> Diagrams.ID {
    try prepareFacts(of: condition)
    return try cases(condition.root, are: false)
  }

  /// The cases in which each of the parts of a condition is true of which one suffices.
  func grounds(_ condition: Expression) throws(ExplorationLimit) -> [Diagrams.ID] {
    try prepareFacts(of: condition)
    return try grounds(condition.root)
  }

  private func grounds(_ part: CheckedExpression) throws(ExplorationLimit) -> [Diagrams.ID] {
    switch part.form {
    case .operation(.or, let operands):
      var found: [Diagrams.ID] = []
      for operand in operands { found += try grounds(operand) }
      return found
    case .fact(let slot):
      if let condition = condition(behind: slot) { return try grounds(condition.root) }
      return [try cases(part, are: true)]
    default: return [try cases(part, are: true)]
    }
  }

  func cases(_ part: CheckedExpression, are wanted: Bool) throws(ExplorationLimit) -> Diagrams.ID {
    switch part.form {
    case .operation(.and, let operands): return try chain(operands, areAll: wanted, wanted)
    case .operation(.or, let operands): return try chain(operands, areAll: !wanted, wanted)
    case .operation(.not, let operands): return try cases(operands[0], are: !wanted)
    case .operation(.implies, let operands):
      let (left, right) = (try cases(operands[0], are: !wanted), try cases(operands[1], are: wanted))
      return wanted ? try space.diagrams.or(left, right) : try space.diagrams.and(left, right)
    case .operation(.isTrue, let operands): return try cases(operands[0], are: true, if: wanted)
    case .operation(.isNotTrue, let operands): return try cases(operands[0], are: true, if: !wanted)
    case .operation(.isFalse, let operands): return try cases(operands[0], are: false, if: wanted)
    case .operation(.isNotFalse, let operands): return try cases(operands[0], are: false, if: !wanted)
    case .fact(let slot):
      guard condition(behind: slot) != nil else { return try cases(ofValue: part, are: wanted) }
      return try cases(slot, are: wanted)
    case .constant, .score, .operation, .scored, .conditional, .cases, .typed:
      return try cases(ofValue: part, are: wanted)
    }
  }

  private func cases(
    ofValue part: CheckedExpression, are wanted: Bool
  ) throws(ExplorationLimit) -> Diagrams.ID {
    let value = try value(of: part)
    return wanted ? try space.diagrams.isTrue(value) : try space.diagrams.isFalse(value)
  }

  /// `is true` and the like, which are never unknown.
  private func cases(
    _ part: CheckedExpression, are wanted: Bool, if isAsked: Bool
  ) throws(ExplorationLimit) -> Diagrams.ID {
    let cases = try cases(part, are: wanted)
    return isAsked ? cases : try space.diagrams.not(cases)
  }

  /// The cases in which all operands have a truth, or one has.
  ///
  /// Of those in which all have, operands of which one suffices come last, each by itself: little is left by then.
  private func chain(
    _ operands: [CheckedExpression], areAll: Bool, _ wanted: Bool
  ) throws(ExplorationLimit) -> Diagrams.ID {
    guard areAll else {
      var parts: [Diagrams.ID] = []
      for operand in operands where parts.last != Diagrams.true {
        parts.append(try cases(operand, are: wanted))
      }
      return try space.diagrams.anyOf(parts)
    }
    var result = Diagrams.true
    for operand in operands where !operand.isChoice(wanted) && result != Diagrams.false {
      result = try space.diagrams.and(result, cases(operand, are: wanted))
    }
    for operand in operands where operand.isChoice(wanted) && result != Diagrams.false {
      var parts: [Diagrams.ID] = []
      for part in operand.parts { parts.append(try space.diagrams.and(result, cases(part, are: wanted))) }
      result = try space.diagrams.anyOf(parts)
    }
    return result
  }

  // MARK: - Derived facts and findings

  /// The condition whose truth a slot holds: of a finding, or of a derived fact that is one.
  func condition(behind slot: Int) -> Expression? {
    let slots = dialog.slots
    if slots.findings.contains(slot) { return dialog.findings[slot - slots.findings.lowerBound].when }
    guard slots.derived.contains(slot) else { return nil }
    let expression = dialog.derived[slot - slots.derived.lowerBound].expression
    return expression.type == .boolean ? expression : nil
  }

  private func cases(_ slot: Int, are wanted: Bool) throws(ExplorationLimit) -> Diagrams.ID {
    try once("slot \(slot) \(wanted)") { () throws(ExplorationLimit) in
      guard let condition = condition(behind: slot) else { return Diagrams.false }
      return try cases(condition.root, are: wanted)
    }
  }

  /// Makes what conditions read, each after what it reads itself, so that a long chain of facts needs no deep stack.
  func prepareFacts(of condition: Expression) throws(ExplorationLimit) {
    var found: Set<Int> = []
    var waiting = condition.reads
    while let slot = waiting.popLast() {
      guard let behind = self.condition(behind: slot), known["slot \(slot) true"] == nil,
        found.insert(slot).inserted
      else { continue }
      waiting += behind.reads
    }
    for slot in found.sorted(by: { dialog.plan.rank[$0] < dialog.plan.rank[$1] }) {
      _ = try cases(slot, are: true)
    }
  }
}

extension CheckedExpression {
  /// Whether one of its parts suffices for that truth.
  fileprivate func isChoice(_ wanted: Bool) -> Bool {
    switch form {
    case .operation(.or, _): wanted
    case .operation(.and, _): !wanted
    default: false
    }
  }
}
