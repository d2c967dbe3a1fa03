import ArgumentParser
import Diagnostics
import DialogLoading
import Dialogs
import Terminal
import Threads
import Verification

/// `bedside verify DIALOG`: every property, over every conversation that is possible.
struct Verify: ParsableCommand {
  enum Format: String, CaseIterable, ExpressibleByArgument { case text, json }

  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: "Show that properties hold in every possible conversation.",
    discussion:
      "Exit codes: 0 all hold, 1 one fails or is not proved, 2 wrong usage. See docs/verification.md.")

  @Argument(help: "A folder or file of a dialog, or the name of one in dialogs/.")
  var dialog: String

  @Option(help: ArgumentHelp("A setting that stands fast; others take every value.", valueName: "name=value"))
  var set: [String] = []

  @Option(help: ArgumentHelp("Only this property; may be given several times.", valueName: "property"))
  var only: [String] = []

  @Option(help: "How results are printed: text or json.")
  var format = Format.text

  @Flag(help: "Print only what does not hold.")
  var brief = false

  @Option(help: ArgumentHelp("Write each counterexample as a transcript.", valueName: "folder"))
  var saveCounterexamples: String?

  @Option(help: "How many threads look; all cores by default.")
  var jobs: Int?

  @Option(help: ArgumentHelp("Give a property up beyond so many nodes.", valueName: "nodes"))
  var limit = ExplorationLimits().nodes

  func validate() throws {
    try checkLimit(limit)
    if let jobs, !(1...64).contains(jobs) {
      throw ValidationError("--jobs takes a number from 1 to 64, not \(jobs)")
    }
  }

  func run() throws {
    let loaded = try loadDialog(dialog)
    let dialog = try usable(loaded)
    let settings = try settings(set, for: dialog)
    if let unknown = only.first(where: { !Verifier.properties(of: dialog).contains($0) }) {
      let near = suggestion(for: unknown, in: Verifier.properties(of: dialog))
      throw ValidationError("'\(unknown.printable)' is no property of this dialog\(near)")
    }
    let report = verified(dialog, settings)
    if let saveCounterexamples { try saveTranscripts(report, dialog, in: saveCounterexamples) }
    var locator = SourceLocator(loaded.sources)
    let locate: (SourceRange) -> String? = { locator.location(of: $0).map { "\($0.path):\($0.line)" } }
    switch format {
    case .text:
      TextOutput.standard.write(report.text(dialog, isBrief: brief, locate: locate).printable)
    case .json: TextOutput.standard.write(report.json(dialog, locate: locate).text + "\n")
    }
    if !report.passed { throw ExitCode(Exit.doesNotHold) }
  }

  private func verified(_ dialog: Dialog, _ settings: [String: String]) -> VerificationReport {
    let line = ProgressLine()
    defer { line.clear() }
    func isWanted(_ id: String) -> Bool { only.isEmpty || only.contains(id) }
    return interruptible(limit) { limits in
      Verifier(dialog, settings: settings, limits: limits)
        .run(jobs: jobs ?? availableCores, only: isWanted) { progress in
          line.show("\(progress.done) of \(progress.total): \(progress.present)", failed: progress.failed)
        }
    }
  }

  private func saveTranscripts(_ report: VerificationReport, _ dialog: Dialog, in folder: String) throws {
    let transcripts = report.counterexamples(dialog)
    if transcripts.isEmpty { return }
    try makeFolder(folder)
    for transcript in transcripts {
      guard let text = transcript.text else {
        TextOutput.errors.write(
          "note: no words lead to the case of '\(transcript.name)'; no file is written\n")
        continue
      }
      try save(text, to: "\(folder)/\(transcript.name).transcript")
    }
  }
}
