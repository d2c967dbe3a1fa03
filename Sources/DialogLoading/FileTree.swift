import Glibc

/// What this package asks of the file system about names; reading a file is ``readFile(_:limit:)``.
enum FileTree {
  /// How deep folders are followed.
  static let deepest = 16
  /// The most files that are listed.
  static let mostFiles = 100_000

  static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

  static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// The names in a folder in order, without hidden ones; none where it cannot be read.
  static func entries(of folder: String) -> [String] {
    guard let stream = opendir(folder) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream), names.count < mostFiles {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: Int(entry.pointee.d_reclen)) {
          String(cString: $0)
        }
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    return names.sorted()
  }

  /// The files below a folder whose names end so; links to folders are not followed, so that none is seen twice.
  static func files(below folder: String, ending suffix: String) -> [String] {
    var found: [String] = []
    var waiting = [(path: folder, depth: 0)]
    while let (path, depth) = waiting.popLast() {
      for name in entries(of: path) {
        let entry = "\(path)/\(name)"
        if isFolder(entry) {
          if depth < deepest, !isLink(entry) { waiting.append((entry, depth + 1)) }
        } else if name.hasSuffix(suffix), found.count < mostFiles {
          found.append(entry)
        }
      }
    }
    return found.sorted()
  }

  /// The folder that a path stands in: `.` for a bare name.
  static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// The full path of what is there, without `..` and links; `nil` where nothing is.
  static func resolved(_ path: String) -> String? {
    guard let full = realpath(path, nil) else { return nil }
    defer { free(full) }
    return String(cString: full)
  }

  /// The folder of the running program.
  static var programFolder: String? {
    var buffer = [UInt8](repeating: 0, count: 4096)
    let count = buffer.withUnsafeMutableBytes { bytes in
      readlink("/proc/self/exe", bytes.bindMemory(to: CChar.self).baseAddress!, bytes.count)
    }
    guard count > 0, count < buffer.count else { return nil }
    return folder(of: String(decoding: buffer[..<count], as: UTF8.self))
  }

  private static func isLink(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK
  }
}
