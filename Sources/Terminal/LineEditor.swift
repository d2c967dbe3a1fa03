import CReadline
import Glibc

/// Edits one line at a time with GNU readline's callback interface: keys that people know, Tab for completion, the
/// arrow keys for what was typed before.
///
/// The history lives in memory only: what a person types about their body is kept in no file. There is one terminal,
/// so there is one editor at a time.
public struct LineEditor: ~Copyable {
  public init() {
    bedside_prepare()
  }

  /// What came of editing a line, so far.
  public enum Edited {
    case line(String)
    /// The person leaves with Ctrl-D, or the terminal is gone.
    case end
    /// The other descriptor has something; the line goes on.
    case other
    /// The time is over; the line goes on.
    case timeOver
  }

  /// Shows the prompt and begins a line.
  ///
  /// - Parameter completions: What Tab completes, by how the line begins.
  public func begin(prompt: String, completions: [String]) {
    complete(completions)
    bedside_begin_line(prompt)
  }

  /// Goes on with the line until it is typed, or something else comes.
  ///
  /// Ctrl-C drops the line, Ctrl-Z suspends, and the window may be resized at any moment.
  ///
  /// - Parameters:
  ///   - other: A descriptor to wait for too; `nil` for none.
  ///   - milliseconds: How long at most; `nil` for as long as it takes.
  public func goOn(alsoFor other: Int32? = nil, milliseconds: Int? = nil) -> Edited {
    while true {
      switch bedside_wait(other ?? -1, Int32(clamping: milliseconds ?? -1)) {
      case 1: if bedside_take_key() == 1 { return take().map(Edited.line) ?? .end }
      case 0: bedside_serve_signals()
      case 2: return .other
      case 3: return .timeOver
      default: return leave()
      }
    }
  }

  /// Shows something above the line; what was typed so far stays, and stands below it.
  ///
  /// - Parameters:
  ///   - text: Whole lines.
  ///   - completions: What Tab completes from now on.
  public func show(_ text: String, on output: TextOutput, completions: [String]) {
    bedside_lift_line()
    output.write(text)
    complete(completions)
    bedside_put_line_back()
  }

  private func complete(_ words: [String]) {
    bedside_clear_words()
    for word in words { bedside_add_word(word) }
  }

  private func take() -> String? {
    guard let typed = bedside_ready_line() else { return nil }
    defer { free(typed) }
    if typed.pointee != 0 { add_history(typed) }
    return String(decoding: UnsafeRawBufferPointer(start: typed, count: strlen(typed)), as: UTF8.self)
  }

  /// The terminal is gone; gives it back as it was.
  private func leave() -> Edited {
    rl_callback_handler_remove()
    return .end
  }
}
