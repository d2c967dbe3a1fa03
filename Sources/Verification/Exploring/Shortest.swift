import ClinicalQuality
import Dialogs

extension Exploration {
  /// What a prompt costs; an answer costs next to nothing beside it.
  private static let promptCost = 10_000

  /// A member with few prompts and answers.
  ///
  /// Where there is one, it is a member whose every entry the walk asks for, so that nothing must be told unasked. What
  /// does not matter is open.
  public func shortest(in set: CaseSet) throws(ExplorationLimit) -> Case? {
    if set.isEmpty { return nil }
    do {
      let asked = try allAsked()
      let both = try space.diagrams.and(set.root, asked)
      return cheapest(in: both == Diagrams.false ? set.root : both)
    } catch .nodes {
      // Telling facts unasked is well possible too.
      space.diagrams.recover()
      return cheapest(in: set.root)
    }
  }

  private func cheapest(in set: Diagrams.ID) -> Case? {
    let costs = entryCosts
    return space.diagrams.cheapest(in: set) { costs[$0][$1] }.map(member)
  }

  /// What each value of each variable costs: a prompt, shared by the items of a checklist, and a little for answers
  /// that turn something up, so that others stay unremarkable.
  var entryCosts: [[Int]] {
    var prompts = [Int](repeating: Self.promptCost, count: space.variables.count)
    for question in dialog.questions {
      let items = question.items
      for item in items {
        prompts[space.questionLevels[version][item.position]] = Self.promptCost / max(1, items.count)
      }
    }
    return space.variables.enumerated().map { level, variable in
      variable.entries.enumerated().map { index, entry in
        switch entry {
        case .open: 0
        case .setting: index == 0 ? 0 : 1
        case .answer(.value(.boolean(false))): prompts[level] + 1
        case .answer(.value): prompts[level] + 2 + index
        case .answer(.notSure): prompts[level] + 3 + index
        }
      }
    }
  }

  /// The cases in which every entry is of a question that the walk comes to.
  func allAsked() throws(ExplorationLimit) -> Diagrams.ID {
    try once("all asked") { () throws(ExplorationLimit) in
      var reached: [Int: Diagrams.ID] = [:]
      func reach(_ question: Reference<Question>, in cases: Diagrams.ID) throws(ExplorationLimit) {
        for part in [question] + dialog[question].items {
          reached[part.position] = try space.diagrams.or(reached[part.position] ?? Diagrams.false, cases)
        }
      }
      for node in order {
        for (index, item) in dialog[node].asks.enumerated() {
          let here = try flow.reaches(item: index, of: node)
          let when = try applies(item.when)
          let relevant = try self.relevant(item.question)
          let asked = try space.diagrams.and(when, relevant)
          try reach(item.question, in: space.diagrams.and(here, asked))
        }
        if case .conclude = dialog[node].exit { try reachNeeds(flow.passes(node), reach) }
      }
      var cases = Diagrams.true
      for position in dialog.questions.indices.reversed() {
        let open = try self.open(Reference(position))
        var fine = try space.diagrams.and(
          reached[position] ?? Diagrams.false, self.relevant(Reference(position)))
        fine = try space.diagrams.or(open, fine)
        cases = try space.diagrams.and(cases, fine)
      }
      return cases
    }
  }

  private func reachNeeds(
    _ here: Diagrams.ID, _ reach: (Reference<Question>, Diagrams.ID) throws(ExplorationLimit) -> Void
  ) throws(ExplorationLimit) {
    for (need, given) in try neededQuestions() {
      let applying = try applies(need.when)
      let both = try space.diagrams.and(given, applying)
      try reach(need.question, space.diagrams.and(here, both))
    }
  }
}
