import ClinicalQuality
import Conversations
import Diagnostics
import Dialogs

extension SavedConversation.Header {
  /// The header as it stands in the file, and the line between it and the first reply.
  public var written: String {
    var lines = ["dialog: \(dialogID)"] + versionLines
    if let source { lines.append("source: \(printable(source))") }
    lines += settings.sorted { $0.key < $1.key }.map { "set: \($0.key) = \(printable($0.value))" }
    return (lines + ["unreviewed: true"]).map { $0 + "\n" }.joined()
  }

  /// Which version of the dialog it is from here on, as it stands between replies where the dialog was edited.
  public var writtenVersion: String { ([""] + versionLines).map { $0 + "\n" }.joined() }

  private var versionLines: [String] {
    let digits = hash.map { String($0, radix: 16) }
    return [
      version.map { "version: \(printable($0))" },
      digits.map { "hash: " + String(repeating: "0", count: 16 - $0.count) + $0 },
    ].compactMap(\.self)
  }
}

extension SavedConversation.Entry {
  /// The entry as it stands in the file, with a blank line before it.
  public var written: String {
    var lines = [""]
    if let time { lines.append("at: \(UTCTime.written(time))") }
    lines += ["you: \(typed.written)", "noted: \(events.notation)"]
    if let place {
      lines.append("asks: \(place.asks.isEmpty ? "nothing" : place.asks.joined(separator: ", "))")
      if let level = place.level { lines.append("level: \(level)") }
      if !place.advice.isEmpty { lines.append("advice: \(place.advice.joined(separator: ", "))") }
    }
    return lines.map { $0 + "\n" }.joined()
  }
}

extension SavedConversation {
  /// The whole file.
  public var written: String { header.written + entries.map(\.written).joined() }

  /// The conversation without anything that was typed: for a bug report.
  ///
  /// - Parameter isOption: Whether a question has an option of that id. Every other text is taken out.
  public func redacted(isOption: (_ question: String, _ option: String) -> Bool) -> SavedConversation {
    func redacted(_ id: String, _ answer: Answer) -> Answer {
      guard case .value(.string(let text)) = answer, !isOption(id, text) else { return answer }
      return .value(.string(TypedText.redacted.written))
    }
    func redacted(_ event: LogEntry.Event) -> LogEntry.Event {
      switch event {
      case .answered(let id, let answer): .answered(question: id, redacted(id, answer))
      case .told(let id, let answer): .told(question: id, redacted(id, answer))
      case .corrected(let id, let answer): .corrected(question: id, redacted(id, answer))
      case .mentioned, .undone, .reopened, .asked: event
      }
    }
    var copy = self
    copy.header.source = nil
    for index in copy.entries.indices {
      if copy.entries[index].typed.isKnown { copy.entries[index].typed = .redacted }
      copy.entries[index].events = copy.entries[index].events.map(redacted)
    }
    return copy
  }
}

/// Seconds since 1970 as `2026-03-01T09:30:00Z` and back, by the proleptic Gregorian calendar.
public enum UTCTime {
  /// - Parameter seconds: Since 1970; years outside of 0 to 9999 are written as the nearest of them.
  public static func written(_ seconds: Int) -> String {
    let seconds = min(max(seconds, -62_167_219_200), 253_402_300_799)
    let days = Int((Double(seconds) / 86_400).rounded(.down))
    let rest = seconds - days * 86_400
    // Days since 0000-03-01, in eras of 400 years: leap days come last (Hinnant, 'civil_from_days').
    let shifted = days + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    let time = [rest / 3600, rest / 60 % 60, rest % 60].map { padded($0, 2) }.joined(separator: ":")
    return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))T\(time)Z"
  }

  /// Reads what ``written(_:)`` wrote; `nil` for anything else.
  public static func read(_ text: String) -> Int? {
    let bytes = Array(text.utf8)
    let marks = [4: "-", 7: "-", 10: "T", 13: ":", 16: ":", 19: "Z"].mapValues { $0.utf8.first! }
    guard bytes.count == 20, marks.allSatisfy({ bytes[$0.key] == $0.value }) else { return nil }
    func number(_ range: Range<Int>) -> Int? {
      let digits = bytes[range]
      guard digits.allSatisfy({ (48...57).contains($0) }) else { return nil }
      return digits.reduce(0) { $0 * 10 + Int($1) - 48 }
    }
    guard let year = number(0..<4), let month = number(5..<7), let day = number(8..<10),
      let hour = number(11..<13), let minute = number(14..<16), let second = number(17..<19),
      (1...12).contains(month), (1...31).contains(day), hour < 24, minute < 60, second < 60
    else { return nil }
    let shiftedYear = month <= 2 ? year - 1 : year
    let era = (shiftedYear >= 0 ? shiftedYear : shiftedYear - 399) / 400
    let yearOfEra = shiftedYear - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return (era * 146_097 + dayOfEra - 719_468) * 86_400 + hour * 3600 + minute * 60 + second
  }

  private static func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}
