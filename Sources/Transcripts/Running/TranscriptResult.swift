public import Diagnostics

/// What one transcript came to.
public struct TranscriptResult: Sendable {
  /// How much a difference matters, least first.
  public enum Grade: Int, Comparable, Sendable, CaseIterable {
    case wording
    case questionsAsked
    case notedFacts
    case advice
    case finding
    case level

    public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }

    /// The name as it is printed.
    public var name: String {
      switch self {
      case .wording: "wording"
      case .questionsAsked: "questions asked"
      case .notedFacts: "noted facts"
      case .advice: "advice"
      case .finding: "finding"
      case .level: "level"
      }
    }
  }

  /// An expectation that was not met.
  public struct Failure: Sendable {
    public let line: Transcript.Line
    public let grade: Grade
    /// What was observed instead; several lines where several were shown.
    public let observed: String
    /// What would have to stand behind the colon for the line to pass; `nil` where only a person can say.
    public internal(set) var replacement: Replacement?
    /// What was typed, shown and answered up to there; recorded on demand.
    public internal(set) var talk: [TalkLine] = []
  }

  /// A new wording of a line.
  public struct Replacement: Hashable, Sendable {
    public let text: String
    /// Whether the line turns into `no …:`.
    public var becomesNegative = false
  }

  /// A line of the conversation as it was held.
  public struct TalkLine: Hashable, Sendable {
    public enum Kind: String, Sendable { case you, given, otherwise, bot }

    public let kind: Kind
    public let text: String
  }

  public let path: String
  public internal(set) var failures: [Failure] = []
  /// Why it could not be run as it stands, where it could not.
  public internal(set) var diagnostics: [Diagnostic] = []
  public internal(set) var isUnreviewed = false
  /// The conversation as it was held, where that was asked for.
  public internal(set) var talk: [TalkLine] = []
  /// What of the dialog it went through, where that was asked for.
  public internal(set) var covered: CoverageSet?

  public var passed: Bool { failures.isEmpty && !diagnostics.contains { $0.severity == .error } }

  /// How much the gravest difference matters; `nil` where nothing differs.
  public var grade: Grade? { failures.map(\.grade).max() }
}
