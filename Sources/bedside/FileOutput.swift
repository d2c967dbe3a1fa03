import ArgumentParser
import Glibc
import Terminal

/// Writes a text whole into a file, or to standard output where the path is `-`; says so and ends the command where
/// a file cannot be written.
func save(_ text: String, to path: String) throws {
  guard path != "-" else {
    TextOutput.standard.write(text)
    return
  }
  guard let file = fopen(path, "w") else {
    TextOutput.errors.write("\(path.printable): error: \(String(cString: strerror(errno)))\n")
    throw ExitCode(Exit.doesNotHold)
  }
  let isWritten = TextOutput(descriptor: fileno(file)).write(text)
  guard fclose(file) == 0, isWritten else {
    TextOutput.errors.write("\(path.printable): error: the file could not be written whole\n")
    throw ExitCode(Exit.doesNotHold)
  }
}

/// Makes a folder where there is none; says so and ends the command where that fails.
func makeFolder(_ path: String) throws {
  if mkdir(path, 0o777) == 0 || errno == EEXIST { return }
  TextOutput.errors.write("\(path.printable): error: \(String(cString: strerror(errno)))\n")
  throw ExitCode(Exit.doesNotHold)
}
