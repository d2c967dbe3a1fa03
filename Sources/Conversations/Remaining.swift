import ClinicalQuality
public import Dialogs

extension Conversation {
  /// The most nodes that are looked at to tell how far it is; where more lie ahead, nothing is told rather than a turn
  /// slowed.
  private static let mostNodes = 500
  /// The most prompts that are told to be left.
  private static let mostPrompts = 40

  /// How many prompts are left at least and at most, the present one included, as far as can be told now.
  ///
  /// The shortest and the longest way through the edges that can still be taken. `nil` at a conclusion, while a
  /// mention is asked about, and where more nodes lie ahead than can be looked through.
  /// - Complexity: O(nodes and edges that can still be reached), at most 2,000 nodes.
  public var remainingPrompts: ClosedRange<Int>? {
    guard case .asks(let prompt) = stop, prompt.reason == .itsTurn || prompt.reason == .needed else {
      return nil
    }
    var ways = RemainingWays(self)
    guard let node = walk.path.last, let range = ways.range(from: node) else { return nil }
    return max(1, range.lowerBound)...max(1, range.upperBound)
  }

  /// How many prompts are left where nothing remarkable turns up (no, or not sure, to all), the present one included.
  ///
  /// Lies between the shortest and the longest way, and is `nil` where ``remainingPrompts`` is, and where more than 40
  /// are left: nobody counts so far ahead.
  /// - Complexity: O(length of the rest of the conversation), at most 40 turns.
  public var usualPromptsLeft: Int? {
    guard let range = remainingPrompts, range.lowerBound <= Self.mostPrompts else { return nil }
    var going = self
    var count = 0
    while count < range.upperBound, case .asks(let prompt) = going.stop {
      count += 1
      if count > Self.mostPrompts { return nil }
      going.take(
        prompt.onScreen.map { .answered(question: dialog[$0].id, dialog[$0].unremarkableAnswer) }, words: "")
    }
    return min(max(count, range.lowerBound), range.upperBound)
  }

  private struct RemainingWays {
    /// A node on the way down, and which of the nodes it may lead to comes next.
    private struct Visit {
      let node: Reference<Node>
      let targets: [Reference<Node>]
      var next = 0
    }

    private let dialog: Dialog
    private let journal: Journal
    private let values: [Value]
    private var known: [Reference<Node>: ClosedRange<Int>] = [:]

    init(_ conversation: Conversation) {
      (dialog, journal) = (conversation.dialog, conversation.journal)
      values = conversation.walk.values
    }

    /// Follows the graph depth first without recursion, so that a long dialog needs no deep stack.
    mutating func range(from start: Reference<Node>) -> ClosedRange<Int>? {
      var way = [Visit(node: start, targets: openTargets(of: start))]
      while let visit = way.last {
        guard visit.next < visit.targets.count else {
          known[visit.node] = range(of: visit)
          way.removeLast()
          continue
        }
        way[way.count - 1].next += 1
        let target = visit.targets[visit.next]
        guard known[target] == nil else { continue }
        guard way.count + known.count < Conversation.mostNodes else { return nil }
        way.append(Visit(node: target, targets: openTargets(of: target)))
      }
      return known[start]
    }

    /// What a node puts itself, and the shortest and the longest way on from it.
    private func range(of visit: Visit) -> ClosedRange<Int> {
      var (least, most) = (Int.max, 0)
      for target in visit.targets {
        guard let way = known[target] else { continue }
        (least, most) = (min(least, way.lowerBound), max(most, way.upperBound))
      }
      let own = prompts(at: visit.node)
      return (own.lowerBound + (least == .max ? 0 : least))...(own.upperBound + most)
    }

    /// Where the node may still lead: edges that are not false, up to the first that is true.
    private func openTargets(of node: Reference<Node>) -> [Reference<Node>] {
      guard case .next(let edges) = dialog[node].exit else { return [] }
      var targets: [Reference<Node>] = []
      for edge in edges {
        let truth = edge.when.map { $0.truth(values) } ?? true
        if truth == false, edge.when?.reads.allSatisfy(isSettled) == true { continue }
        targets.append(edge.to)
        if edge.when == nil { break }
      }
      return targets
    }

    /// Whether a fact cannot change any more by going on: its question has an entry.
    private func isSettled(_ slot: Int) -> Bool {
      dialog.slots.question(at: slot).map { journal[$0] != nil } ?? false
    }

    /// How many prompts the node itself still puts: surely, and possibly.
    private func prompts(at node: Reference<Node>) -> ClosedRange<Int> {
      var (least, most) = (0, 0)
      for item in dialog[node].asks where isOpen(item.question) {
        let asked = item.when.map { $0.truth(values) } ?? true
        let relevant = dialog[item.question].relevant.map { $0.truth(values) } ?? true
        if asked == true, relevant == true { least += 1 }
        if asked != false, relevant != false { most += 1 }
      }
      return least...most
    }

    private func isOpen(_ question: Reference<Question>) -> Bool {
      guard case .checklist(let items) = dialog[question].kind else { return journal[question] == nil }
      return items.isEmpty ? journal[question] == nil : items.contains { journal[$0] == nil }
    }
  }
}

extension Question {
  /// The answer that turns nothing up: no, or where that is no answer, 'not sure'.
  public var unremarkableAnswer: Answer {
    if case .yesNo = kind { .no } else { .notSure }
  }
}
