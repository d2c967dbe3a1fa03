import Synchronization

/// Counts what is done on several threads, and tells one at a time.
final class ProgressCounter: Sendable {
  private let total: Int
  private let tell: @Sendable (TranscriptSuite.Progress) -> Void
  private let counts = Mutex((done: 0, failed: 0))

  init(total: Int, _ tell: @escaping @Sendable (TranscriptSuite.Progress) -> Void) {
    self.total = total
    self.tell = tell
  }

  func add(_ outcome: TranscriptOutcome) { add(failed: !outcome.passed) }

  func add(failed: Bool) {
    counts.withLock { counts in
      counts.done += 1
      counts.failed += failed ? 1 : 0
      tell(.init(done: counts.done, total: total, failed: counts.failed))
    }
  }
}
