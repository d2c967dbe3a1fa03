import Glibc
import Synchronization

/// How many cores there are for this program.
public var availableCores: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }

/// Does pieces of work on several threads, each thread with a state of its own; results come in the order of the work.
///
/// - Parameters:
///   - count: How many pieces there are; they are begun in their order.
///   - jobs: How many threads work, at least one.
///   - isEnough: Looks at each result; once it says so, no further piece is begun. All before it are finished.
/// - Returns: The results up to the first that was enough.
public func inParallel<State, Output: Sendable>(
  count: Int, jobs: Int, state: @escaping @Sendable () -> State,
  isEnough: @escaping @Sendable (Output) -> Bool = { _ in false },
  work: @escaping @Sendable (inout State, Int) -> Output
) -> [Output] {
  let shared = Shared<Output>(count)
  onThreads(min(max(jobs, 1), max(count, 1))) {
    var own = state()
    while !shared.isEnough.load(ordering: .relaxed) {
      let index = shared.next.wrappingAdd(1, ordering: .relaxed).oldValue
      guard index < count else { return }
      let output = work(&own, index)
      if isEnough(output) { shared.isEnough.store(true, ordering: .relaxed) }
      shared.outputs.withLock { $0[index] = output }
    }
  }
  var outputs: [Output] = []
  for output in shared.outputs.withLock({ $0 }) {
    guard let output else { break }
    outputs.append(output)
    if isEnough(output) { break }
  }
  return outputs
}

/// The same without a state.
public func inParallel<Output: Sendable>(
  count: Int, jobs: Int, work: @escaping @Sendable (Int) -> Output
) -> [Output] {
  inParallel(count: count, jobs: jobs, state: {}, work: { _, index in work(index) })
}

/// What the threads of one piece of work share.
private final class Shared<Output: Sendable>: Sendable {
  let next = Atomic(0)
  let isEnough = Atomic(false)
  let outputs: Mutex<[Output?]>

  init(_ count: Int) { outputs = Mutex(Array(repeating: nil, count: count)) }
}

private final class Body: Sendable {
  let run: @Sendable () -> Void
  init(_ run: @escaping @Sendable () -> Void) { self.run = run }
}

/// Runs the same on several threads, this one included, and waits for all; fewer threads where no more can be had.
private func onThreads(_ count: Int, _ run: @escaping @Sendable () -> Void) {
  var threads: [pthread_t] = []
  for _ in 1..<max(count, 1) {
    var thread = pthread_t()
    let body = Unmanaged.passRetained(Body(run))
    let failure = pthread_create(
      &thread, nil,
      { pointer in
        if let pointer { Unmanaged<Body>.fromOpaque(pointer).takeRetainedValue().run() }
        return nil
      }, body.toOpaque())
    if failure == 0 { threads.append(thread) } else { body.release() }
  }
  run()
  for thread in threads { pthread_join(thread, nil) }
}
