import Conversations
public import Terminal
import Transcripts

/// Holds a conversation with a client over standard input and output, one JSON object a line.
public struct EventLoop: ~Copyable {
  private var session: EventSession
  private var keeper: ConversationKeeper
  /// Where the files of the dialog are watched.
  private var watcher: DialogWatcher?
  private let output: TextOutput

  /// Creates a loop.
  ///
  /// - Parameter isWatching: Whether edits of the session's files are read while a request is waited for.
  /// - Throws: What the system says where they cannot be watched.
  public init(
    _ session: EventSession, keeper: consuming ConversationKeeper, isWatching: Bool = false,
    output: TextOutput = .standard
  ) throws(SavingError) {
    self.keeper = keeper
    self.session = session
    self.output = output
    if isWatching, let source = session.source { watcher = try DialogWatcher(source) }
  }

  /// Reads and writes until the conversation is over, the input ends, or nobody reads any more.
  public mutating func run() {
    var input = LineInput()
    var isHeard = output.write(session.begin(telling: keeper.opening))
    while isHeard, !session.isOver {
      guard waitForRequest(input) else { return }
      guard let line = input.nextBytes(limit: EventSession.longestLine) else {
        output.write(session.events(keeper.end()) + session.leave())
        return
      }
      isHeard = output.write(take(line))
    }
  }

  /// Waits for a request, and meanwhile tells of edits; `false` where nobody reads any more.
  private mutating func waitForRequest(_ input: borrowing LineInput) -> Bool {
    while let watched = watcher?.descriptor {
      switch input.wait(alsoFor: watched, milliseconds: watcher?.millisecondsLeft) {
      case .input: return true
      case .other: watcher?.note()
      case .timeOver:
        guard let source = session.source else { return true }
        // Where the system has no watch left, those that there are go on.
        let isWhole = (try? watcher?.beginReading(source)) ?? true
        let events = session.reload(isWhole: isWhole)
        if let loaded = session.takeReloaded() { keeper.follow(loaded, session.conversation.dialog) }
        guard output.write(events) else { return false }
      }
    }
    return true
  }

  /// Takes a line, and gives back nothing of it before it is saved.
  private mutating func take(_ line: [UInt8]) -> String {
    let before = session.conversation
    let events = session.take(line)
    if session.isOver { return session.events(keeper.end()) + events }
    let log = session.conversation.log
    let isNew = log.count != before.log.count || log.last != before.log.last
    guard isNew else { return events }
    // What was picked in a form, or changed by a request, cannot be typed again.
    let words = before.isChanging ? "" : log.last?.words ?? ""
    let notices = keeper.note(words.isEmpty ? .notTyped : .words(words), session.conversation)
    return session.events(notices) + events
  }
}
