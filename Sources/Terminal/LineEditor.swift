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

  /// Shows the prompt and gives back the line that was typed, or `nil` where the person leaves with Ctrl-D.
  ///
  /// Ctrl-C drops the line, Ctrl-Z suspends, and the window may be resized at any moment.
  ///
  /// - Parameter completions: What Tab completes, by how the line begins.
  public func next(prompt: String, completions: [String]) -> String? {
    bedside_clear_words()
    for word in completions { bedside_add_word(word) }
    bedside_begin_line(prompt)
    while true {
      switch bedside_wait() {
      case 1: if bedside_take_key() == 1 { return take() }
      case 0: bedside_serve_signals()
      default: return leave()
      }
    }
  }

  private func take() -> String? {
    guard let typed = bedside_ready_line() else { return nil }
    defer { free(typed) }
    if typed.pointee != 0 { add_history(typed) }
    return String(decoding: UnsafeRawBufferPointer(start: typed, count: strlen(typed)), as: UTF8.self)
  }

  /// The terminal is gone; gives it back as it was.
  private func leave() -> String? {
    rl_callback_handler_remove()
    return nil
  }
}
