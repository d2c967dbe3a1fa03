public import Conversations
import Diagnostics
public import DialogLoading
public import Dialogs

/// Where one transcript leads, whatever it expects.
public struct FollowedTranscript: Sendable {
  /// What its first comment says, else its path.
  public let title: String
  /// The conversation as it stands at its end; `nil` where it cannot be held with the dialog.
  public let conversation: Conversation?
  /// What is wrong with it, as a report.
  public let report: String

  /// Holds the conversation of a transcript with a dialog, wherever the dialog comes from.
  public init(_ path: String, with dialog: Dialog, finder: DialogFinder) {
    var bench = Workbench(TranscriptSuite(finder: finder))
    var outcome = TranscriptOutcome(path: path)
    let read = bench.read(path, into: &outcome)
    title = outcome.title ?? path
    guard let (transcript, sources) = read else {
      conversation = nil
      report = outcome.report
      return
    }
    guard transcript.dialogID == dialog.id else {
      conversation = nil
      report = "\(path): error: this belongs to '\(transcript.dialogID)', and the dialog is '\(dialog.id)'\n"
      return
    }
    var end: Conversation?
    let result = TranscriptRunner(dialog).run(transcript) { end = $0 }
    conversation = end
    report = DiagnosticRenderer(sources: sources).render(result.diagnostics)
  }
}
