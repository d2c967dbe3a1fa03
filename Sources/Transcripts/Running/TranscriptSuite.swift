public import Conversations
import Diagnostics
public import DialogLoading
import Threads

/// Runs the transcripts of files and folders, on several threads; each thread loads a dialog once.
public struct TranscriptSuite: Sendable {
  /// How far a run has come.
  public struct Progress: Sendable {
    public let done: Int
    public let total: Int
    public let failed: Int
  }

  let finder: DialogFinder
  let options: SuiteOptions
  let brokenRules: @Sendable (Conversation) -> [String]

  /// Creates a suite.
  ///
  /// - Parameter brokenRules: What does not hold of a conversation that a transcript led to, a sentence each.
  public init(
    finder: DialogFinder, options: SuiteOptions = .init(),
    brokenRules: @escaping @Sendable (Conversation) -> [String] = { _ in [] }
  ) {
    self.finder = finder
    self.options = options
    self.brokenRules = brokenRules
  }

  /// The transcripts in paths that the options choose, each once, and the paths that hold none.
  func files(in paths: [String]) -> (chosen: [String], found: Int, empty: [String]) {
    var seen: Set<String> = []
    let found = paths.map { finder.transcripts(in: $0) }
    let all = found.joined().filter { seen.insert($0).inserted }
    return (options.chosen(from: all), all.count, zip(paths, found).filter { $1.isEmpty }.map(\.0))
  }

  /// Runs the transcripts in files and folders.
  ///
  /// - Parameter progress: Called after each transcript, by any thread, one at a time.
  public func run(
    _ paths: [String], progress: @escaping @Sendable (Progress) -> Void = { _ in }
  ) -> SuiteResult {
    let start = ContinuousClock.now
    let (chosen, found, empty) = files(in: paths)
    let counter = ProgressCounter(total: chosen.count, progress)
    let options = options
    let outcomes = inParallel(
      // A thread loads its dialogs for itself, which only pays where it has some transcripts to run.
      count: chosen.count, jobs: min(options.jobs, 1 + chosen.count / 16), state: { Workbench(self) },
      isEnough: { (outcome: TranscriptOutcome) in options.isFailFast && !outcome.passed },
      work: { bench, index in
        let outcome = bench.run(chosen[index])
        counter.add(outcome)
        return outcome
      })
    return SuiteResult(
      outcomes: outcomes, emptyPaths: empty, foundCount: found,
      coverage: options.withCoverage ? coverage(of: outcomes) : [],
      seconds: start.duration(to: .now).inSeconds,
      mayBeEmpty: options.shard != nil && found > 0)
  }

  private func coverage(of outcomes: [TranscriptOutcome]) -> [CoverageReport] {
    let byDialog = Dictionary(grouping: outcomes.filter { $0.result?.covered != nil }, by: \.dialogPath)
    let loader = DialogLoader(languageFolders: finder.languageFolders)
    return byDialog.keys.sorted().compactMap { path in
      let loaded = loader.load(path)
      guard let dialog = loaded.dialog, let own = byDialog[path] else { return nil }
      return CoverageReport(
        CoverageMap(dialog), loaded, path: path,
        passing: own.filter(\.passed).compactMap { $0.result?.covered },
        failing: own.filter { !$0.passed }.compactMap { $0.result?.covered })
    }
  }
}

extension Duration {
  /// The length in seconds.
  var inSeconds: Double { Double(components.seconds) + Double(components.attoseconds) / 1e18 }
}
