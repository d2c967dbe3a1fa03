public import Conversations
import Dialogs
public import Terminal
import Transcripts
import Understanding
import Verification

/// Holds a conversation over standard input and output until it is over or the input ends.
public struct ChatLoop: ~Copyable {
  private var session: ChatSession
  private var keeper: ConversationKeeper
  /// Where the files of the dialog are watched.
  private var watcher: DialogWatcher?
  /// Why they are not, although they should be.
  private var watchFailure: SavingError?
  private let output: TextOutput

  /// Creates a loop.
  ///
  /// - Parameters:
  ///   - source: The files of the dialog; without them they are neither watched nor read again.
  ///   - isForAuthors: Whether the commands of authors are obeyed.
  ///   - isWatching: Whether edits of the files are read while a reply is waited for.
  public init(
    _ conversation: Conversation, keeper: consuming ConversationKeeper, source: DialogSource? = nil,
    isForAuthors: Bool = false, isWatching: Bool = false, output: TextOutput = .standard,
    isColored: Bool = false
  ) {
    self.keeper = keeper
    session = ChatSession(conversation, source: source, isForAuthors: isForAuthors, isColored: isColored)
    self.output = output
    guard isWatching, let source else { return }
    do throws(SavingError) { watcher = try DialogWatcher(source) } catch { watchFailure = error }
  }

  /// Reads whole lines from a pipe or a file, without line editing; shows the prompt too, as a screen reader expects.
  public mutating func runPlain() {
    var input = LineInput()
    begin()
    while !session.isOver {
      output.write("\n" + session.prompt)
      waitPlain(input)
      guard let line = input.next(limit: Reader.longestReply) else { return endOfInput() }
      output.write("\n")
      take(line)
    }
  }

  /// Waits for a line, and meanwhile tells of edits.
  private mutating func waitPlain(_ input: borrowing LineInput) {
    while let watched = watcher?.descriptor {
      switch input.wait(alsoFor: watched, milliseconds: watcher?.millisecondsLeft) {
      case .input: return
      case .other: watcher?.note()
      case .timeOver:
        if let news = reload() { output.write("\n\n" + news + "\n" + session.prompt) }
      }
    }
  }

  /// Edits lines in a terminal, and wraps what is shown to its width as it is at that moment.
  public mutating func runInTerminal() {
    let editor = LineEditor()
    fit()
    begin()
    while !session.isOver {
      output.write("\n")
      guard let line = edit(with: editor) else {
        // A closed window is no clean end: what was said must still be there.
        return output.isTerminal ? endOfInput() : ()
      }
      output.write("\n")
      fit()
      take(line)
    }
  }

  /// Waits for a line, and meanwhile shows edits above it.
  private mutating func edit(with editor: borrowing LineEditor) -> String? {
    editor.begin(prompt: session.prompt, completions: session.completions)
    while true {
      switch editor.goOn(alsoFor: watcher?.descriptor, milliseconds: watcher?.millisecondsLeft) {
      case .line(let line): return line
      case .end: return nil
      case .other: watcher?.note()
      case .timeOver:
        fit()
        if let news = reload() {
          editor.show(news + "\n", on: output, completions: session.completions)
        }
      }
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
    var lines = keeper.opening
    if watcher != nil { lines.append(Line(.note, session.message("watching"))) }
    if let watchFailure {
      let reason = watchFailure.reason(in: session.conversation.dialog.language)
      lines.append(Line(.notice, session.message("watching_failed", ["reason": reason])))
    }
    let words = session.text(lines)
    show(words + (words.isEmpty ? "" : "\n") + session.begin())
  }

  /// Takes a line, and shows nothing of it before it is saved.
  private mutating func take(_ line: String) {
    let wasSupposing = session.trunk != nil
    var words = session.take(line)
    let wish = session.takeWish()
    if case .goTo(let target)? = wish {
      words = arrive(at: target, showing: words + "\n")
    }
    var notices: [Line] = []
    if case .follow(let loaded)? = wish { keeper.follow(loaded, session.conversation.dialog) }
    if session.isOver {
      notices = keeper.end()
    } else if case .save(let file)? = wish {
      notices = keeper.save(to: file)
    } else if !wasSupposing, session.trunk == nil {
      notices = keeper.note(.words(line), session.conversation)
    }
    if case .writeSummary(let file, let text)? = wish {
      notices.append(SummaryFile.write(text, to: file, session.conversation.dialog.language))
    }
    let told = session.text(notices)
    show(told + (told.isEmpty || words.isEmpty ? "" : "\n") + words)
  }

  /// Goes where an author wants to; Ctrl-C ends the search, from the moment at which it is offered.
  private mutating func arrive(at target: ReachTarget, showing offer: String) -> String {
    Interruption.catching { isInterrupted in
      show(offer)
      let words = session.arrive(at: target, isInterrupted: isInterrupted)
      // The terminal has written '^C' at the beginning of the line.
      return (isInterrupted() && output.isTerminal ? "\n" : "") + words
    }
  }

  /// Reads the files again after an edit; gives back what to show.
  private mutating func reload() -> String? {
    guard let source = session.source else { return nil }
    var notices: [Line] = []
    var isWhole = true
    do throws(SavingError) { isWhole = try watcher?.beginReading(source) ?? true } catch {
      watcher = nil
      let reason = error.reason(in: session.conversation.dialog.language)
      notices = [Line(.notice, session.message("watching_failed", ["reason": reason]))]
    }
    let news = session.reload(isAsked: false, isWhole: isWhole)
    if case .follow(let loaded)? = session.takeWish() { keeper.follow(loaded, session.conversation.dialog) }
    let told = session.text(notices)
    return news.map { told + $0 } ?? (told.isEmpty ? nil : told)
  }

  private func show(_ text: String) {
    output.write(text)
  }
}
