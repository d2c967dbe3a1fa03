import ClinicalQuality
import Dialogs

/// What counts as a prompt at a node, and who goes on from it, as sets of cases that do not depend on how they came there
/// but for the edges.
struct PromptPlan {
  struct Exit {
    let condition: Diagrams.ID
    let target: Reference<Node>
    /// For each prompt that comes no more behind this exit and counts here: the cases in which it does.
    let counted: [Diagrams.ID]
  }

  let node: Reference<Node>
  /// The same for prompts that count where they stand.
  let counted: [Diagrams.ID]
  /// The cases that stop here, as something is asked.
  let asking: Diagrams.ID
  let exits: [Exit]
  let countedAtEnd: [Diagrams.ID]

  var everything: [Diagrams.ID] {
    counted + [asking] + exits.flatMap { [$0.condition] + $0.counted } + countedAtEnd
  }

  /// The most prompts that may count from here on, by what may from its targets on.
  func most(_ ahead: (Reference<Node>) -> Int) -> Int {
    func possible(_ sets: [Diagrams.ID]) -> Int { sets.count { $0 != Diagrams.false } }
    let ways = exits.filter { $0.condition != Diagrams.false }.map { possible($0.counted) + ahead($0.target) }
    return possible(counted) + max(ways.max() ?? 0, possible(countedAtEnd))
  }

  /// The plans of all nodes, each behind those that lead to it.
  static func plans(_ exploration: Exploration) throws(ExplorationLimit) -> [PromptPlan] {
    var planner = Planner(exploration)
    var plans: [PromptPlan] = []
    for node in exploration.order { plans.append(try planner.plan(node)) }
    return plans
  }
}

/// Makes the plans of nodes one after another, each behind those that lead to it.
private struct Planner {
  let exploration: Exploration
  let prospect: Prospect
  /// The cases whose edges lead to each node.
  var paths: [Int: Diagrams.ID]
  var stood: [Occurrence] = []

  init(_ exploration: Exploration) {
    self.exploration = exploration
    prospect = exploration.prospect
    paths = [exploration.dialog.start.position: Diagrams.true]
  }

  private var dialog: Dialog { exploration.dialog }
  private var space: CaseSpace { exploration.space }

  mutating func plan(_ node: Reference<Node>) throws(ExplorationLimit) -> PromptPlan {
    let here = paths[node.position] ?? Diagrams.false
    var counted: [Diagrams.ID] = []
    for item in dialog[node].asks {
      let when = try exploration.applies(item.when)
      if !prospect.isLone(item.question) {
        let parts = Set([item.question] + dialog[item.question].items)
        let before = stood.filter { !parts.isDisjoint(with: [$0.question] + dialog[$0.question].items) }
        let fresh = try exploration.freshEntries(of: item.question, after: before)
        counted.append(try space.diagrams.and(when, fresh))
      }
      stood.append(Occurrence(question: item.question, cases: try space.diagrams.and(here, when)))
    }
    let asking = try exploration.asking(dialog[node].asks[...])
    let exits = try exits(of: node, here)
    var settled = try settled(prospect.settled(endingAt: node))
    if case .conclude = dialog[node].exit { settled += try needs() }
    return PromptPlan(node: node, counted: counted, asking: asking, exits: exits, countedAtEnd: settled)
  }

  private mutating func exits(
    of node: Reference<Node>, _ here: Diagrams.ID
  ) throws(ExplorationLimit) -> [PromptPlan.Exit] {
    guard case .next(let edges) = dialog[node].exit else { return [] }
    var rest = here
    var exits: [PromptPlan.Exit] = []
    for edge in edges {
      let condition = try exploration.applies(edge.when)
      let counted = try settled(prospect.settled(from: node, to: edge.to))
      exits.append(PromptPlan.Exit(condition: condition, target: edge.to, counted: counted))
      let taken = try space.diagrams.and(rest, condition)
      rest = try space.diagrams.without(rest, condition)
      paths[edge.to.position] = try space.diagrams.or(paths[edge.to.position] ?? Diagrams.false, taken)
    }
    return exits
  }

  /// For each of some questions, the cases in which it stood and something of it has an entry.
  private func settled(_ questions: [Int]) throws(ExplorationLimit) -> [Diagrams.ID] {
    var found: [Diagrams.ID] = []
    for position in questions {
      let question = Reference<Question>(position)
      var cases = Diagrams.false
      for other in stood where other.question == question {
        cases = try space.diagrams.or(cases, other.cases)
      }
      found.append(try space.diagrams.and(cases, exploration.freshEntries(of: question, after: [])))
    }
    return found
  }

  /// For each question that the level or some advice needs, the cases in which it has an entry and did not stand on the
  /// way; whether the advice is wanted is not looked at.
  private func needs() throws(ExplorationLimit) -> [Diagrams.ID] {
    guard let level = exploration.assumedLevel, !dialog[level].stops else { return [] }
    var applying: [Int: Diagrams.ID] = [:]
    for need in dialog[level].needs + dialog.advice.flatMap(\.needs) {
      let others = applying[need.question.position] ?? Diagrams.false
      applying[need.question.position] = try space.diagrams.or(others, exploration.applies(need.when))
    }
    var found: [Diagrams.ID] = []
    for (position, cases) in applying.sorted(by: { $0.key < $1.key }) {
      let question = Reference<Question>(position)
      let parts = Set([question] + dialog[question].items)
      let before = stood.filter { !parts.isDisjoint(with: [$0.question] + dialog[$0.question].items) }
      found.append(try space.diagrams.and(cases, exploration.freshEntries(of: question, after: before)))
    }
    return found
  }
}
