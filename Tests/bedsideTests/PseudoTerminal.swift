import Foundation
import Glibc

/// A program in a terminal of its own, as a person would use it: keys in, screen out.
final class PseudoTerminal {
  private var master: Int32
  private let process: pid_t
  private let home: TemporaryFolder
  private var shown: [UInt8] = []

  struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  /// Starts a program in a new session whose terminal this is.
  init(
    _ program: URL, _ arguments: [String], columns: Int, term: String = "xterm-256color",
    environment: [String: String] = [:]
  ) throws {
    home = try TemporaryFolder()
    master = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
    var isLocked: Int32 = 0
    var number: UInt32 = 0
    guard master >= 0, ioctl(master, Self.setLock, &isLocked) == 0,
      ioctl(master, Self.getNumber, &number) == 0
    else { throw Failure(description: "no pseudo-terminal can be opened") }
    let terminal = "/dev/pts/\(number)"
    var variables = ["PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "TERM": term, "HOME": home.url.path]
    variables.merge(environment) { _, given in given }
    process = try Self.spawn(
      program, arguments, variables, terminal: terminal, master: master, columns: columns)
  }

  deinit {
    kill(process, SIGKILL)
    var status: Int32 = 0
    waitpid(process, &status, 0)
    close(master)
  }

  // Linux's numbers for what the C library's header shows to C only.
  private static let setLock: UInt = 0x4004_5431  // TIOCSPTLCK
  private static let getNumber: UInt = 0x8004_5430  // TIOCGPTN
  private static let newSession: Int16 = 0x80  // POSIX_SPAWN_SETSID

  /// The first terminal that a session leader opens becomes the one that sends it signals.
  private static func spawn(
    _ program: URL, _ arguments: [String], _ variables: [String: String], terminal: String, master: Int32,
    columns: Int
  ) throws -> pid_t {
    var size = winsize(ws_row: 50, ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(master, UInt(TIOCSWINSZ), &size)
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, terminal, O_RDWR, 0)
    posix_spawn_file_actions_adddup2(&actions, 0, 1)
    posix_spawn_file_actions_adddup2(&actions, 0, 2)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    // The thread that runs a test may hold signals back; the program must not inherit that.
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setflags(&attributes, newSession | Int16(POSIX_SPAWN_SETSIGMASK))
    let words = ([program.path] + arguments).map { strdup($0) } + [nil]
    let pairs = variables.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for text in words + pairs { free(text) } }
    var process: pid_t = 0
    guard posix_spawn(&process, program.path, &actions, &attributes, words, pairs) == 0 else {
      throw Failure(description: "\(program.path) does not start")
    }
    return process
  }

  /// Closes the window, as a person does who has had enough; then waits for the program to end.
  func hangUp(seconds: Double = 20) throws {
    close(master)
    master = -1
    let deadline = Date().addingTimeInterval(seconds)
    var status: Int32 = 0
    while Date() < deadline {
      if waitpid(process, &status, WNOHANG) == process { return }
      usleep(20_000)
    }
    throw Failure(description: "does not end when its terminal is gone")
  }

  /// Presses keys: text as it is, `\r` for Enter, `\u{3}` for Ctrl-C.
  func press(_ keys: String) {
    var bytes = Array(keys.utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { write(master, $0.baseAddress, $0.count) }
      guard count > 0 else { return }
      bytes = bytes.dropFirst(count)
    }
  }

  func resize(columns: Int) {
    var size = winsize(ws_row: 50, ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(master, UInt(TIOCSWINSZ), &size)
  }

  /// Everything shown so far, as it came.
  var raw: String { String(decoding: shown, as: UTF8.self) }

  /// Everything shown so far, without escape sequences.
  var text: String {
    let words = raw.replacing(/\u{1B}\[[0-9;?]*[A-Za-z]|\u{1B}[()][A-Z0-9]|\u{1B}[=>]|\u{7}/, with: "")
    // By scalars: a carriage return and a line feed make one character.
    return String(String.UnicodeScalarView(words.unicodeScalars.filter { $0 != "\r" }))
  }

  /// Waits until what is shown after the last wait holds a text; a screen that never shows it is a failure.
  @discardableResult
  func wait(for wanted: String, seconds: Double = 20) throws -> String {
    let deadline = Date().addingTimeInterval(seconds)
    while Date() < deadline {
      let fresh = String(text.dropFirst(seen))
      if let found = fresh.range(of: wanted) {
        seen += fresh.distance(from: fresh.startIndex, to: found.upperBound)
        return fresh
      }
      readMore(milliseconds: 50)
    }
    throw Failure(description: "never shown: \(wanted)\nshown: \(text.suffix(1500))")
  }

  private var seen = 0

  /// Waits for the prompt, answers it with a line, and waits until the answer was taken.
  func answer(_ line: String) throws {
    try wait(for: "\n> ")
    press(line + "\r")
  }

  /// Waits for the program to end, and gives its exit code.
  func end(seconds: Double = 20) throws -> Int32 {
    let deadline = Date().addingTimeInterval(seconds)
    var status: Int32 = 0
    while Date() < deadline {
      readMore(milliseconds: 20)
      if waitpid(process, &status, WNOHANG) == process {
        readMore(milliseconds: 0)
        return status & 0x7F == 0 ? (status >> 8) & 0xFF : -1
      }
    }
    throw Failure(description: "does not end\nshown: \(text.suffix(1500))")
  }

  private func readMore(milliseconds: Int32) {
    var waiting = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
    guard poll(&waiting, 1, milliseconds) > 0, waiting.revents & Int16(POLLIN) != 0 else { return }
    var chunk = [UInt8](repeating: 0, count: 4096)
    let count = read(master, &chunk, chunk.count)
    if count > 0 { shown += chunk[..<count] }
  }
}
