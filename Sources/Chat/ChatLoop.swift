public import Conversations
public import Terminal
import Understanding

/// Holds a conversation over standard input and output until it is over or the input ends.
public struct ChatLoop {
  private var session: ChatSession
  private let output: TextOutput
  private let prompt = "> "

  public init(
    _ conversation: Conversation, authoring: Authoring? = nil, output: TextOutput = .standard,
    isColored: Bool = false
  ) {
    session = ChatSession(conversation, authoring: authoring, isColored: isColored)
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

  /// Edits lines in a terminal, and wraps what is shown to its width as it is at that moment.
  public mutating func runInTerminal() {
    let editor = LineEditor()
    fit()
    show(session.begin())
    while !session.isOver {
      output.write("\n")
      guard let line = editor.next(prompt: prompt, completions: session.completions) else {
        return endOfInput()
      }
      output.write("\n")
      fit()
      show(session.take(line))
    }
  }

  /// Text is easiest to read in lines of at most 80 columns, however wide the terminal is.
  private mutating func fit() {
    session.resize(to: min(output.columns ?? 80, 80))
  }

  private mutating func endOfInput() {
    output.write("\n")
    show(session.leave())
  }

  private func show(_ text: String) {
    output.write(text)
  }
}
