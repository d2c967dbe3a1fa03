import ClinicalQuality
public import Conversations
public import Dialogs
public import Understanding

/// Holds the conversation that a transcript writes down, and compares.
public struct TranscriptRunner: Sendable {
  private let dialog: Dialog
  private let scope: FactScope
  private let reader: Reader
  /// The beginning that conversations without settings share, as most transcripts are.
  private let beginning: Conversation
  private let coverage: CoverageMap?

  /// Creates a runner; use one for all transcripts of a dialog.
  ///
  /// - Parameters:
  ///   - reader: How replies are read; the dialog's own where it is `nil`. A dialog that differs in conditions only
  ///     may use the reader of the other.
  ///   - coverage: What to look out for on the way; `nil` for nothing.
  public init(_ dialog: Dialog, reader: Reader? = nil, coverage: CoverageMap? = nil) {
    self.dialog = dialog
    scope = dialog.scope(.conclusion)
    let reader = reader ?? Reader(dialog)
    self.reader = reader
    beginning = Conversation(dialog, reader: reader)
    self.coverage = coverage
  }

  /// Runs a transcript.
  ///
  /// - Parameters:
  ///   - isRecording: Whether failures say what went before them, which takes longer.
  ///   - atEnd: Called with the conversation as it stands at the end, for what must hold of every conversation.
  public func run(
    _ transcript: Transcript, isRecording: Bool = false, atEnd: (Conversation) -> Void = { _ in }
  ) -> TranscriptResult {
    var result = TranscriptResult(path: transcript.path)
    result.isUnreviewed = transcript.isUnreviewed
    var checker = TranscriptChecker(dialog: dialog, scope: scope)
    let checked = checker.check(transcript)
    result.diagnostics = checker.diagnostics
    guard let checked else { return result }
    var run = start(checked, transcript.settings, isRecording: isRecording)
    run.go()
    result.failures = run.failures
    result.talk = run.talk
    result.covered = run.covered?.set
    atEnd(run.conversation)
    return result
  }

  /// Whether everything that a checked transcript expects is so; stops at the first thing that is not.
  func passes(
    _ checked: CheckedTranscript, _ settings: [String: String], _ brokenRules: (Conversation) -> [String]
  ) -> Bool {
    var run = start(checked, settings, isRecording: false)
    run.go(untilFailure: true)
    return run.failures.isEmpty && brokenRules(run.conversation).isEmpty
  }

  private func start(
    _ checked: CheckedTranscript, _ settings: [String: String], isRecording: Bool
  ) -> TranscriptRun {
    let conversation =
      settings.isEmpty ? beginning : Conversation(dialog, reader: reader, settings: settings)
    return TranscriptRun(
      conversation, steps: checked.steps, isRecording: isRecording,
      coverage: coverage.map(CoverageRecorder.init))
  }
}
