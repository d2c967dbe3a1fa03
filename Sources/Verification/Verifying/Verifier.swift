import ClinicalQuality
import Conversations
public import Dialogs
import Synchronization
import Threads

/// Verifies everything that must hold of a dialog, over every conversation that is possible.
///
/// Nothing is sampled: a property holds where no case is left in which it does not. Where a limit is hit it is not
/// proved, with the reason.
public struct Verifier: Sendable {
  /// How far verifying has come.
  public struct Progress: Sendable {
    public let done: Int
    public let total: Int
    public let failed: Int
    /// What is looked at now.
    public let present: String
  }

  private let dialog: Dialog
  private let settings: [String: String]
  private let limits: ExplorationLimits

  /// - Parameters:
  ///   - settings: Settings that stand fast; all others may have any of their values.
  ///   - limits: How far each thread goes before it gives a property up.
  public init(_ dialog: Dialog, settings: [String: String] = [:], limits: ExplorationLimits = .init()) {
    self.dialog = dialog
    self.settings = settings
    self.limits = limits
  }

  /// Looks at every property: those of the dialog, and then those that every dialog has.
  ///
  /// - Parameters:
  ///   - jobs: How many threads look, each with diagrams of its own.
  ///   - isWanted: Which properties are looked at, by their ids.
  ///   - progress: Is told whenever a property is begun, on the thread that begins it.
  public func run(
    jobs: Int = 1, only isWanted: (String) -> Bool = { _ in true },
    progress: @escaping @Sendable (Progress) -> Void = { _ in }
  ) -> VerificationReport {
    let wanted = VerifiedProperty.all(of: dialog).filter { isWanted($0.id) }
    let tasks = tasks(wanted)
    let counter = ProgressCounter(total: wanted.count, tell: progress)
    let found = inParallel(
      count: tasks.count, jobs: jobs, state: { judge() },
      work: { judge, index in
        tasks[index].map { position in
          counter.begin(wanted[position].id)
          let result = judge.result(of: wanted[position])
          counter.end(result)
          return (position, result)
        }
      })
    let results = found.flatMap(\.self).sorted { $0.0 < $1.0 }.map(\.1)
    return VerificationReport(dialogID: dialog.id, results: results)
  }

  /// The ids of all properties: the dialog's own, then those that every dialog has.
  public static func properties(of dialog: Dialog) -> [String] { VerifiedProperty.all(of: dialog).map(\.id) }

  private func judge() -> Judge {
    let judge = Judge(dialog, settings: settings, limits: limits)
    judge.prepare()
    return judge
  }

  /// The positions of properties in pieces of work: those that look at the same conversations together, and what takes
  /// longest first, so that no thread is left alone with it at the end.
  private func tasks(_ properties: [VerifiedProperty]) -> [[Int]] {
    var (counting, reaching, others): ([Int], [Int], [Int]) = ([], [], [])
    for (position, property) in properties.enumerated() {
      switch property {
      case .own(let own) where own.rule.expression.reads.contains(dialog.slots.questionsAsked):
        counting.append(position)
      case .builtIn(let builtIn) where builtIn.isAboutReaching: reaching.append(position)
      case .own, .builtIn: others.append(position)
      }
    }
    return counting.map { [$0] } + (reaching.isEmpty ? [] : [reaching]) + others.map { [$0] }
  }
}

/// Tells how far several threads have come together.
private final class ProgressCounter: Sendable {
  private let total: Int
  private let tell: @Sendable (Verifier.Progress) -> Void
  private let counts = Mutex((done: 0, failed: 0))

  init(total: Int, tell: @escaping @Sendable (Verifier.Progress) -> Void) {
    self.total = total
    self.tell = tell
  }

  func begin(_ id: String) {
    let (done, failed) = counts.withLock { $0 }
    tell(Verifier.Progress(done: done, total: total, failed: failed, present: id))
  }

  func end(_ result: PropertyResult) {
    counts.withLock {
      $0.done += 1
      if result.verdict == .fails { $0.failed += 1 }
    }
  }
}
