import ClinicalQuality
public import Conversations
import Diagnostics
import Dialogs

extension LogEntry.Event {
  /// The event as the `noted:` line of a saved conversation writes it.
  ///
  /// A bare `side = 'one'` is the answer to what was asked; `told:`, `corrected:`, `mentioned:`, `undone:`,
  /// `reopened:` and `topic:` say what else happened. Nothing in it steers a terminal or ends the line.
  public var notation: String {
    switch self {
    case .answered(let id, let answer): "\(id) = \(answer.written.escapedInQuotes)"
    case .told(let id, let answer): "told: \(id) = \(answer.written.escapedInQuotes)"
    case .corrected(let id, let answer): "corrected: \(id) = \(answer.written.escapedInQuotes)"
    case .mentioned(let id): "mentioned: \(id)"
    case .undone(let reply): "undone: \(reply)"
    case .reopened(let id): "reopened: \(id)"
    case .asked(let id): "topic: \(id)"
    }
  }

  /// Reads what ``notation`` wrote, whatever the dialog has become since; `nil` where it is nothing of the kind.
  public init?(notation: String) {
    guard let colon = notation.firstIndex(of: ":"), notation[..<colon].allSatisfy(\.isLetter) else {
      guard let (id, answer) = Self.fact(notation) else { return nil }
      self = .answered(question: id, answer)
      return
    }
    let name = notation[..<colon]
    let rest = notation[notation.index(after: colon)...].trimmed
    switch name {
    case "told", "corrected":
      guard let (id, answer) = Self.fact(rest) else { return nil }
      self = name == "told" ? .told(question: id, answer) : .corrected(question: id, answer)
    case "undone":
      guard let reply = Int(rest), reply > 0 else { return nil }
      self = .undone(reply: reply)
    case "mentioned", "reopened", "topic":
      guard isID(rest) else { return nil }
      self =
        name == "topic"
        ? .asked(topic: rest) : name == "mentioned" ? .mentioned(question: rest) : .reopened(question: rest)
    default: return nil
    }
  }

  private static func fact(_ text: String) -> (id: String, answer: Answer)? {
    guard let (id, value) = text.assignment, isID(id), let answer = Answer(literal: value) else { return nil }
    return (id, answer)
  }
}

extension Collection<LogEntry.Event> {
  /// All that one reply came to, as one line.
  public var notation: String { isEmpty ? "nothing" : map(\.notation).joined(separator: ", ") }
}

extension Answer {
  /// Reads `not sure` or a CQL literal of any type that an answer may have.
  init?(literal text: String) {
    if text == "not sure" {
      self = .notSure
      return
    }
    var isWrong = false
    let source = ExpressionSource(text, file: 0)
    let expression = Expression.compile(source, in: EmptyScope(), expecting: nil) { _ in isWrong = true }
    switch isWrong ? nil : expression?.value([]) {
    case .boolean, .integer, .decimal, .string, .quantity:
      guard let value = expression?.value([]) else { return nil }
      self = .value(value)
    case .null, .list, .interval, nil: return nil
    }
  }
}

/// Whether a text can be an id: ASCII letters, digits and underscores, as in a dialog.
private func isID(_ text: String) -> Bool {
  !text.isEmpty && text.utf8.count <= 200
    && text.utf8.allSatisfy {
      (97...122).contains($0 | 0x20) || (48...57).contains($0) || $0 == UInt8(ascii: "_")
    }
}

extension String {
  /// A CQL literal with everything in it that could steer a terminal as an escape; outside of quotes there is none.
  var escapedInQuotes: String {
    guard printable(self) != self else { return self }
    return unicodeScalars.map { scalar in
      guard printable(String(scalar)) != String(scalar) else { return String(scalar) }
      let digits = String(scalar.value, radix: 16)
      // Those beyond four digits are invisible tags, for which CQL has no escape.
      return digits.count > 4 ? "\u{FFFD}" : "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    }.joined()
  }
}
