import Conversations
public import Dialogs
public import Transcripts
import Understanding

/// Tests that together cover every edge, answer, finding, raise and advice of a dialog that can be covered and is not,
/// with values at and next to each threshold.
public struct SuggestedTests: Sendable {
  /// What no test could be found for.
  public struct Gap: Hashable, Sendable {
    /// What it is: `finding lung_clot`.
    public let name: String
    public let reason: String
  }

  public let tests: [SuggestedTest]
  public let gaps: [Gap]

  /// Finds them; the same for the same dialog and the same existing tests.
  ///
  /// - Parameters:
  ///   - existing: What the dialog's own transcripts cover already.
  ///   - settings: Values by the setting's id that are to hold.
  ///   - progress: Called with how many of how many things a conversation was looked for.
  public init(
    for dialog: Dialog, notIn existing: ExistingCoverage = .init(), settings: [String: String] = [:],
    limits: ExplorationLimits = .init(), progress: (_ done: Int, _ total: Int) -> Void = { _, _ in }
  ) {
    let map = CoverageMap(dialog)
    let exploration = Exploration(dialog, settings: settings, limits: limits)
    let goals = Goals(map, dialog.thresholds(Cutting(dialog).points))
    let open = goals.all.filter { !existing.covers($0, map) }
    let reader = Reader(dialog)
    let opening = Conversing(dialog, reader: reader).openingWords
    var covering = Covering(goals, ScriptPlayer(dialog, map, opening: opening), open: open)
    var candidates = Candidates(goals, exploration)
    var reasons: [Goal: String] = [:]
    for (index, goal) in open.enumerated() {
      progress(index, open.count)
      do throws(Candidates.Reason) {
        try covering.look(for: goal, in: &candidates)
      } catch {
        reasons[goal] = error.words
      }
    }
    covering.choose()
    let writer = ScriptWriter(
      dialog: dialog, opening: opening, runner: TranscriptRunner(dialog, reader: reader))
    var names: Set<String> = existing.fileNames
    var tests: [SuggestedTest] = []
    for (played, covers) in covering.chosen {
      guard let first = covers.first, let text = writer.transcript(played.script, covering: covers) else {
        continue
      }
      tests.append(
        SuggestedTest(
          fileName: Self.free(first.fileName, &names), text: text, covers: covers.map(\.name)))
    }
    self.tests = tests
    gaps = covering.gaps.map { goal in
      Gap(name: goal.name, reason: reasons[goal] ?? candidates.reason(goal))
    }
  }

  /// A name that no other file has.
  private static func free(_ name: String, _ taken: inout Set<String>) -> String {
    var candidate = "\(name).transcript"
    var number = 1
    while !taken.insert(candidate).inserted {
      number += 1
      candidate = "\(name)-\(number).transcript"
    }
    return candidate
  }
}

extension Candidates.Reason {
  fileprivate var words: String {
    switch self {
    case .never(let words), .unknown(let words): words
    }
  }
}

extension Conversing {
  /// Words that answer the text question that the dialog begins with and tell nothing; `nil` where it begins otherwise.
  var openingWords: String? {
    guard case .asks(let prompt) = start.stop, let question = prompt.question,
      case .text = dialog[question].kind, let held = try? converse([:], until: { !$0.log.isEmpty }),
      let reply = held.replies.first, case .words(let words) = reply.typed
    else { return nil }
    return words
  }
}

extension SuggestedTests {
  /// Writes every test as a file of its own; none takes the place of another.
  public func write(into folder: String) throws(FileTrouble) {
    for test in tests { try writeNewFile(test.text, named: test.fileName, in: folder) }
  }

  /// How many there are, and what is left out, with the reason.
  public var summary: String {
    let covered = tests.reduce(0) { $0 + $1.covers.count }
    var text =
      tests.isEmpty
      ? "no test to suggest\n"
      : "tests suggested: \(tests.count), for \(covered) things that no test covers yet\n"
    for gap in gaps { text += "not covered: \(gap.name): \(gap.reason)\n" }
    return text
  }
}
