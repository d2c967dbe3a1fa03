import ClinicalQuality
public import Dialogs

/// What became of a conversation when its dialog was edited: the same journal, walked through the new dialog.
public struct Move: Sendable {
  /// Where the conversation is now, seen from where it was.
  public enum Place: Hashable, Sendable {
    /// The same question or conclusion, on the same way.
    case same
    /// Elsewhere, because of the answers that decide where the ways part; none where another question comes first.
    case elsewhere(because: [Reference<Question>])
  }

  public let conversation: Conversation
  public let place: Place
  /// Entries whose question or option is gone: kept aside, and back when they fit again.
  public let parked: [LogEntry]
  /// Whether advice that was on the screen is different now.
  public let isAdviceChanged: Bool
}

extension Conversation {
  /// Goes on with the same log in another version of the dialog.
  ///
  /// Settings that the new version does not have, or whose value it does not take, fall back to their default.
  public func moved(to dialog: Dialog) -> Move {
    let fitting = settings.filter { name, value in
      dialog.settings.contains { $0.id == name && $0.values.contains(value) }
    }
    let moved = Conversation(dialog, settings: fitting, log: log)
    return Move(
      conversation: moved, place: place(of: moved), parked: moved.journal.parked,
      isAdviceChanged: isAdviceChanged(in: moved))
  }

  private func place(of moved: Conversation) -> Move.Place {
    let old = walk.path.map { dialog[$0].id }
    let new = moved.walk.path.map { moved.dialog[$0].id }
    if old == new, asksSame(as: moved) { return .same }
    let common = zip(old, new).prefix { $0 == $1 }.count
    guard common > 0, common < new.count else { return .elsewhere(because: []) }
    return .elsewhere(
      because: moved.deciding(edgeTo: moved.walk.path[common], from: moved.walk.path[common - 1]))
  }

  private func asksSame(as moved: Conversation) -> Bool {
    switch (walk.stop, moved.walk.stop) {
    case (.asks(let before), .asks(let now)): before.ids(in: dialog) == now.ids(in: moved.dialog)
    case (.concludes, .concludes): true
    case (.asks, .concludes), (.concludes, .asks): false
    }
  }

  /// The answered questions that decided which edge a node was left by.
  func deciding(edgeTo target: Reference<Node>, from node: Reference<Node>) -> [Reference<Question>] {
    guard case .next(let edges) = dialog[node].exit else { return [] }
    let tried = edges.prefix { $0.to != target } + edges.filter { $0.to == target }.prefix(1)
    let questions = Set(tried.compactMap(\.when).flatMap { walk.questions(deciding: $0, dialog) })
    return questions.filter { journal[$0] != nil }.sorted { $0.position < $1.position }
  }

  private func isAdviceChanged(in moved: Conversation) -> Bool {
    guard case .concludes = walk.stop else { return false }
    guard case .concludes = moved.walk.stop else { return true }
    let (before, now) = (conclusion, moved.conclusion)
    return dialog[before.level].id != moved.dialog[now.level].id
      || before.adviceIDs(in: dialog) != now.adviceIDs(in: moved.dialog)
  }
}
