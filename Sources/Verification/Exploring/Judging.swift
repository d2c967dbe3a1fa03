import ClinicalQuality
import Dialogs

extension Exploration {
  /// The cases in which a finding holds.
  func holds(finding: Reference<Finding>) throws(ExplorationLimit) -> Diagrams.ID {
    try holds(dialog[finding].when)
  }

  /// The cases in which a finding holds and stands, raises included, for a level or a more urgent one.
  func holds(_ finding: Reference<Finding>, atLeast level: Int) throws(ExplorationLimit) -> Diagrams.ID {
    try once("finding \(finding.position) \(level)") { () throws(ExplorationLimit) in
      let all = try holds(finding: finding)
      if dialog[finding].level.position <= level { return all }
      var raised = Diagrams.false
      for raise in dialog[finding].raises where raise.to.position <= level {
        let condition = try holds(raise.when)
        raised = try space.diagrams.or(raised, condition)
      }
      return try space.diagrams.and(all, raised)
    }
  }

  /// The cases in which some finding stands for a level or a more urgent one; for the last level, for any.
  func urgency(_ level: Int) throws(ExplorationLimit) -> Diagrams.ID {
    if level < 0 { return Diagrams.false }
    if let known = urgencies[level] { return known }
    var all: [Diagrams.ID] = []
    for position in dialog.findings.indices { all += try grounds(of: Reference(position), atLeast: level) }
    let cases = try unite(all)
    urgencies[level] = cases
    return cases
  }

  /// Sets of cases in each of which a finding stands for a level or a more urgent one; together, all such cases.
  func grounds(
    of finding: Reference<Finding>, atLeast level: Int
  ) throws(ExplorationLimit) -> [Diagrams.ID] {
    if dialog[finding].level.position <= level { return try grounds(dialog[finding].when) }
    if dialog[finding].raises.allSatisfy({ $0.to.position > level }) { return [] }
    return [try holds(finding, atLeast: level)]
  }

  /// The union of sets, some of which are single answers: where one of those is given, the others no longer matter.
  private func unite(_ sets: [Diagrams.ID]) throws(ExplorationLimit) -> Diagrams.ID {
    let single = sets.filter { space.diagrams.isSingle($0) }
    let base = try space.diagrams.anyOf(single)
    let care = try space.diagrams.not(base)
    var others: [Diagrams.ID] = []
    for set in Set(sets).subtracting(single) {
      others.append(try space.diagrams.simplify(set, within: care))
    }
    let rest = try space.diagrams.anyOf(others)
    return try space.diagrams.or(base, rest)
  }

  /// The same with the default level, which stands in where no finding holds.
  func effectiveUrgency(_ level: Int) throws(ExplorationLimit) -> Diagrams.ID {
    let found = try urgency(level)
    guard dialog.defaultLevel.position <= level else { return found }
    let any = try urgency(dialog.levels.count - 1)
    let none = try space.diagrams.not(any)
    return try space.diagrams.or(found, none)
  }

  /// The cases in which a level is the findings' level, the default where none holds.
  func isLevel(_ level: Reference<Level>) throws(ExplorationLimit) -> Diagrams.ID {
    if let assumedLevel { return level == assumedLevel ? Diagrams.true : Diagrams.false }
    return try once("level \(level.position)") { () throws(ExplorationLimit) in
      let own = try effectiveUrgency(level.position)
      let before = level.position > 0 ? try effectiveUrgency(level.position - 1) : Diagrams.false
      return try space.diagrams.without(own, before)
    }
  }

  /// The cases in which the level stops the conversation.
  func stops() throws(ExplorationLimit) -> Diagrams.ID {
    try once("stops") { () throws(ExplorationLimit) in
      var cases = Diagrams.false
      for (position, level) in dialog.levels.enumerated() where level.stops {
        let own = try isLevel(Reference(position))
        cases = try space.diagrams.or(cases, own)
      }
      return cases
    }
  }

  // MARK: - Advice

  /// The cases in which a finding that holds, or its own condition, asks for an advice.
  func wants(_ advice: Reference<Advice>) throws(ExplorationLimit) -> Diagrams.ID {
    try once("wants \(advice.position)") { () throws(ExplorationLimit) in
      var cases =
        try dialog[advice].when.map { when throws(ExplorationLimit) in try holds(when) } ?? Diagrams.false
      for (position, finding) in dialog.findings.enumerated() where finding.advise.contains(advice) {
        let own = try holds(finding: Reference(position))
        cases = try space.diagrams.or(cases, own)
      }
      return cases
    }
  }

  /// The cases in which an advice's contraindication is known to be absent.
  func isHarmless(_ advice: Reference<Advice>) throws(ExplorationLimit) -> Diagrams.ID {
    guard let unless = dialog[advice].unless else { return Diagrams.true }
    return try fails(unless)
  }

  /// The cases in which a conclusion gives an advice.
  func gives(_ advice: Reference<Advice>) throws(ExplorationLimit) -> Diagrams.ID {
    try once("gives \(advice.position)") { () throws(ExplorationLimit) in
      let wanted = try wants(advice)
      let harmless = try isHarmless(advice)
      let given = try space.diagrams.and(wanted, harmless)
      let lacking = try hasOpenNeeds(dialog[advice].needs)
      return try space.diagrams.without(given, lacking)
    }
  }

  // MARK: - Needs

  /// The cases in which something that is needed has no entry although it would apply.
  func hasOpenNeeds(_ needs: [Need]) throws(ExplorationLimit) -> Diagrams.ID {
    var cases: [Diagrams.ID] = []
    for need in needs {
      var open: [Diagrams.ID] = []
      for part in [need.question] + dialog[need.question].items where dialog[part].factType != nil {
        var own = try self.open(part)
        if let relevant = dialog[part].relevant {
          let irrelevant = try fails(relevant)
          own = try space.diagrams.without(own, irrelevant)
        }
        open.append(own)
      }
      let applying = try applies(need.when)
      let anyOpen = try space.diagrams.anyOf(open)
      cases.append(try space.diagrams.and(applying, anyOpen))
    }
    return try space.diagrams.anyOf(cases)
  }

  /// The cases in which one of some needs is asked about at a conclusion.
  func asksNeeds(_ needs: [Need]) throws(ExplorationLimit) -> Diagrams.ID {
    var cases: [Diagrams.ID] = []
    for need in needs {
      let asked = try puts(need.question)
      let applying = try applies(need.when)
      cases.append(try space.diagrams.and(applying, asked))
    }
    return try space.diagrams.anyOf(cases)
  }

  /// The cases in which a condition that may be missing is true.
  func applies(_ condition: Expression?) throws(ExplorationLimit) -> Diagrams.ID {
    guard let condition else { return Diagrams.true }
    return try holds(condition)
  }
}
