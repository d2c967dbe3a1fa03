public import Conversations
public import Terminal
import Understanding

/// Holds a conversation over standard input and output until it is over or the input ends.
public struct ChatLoop {
  private var session: ChatSession
  private let output: TextOutput
  private let prompt = "> "

  public init(_ conversation: Conversation, output: TextOutput = .standard, isPlain: Bool) {
    let width = isPlain ? nil : output.columns.map { min($0, 80) }
    session = ChatSession(conversation, width: width)
    self.output = output
  }

  /// Reads whole lines from a pipe or a file, without line editing; shows the prompt too, as a screen reader expects.
  public mutating func runPlain() {
    var input = LineInput()
    show(session.begin())
    while !session.isOver {
      output.write("\n" + prompt)
      guard let line = input.next(limit: Reader.longestReply) else { return endOfInput() }
      output.write("\n")
      show(session.take(line))
    }
  }

  /// Edits lines in a terminal.
  public mutating func runInTerminal() {
    let editor = LineEditor()
    show(session.begin())
    while !session.isOver {
      output.write("\n")
      guard let line = editor.next(prompt: prompt) else { return endOfInput() }
      output.write("\n")
      show(session.take(line))
    }
  }

  private mutating func endOfInput() {
    output.write("\n")
    show(session.leave())
  }

  private func show(_ text: String) {
    output.write(text)
  }
}
