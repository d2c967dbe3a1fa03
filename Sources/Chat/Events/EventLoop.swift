import Conversations
public import Terminal
import Transcripts

/// Holds a conversation with a client over standard input and output, one JSON object a line.
public struct EventLoop: ~Copyable {
  private var session: EventSession
  private var keeper: ConversationKeeper
  private let output: TextOutput

  public init(
    _ session: EventSession, keeper: consuming ConversationKeeper, output: TextOutput = .standard
  ) {
    self.keeper = keeper
    self.session = session
    self.output = output
  }

  /// Reads and writes until the conversation is over, the input ends, or nobody reads any more.
  public mutating func run() {
    var input = LineInput()
    var isHeard = output.write(session.begin(telling: keeper.opening))
    while isHeard, !session.isOver {
      guard let line = input.nextBytes(limit: EventSession.longestLine) else {
        output.write(session.events(keeper.end()) + session.leave())
        return
      }
      isHeard = output.write(take(line))
    }
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
