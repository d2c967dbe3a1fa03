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
    /// What was observed instead, written as the line that would have passed.
    public let observed: String
  }

  public let path: String
  /// Where each line of the file lies, for the report.
  public internal(set) var failures: [Failure] = []
  /// Why it could not be run as it stands, where it could not.
  public internal(set) var diagnostics: [Diagnostic] = []
  public internal(set) var isUnreviewed = false

  public var passed: Bool { failures.isEmpty && !diagnostics.contains { $0.severity == .error } }
}

extension TranscriptResult {
  /// The failures as a diff at file and line, the gravest grade of each said behind it.
  public func report() -> String {
    failures.map { failure in
      let sign = failure.line.isNegative ? "no " : ""
      return """
        \(path):\(failure.line.number): \(failure.grade.name) differs
        - \(sign)\(failure.line.kind.rawValue): \(failure.line.text)
        + \(failure.observed)

        """
    }.joined()
  }
}
