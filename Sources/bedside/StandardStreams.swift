import Glibc
import Terminal

/// Standard input, output and error, as whoever starts the program has left them.
enum StandardStreams {
  /// Gets them ready, before anything is read or written.
  ///
  /// A closed one would be the number that the next opened file gets, and what is said would be written into that. A
  /// reader that reads no more (`| head`) ends the program without a word, as it does other programs.
  ///
  /// - Returns: Whether anybody can hear what is said.
  static func prepare() -> Bool {
    signal(SIGPIPE, SIG_DFL)
    for descriptor: Int32 in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO]
    where fcntl(descriptor, F_GETFD) < 0 {
      // The lowest free number is this one. What is written to standard output still fails: it is open for reading.
      _ = open("/dev/null", descriptor == STDERR_FILENO ? O_WRONLY : O_RDONLY)
    }
    return fcntl(STDOUT_FILENO, F_GETFL) & O_ACCMODE != O_RDONLY
  }

  /// The code to exit with; says so where something could not be written, which is no success.
  static func end(with code: Int32) -> Int32 {
    guard let problem = TextOutput.standard.problem else { return code }
    TextOutput.errors.write("error: standard output: \(problem)\n")
    return code == 0 ? Exit.doesNotHold : code
  }
}
