public import Diagnostics

/// A conversation in writing: a save file, a test and a bug report in one.
///
/// One line a fact: `you:` is what is typed, every other line of the body is an expectation of the state after the
/// line above it.
public struct Transcript: Sendable {
  /// What a line says.
  public enum Kind: String, Sendable, CaseIterable {
    // The header
    case dialog, set, unreviewed
    // Lines of another file
    case include
    // What a saved conversation says of itself
    case version, hash, source, at
    // Answers without typing
    case given, otherwise
    // What is typed
    case you
    // What is expected
    case bot, noted, asks, level, finding, advice, topic, expect

    /// Whether it expects something, so that a file with one of these can fail.
    public var isExpectation: Bool {
      switch self {
      case .bot, .noted, .asks, .level, .finding, .advice, .topic, .expect: true
      case .dialog, .set, .unreviewed, .include, .version, .hash, .source, .at, .given, .otherwise, .you:
        false
      }
    }

    /// Whether it stands before the conversation, and in the transcript itself.
    var isHeader: Bool {
      switch self {
      case .dialog, .set, .unreviewed, .version, .hash, .source: true
      case .include, .at, .given, .otherwise, .you, .bot, .noted, .asks, .level, .finding, .advice, .topic,
        .expect:
        false
      }
    }

    /// Whether `no …:` makes sense of it.
    var hasNegative: Bool { isExpectation }
  }

  /// One line that is neither blank nor a comment.
  public struct Line: Sendable {
    public let kind: Kind
    /// Whether it began with `no `: what it names must not be so.
    public let isNegative: Bool
    /// What stands behind the colon, without spaces around it; lines that continue it joined with a space.
    public internal(set) var text: String
    /// Counted from 1.
    public let number: Int
    /// Where ``text`` stands, to the end of the last line that continues it.
    public internal(set) var place: SourceRange
    /// Where each continuing line begins: in ``text`` (UTF-8), and in the file.
    var continuations: [(offset: Int, byte: Int)] = []
  }

  public let path: String
  public let dialogID: String
  /// Values by the setting's id.
  public let settings: [String: String]
  /// Recorded or generated, and blessed by nobody yet.
  public let isUnreviewed: Bool
  /// Saved by the chat: `noted:` is all that came of a reply, and is compared exactly.
  public let isSaved: Bool
  /// Everything after the header, with the lines of included files in their places.
  public let body: [Line]
  /// The lines of the header that set something, for what is wrong with them.
  let settingLines: [Line]
  /// Where `unreviewed: true` stands.
  let unreviewedPlace: SourceRange?
}

extension Transcript.Line {
  /// The line as it is written, continuing lines joined.
  public var written: String { "\(isNegative ? "no " : "")\(kind.rawValue): \(text)" }

  /// Where a part of ``text`` stands in the file.
  func place(of range: Range<Int>) -> SourceRange {
    func byte(_ offset: Int) -> Int {
      guard let part = continuations.last(where: { $0.offset <= offset }) else {
        return place.bytes.lowerBound + offset
      }
      return part.byte + offset - part.offset
    }
    let start = byte(range.lowerBound)
    return SourceRange(file: place.file, bytes: start..<max(start, byte(range.upperBound)))
  }
}
