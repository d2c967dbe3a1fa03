import ArgumentParser
import DialogLoading
import Dialogs
import Terminal
import Threads
import Transcripts
import Verification

/// `bedside suggest-tests DIALOG`: transcripts of what no transcript covers yet.
struct SuggestTests: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "suggest-tests", abstract: "Write a small set of tests for what no test covers yet.",
    discussion: """
      Covers every edge, answer, finding, raise and advice that can be covered, with values at and next to each \
      threshold. Each test is marked as unreviewed. See docs/suggesting-tests.md.
      """)

  @Argument(help: "A folder or file of a dialog, or the name of one in dialogs/.")
  var dialog: String

  @Option(help: "Write them into this folder; without it they are printed.", completion: .directory)
  var into: String?

  @Option(name: .customLong("set"), help: "An input of the dialog, as NAME=VALUE; others may be chosen.")
  var settings: [String] = []

  @Flag(help: "Suggest tests for everything, whatever existing ones cover.")
  var all = false

  func run() throws {
    let dialog = try usable(loadDialog(dialog))
    let given = try bedside.settings(settings, for: dialog)
    let finder = DialogFinder()
    let folders = finder.transcripts(ofDialog: finder.path(of: self.dialog)) + [into].compactMap(\.self)
    let existing = ExistingCoverage(of: dialog, in: all ? [] : folders, finder: finder, jobs: availableCores)
    let line = ProgressLine()
    // Most tests are found without exploring, so what takes long is given up sooner than a proof would be.
    var limits = ExplorationLimits()
    limits.nodes = 1_000_000
    let suggested = SuggestedTests(for: dialog, notIn: existing, settings: given, limits: limits) {
      done, total in
      line.show("\(done) of \(total)", failed: 0)
    }
    line.clear()
    if let into { try write(suggested, into) } else { print(suggested) }
    TextOutput.errors.write(suggested.summary.printable)
  }

  private func print(_ suggested: SuggestedTests) {
    for test in suggested.tests {
      TextOutput.standard.write("# \(test.fileName)\n\(test.text)\n".printable)
    }
  }

  private func write(_ suggested: SuggestedTests, _ folder: String) throws {
    do { try suggested.write(into: folder) } catch {
      TextOutput.errors.write("error: \(error.description)\n".printable)
      throw ExitCode(Exit.doesNotHold)
    }
  }
}
