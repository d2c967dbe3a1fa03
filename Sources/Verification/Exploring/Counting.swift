import ClinicalQuality
import Dialogs

extension Exploration {
  /// The conversations with so many prompts on their way or more; what is no conversation is in no such set.
  func prompts(atLeast number: Int) throws(ExplorationLimit) -> Diagrams.ID {
    if number <= 0 { return Diagrams.true }
    return try once("prompts \(number)") { () throws(ExplorationLimit) in
      let needs = try countedNeeds()
      let stopping = try stops()
      let others = try space.diagrams.not(stopping)
      var ended = PromptCount(self, upTo: number, needs: needs, areStopped: false)
      let concluded = try ended.count(others)
      var stopped = PromptCount(self, upTo: number, needs: needs, areStopped: true)
      let stoppedOnTheWay = try stopped.count(stopping)
      return try space.diagrams.or(concluded, stoppedOnTheWay)
    }
  }

  /// The conversations in which each need counts as a prompt of its own; needs that never do are left out.
  private func countedNeeds() throws(ExplorationLimit) -> [Diagrams.ID] {
    if let knownCountedNeeds { return knownCountedNeeds }
    var earlier: [Occurrence] = []
    var counted: [Diagrams.ID] = []
    for (need, given) in try neededQuestions(evenHarmful: true) {
      let applying = try applies(need.when)
      let cases = try space.diagrams.and(given, applying)
      let parts = Set([need.question] + dialog[need.question].items)
      var before = earlier.filter { !parts.isDisjoint(with: [$0.question] + dialog[$0.question].items) }
      let fresh = try freshEntries(of: need.question, after: before)
      var own = try space.diagrams.and(cases, fresh)
      // Of those few that are left, the ones that did not stand on the way before.
      for node in order {
        for item in dialog[node].asks
        where own != Diagrams.false && !parts.isDisjoint(with: [item.question] + dialog[item.question].items)
        {
          let arriving = try Flow(self, start: own).arrives(node)
          let when = try applies(item.when)
          before.append(Occurrence(question: item.question, cases: try space.diagrams.and(arriving, when)))
          let fresh = try freshEntries(of: need.question, after: before)
          own = try space.diagrams.and(own, fresh)
        }
      }
      own = try concluding(own)
      earlier.append(Occurrence(question: need.question, cases: cases))
      if own != Diagrams.false { counted.append(own) }
    }
    knownCountedNeeds = counted
    return counted
  }

  /// The cases in which a part of a question has an entry and is no part of what stood on the way before.
  fileprivate func freshEntries(
    of question: Reference<Question>, after earlier: [Occurrence]
  ) throws(ExplorationLimit) -> Diagrams.ID {
    var parts: [Diagrams.ID] = []
    for part in [question] + dialog[question].items {
      var covered = try open(part)
      for other in earlier where other.question == part || dialog[other.question].items.contains(part) {
        covered = try space.diagrams.or(covered, other.cases)
      }
      parts.append(try space.diagrams.not(covered))
    }
    return try space.diagrams.anyOf(parts)
  }

  /// Whether prompts that needs put are counted alike in whichever order the advice stands: what two advices need is
  /// the same or has nothing in common.
  var isPromptCountExact: Bool {
    let needs = dialog.advice.flatMap(\.needs).map { Set([$0.question] + dialog[$0.question].items) }
    return needs.allSatisfy { one in needs.allSatisfy { $0 == one || $0.isDisjoint(with: one) } }
  }
}

/// A prompt that stands on the way of some cases.
struct Occurrence {
  let question: Reference<Question>
  let cases: Diagrams.ID
}

/// Counts prompts from node to node.
///
/// Cases that have enough are not told apart any more, and those that cannot come to enough on the longest way ahead are
/// left behind, so that a bound which few conversations come near is cheap to prove. A question that stands at several
/// nodes is counted where it can come no more: before that, it is still among what lies ahead.
private struct PromptCount {
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
