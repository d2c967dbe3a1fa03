import Glibc

/// Why a file could not be written, in words.
public struct FileTrouble: Error, Hashable, CustomStringConvertible {
  public let description: String
}

/// Writes a new file into a folder, which is made where it is missing; a file that is there already stays as it is.
///
/// - Returns: The path of the file.
/// - Throws: ``FileTrouble`` where the folder or the file cannot be made, or there is one of that name.
@discardableResult
public func writeNewFile(_ text: String, named name: String, in folder: String) throws(FileTrouble) -> String
{
  try makeFolder(folder)
  let path = "\(folder)/\(name)"
  let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
  guard descriptor >= 0 else { throw trouble(path, errno) }
  let isWritten = writeAll(Array(text.utf8), to: descriptor)
  let code = errno
  guard close(descriptor) == 0, isWritten else {
    unlink(path)
    throw trouble(path, code)
  }
  return path
}

/// Makes a folder and those above it.
private func makeFolder(_ path: String) throws(FileTrouble) {
  var made = path.hasPrefix("/") ? "/" : ""
  for part in path.split(separator: "/") {
    made += made.isEmpty || made.hasSuffix("/") ? String(part) : "/\(part)"
    guard mkdir(made, 0o777) != 0, errno != EEXIST else { continue }
    throw trouble(made, errno)
  }
}

private func trouble(_ path: String, _ code: Int32) -> FileTrouble {
  FileTrouble(description: "\(path): \(String(cString: strerror(code)))")
}
