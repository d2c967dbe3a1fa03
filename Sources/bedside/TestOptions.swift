public import ArgumentParser
import Diagnostics
import Glibc
import Terminal
public import Transcripts

/// Which transcripts are run, and how.
struct ChoosingTranscripts: ParsableArguments {
  @Option(help: "Only transcripts with this in their path; * stands for anything.")
  var filter: String?

  @Option(help: "How many threads to use. (default: all cores)")
  var jobs: Int?

  @Option(help: "Only part I of N, as I/N: for several machines.")
  var shard: SuiteOptions.Shard?

  @Flag(help: "Begin no further transcript once one has failed.")
  var failFast = false

  @Flag(help: "Change the dialog in one place at a time, and tell which changes no transcript notices.")
  var mutate = false

  @Option(help: ArgumentHelp("With --mutate: fail where fewer changes are noticed.", valueName: "percent"))
  var scoreAtLeast: Double?

  func validate() throws {
    if let jobs, !(1...1024).contains(jobs) {
      throw ValidationError("--jobs takes a number from 1 to 1024, not \(jobs)")
    }
    if let scoreAtLeast, !mutate || !(0...100).contains(scoreAtLeast) {
      throw ValidationError("--score-at-least takes a percentage from 0 to 100, with --mutate")
    }
  }
}

/// What may be rewritten.
struct RewritingTranscripts: ParsableArguments {
  @Flag(help: "Rewrite wording and the order of questions in place where they differ.")
  var update = false

  @Flag(help: "Also rewrite noted facts, advice, findings and levels, and take the files as reviewed.")
  var bless = false

  var isOn: Bool { update || bless }
}

/// Where results go.
struct ReportingTests: ParsableArguments {
  enum Format: String, CaseIterable, ExpressibleByArgument { case text, json }

  @Option(help: "How results are printed: text or json.")
  var format = Format.text

  @Flag(help: "Tell what of the dialog the transcripts go through.")
  var coverage = false

  @Option(help: ArgumentHelp("Write the coverage as a page.", valueName: "file"))
  var coverageHtml: String?

  @Option(help: ArgumentHelp("Write the coverage as JSON.", valueName: "file"))
  var coverageJson: String?

  @Option(help: ArgumentHelp("Fail where less than this much is gone through.", valueName: "percent"))
  var coverageAtLeast: Double?

  @Option(help: ArgumentHelp("Write the results as JUnit's XML.", valueName: "file"))
  var junit: String?

  @Flag(help: "Print each conversation as it was held.")
  var talk = false

  var isJSON: Bool { format == .json }

  var needsCoverage: Bool {
    coverage || coverageHtml != nil || coverageJson != nil || coverageAtLeast != nil
  }

  func validate() throws {
    if let coverageAtLeast, !(0...100).contains(coverageAtLeast) {
      throw ValidationError("--coverage-at-least takes a percentage from 0 to 100")
    }
  }

  func write(_ result: SuiteResult) throws {
    // Files first: whoever reads the output may stop reading.
    if let junit {
      try save(result.junit(time: Clock.isoTime, host: Clock.hostName), to: junit)
    }
    if let coverageHtml { try save(CoverageReport.page(result.coverage), to: coverageHtml) }
    if let coverageJson {
      try save(JSON.array(result.coverage.map(\.json)).text + "\n", to: coverageJson)
    }
    if isJSON {
      TextOutput.standard.write(result.json.text + "\n")
    } else {
      let width = TextOutput.standard.columns ?? 100
      var text = talk ? result.conversations : ""
      text += result.failures(width: min(max(width, 60), 140)) + result.rewritings
      if coverage { text += result.coverage.map { $0.text + "\n" }.joined() }
      TextOutput.standard.write(text.printable + result.summary.printable + "\n")
    }
  }

  /// Whether everything that was run goes through enough; says what does not.
  func isCovered(_ result: SuiteResult) -> Bool {
    guard let coverageAtLeast else { return true }
    let short = result.coverage.filter { $0.percent < coverageAtLeast }
    for report in short {
      let text = "\(report.path): covered by \(CoverageReport.written(report.percent)), which is too little\n"
      TextOutput.errors.write(text.printable)
    }
    return short.isEmpty && !result.coverage.isEmpty
  }
}

extension SuiteOptions.Shard: ExpressibleByArgument {
  public init?(argument: String) { self.init(argument) }
}

/// What a report says of the machine.
private enum Clock {
  /// The time in UTC, as `2026-01-31T09:05:00`.
  static var isoTime: String {
    var now = time(nil)
    var parts = tm()
    gmtime_r(&now, &parts)
    func two(_ number: Int32) -> String { (number < 10 ? "0" : "") + String(number) }
    return "\(parts.tm_year + 1900)-\(two(parts.tm_mon + 1))-\(two(parts.tm_mday))T"
      + "\(two(parts.tm_hour)):\(two(parts.tm_min)):\(two(parts.tm_sec))"
  }

  static var hostName: String {
    var buffer = [CChar](repeating: 0, count: 256)
    guard gethostname(&buffer, buffer.count - 1) == 0 else { return "localhost" }
    let bytes = buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
    return String(decoding: bytes, as: UTF8.self)
  }
}
