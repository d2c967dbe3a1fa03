extension CheckedExpression {
  /// Adds the slots that decided the value, in the order in which they stand in the text.
  func collectDeciders(_ facts: [Value], into slots: inout [Int]) {
    switch form {
    case .constant: break
    case .fact(let slot): slots.append(slot)
    case .score(let least, let greatest): slots += [least, greatest]
    case .operation(.and, let operands): Self.collect(operands, decidedBy: false, facts, into: &slots)
    case .operation(.or, let operands): Self.collect(operands, decidedBy: true, facts, into: &slots)
    case .operation(.implies, let operands): Self.collectImplication(operands, facts, into: &slots)
    case .operation(.coalesce, let operands) where operands.count > 1:
      Self.collectFirstKnown(operands, facts, into: &slots)
    case .conditional(let condition, let then, let otherwise):
      condition.collectDeciders(facts, into: &slots)
      let branch = condition.compiledTruth()(facts) == true ? then : otherwise
      branch.collectDeciders(facts, into: &slots)
    case .cases(let comparand, let items, let otherwise):
      Self.collectCases(comparand, items, otherwise, facts, into: &slots)
    case .operation(_, let operands), .scored(_, let operands):
      for operand in operands { operand.collectDeciders(facts, into: &slots) }
    case .typed(_, let operand, _): operand.collectDeciders(facts, into: &slots)
    }
  }

  /// A chain is decided by its first operand with the deciding value; else by those that leave it unknown, if
  /// there are any; else by all.
  private static func collect(
    _ operands: [CheckedExpression], decidedBy deciding: Bool, _ facts: [Value], into slots: inout [Int]
  ) {
    let truths = operands.map { $0.compiledTruth()(facts) }
    if let first = truths.firstIndex(of: deciding) {
      return operands[first].collectDeciders(facts, into: &slots)
    }
    let isUnknown = truths.contains(nil)
    for (operand, truth) in zip(operands, truths) where !isUnknown || truth == nil {
      operand.collectDeciders(facts, into: &slots)
    }
  }

  private static func collectImplication(
    _ operands: [CheckedExpression], _ facts: [Value], into slots: inout [Int]
  ) {
    switch (operands[0].compiledTruth()(facts), operands[1].compiledTruth()(facts)) {
    case (false, _): operands[0].collectDeciders(facts, into: &slots)
    case (_, true): operands[1].collectDeciders(facts, into: &slots)
    case (true, nil): operands[1].collectDeciders(facts, into: &slots)
    case (nil, false): operands[0].collectDeciders(facts, into: &slots)
    case (true, false), (nil, nil):
      for operand in operands { operand.collectDeciders(facts, into: &slots) }
    }
  }

  private static func collectFirstKnown(
    _ operands: [CheckedExpression], _ facts: [Value], into slots: inout [Int]
  ) {
    for operand in operands {
      operand.collectDeciders(facts, into: &slots)
      if !operand.compiledValue()(facts).isNull { return }
    }
  }

  private static func collectCases(
    _ comparand: CheckedExpression?, _ items: [CaseItem], _ otherwise: CheckedExpression, _ facts: [Value],
    into slots: inout [Int]
  ) {
    comparand?.collectDeciders(facts, into: &slots)
    let value = comparand?.compiledValue()(facts)
    for item in items {
      item.when.collectDeciders(facts, into: &slots)
      let when = item.when.compiledValue()(facts)
      let holds = value.map { isEqual($0, when) } ?? when.truth
      if holds == true { return item.then.collectDeciders(facts, into: &slots) }
    }
    otherwise.collectDeciders(facts, into: &slots)
  }
}
