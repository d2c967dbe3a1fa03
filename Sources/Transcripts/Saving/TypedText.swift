import ClinicalQuality
import Diagnostics
import Dialogs

/// What stands behind `you:`.
public enum TypedText: Hashable, Sendable {
  case words(String)
  /// Came about without typing: picked in a form, or asked again after a long time. `noted:` says what.
  case notTyped
  /// Was typed, and taken out; `noted:` says what came of it.
  case redacted

  /// As it stands in a file, on one line: as it was typed, or in quotes with escapes where that would not survive.
  public var written: String {
    switch self {
    case .notTyped: Self.notTypedMark
    case .redacted: Self.redactedMark
    case .words(let words): Self.isPlain(words) ? words : Value.string(words).literal.escapedInQuotes
    }
  }

  /// Reads what ``written`` wrote.
  public init(written text: String) {
    switch text {
    case Self.notTypedMark: self = .notTyped
    case Self.redactedMark: self = .redacted
    default:
      guard text.utf8.count > 1, text.utf8.first == Self.quote, text.utf8.last == Self.quote,
        case .value(.string(let words))? = Answer(literal: text)
      else {
        self = .words(text)
        return
      }
      self = .words(words)
    }
  }

  /// Whether the words were typed and are known, so that typing them again makes sense.
  public var isKnown: Bool { if case .words = self { true } else { false } }

  /// The words, where they are known; otherwise the mark that stands for them.
  var words: String { if case .words(let words) = self { words } else { written } }

  private static let notTypedMark = "[not typed]"
  private static let redactedMark = "[redacted]"
  private static let quote = UInt8(ascii: "'")

  private static func isPlain(_ words: String) -> Bool {
    guard let first = words.unicodeScalars.first, let last = words.unicodeScalars.last else { return false }
    if first.properties.isWhitespace || last.properties.isWhitespace { return false }
    // A combining mark in front would join the space behind the colon.
    if (" " + words).first != " " { return false }
    if words == notTypedMark || words == redactedMark || words == "..." { return false }
    return printable(words) == words && !(words.utf8.first == quote && words.utf8.last == quote)
  }
}
