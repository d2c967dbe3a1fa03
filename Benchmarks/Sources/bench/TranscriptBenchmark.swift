import Diagnostics
import DialogLoading
import Glibc
import Threads
import Transcripts

/// Scripted conversations a second: the shipped dialog's transcripts in many copies, as `bedside test` runs them.
struct TranscriptBenchmark {
  /// At least so many are run.
  static let least = 10_000

  let dialogs: String
  let dialog: String

  func run(_ table: Table) {
    let finder = DialogFinder()
    let transcripts = finder.transcripts(in: dialogs + "/" + dialog).compactMap { path in
      finder.read(path, limit: Transcript.longestFile) { _ in }
    }
    guard !transcripts.isEmpty else { stop("\(dialog) has no transcripts") }
    withTemporaryFolder { folder in
      let copies = (Self.least + transcripts.count - 1) / transcripts.count
      let tests = prepare(folder, transcripts, copies: copies)
      let count = copies * transcripts.count
      let one = rate(of: tests, finder, count, jobs: 1)
      let name = "\(count) transcripts"
      table.print(Row("\(name) on one core", perSecond: one, floor: 1000, budget: 0.5))
      guard availableCores > 1 else { return }
      let two = rate(of: tests, finder, count, jobs: 2)
      table.print(Row("  on two cores, beside one", perSecond: two, floor: one, budget: 0.65))
    }
  }

  /// Copies the dialog, and its transcripts so many times; returns the folder of the transcripts.
  private func prepare(_ folder: String, _ transcripts: [SourceFile], copies: Int) -> String {
    guard
      RunningProgram(
        "/bin/cp", ["-R", "\(dialogs)/\(dialog)", "\(dialogs)/languages", folder]
      ).finish() != nil,
      RunningProgram("/bin/rm", ["-r", "\(folder)/\(dialog)/tests"]).finish() != nil
    else { stop("the dialog cannot be copied") }
    let tests = "\(folder)/\(dialog)/tests"
    makeFolder(tests)
    for copy in 0..<copies {
      makeFolder("\(tests)/\(copy)")
      for (index, transcript) in transcripts.enumerated() {
        writeFile("\(tests)/\(copy)/\(index).transcript", String(decoding: transcript.bytes, as: UTF8.self))
      }
    }
    return tests
  }

  private func rate(of tests: String, _ finder: DialogFinder, _ count: Int, jobs: Int) -> Double {
    var options = SuiteOptions()
    options.jobs = jobs
    let suite = TranscriptSuite(finder: finder, options: options)
    var time = Double.infinity
    for _ in 0..<3 {
      time = min(
        time,
        seconds {
          let result = suite.run([tests])
          guard result.passed, result.outcomes.count == count else { stop("a copied transcript fails") }
        })
    }
    return Double(count) / time
  }
}
