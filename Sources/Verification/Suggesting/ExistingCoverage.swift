import Conversations
public import DialogLoading
public import Dialogs
import Synchronization
import Transcripts

/// What the transcripts of a dialog cover already.
public struct ExistingCoverage: Sendable {
  private var items: Set<Int> = []
  private var answers: [Reference<Question>: Set<Answer>] = [:]
  /// Names of files that there are, so that no suggested one takes their place.
  public var fileNames: Set<String> = []

  public init() {}

  /// Runs transcripts; those that fail cover nothing.
  ///
  /// - Parameter paths: Files, and folders that hold some; transcripts of other dialogs do not matter.
  public init(of dialog: Dialog, in paths: [String], finder: DialogFinder, jobs: Int = 1) {
    var options = SuiteOptions()
    options.withCoverage = true
    options.jobs = jobs
    let ends = Mutex<[Entries]>([])
    let suite = TranscriptSuite(finder: finder, options: options) { conversation in
      guard conversation.dialog.id == dialog.id else { return [] }
      ends.withLock { $0.append(Conversed(conversation).entries) }
      return []
    }
    let result = suite.run(paths)
    for report in result.coverage where report.dialogID == dialog.id {
      items.formUnion(report.items.indices.filter { report.items[$0].state == .covered })
    }
    for entries in ends.withLock({ $0 }) {
      for (question, answer) in entries { answers[question, default: []].insert(answer) }
    }
    fileNames = Set(result.outcomes.compactMap { $0.path.split(separator: "/").last.map(String.init) })
  }

  func covers(_ goal: Goal, _ map: CoverageMap) -> Bool {
    switch goal.aim {
    case .item(let number): items.contains(number)
    case .value(let question, let answer): answers[question]?.contains { $0.isSame(as: answer) } ?? false
    }
  }
}
