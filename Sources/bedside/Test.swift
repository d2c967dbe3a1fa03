import ArgumentParser
import Diagnostics
import DialogLoading
import Dialogs
import Terminal
import Threads
import Transcripts
import Verification

/// `bedside test [PATH…]`: runs transcripts and compares.
struct Test: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "test",
    abstract: "Run scripted conversations and compare.",
    discussion: "Exit codes: 0 all holds, 1 something does not, 2 wrong usage. See docs/transcripts.md.")

  @Argument(help: "Transcripts, or folders that hold some. (default: dialogs)")
  var paths: [String] = []

  @OptionGroup(title: "Choosing") var choosing: ChoosingTranscripts
  @OptionGroup(title: "Rewriting") var rewriting: RewritingTranscripts
  @OptionGroup(title: "Reporting") var reporting: ReportingTests

  func validate() throws {
    if rewriting.isOn && (choosing.mutate || reporting.needsCoverage) {
      throw ValidationError("--update and --bless go with neither --mutate nor coverage")
    }
  }

  func run() throws {
    let finder = DialogFinder()
    let suite = TranscriptSuite(finder: finder, options: options) { conversation in
      brokenProperties(at: conversation).map { "the property '\($0)' does not hold at the end" }
    }
    let paths = paths.isEmpty ? ["dialogs"] : paths
    let isFine = choosing.mutate ? mutate(suite, paths) : try test(suite, paths)
    if !isFine { throw ExitCode(Exit.doesNotHold) }
  }

  private var options: SuiteOptions {
    var options = SuiteOptions()
    options.filter = choosing.filter
    options.shard = choosing.shard
    options.jobs = choosing.jobs ?? availableCores
    options.isFailFast = choosing.failFast
    options.rewriting = rewriting.bless ? .everything : rewriting.update ? .wording : .nothing
    options.withCoverage = reporting.needsCoverage
    options.isTelling = reporting.talk
    return options
  }

  private func test(_ suite: TranscriptSuite, _ paths: [String]) throws -> Bool {
    let line = ProgressLine()
    let result = suite.run(paths) { line.show("\($0.done) of \($0.total)", failed: $0.failed) }
    line.clear()
    try reporting.write(result)
    return result.passed && reporting.isCovered(result)
  }

  private func mutate(_ suite: TranscriptSuite, _ paths: [String]) -> Bool {
    let line = ProgressLine()
    let report = suite.mutate(paths) { line.show("mutant \($0.done) of \($0.total)", failed: $0.failed) }
    line.clear()
    TextOutput.standard.write((reporting.isJSON ? report.json.text + "\n" : report.text).printable)
    return report.isComplete && report.percent >= choosing.scoreAtLeast ?? 0
  }
}
