import ClinicalQuality
import Dialogs

/// What counts as a prompt on the way of cases that all have one level: a set of cases for each prompt, in which it counts.
///
/// No conversation has more prompts than there are sets that it is in; it may have fewer, as whether an advice is wanted
/// that something is needed for is not looked at.
struct PromptSets {
  /// For each prompt that may count, the cases in which it does.
  private(set) var prompts: [Diagrams.ID] = []
  /// Sets of cases, in all of which each conversation is: nothing is left to ask on its way.
  private(set) var demands: [Demand] = []
  private let exploration: Exploration
  private let prospect: Prospect
  /// Whether cases end wherever something would be asked, as the level stops them.
  private let areStopped: Bool
  /// The cases whose way leads to each node.
  private var paths: [Int: Diagrams.ID]
  private var stood: [Occurrence] = []

  /// - Parameter exploration: One that takes all cases to have one level.
  init(_ exploration: Exploration) throws(ExplorationLimit) {
    self.exploration = exploration
    prospect = exploration.prospect
    areStopped = exploration.assumedLevel.map { exploration.dialog[$0].stops } ?? false
    paths = [exploration.dialog.start.position: Diagrams.true]
    for node in exploration.order { try pass(node) }
    prompts.removeAll { $0 == Diagrams.false }
    demands.removeAll { $0.cases == Diagrams.true }
  }

  private var dialog: Dialog { exploration.dialog }
  private var space: CaseSpace { exploration.space }

  private mutating func pass(_ node: Reference<Node>) throws(ExplorationLimit) {
    let here = paths[node.position] ?? Diagrams.false
    var going = here
    for item in dialog[node].asks {
      let stands = try space.diagrams.and(here, exploration.applies(item.when))
      if !prospect.isLone(item.question) {
        prompts.append(try space.diagrams.and(stands, fresh(item.question)))
      }
      stood.append(Occurrence(question: item.question, cases: stands))
      let put = try space.diagrams.and(stands, exploration.relevant(item.question))
      let items = dialog[item.question].items
      for part in items.isEmpty ? [item.question] : items {
        let open = try space.diagrams.and(put, exploration.puts(single: part))
        if areStopped {
          going = try space.diagrams.without(going, open)
        } else {
          demands.append(Demand(question: part, cases: try space.diagrams.not(open)))
        }
      }
    }
    let stopped = try space.diagrams.without(here, going)
    let rest = try leave(node, going)
    try settle(prospect.settled(endingAt: node), space.diagrams.or(stopped, rest))
    if case .conclude = dialog[node].exit, !areStopped { try addNeeds() }
  }

  /// Follows the edges of a node; returns those cases that take none.
  private mutating func leave(
    _ node: Reference<Node>, _ going: Diagrams.ID
  ) throws(ExplorationLimit) -> Diagrams.ID {
    guard case .next(let edges) = dialog[node].exit else { return going }
    var rest = going
    for edge in edges {
      let condition = try exploration.applies(edge.when)
      let taken = try space.diagrams.and(rest, condition)
      rest = try space.diagrams.without(rest, condition)
      try settle(prospect.settled(from: node, to: edge.to), taken)
      paths[edge.to.position] = try space.diagrams.or(paths[edge.to.position] ?? Diagrams.false, taken)
    }
    return rest
  }

  /// Counts questions that come no more on some cases' way, where they stood on it and something of them has an entry.
  private mutating func settle(_ questions: [Int], _ cases: Diagrams.ID) throws(ExplorationLimit) {
    for position in questions {
      let question = Reference<Question>(position)
      var standing = Diagrams.false
      for other in stood where other.question == question {
        standing = try space.diagrams.or(standing, other.cases)
      }
      let answered = try exploration.freshEntries(of: question, after: [])
      prompts.append(try space.diagrams.and(cases, space.diagrams.and(standing, answered)))
    }
  }

  /// Counts what the level or some advice needs, where it has an entry and did not stand on the way.
  private mutating func addNeeds() throws(ExplorationLimit) {
    guard let level = exploration.assumedLevel else { return }
    var applying: [Int: Diagrams.ID] = [:]
    for need in dialog[level].needs + dialog.advice.flatMap(\.needs) {
      let others = applying[need.question.position] ?? Diagrams.false
      applying[need.question.position] = try space.diagrams.or(others, exploration.applies(need.when))
    }
    for (position, cases) in applying.sorted(by: { $0.key < $1.key }) {
      prompts.append(try space.diagrams.and(cases, fresh(Reference(position))))
    }
  }

  /// The cases in which something of a question has an entry and did not stand on the way so far.
  private func fresh(_ question: Reference<Question>) throws(ExplorationLimit) -> Diagrams.ID {
    let parts = Set([question] + dialog[question].items)
    let before = stood.filter { !parts.isDisjoint(with: [$0.question] + dialog[$0.question].items) }
    return try exploration.freshEntries(of: question, after: before)
  }
}
