import Dialogs

extension Judge {
  /// Every question can change something: the level, a finding, an advice, or what is asked.
  ///
  /// Questions for words, whose words tell other facts, and checklists, which only gather questions, are not meant.
  func everyQuestionMatters() throws(ExplorationLimit) -> PropertyResult {
    var mattering: Set<Int> = []
    let concerned = dialog.questions.indices.filter { position in
      switch dialog.questions[position].kind {
      case .text, .checklist: false
      case .yesNo, .choice, .number, .duration, .frequency: true
      }
    }
    for set in try deciding() {
      mattering.formUnion(exploration.space.diagrams.telling(set))
      if concerned.allSatisfy({ mattering.contains(exploration.space.questionLevels[0][$0]) }) { break }
    }
    let idle = concerned.filter { !mattering.contains(exploration.space.questionLevels[0][$0]) }
    let failures = idle.map { position in
      let question = dialog.questions[position]
      return Counterexample(
        "no answer to '\(question.id)' changes a level, a finding, an advice or what is asked",
        place: question.place)
    }
    let isExact = exploration.space.inexactSlots[0].isEmpty
    return PropertyResult(
      "every_question_can_change_something", "Every question can change an outcome.",
      isExact ? failures : [], isExact: isExact)
  }

  /// What answers decide: findings with their raises, advice, and which questions and edges are open.
  private func deciding() throws(ExplorationLimit) -> [Diagrams.ID] {
    var sets: [Diagrams.ID] = []
    for (position, finding) in dialog.findings.enumerated() {
      sets.append(try exploration.holds(finding: Reference(position)))
      for raise in finding.raises {
        let own = try exploration.holds(raise.when)
        sets.append(try exploration.space.diagrams.and(sets[sets.count - 1], own))
      }
    }
    for position in dialog.advice.indices { sets.append(try exploration.gives(Reference(position))) }
    var conditions = dialog.questions.compactMap(\.relevant)
    for node in dialog.nodes {
      conditions += node.asks.compactMap(\.when)
      if case .next(let edges) = node.exit { conditions += edges.compactMap(\.when) }
    }
    conditions += (dialog.levels.flatMap(\.needs) + dialog.advice.flatMap(\.needs)).compactMap(\.when)
    for condition in conditions { sets.append(try exploration.holds(condition)) }
    return sets
  }
}

extension Diagrams {
  /// The variables of which two values other than the first lead to different members.
  func telling(_ set: ID) -> Set<Int> {
    var found: Set<Int> = []
    for id in nodes(of: set) where !isLeaf(id) {
      let values = children(of: id).dropFirst()
      if values.contains(where: { $0 != values.first }) { found.insert(Int(self.level(id))) }
    }
    return found
  }
}
