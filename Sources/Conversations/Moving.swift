import ClinicalQuality
public import Dialogs

/// What became of a conversation when its dialog was edited: the same journal, walked through the new dialog.
public struct Move: Sendable {
  /// Where the conversation is now, seen from where it was.
  public enum Place: Hashable, Sendable {
    /// The same question, or a conclusion on the same way.
    case same
    /// Elsewhere, because of the answers that decide where the ways part; none where another question comes first.
    case elsewhere(because: [Reference<Question>])
  }

  public let conversation: Conversation
  public let place: Place
  /// Entries whose question or option is gone: kept aside, and back when they fit again.
  public let parked: [LogEntry]
  /// Those of ``parked`` that did fit before.
  public let newlyParked: [LogEntry]
  /// Entries that were kept aside before and fit again.
  public let fittingAgain: [LogEntry]
  /// Whether advice that was on the screen is different now: the level, an advice, or its words; first help too.
  public let isAdviceChanged: Bool
  /// Words of the nodes on the way and first help that were not said before, or in other words.
  public let said: [Turn.Said]
}

extension Conversation {
  /// Goes on with the same log in another version of the dialog.
  ///
  /// Settings that the new version does not have, or whose value it does not take, fall back to their default. An
  /// answer that is being changed is still being changed, where its question is there.
  public func moved(to dialog: Dialog) -> Move {
    let fitting = settings.filter { name, value in
      dialog.settings.contains { $0.id == name && $0.values.contains(value) }
    }
    var moved = Conversation(dialog, settings: fitting, log: log)
    moved.today = today
    moved.changing = changing.flatMap { dialog.question(named: self.dialog[$0].id) }
    moved.failures = failures
    let (before, now) = (journal.parked, moved.journal.parked)
    return Move(
      conversation: moved, place: place(of: moved), parked: now,
      newlyParked: now.filter { !before.contains($0) },
      fittingAgain: before.filter { !now.contains($0) && moved.counts($0) },
      isAdviceChanged: isConclusionChanged(in: moved) || isFirstHelpChanged(in: moved), said: news(in: moved))
  }

  private func place(of moved: Conversation) -> Move.Place {
    let old = walk.path.map { dialog[$0].id }
    let new = moved.walk.path.map { moved.dialog[$0].id }
    switch (walk.stop, moved.walk.stop) {
    case (.asks(let before), .asks(let now)) where before.ids(in: dialog) == now.ids(in: moved.dialog):
      return .same
    case (.concludes, .concludes) where old == new: return .same
    case (.asks, _), (.concludes, _): break
    }
    let common = zip(old, new).prefix { $0 == $1 }.count
    guard common > 0, common < new.count else { return .elsewhere(because: []) }
    return .elsewhere(
      because: moved.deciding(edgeTo: moved.walk.path[common], from: moved.walk.path[common - 1]))
  }

  /// The answered questions that decided which edge a node was left by.
  func deciding(edgeTo target: Reference<Node>, from node: Reference<Node>) -> [Reference<Question>] {
    guard case .next(let edges) = dialog[node].exit else { return [] }
    let tried = edges.prefix { $0.to != target } + edges.filter { $0.to == target }.prefix(1)
    let questions = Set(tried.compactMap(\.when).flatMap { walk.questions(deciding: $0, dialog) })
    return questions.filter { journal[$0] != nil }.sorted { $0.position < $1.position }
  }

  /// Whether an entry of the log is what its question goes by.
  private func counts(_ entry: LogEntry) -> Bool {
    entry.event.question(in: dialog).flatMap { journal[$0] }?.reply == entry.reply
  }

  // MARK: - What was shown

  /// The conclusion on the screen, against what it would be now.
  private func isConclusionChanged(in moved: Conversation) -> Bool {
    guard case .concludes = walk.stop else { return false }
    guard case .concludes = moved.walk.stop else { return true }
    return shownAdvice != moved.shownAdvice
  }

  /// The level and the advice, by their ids and their words.
  private var shownAdvice: [String] {
    let conclusion = conclusion
    let level = dialog[conclusion.level]
    let advice = conclusion.advice.flatMap { [dialog[$0].id, words(of: dialog[$0].say)] }
    return [level.id, words(of: level.headline), level.say.map(words) ?? ""] + advice
  }

  /// Whether first help that was given on the way would not be given any more, or in other words.
  private func isFirstHelpChanged(in moved: Conversation) -> Bool {
    let now = moved.firstHelp
    return firstHelp.contains { now[$0.key] != $0.value }
  }

  /// The words of the first help that is given on the way, by the advice's id.
  private var firstHelp: [String: String] {
    let given = walk.firstHelp(dialog).map { (dialog[$0].id, words(of: dialog[$0].say)) }
    return Dictionary(given) { first, _ in first }
  }

  /// The words of the nodes on the way, by the node's id.
  private var saidOnTheWay: [String: String] {
    let said = walk.path.compactMap { node in dialog[node].say.map { (dialog[node].id, words(of: $0)) } }
    return Dictionary(said) { first, _ in first }
  }

  private func news(in moved: Conversation) -> [Turn.Said] {
    let (said, helped) = (saidOnTheWay, firstHelp)
    if case .concludes(nil) = moved.walk.stop { return [] }
    let nodes = moved.says(of: moved.walk.path[...]).filter { new in
      guard case .node(let node) = new.source else { return true }
      return said[moved.dialog[node].id] != new.words
    }
    let help = moved.walk.firstHelp(moved.dialog).filter { advice in
      helped[moved.dialog[advice].id] != moved.words(of: moved.dialog[advice].say)
    }
    return nodes + help.map(moved.said)
  }
}
