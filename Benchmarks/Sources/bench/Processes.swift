import Glibc

/// A program whose output is read; its input is empty.
struct RunningProgram {
  let id: pid_t
  let output: Int32

  init(_ path: String, _ arguments: [String]) {
    var pipes: [Int32] = [0, 0]
    guard pipe(&pipes) == 0 else { stop("no pipe can be made") }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, pipes[1], 1)
    posix_spawn_file_actions_addclose(&actions, pipes[0])
    posix_spawn_file_actions_addclose(&actions, pipes[1])
    var words = ([path] + arguments).map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    var child: pid_t = 0
    guard posix_spawn(&child, path, &actions, nil, &words, environ) == 0 else {
      stop("\(path) cannot be started")
    }
    close(pipes[1])
    (id, output) = (child, pipes[0])
  }

  /// Reads until a text has come; answers whether it has.
  func wait(for text: String) -> Bool {
    var seen: [UInt8] = []
    let wanted = Array(text.utf8)
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(output, &buffer, buffer.count)
      guard count > 0 else { return false }
      seen += buffer[..<count]
      // What is looked for ends what is written before the program waits for input.
      if seen.suffix(wanted.count + 2048).contains(sequence: wanted) { return true }
    }
  }

  /// Reads the rest of the output and waits for the end.
  ///
  /// - Returns: The output, or `nil` where the program failed.
  func finish() -> String? {
    var text: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(output, &buffer, buffer.count)
      guard count > 0 else { break }
      text += buffer[..<count]
    }
    close(output)
    var status: Int32 = 0
    waitpid(id, &status, 0)
    return status == 0 ? String(decoding: text, as: UTF8.self) : nil
  }
}

extension Collection<UInt8> {
  /// Whether some bytes stand in here one after the other.
  fileprivate func contains(sequence wanted: [UInt8]) -> Bool {
    indices.contains { self[$0...].starts(with: wanted) }
  }
}
