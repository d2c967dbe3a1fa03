import Glibc

extension NewDialog {
  /// Writes all files, or none: what was made before something failed is deleted again. Overwrites nothing.
  public func write() throws(NewDialogProblem) {
    var made = Made()
    for file in files {
      do throws(NewDialogProblem) {
        try made.folders(above: file.path)
        try made.write(file)
      } catch {
        made.undo()
        throw error
      }
    }
  }
}

/// What has been made so far.
private struct Made {
  private var files: [String] = []
  private var folders: [String] = []

  mutating func folders(above path: String) throws(NewDialogProblem) {
    let parts = path.split(separator: "/").dropLast()
    for count in parts.indices.dropFirst(0).map({ $0 + 1 }) {
      let folder = parts.prefix(count).joined(separator: "/")
      guard !FileTree.isFolder(folder) else { continue }
      guard mkdir(folder, 0o777) == 0 else { throw failure(folder) }
      folders.append(folder)
    }
  }

  mutating func write(_ file: NewDialog.File) throws(NewDialogProblem) {
    let descriptor = open(file.path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw failure(file.path) }
    files.append(file.path)
    var rest = Array(file.text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else {
        let problem = failure(file.path)
        close(descriptor)
        throw problem
      }
      rest = rest.dropFirst(count)
    }
    guard close(descriptor) == 0 else { throw failure(file.path) }
  }

  func undo() {
    for file in files { unlink(file) }
    for folder in folders.reversed() { rmdir(folder) }
  }

  private func failure(_ path: String) -> NewDialogProblem {
    errno == EEXIST ? .exists(path) : .failed(path: path, reason: String(cString: strerror(errno)))
  }
}
