public import Conversations
public import Terminal
import Transcripts
import Understanding

/// Holds a conversation over standard input and output until it is over or the input ends.
public struct ChatLoop: ~Copyable {
  private var session: ChatSession
  private var keeper: ConversationKeeper
  private let output: TextOutput
  private let prompt = "> "

  public init(
    _ conversation: Conversation, keeper: consuming ConversationKeeper, authoring: Authoring? = nil,
    output: TextOutput = .standard, isColored: Bool = false
  ) {
    self.keeper = keeper
    session = ChatSession(conversation, authoring: authoring, isColored: isColored)
    self.output = output
  }

  /// Reads whole lines from a pipe or a file, without line editing; shows the prompt too, as a screen reader expects.
  public mutating func runPlain() {
    var input = LineInput()
    begin()
    while !session.isOver {
      output.write("\n" + prompt)
      guard let line = input.next(limit: Reader.longestReply) else { return endOfInput() }
      output.write("\n")
      take(line)
    }
  }

  /// Edits lines in a terminal, and wraps what is shown to its width as it is at that moment.
  public mutating func runInTerminal() {
    let editor = LineEditor()
    fit()
    begin()
    while !session.isOver {
      output.write("\n")
      guard let line = editor.next(prompt: prompt, completions: session.completions) else {
        // A closed window is no clean end: what was said must still be there.
        return output.isTerminal ? endOfInput() : ()
      }
      output.write("\n")
      fit()
      take(line)
    }
  }

  /// Text is easiest to read in lines of at most 80 columns, however wide the terminal is.
  private mutating func fit() {
    session.resize(to: min(output.columns ?? 80, 80))
  }

  private mutating func endOfInput() {
    output.write("\n")
    show(session.leave())
    show(session.text(keeper.end()))
  }

  private mutating func begin() {
    let words = session.text(keeper.opening)
    show(words + (words.isEmpty ? "" : "\n") + session.begin())
  }

  /// Takes a line, and shows nothing of it before it is saved.
  private mutating func take(_ line: String) {
    let words = session.take(line)
    let notices: [Line]
    if let file = session.takeSavingWish() {
      notices = keeper.save(to: file)
    } else if session.isOver {
      notices = keeper.end()
    } else {
      notices = keeper.note(.words(line), session.conversation)
    }
    let told = session.text(notices)
    show(told + (told.isEmpty || words.isEmpty ? "" : "\n") + words)
  }

  private func show(_ text: String) {
    output.write(text)
  }
}
