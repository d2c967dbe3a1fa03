import Glibc
import Synchronization

/// Ctrl-C, caught while something takes long, so that it ends that and not the program.
public enum Interruption {
  /// Does something that looks now and then whether Ctrl-C was pressed since it began; afterwards Ctrl-C does what it
  /// did before.
  public static func catching<Outcome>(_ body: (_ isInterrupted: @escaping @Sendable () -> Bool) -> Outcome)
    -> Outcome
  {
    wasInterrupted.store(false, ordering: .relaxed)
    var (caught, before) = (sigaction(), sigaction())
    caught.__sigaction_handler.sa_handler = { _ in wasInterrupted.store(true, ordering: .relaxed) }
    sigaction(SIGINT, &caught, &before)
    defer { sigaction(SIGINT, &before, nil) }
    return body { wasInterrupted.load(ordering: .relaxed) }
  }
}

/// Set by a signal, which can reach nothing else.
private let wasInterrupted = Atomic(false)
