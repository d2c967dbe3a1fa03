import ArgumentParser
import Glibc
import Synchronization
import Verification

/// Refuses a `--limit` that diagrams cannot keep.
func checkLimit(_ nodes: Int) throws {
  guard (1_000...16_000_000).contains(nodes) else {
    throw ValidationError("--limit takes a number from 1000 to 16000000, not \(nodes)")
  }
}

/// Explores so that the first interruption ends the search, and what was shown until then is told; the second ends the
/// command.
func interruptible<Result>(_ nodes: Int, _ explore: (ExplorationLimits) throws -> Result) rethrows -> Result {
  var limits = ExplorationLimits()
  limits.nodes = nodes
  limits.isInterrupted = { wasInterrupted.load(ordering: .relaxed) }
  signal(SIGINT) { _ in
    wasInterrupted.store(true, ordering: .relaxed)
    signal(SIGINT, SIG_DFL)
  }
  defer { signal(SIGINT, SIG_DFL) }
  return try explore(limits)
}

/// Set by a signal, which can reach nothing else.
private let wasInterrupted = Atomic(false)
