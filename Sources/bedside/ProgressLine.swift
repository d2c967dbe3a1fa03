import Synchronization
import Terminal

/// One line on a terminal that says how far something has come; nothing where nobody looks.
final class ProgressLine: Sendable {
  private let isOn = TextOutput.errors.isTerminal
  private let shownAt = Mutex(ContinuousClock.now)

  /// Shows a line in place of the last one, a few times a second at most.
  func show(_ text: String, failed: Int) {
    guard isOn else { return }
    let isDue = shownAt.withLock { last in
      let now = ContinuousClock.now
      guard now - last > .milliseconds(100) else { return false }
      last = now
      return true
    }
    if isDue { TextOutput.errors.write("\r\u{1B}[K\(text)" + (failed > 0 ? ", \(failed) failed" : "")) }
  }

  func clear() {
    if isOn { TextOutput.errors.write("\r\u{1B}[K") }
  }
}
