import Glibc
import Synchronization

/// Waits for work that is asynchronous; for a command, which has a thread of its own and is not.
func waiting<Outcome: Sendable>(for work: @escaping @Sendable () async -> Outcome) -> Outcome {
  let box = HandOver<Outcome>()
  Task.detached { box.put(await work()) }
  return box.take()
}

/// Hands something from one thread to another.
private final class HandOver<Content: Sendable>: @unchecked Sendable {
  private let content = Mutex<Content?>(nil)
  // A semaphore must not move, and its functions are made to be called by any thread.
  private let semaphore = UnsafeMutablePointer<sem_t>.allocate(capacity: 1)

  init() { sem_init(semaphore, 0, 0) }

  deinit {
    sem_destroy(semaphore)
    semaphore.deallocate()
  }

  func put(_ value: Content) {
    content.withLock { $0 = value }
    sem_post(semaphore)
  }

  func take() -> Content {
    while true {
      // A signal may wake it too early.
      sem_wait(semaphore)
      if let value = content.withLock({ $0 }) { return value }
    }
  }
}
