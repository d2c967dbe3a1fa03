public import ClinicalQuality
public import Dialogs
public import Understanding

/// One conversation: a dialog, its settings, and the log of what was said.
///
/// Begin it with a log to resume; then ``reply(_:)``, ``undo()``, ``change(_:)``; read ``stop`` for what is asked now
/// and ``conclusion`` for what the answers come to. Everything else is computed from the log.
public struct Conversation: Sendable {
  public let dialog: Dialog
  public let settings: [String: String]
  /// All that has happened; save this.
  public private(set) var log: [LogEntry]
  public private(set) var journal: Journal
  public private(set) var walk: Walk
  private let lazyReader: LazyReader
  let lazySizes: LazyClasses
  /// The question whose answer the person wants to change, until the next reply.
  var changing: Reference<Question>?
  /// Replies in a row that answered nothing.
  var failures = 0
  /// The day on which replies are typed, from which 'since last Tuesday' is counted; the engine has no clock.
  public var today: Day?
  /// The name under which a transcript sets the day: `set: today = 2026-11-21`.
  public static let todaySetting = "today"

  /// Begins a conversation, or goes on with one.
  ///
  /// - Parameters:
  ///   - reader: How replies are read; share one between conversations of the same dialog; `nil` for one that
  ///     is built at the first reply.
  ///   - settings: Values by the setting's id; a setting that is not named has its default. ``todaySetting``
  ///     sets the day.
  ///   - log: What happened before.
  public init(
    _ dialog: Dialog, reader: Reader? = nil, settings: [String: String] = [:], log: [LogEntry] = []
  ) {
    self.dialog = dialog
    lazyReader = LazyReader(dialog, reader)
    lazySizes = LazyClasses(dialog)
    self.settings = settings
    today = settings[Self.todaySetting].flatMap { Day($0) }
    self.log = log
    journal = Journal(log, dialog: dialog)
    walk = Walk(dialog, settings: settings, journal: journal)
  }

  /// How replies are read; built when it is first asked for.
  var reader: Reader { lazyReader.reader }

  /// Whether an answer is being changed, so that going back gives the change up.
  public var isChanging: Bool { changing != nil }

  /// Where the conversation stands: what is asked now, or its conclusion.
  public var stop: Stop {
    guard let changing else { return walk.stop }
    if case .checklist(let items) = dialog[changing].kind {
      return .asks(Prompt(asked: .checklist(items), question: changing, reason: .changing))
    }
    return .asks(Prompt(asked: .question(changing), question: changing, reason: .changing))
  }

  /// What the answers so far come to; before the walk concludes, what leaving now would come to.
  ///
  /// Leaving with a mention that was not asked about counts it as yes.
  public var conclusion: Conclusion {
    guard let left = countingMentions else { return walk.conclusion(dialog, journal) }
    return left.walk.conclusion(dialog, left.journal)
  }

  /// Where danger signs wait to be asked about: the conversation as it counts when it is left, with them there.
  var countingMentions: Conversation? {
    let pending = journal.mentions.filter { dialog[$0].isDanger }
    guard !pending.isEmpty else { return nil }
    var left = self
    left.take(pending.map { .answered(question: dialog[$0].id, .yes) }, words: "")
    return left
  }

  /// What to show at the beginning: of a new conversation all on the way, of a resumed one where it stands.
  public func opening() -> Turn {
    var turn = Turn(stop: stop)
    let shown = log.isEmpty ? walk.path[...] : walk.path.suffix(1)
    turn.said = says(of: shown) + walk.firstHelp(dialog, from: shown.startIndex).map(said)
    if case .concludes = stop { turn.isConclusionNew = true }
    return turn
  }

  /// Undoes the last reply with all that was noted from it.
  ///
  /// While an answer is being changed it gives that up, and undoes nothing.
  public mutating func undo() -> Turn {
    if isChanging {
      changing = nil
      return Turn(stop: stop)
    }
    var undone: Set<Int> = []
    for entry in log {
      if case .undone(let reply) = entry.event { undone.formUnion([reply, entry.reply]) }
    }
    let last = log.last { entry in
      switch entry.event {
      case .asked, .reopened: false
      case .answered, .told, .corrected, .mentioned, .undone: !undone.contains(entry.reply)
      }
    }
    guard let last else { return Turn(stop: stop) }
    return noting([.undone(reply: last.reply)], words: "")
  }

  /// Asks a question again whose answer the person wants to change; the present answer stands until then.
  public mutating func change(_ question: Reference<Question>) -> Turn {
    changing = question
    failures = 0
    return Turn(stop: stop)
  }

  /// Notes answers that were not typed as a reply, such as those given by a test or read from a saved file.
  public mutating func note(_ events: [LogEntry.Event], words: String = "") -> Turn {
    noting(events, words: words)
  }

  /// The value of every slot, with what is known at a conclusion; for expectations, properties and texts.
  public var values: [Value] {
    let conclusion = conclusion
    return walk.facts.concluding(
      dialog, findings: conclusion.findingIDs(in: dialog), advice: conclusion.adviceIDs(in: dialog),
      visited: walk.path.map { dialog[$0].id }, questionsAsked: questionsAsked)
  }

  /// How many prompts stand on the way, told or not; a checklist counts as one.
  public var questionsAsked: Int {
    let onPath = walk.path.flatMap { node in
      dialog[node].asks.filter { $0.when.map { $0.truth(walk.values) == true } ?? true }.map(\.question)
    }
    var covered: Set<Reference<Question>> = []
    var count = 0
    for question in onPath + walk.needed(dialog) {
      let parts = [question] + dialog[question].items
      guard parts.contains(where: { journal[$0] != nil && !covered.contains($0) }) else { continue }
      count += 1
      covered.formUnion(parts)
    }
    return count
  }

  /// A text of the dialog, with its values filled in.
  public func words(of text: Text) -> String {
    dialog.render(text, values: walk.values)
  }

  /// Appends to the log and walks on; the whole log is folded again only where something was undone.
  @discardableResult
  mutating func take(_ events: [LogEntry.Event], words: String) -> PathChange {
    guard !events.isEmpty else { return PathChange(kept: walk.path.count, left: []) }
    let reply = journal.lastReply + 1
    let entries = events.map { LogEntry(reply: reply, words: words, event: $0) }
    log += entries
    let isUndoing = events.contains { if case .undone = $0 { true } else { false } }
    if isUndoing {
      journal = Journal(log, dialog: dialog)
      let before = walk.path
      walk = Walk(dialog, settings: settings, journal: journal)
      return PathChange(from: before, to: walk.path)
    } else {
      for entry in entries { journal.append(entry, dialog) }
      return walk.update(events.compactMap { $0.question(in: dialog) }, dialog, journal)
    }
  }
}

extension LogEntry.Event {
  /// The question that the event is about, where it is about one that the dialog has.
  func question(in dialog: Dialog) -> Reference<Question>? {
    switch self {
    case .answered(let id, _), .told(let id, _), .corrected(let id, _), .mentioned(let id),
      .reopened(let id):
      dialog.question(named: id)
    case .undone, .asked: nil
    }
  }
}
