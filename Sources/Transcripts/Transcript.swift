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
      case .dialog, .set, .unreviewed, .version, .hash, .source, .at, .given, .otherwise, .you: false
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
    /// What stands behind the colon, without spaces around it.
    public let text: String
    /// Counted from 1.
    public let number: Int
    /// Where ``text`` stands.
    public let place: SourceRange
  }

  public let path: String
  public let dialogID: String
  /// Values by the setting's id.
  public let settings: [String: String]
  /// Recorded or generated, and blessed by nobody yet.
  public let isUnreviewed: Bool
  /// Saved by the chat: `noted:` is all that came of a reply, and is compared exactly.
  public let isSaved: Bool
  /// Everything after the header.
  public let body: [Line]
}
