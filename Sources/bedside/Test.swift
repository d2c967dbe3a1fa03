import ArgumentParser
import Diagnostics
import DialogLoading
import Dialogs
import Terminal
import Transcripts
import Verification

/// `bedside test [PATH…]`: runs transcripts and compares.
struct Test: ParsableCommand {
  static let configuration = CommandConfiguration(abstract: "Run scripted conversations and compare.")

  @Argument(help: "Transcripts, or folders that hold some. (default: dialogs)")
  var paths: [String] = []

  func run() throws {
    let finder = DialogFinder()
    var suite = TranscriptSuite(finder: finder) { conversation in
      propertyVerdicts(at: conversation).filter { $0.verdict == .fails }
        .map { "the property '\($0.property.id)' does not hold at the end" }
    }
    for path in paths.isEmpty ? ["dialogs"] : paths {
      TextOutput.standard.write(suite.run(path).printable)
    }
    TextOutput.standard.write(suite.summary + "\n")
    if !suite.passed { throw ExitCode(Exit.doesNotHold) }
  }
}
