public import Terminal

/// Holds a conversation with a client over standard input and output, one JSON object a line.
public struct EventLoop {
  private var session: EventSession
  private let output: TextOutput

  public init(_ session: EventSession, output: TextOutput = .standard) {
    self.session = session
    self.output = output
  }

  /// Reads and writes until the conversation is over, the input ends, or nobody reads any more.
  public mutating func run() {
    var input = LineInput()
    var isHeard = output.write(session.begin())
    while isHeard, !session.isOver {
      guard let line = input.nextBytes(limit: EventSession.longestLine) else {
        output.write(session.leave())
        return
      }
      isHeard = output.write(session.take(line))
    }
  }
}
