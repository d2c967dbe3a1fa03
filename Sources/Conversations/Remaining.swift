import ClinicalQuality
public import Dialogs

extension Conversation {
  /// The most nodes that are looked at to tell how far it is; a larger dialog tells nothing rather than slow a turn.
  private static let mostNodes = 2_000

  /// How many prompts are left at least and at most, the present one included, as far as can be told now.
  ///
  /// The shortest and the longest way through the edges that can still be taken. `nil` at a conclusion, while a
  /// mention is asked about, and in a dialog too large to look through.
  /// - Complexity: O(nodes and edges that can still be reached), at most 2,000 nodes.
  public var remainingPrompts: ClosedRange<Int>? {
    guard case .asks(let prompt) = stop, prompt.reason == .itsTurn || prompt.reason == .needed else {
      return nil
    }
    var ways = RemainingWays(self)
    guard let node = walk.path.last, let range = ways.range(from: node), ways.seen <= Self.mostNodes else {
      return nil
    }
    return max(1, range.lowerBound)...max(1, range.upperBound)
  }

  /// How many prompts are left where nothing remarkable turns up (no, or not sure, to all), the present one included.
  ///
  /// Lies between the shortest and the longest way, and is `nil` where ``remainingPrompts`` is.
  /// - Complexity: O(length of the rest of the conversation).
  public var usualPromptsLeft: Int? {
    guard let range = remainingPrompts else { return nil }
    var going = self
    var count = 0
    while count < range.upperBound, case .asks(let prompt) = going.stop {
      count += 1
      going.take(
        prompt.onScreen.map { .answered(question: dialog[$0].id, dialog[$0].unremarkableAnswer) }, words: "")
    }
    return min(max(count, range.lowerBound), range.upperBound)
  }

  private struct RemainingWays {
    private let conversation: Conversation
    private var known: [Reference<Node>: ClosedRange<Int>] = [:]
    private(set) var seen = 0

    init(_ conversation: Conversation) {
      self.conversation = conversation
    }

    /// Follows the graph depth first without recursion, so that a long dialog needs no deep stack.
    mutating func range(from start: Reference<Node>) -> ClosedRange<Int>? {
      var waiting = [start]
      while let node = waiting.last {
        guard seen <= Conversation.mostNodes else { return nil }
        let next = openTargets(of: node)
        let unknown = next.filter { known[$0] == nil }
        guard unknown.isEmpty else {
          waiting += unknown
          continue
        }
        waiting.removeLast()
        guard known[node] == nil else { continue }
        seen += 1
        let own = prompts(at: node)
        let ways = next.compactMap { known[$0] }
        let least = ways.map(\.lowerBound).min() ?? 0
        let most = ways.map(\.upperBound).max() ?? 0
        known[node] = (own.lowerBound + least)...(own.upperBound + most)
      }
      return known[start]
    }

    /// Where the node may still lead: edges that are not false, up to the first that is true.
    private func openTargets(of node: Reference<Node>) -> [Reference<Node>] {
      guard case .next(let edges) = conversation.dialog[node].exit else { return [] }
      var targets: [Reference<Node>] = []
      for edge in edges {
        let truth = edge.when.map { $0.truth(conversation.walk.values) } ?? true
        if truth == false, edge.when?.reads.allSatisfy(isSettled) == true { continue }
        targets.append(edge.to)
        if edge.when == nil { break }
      }
      return targets
    }

    /// Whether a fact cannot change any more by going on: its question has an entry.
    private func isSettled(_ slot: Int) -> Bool {
      conversation.dialog.slots.question(at: slot).map { conversation.journal[$0] != nil } ?? false
    }

    /// How many prompts the node itself still puts: surely, and possibly.
    private func prompts(at node: Reference<Node>) -> ClosedRange<Int> {
      var (least, most) = (0, 0)
      for item in conversation.dialog[node].asks where isOpen(item.question) {
        let conditions = [item.when, conversation.dialog[item.question].relevant].compactMap(\.self)
        let truths = conditions.map { $0.truth(conversation.walk.values) }
        if truths.allSatisfy({ $0 == true }) { least += 1 }
        if !truths.contains(false) { most += 1 }
      }
      return least...most
    }

    private func isOpen(_ question: Reference<Question>) -> Bool {
      let items = conversation.dialog[question].items
      return (items.isEmpty ? [question] : items).contains { conversation.journal[$0] == nil }
    }
  }
}

extension Question {
  /// The answer that turns nothing up: no, or where that is no answer, 'not sure'.
  public var unremarkableAnswer: Answer {
    if case .yesNo = kind { .no } else { .notSure }
  }
}
