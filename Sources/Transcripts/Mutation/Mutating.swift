import Conversations
import Diagnostics
import DialogLoading
import Dialogs
import Threads
import Understanding

extension TranscriptSuite {
  /// Changes the dialogs of transcripts in one place at a time, and finds which changes no transcript notices.
  ///
  /// A transcript notices where an expectation or a property fails that held before. Transcripts that fail anyway are
  /// reported and not used. The same files give the same report, however many threads work.
  public func mutate(
    _ paths: [String], progress: @escaping @Sendable (Progress) -> Void = { _ in }
  ) -> MutationReport {
    let start = ContinuousClock.now
    let result = run(paths)
    let passing = Dictionary(grouping: result.outcomes.filter(\.passed), by: \.dialogPath)
    let parts = passing.keys.sorted().compactMap { path in
      part(path, passing[path]?.map(\.path) ?? [], progress)
    }
    return MutationReport(
      parts: parts, failures: result.failures(), seconds: start.duration(to: .now).inSeconds)
  }

  private func part(
    _ path: String, _ transcripts: [String], _ progress: @escaping @Sendable (Progress) -> Void
  ) -> MutationReport.DialogPart? {
    let loader = DialogLoader(languageFolders: finder.languageFolders)
    let loaded = loader.load(path)
    guard let dialog = loaded.dialog else { return nil }
    let mutants = MutantList(dialog).mutants
    let counter = ProgressCounter(total: mutants.count, progress)
    let noticed = inParallel(
      count: mutants.count, jobs: options.jobs, state: { MutationBench(self, path, transcripts) },
      work: { bench, index in
        let isNoticed = bench.notices(index)
        counter.add(failed: false)
        return isNoticed
      })
    var blocks = BlockLines(loaded)
    let counted = zip(mutants, noticed).filter { !$0.isEquivalent || $1 }
    return MutationReport.DialogPart(
      dialogID: dialog.id, path: path, transcripts: transcripts.count, noticed: counted.count { $1 },
      equivalent: mutants.count - counted.count,
      survivors: counted.filter { !$1 }.map { mutant, _ in
        .init(description: mutant.description, lines: blocks.lines(of: mutant.place))
      })
  }
}

/// What one thread tries changes with: the dialog, its words, and transcripts whose names are found already.
private struct MutationBench {
  private let dialog: Dialog?
  private let mutants: [Mutant]
  private let reader: Reader?
  private let brokenRules: @Sendable (Conversation) -> [String]
  private var transcripts: [(checked: CheckedTranscript, settings: [String: String])] = []

  init(_ suite: TranscriptSuite, _ path: String, _ transcripts: [String]) {
    let dialog = DialogLoader(languageFolders: suite.finder.languageFolders).load(path).dialog
    self.dialog = dialog
    mutants = dialog.map { MutantList($0).mutants } ?? []
    reader = dialog.map { Reader($0) }
    brokenRules = suite.brokenRules
    guard let dialog else { return }
    var bench = Workbench(suite)
    let scope = dialog.scope(.conclusion)
    self.transcripts = transcripts.compactMap { path in
      bench.transcript(path).flatMap { transcript in
        var checker = TranscriptChecker(dialog: dialog, scope: scope)
        return checker.check(transcript).map { ($0, transcript.settings) }
      }
    }
  }

  /// Whether a transcript fails with a change.
  mutating func notices(_ index: Int) -> Bool {
    guard mutants.indices.contains(index), !mutants[index].isEquivalent, var changed = dialog else {
      return false
    }
    mutants[index].apply(&changed)
    let runner = TranscriptRunner(changed, reader: reader)
    let noticing = transcripts.firstIndex { !runner.passes($0.checked, $0.settings, brokenRules) }
    guard let noticing else { return false }
    // Neighbouring changes are often noticed by the same transcript.
    transcripts.swapAt(0, noticing)
    return true
  }
}
