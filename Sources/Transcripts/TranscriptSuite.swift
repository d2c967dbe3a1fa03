public import Conversations
import Diagnostics
public import DialogLoading
import Dialogs

/// Runs the transcripts of files and folders, loading each dialog once.
public struct TranscriptSuite {
  private let finder: DialogFinder
  private let loader: DialogLoader
  private let brokenRules: (Conversation) -> [String]
  private var dialogs: [String: Result<TranscriptRunner, UnusableDialog>] = [:]
  private var passedCount = 0
  private var failedCount = 0
  private var unreviewed: [String] = []

  /// Why a dialog cannot be run, as a report.
  private struct UnusableDialog: Error {
    let report: String
  }

  /// Creates a suite.
  ///
  /// - Parameter brokenRules: What does not hold of a conversation that a transcript led to, a sentence each.
  public init(finder: DialogFinder, brokenRules: @escaping (Conversation) -> [String] = { _ in [] }) {
    self.finder = finder
    self.brokenRules = brokenRules
    loader = DialogLoader(languageFolders: finder.languageFolders)
  }

  /// Whether at least one transcript was run and none failed.
  public var passed: Bool { failedCount == 0 && passedCount > 0 }

  /// What came of all runs, in one line or a few.
  public var summary: String {
    let pending = unreviewed.isEmpty ? "" : "\nunreviewed: " + unreviewed.joined(separator: ", ")
    return "\(passedCount) passed, \(failedCount) failed" + pending
  }

  /// Runs a transcript, or all that a folder holds, and tells what failed.
  ///
  /// - Returns: The report of the failures; empty where all passed.
  public mutating func run(_ path: String) -> String {
    let files = finder.transcripts(in: path)
    guard !files.isEmpty else {
      failedCount += 1
      return "\(path): error: there is no transcript here; their names end in .transcript\n"
    }
    return files.map { runFile($0) }.joined()
  }

  private mutating func runFile(_ path: String) -> String {
    var sources = SourceFiles()
    var diagnostics: [Diagnostic] = []
    let file = finder.read(path, limit: Transcript.longestFile) { diagnostics.append($0) }
    guard let file else { return fail(DiagnosticRenderer(sources: sources).render(diagnostics)) }
    let number = sources.add(file)
    let transcript = Transcript.read(file, number: number) { diagnostics.append($0) }
    guard let transcript else { return fail(DiagnosticRenderer(sources: sources).render(diagnostics)) }
    switch runner(for: transcript) {
    case .failure(let dialog): return fail(dialog.report)
    case .success(let runner): return run(transcript, runner, sources, diagnostics)
    }
  }

  private mutating func run(
    _ transcript: Transcript, _ runner: TranscriptRunner, _ sources: SourceFiles, _ earlier: [Diagnostic]
  ) -> String {
    var broken: [String] = []
    let result = runner.run(transcript) { broken = brokenRules($0) }
    if result.isUnreviewed { unreviewed.append(transcript.path) }
    let diagnostics = earlier + result.diagnostics
    let report =
      DiagnosticRenderer(sources: sources).render(diagnostics) + result.report()
      + broken.map { "\(transcript.path): \($0)\n" }.joined()
    if result.passed && broken.isEmpty {
      passedCount += 1
      return report
    }
    return fail(report)
  }

  private mutating func fail(_ report: String) -> String {
    failedCount += 1
    return report
  }

  // MARK: - The dialog of a transcript

  private mutating func runner(for transcript: Transcript) -> Result<TranscriptRunner, UnusableDialog> {
    let path = finder.dialog(ofTranscript: transcript.path, named: transcript.dialogID)
    if let known = dialogs[path] {
      // The mistakes of a dialog are told once, not with each of its transcripts.
      let again = UnusableDialog(
        report: "\(transcript.path): error: not run, because its dialog has mistakes\n")
      return known.mapError { _ in again }
    }
    let loaded = loader.load(path)
    let result: Result<TranscriptRunner, UnusableDialog>
    if let dialog = loaded.dialog, dialog.id == transcript.dialogID {
      result = .success(TranscriptRunner(dialog))
    } else if let dialog = loaded.dialog {
      let report =
        "\(transcript.path): error: this belongs to '\(transcript.dialogID)', but \(path) is '\(dialog.id)'\n"
      return .failure(UnusableDialog(report: report))
    } else {
      let errors = loaded.diagnostics.filter { $0.severity == .error }
      result = .failure(UnusableDialog(report: DiagnosticRenderer(sources: loaded.sources).render(errors)))
    }
    dialogs[path] = result
    return result
  }
}
