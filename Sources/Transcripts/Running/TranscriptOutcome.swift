import Diagnostics

/// What became of one file of a suite.
public struct TranscriptOutcome: Sendable {
  public let path: String
  /// What the first comment says.
  public internal(set) var title: String?
  /// The dialog it belongs to, by its path; empty where the file could not be read.
  public internal(set) var dialogPath = ""
  /// `nil` where it could not be run.
  public internal(set) var result: TranscriptResult?
  /// Why it could not be run, or what is wrong with it, as a report.
  public internal(set) var report = ""
  /// Whether ``report`` is about the dialog, and the same for all its transcripts.
  public internal(set) var isDialogUnusable = false
  /// Properties of the dialog that do not hold at its end, a sentence each.
  public internal(set) var brokenRules: [String] = []
  /// The lines that were rewritten.
  public internal(set) var rewritten: [Int] = []
  /// The files of its lines, by number; kept where something failed.
  var sources = SourceFiles()
  /// How long it took.
  public internal(set) var seconds = 0.0

  public init(path: String) { self.path = path }

  public var passed: Bool { result?.passed == true && brokenRules.isEmpty }

  /// The file that a line stands in.
  public func path(of line: Transcript.Line) -> String {
    sources.files.indices.contains(line.place.file) ? sources[line.place.file].path : path
  }
}

/// What came of all files of a suite, in the order of their paths.
public struct SuiteResult: Sendable {
  public let outcomes: [TranscriptOutcome]
  /// Paths in which there was no transcript.
  public let emptyPaths: [String]
  /// How many transcripts were there before a filter, a shard or a failure left some out.
  public let foundCount: Int
  /// What was gone through, a dialog each; empty where that was not asked for.
  public let coverage: [CoverageReport]
  public let seconds: Double

  public var passedCount: Int { outcomes.count { $0.passed } }
  public var failedCount: Int { outcomes.count - passedCount }
  public var unreviewed: [String] { outcomes.filter { $0.result?.isUnreviewed == true }.map(\.path) }

  /// Whether none failed, and at least one was run; a shard may be empty.
  public let passed: Bool

  init(
    outcomes: [TranscriptOutcome], emptyPaths: [String], foundCount: Int, coverage: [CoverageReport],
    seconds: Double, mayBeEmpty: Bool
  ) {
    self.outcomes = outcomes
    self.emptyPaths = emptyPaths
    self.foundCount = foundCount
    self.coverage = coverage
    self.seconds = seconds
    passed = emptyPaths.isEmpty && outcomes.allSatisfy(\.passed) && (mayBeEmpty || !outcomes.isEmpty)
  }
}
