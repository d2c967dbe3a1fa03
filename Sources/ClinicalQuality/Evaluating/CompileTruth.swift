extension CheckedExpression {
  /// Turns a Boolean tree into a closure that decides it.
  func compiledTruth() -> TruthClosure {
    switch form {
    case .constant(let value):
      let truth = value.truth
      return { _ in truth }
    case .fact(let slot):
      return { facts in if case .boolean(let truth) = facts.fact(slot) { truth } else { nil } }
    case .operation(let operation, let operands) where operation.decides:
      return compiledDecision(operation, operands)
    case .scored(let operation, let operands): return compiledScored(operation, operands)
    case .conditional(let condition, let then, let otherwise):
      let test = condition.compiledTruth()
      let (then, otherwise) = (then.compiledTruth(), otherwise.compiledTruth())
      return { test($0) == true ? then($0) : otherwise($0) }
    case .operation, .score, .cases, .typed:
      let value = compiledValue()
      return { value($0).truth }
    }
  }

  private func compiledDecision(_ operation: Operation, _ operands: [CheckedExpression]) -> TruthClosure {
    switch operation {
    case .and: return compiledConjunction(operands[...])
    case .or: return compiledDisjunction(operands[...])
    case .xor, .implies:
      let (left, right) = (operands[0].compiledTruth(), operands[1].compiledTruth())
      if operation == .xor { return { exclusive(left($0), right($0)) } }
      return { implication(left($0), right($0)) }
    case .not, .isTrue, .isNotTrue, .isFalse, .isNotFalse:
      return compiledTest(operation, operands[0].compiledTruth())
    case .isNull: return compiledNullTest(operands[0], isNull: true)
    case .isNotNull: return compiledNullTest(operands[0], isNull: false)
    case .between, .properlyBetween:
      let values = operands.map { $0.compiledValue() }
      return { isBetween(values[0]($0), values[1]($0), values[2]($0), operation) }
    default: return compiledComparison(operation, operands[0], operands[1])
    }
  }

  private func compiledTest(_ operation: Operation, _ truth: @escaping TruthClosure) -> TruthClosure {
    switch operation {
    case .isTrue: { truth($0) == true }
    case .isNotTrue: { truth($0) != true }
    case .isFalse: { truth($0) == false }
    case .isNotFalse: { truth($0) != false }
    default: { truth($0).map { !$0 } }
    }
  }

  private func compiledNullTest(_ operand: CheckedExpression, isNull: Bool) -> TruthClosure {
    let value = operand.compiledValue()
    return { value($0).isNull == isNull }
  }

  /// Joins operands in pairs, so that each costs one call; a long chain is a loop instead.
  ///
  /// Closures are kept out of arrays where it can be: there, each needs a thunk.
  private func compiledConjunction(_ operands: ArraySlice<CheckedExpression>) -> TruthClosure {
    guard let head = operands.first, operands.count <= 16 else {
      let truths = operands.map { $0.compiledTruth() }
      return { facts in conjunction(truths.lazy.map { $0(facts) }) }
    }
    let left = head.compiledTruth()
    guard operands.count > 1 else { return left }
    let right = compiledConjunction(operands.dropFirst())
    return { facts in
      let first = left(facts)
      if first == false { return false }
      let second = right(facts)
      return second == false ? false : first == nil ? nil : second
    }
  }

  private func compiledDisjunction(_ operands: ArraySlice<CheckedExpression>) -> TruthClosure {
    guard let head = operands.first, operands.count <= 16 else {
      let truths = operands.map { $0.compiledTruth() }
      return { facts in disjunction(truths.lazy.map { $0(facts) }) }
    }
    let left = head.compiledTruth()
    guard operands.count > 1 else { return left }
    let right = compiledDisjunction(operands.dropFirst())
    return { facts in
      let first = left(facts)
      if first == true { return true }
      let second = right(facts)
      return second == true ? true : first == nil ? nil : second
    }
  }

  private func compiledComparison(
    _ operation: Operation, _ left: CheckedExpression, _ right: CheckedExpression
  ) -> TruthClosure {
    if case .fact(let slot) = left.form, case .constant(let value) = right.form {
      return comparison(operation, ofFact: slot, with: value)
    }
    let (left, right) = (left.compiledValue(), right.compiledValue())
    return { compare(operation, left($0), right($0)) }
  }

  private func compiledScored(_ operation: Operation, _ operands: [CheckedExpression]) -> TruthClosure {
    let ranges = operands.map { $0.compiledRange() }
    if operation == .in {
      let whole = operands[1].compiledValue()
      return { facts in
        guard let range = ranges[0](facts) else { return nil }
        switch whole(facts) {
        case .interval(let interval): return range.isInside(interval)
        case .null: return false
        default: return nil
        }
      }
    }
    return { facts in decideScored(operation, ranges.map { $0(facts) }) }
  }

  private func compiledRange() -> @Sendable ([Value]) -> ScoreRange? {
    if case .score(let least, let greatest) = form {
      return { facts in
        guard let least = facts.fact(least).asDecimal, let greatest = facts.fact(greatest).asDecimal else {
          return nil
        }
        return ScoreRange(least: least, greatest: greatest)
      }
    }
    let value = compiledValue()
    return { value($0).asDecimal.map { ScoreRange(least: $0, greatest: $0) } }
  }
}
