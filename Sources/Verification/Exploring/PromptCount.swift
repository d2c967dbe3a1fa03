import ClinicalQuality
import Dialogs

/// Counts prompts from node to node.
///
/// Cases that have enough are not told apart any more, and those that cannot come to enough on the longest way ahead are
/// left behind, so that a bound which few conversations come near is cheap to prove. A question that stands at several
/// nodes is counted where it can come no more: before that, it is still among what lies ahead.
struct PromptCount {
  private let exploration: Exploration
  private let number: Int
  private let needs: [Diagrams.ID]
  /// Whether the cases are those whose level stops them: they end wherever something would be asked.
  private let areStopped: Bool
  private let prospect: Prospect
  private var counts: [Int: Diagrams.ID] = [:]
  private var ended = Diagrams.null
  private var stood: [Occurrence] = []

  init(_ exploration: Exploration, upTo number: Int, needs: [Diagrams.ID], areStopped: Bool) {
    self.exploration = exploration
    self.number = number
    self.needs = needs
    self.areStopped = areStopped
    prospect = exploration.prospect
  }

  private var dialog: Dialog { exploration.dialog }
  private var space: CaseSpace { exploration.space }

  /// Those of some cases that end with enough prompts.
  mutating func count(_ cases: Diagrams.ID) throws(ExplorationLimit) -> Diagrams.ID {
    guard prospect.most(from: dialog.start) + needs.count >= number else { return Diagrams.false }
    let zero = space.diagrams.leaf(.integer(0))
    counts[dialog.start.position] = try space.diagrams.choose(cases, then: zero, otherwise: Diagrams.null)
    for node in exploration.order {
      guard let count = counts.removeValue(forKey: node.position), count != Diagrams.null else { continue }
      try pass(node, drop(count, ahead: prospect.most(from: node)))
    }
    for (index, need) in needs.enumerated() {
      ended = try add(need, to: ended)
      ended = try drop(ended, ahead: -index - 1)
    }
    let isEnough = exploration.operation("enough") { count, wanted in .boolean(count == wanted) }
    return try space.diagrams.apply(isEnough, ended, space.diagrams.leaf(.integer(Int32(clamping: number))))
  }

  private mutating func pass(_ node: Reference<Node>, _ arriving: Diagrams.ID) throws(ExplorationLimit) {
    var count = arriving
    let isHere = exploration.operation("is here") { count, _ in .boolean(!count.isNull) }
    let here = try space.diagrams.apply(isHere, count, Diagrams.null)
    for item in dialog[node].asks {
      let when = try exploration.applies(item.when)
      if !prospect.isLone(item.question) {
        let parts = Set([item.question] + dialog[item.question].items)
        let before = stood.filter { !parts.isDisjoint(with: [$0.question] + dialog[$0.question].items) }
        let fresh = try exploration.freshEntries(of: item.question, after: before)
        count = try add(space.diagrams.and(when, fresh), to: count)
      }
      stood.append(Occurrence(question: item.question, cases: try space.diagrams.and(here, when)))
    }
    guard count != Diagrams.null else { return }
    let asking = try exploration.asking(dialog[node].asks[...])
    if areStopped { try end(keep(count, within: asking), at: node) }
    try leave(node, keep(count, outside: asking))
  }

  private mutating func leave(_ node: Reference<Node>, _ count: Diagrams.ID) throws(ExplorationLimit) {
    var rest = count
    switch dialog[node].exit {
    case .next(let edges):
      for edge in edges where rest != Diagrams.null {
        let condition = try exploration.applies(edge.when)
        var taken = try keep(rest, within: condition)
        rest = try keep(rest, outside: condition)
        let ahead = prospect.most(from: edge.to)
        taken = try settle(prospect.settled(from: node, to: edge.to), in: taken, ahead: ahead)
        counts[edge.to.position] = try merge(counts[edge.to.position] ?? Diagrams.null, taken)
      }
    case .conclude:
      if !areStopped { rest = try keep(rest, outside: exploration.needsAnswers()) }
    }
    try end(rest, at: node)
  }

  private mutating func end(_ count: Diagrams.ID, at node: Reference<Node>) throws(ExplorationLimit) {
    let settled = try settle(prospect.settled(endingAt: node), in: count, ahead: 0)
    ended = try merge(ended, settled)
  }

  /// Counts questions that come no more, where they stood on the way and something of them has an entry.
  private func settle(
    _ questions: [Int], in count: Diagrams.ID, ahead: Int
  ) throws(ExplorationLimit) -> Diagrams.ID {
    var count = count
    for (index, position) in questions.enumerated() where count != Diagrams.null {
      let question = Reference<Question>(position)
      var cases = Diagrams.false
      for other in stood where other.question == question {
        cases = try space.diagrams.or(cases, other.cases)
      }
      let answered = try exploration.freshEntries(of: question, after: [])
      count = try add(space.diagrams.and(cases, answered), to: count)
      count = try drop(count, ahead: ahead + questions.count - index - 1)
    }
    return count
  }

  private func keep(_ count: Diagrams.ID, within cases: Diagrams.ID) throws(ExplorationLimit) -> Diagrams.ID {
    let operation = exploration.operation("within") { count, truth in truth == .boolean(true) ? count : .null
    }
    return try space.diagrams.apply(operation, count, cases)
  }

  private func keep(_ count: Diagrams.ID, outside cases: Diagrams.ID) throws(ExplorationLimit) -> Diagrams.ID
  {
    let operation = exploration.operation("outside") { count, truth in
      truth == .boolean(true) ? .null : count
    }
    return try space.diagrams.apply(operation, count, cases)
  }

  private func merge(_ left: Diagrams.ID, _ right: Diagrams.ID) throws(ExplorationLimit) -> Diagrams.ID {
    let operation = exploration.operation("merge") { $0.isNull ? $1 : $0 }
    return try space.diagrams.apply(operation, left, right)
  }

  private func add(_ cases: Diagrams.ID, to count: Diagrams.ID) throws(ExplorationLimit) -> Diagrams.ID {
    let most = Int32(clamping: number)
    let operation = exploration.operation("one more up to \(most)") { count, truth in
      guard case .integer(let number) = count, truth == .boolean(true) else { return count }
      return .integer(min(number + 1, most))
    }
    return try space.diagrams.apply(operation, count, cases)
  }

  /// Leaves behind what cannot come to enough with so many prompts ahead, besides those of needs.
  private func drop(_ count: Diagrams.ID, ahead: Int) throws(ExplorationLimit) -> Diagrams.ID {
    let least = number - ahead - needs.count
    guard least > 0 else { return count }
    let operation = exploration.operation("drop") { count, least in
      if case (.integer(let number), .integer(let least)) = (count, least), number < least {
        .null
      } else {
        count
      }
    }
    return try space.diagrams.apply(operation, count, space.diagrams.leaf(.integer(Int32(clamping: least))))
  }
}
