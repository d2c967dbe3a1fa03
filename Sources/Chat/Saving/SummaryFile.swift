import Conversations
import Dialogs
import Glibc
import Terminal

/// A summary on its way into a file of the person's own.
enum SummaryFile {
  /// Writes a text to a new file that only its owner can read, and tells what came of it.
  static func write(_ text: String, to target: String, _ language: Language) -> Line {
    let path = Paths.expanded(target)
    do throws(SavingError) {
      try create(path, text.printable)
      return Line(.notice, language.message("summary_saved", ["file": path]))
    } catch {
      return Line(.notice, language.message("save_failed", ["reason": error.reason(in: language)]))
    }
  }

  private static func create(_ path: String, _ text: String) throws(SavingError) {
    if Paths.isFolder(path) { throw .isNoFile }
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, mode_t(0o600))
    guard descriptor >= 0 else { throw errno == EEXIST ? .exists : .last }
    defer { close(descriptor) }
    guard TextOutput(descriptor: descriptor).write(text), fsync(descriptor) == 0 else {
      let error = SavingError.last
      unlink(path)
      throw error
    }
  }
}

extension ChatSession {
  /// The summary on the screen, or where a file is named, on its way into it.
  mutating func summarize(to file: String) -> [Line] {
    guard let summary = conversation.summary(on: LocalDate.today) else {
      return [Line(.notice, message("nothing_noted"))]
    }
    guard !file.isEmpty else { return summary.lines }
    wish = .writeSummary(to: file, text: summary.markdown)
    return []
  }
}

/// The day, as people in all countries read it alike.
enum LocalDate {
  /// The present day where the person is, such as `2026-03-01`.
  static var today: String {
    var now = time(nil)
    var parts = tm()
    localtime_r(&now, &parts)
    func padded(_ number: Int32, _ width: Int) -> String {
      let digits = String(number)
      return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
    return "\(padded(parts.tm_year + 1900, 4))-\(padded(parts.tm_mon + 1, 2))-\(padded(parts.tm_mday, 2))"
  }
}
