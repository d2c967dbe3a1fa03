import CReadline
import Glibc

/// Edits one line at a time with GNU readline; what was typed before is recalled with the arrow keys.
///
/// The history lives in memory only: what a person types about their body is kept in no file.
public struct LineEditor: ~Copyable {
  public init() {
    bedside_catch_interrupts()
    using_history()
  }

  /// Shows the prompt and gives back the line that was typed, or `nil` where the person leaves with Ctrl-D.
  ///
  /// Ctrl-C drops the line and shows the prompt again.
  public func next(prompt: String) -> String? {
    bedside_begin_line(prompt)
    while true {
      if bedside_drop_interrupted_line() == 1 {
        TextOutput.standard.write("\n")
        bedside_begin_line(prompt)
      }
      var waiting = pollfd(fd: 0, events: Int16(POLLIN), revents: 0)
      guard poll(&waiting, 1, -1) > 0 else { continue }
      if bedside_take_key() == 1 { return take() }
    }
  }

  private func take() -> String? {
    guard let typed = bedside_ready_line() else { return nil }
    defer { free(typed) }
    if typed.pointee != 0 { add_history(typed) }
    return String(decoding: UnsafeRawBufferPointer(start: typed, count: strlen(typed)), as: UTF8.self)
  }
}
