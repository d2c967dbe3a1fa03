import Diagnostics
import Glibc
import MarkedYAML

/// Reads files from disk, with bounds: regular files only, and nothing that a symbolic link brings in from elsewhere.
struct FileReader {
  let limits: DialogLimits

  /// What stands at a path.
  enum Kind {
    case folder, file, missing, other
  }

  func kind(of path: String) -> Kind {
    var status = stat()
    guard stat(path, &status) == 0 else { return errno == ENOENT || errno == ENOTDIR ? .missing : .other }
    switch status.st_mode & S_IFMT {
    case S_IFDIR: return .folder
    case S_IFREG: return .file
    default: return .other
    }
  }

  /// The names in a folder that end as dialog files do, in order; those that begin with a dot belong to editors.
  func names(in folder: String, report: (Diagnostic) -> Void) -> [String]? {
    guard let directory = opendir(folder) else {
      report(.unreadable(folder, reason: String(cString: strerror(errno)), isFolder: true))
      return nil
    }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if !name.hasPrefix("."), name.hasSuffix(".yaml") || name.hasSuffix(".yml") { names.append(name) }
    }
    return names.sorted()
  }

  /// Reads one file.
  ///
  /// - Parameter root: The folder that the file must lie in once links are followed; `nil` for a file that a person
  ///   named, which may lie anywhere.
  func read(_ path: String, within root: String?, report: (Diagnostic) -> Void) -> SourceFile? {
    if let root, leadsOut(path, of: root) {
      report(.outsideFolder(path, root))
      return nil
    }
    // Without O_NONBLOCK a named pipe would keep the program waiting for ever.
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else {
      report(.unreadable(path, reason: String(cString: strerror(errno)), isFolder: false))
      return nil
    }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      report(.unreadable(path, reason: "it is no regular file", isFolder: false))
      return nil
    }
    return bytes(descriptor, size: Int(status.st_size), path, report).map {
      SourceFile(path: path, bytes: $0)
    }
  }

  private func bytes(_ descriptor: Int32, size: Int, _ path: String, _ report: (Diagnostic) -> Void)
    -> [UInt8]?
  {
    let limit = limits.yaml.bytes
    guard size <= limit else {
      report(.tooLarge(path, "the file has \(size) bytes, over the limit of \(limit)"))
      return nil
    }
    // One byte more than the size shows a file that grows while it is read.
    let capacity = max(size, 0) + 1
    var failure: Int32 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
      while count < capacity, let base = buffer.baseAddress {
        let taken = Glibc.read(descriptor, base + count, capacity - count)
        if taken < 0, errno == EINTR { continue }
        if taken < 0 { failure = errno }
        if taken <= 0 { break }
        count += taken
      }
    }
    guard failure == 0 else {
      report(.unreadable(path, reason: String(cString: strerror(failure)), isFolder: false))
      return nil
    }
    guard bytes.count <= size || size == 0 else {
      report(.unreadable(path, reason: "it changed while it was read; try again", isFolder: false))
      return nil
    }
    return bytes
  }

  private func leadsOut(_ path: String, of root: String) -> Bool {
    // Following every path takes long, and where only a name comes after the folder, only a link can lead out.
    if path.hasPrefix(root + "/"), !path.utf8.dropFirst(root.utf8.count + 1).contains(UInt8(ascii: "/")),
      !isLink(path)
    {
      return false
    }
    guard let target = realPath(path), let folder = realPath(root) else { return false }
    return !isInside(target, folder)
  }

  private func isLink(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK
  }

  private func realPath(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  private func isInside(_ path: String, _ folder: String) -> Bool {
    path.hasPrefix(folder == "/" ? folder : folder + "/")
  }
}

extension Diagnostic {
  static func noSuchPath(_ path: String) -> Self {
    Diagnostic(.noSuchPath, "there is no file or folder here", at: .path(path))
  }

  static func noDialogFiles(_ path: String, otherwise name: String?) -> Self {
    let hint = name.map { "; '\(excerpt($0))' must end in .yaml to be read" } ?? ""
    return Diagnostic(.noDialogFiles, "no .yaml file stands in this folder" + hint, at: .path(path))
  }

  static func unreadable(_ path: String, reason: String, isFolder: Bool) -> Self {
    let what = isFolder ? "folder" : "file"
    return Diagnostic(.unreadableFile, "this \(what) cannot be read: \(reason)", at: .path(path))
  }

  static func outsideFolder(_ path: String, _ folder: String) -> Self {
    Diagnostic(
      .outsideFolder,
      "this is a link to a file outside of '\(excerpt(folder))', which is not followed: copy the file",
      at: .path(path))
  }

  static func tooLarge(_ path: String, _ message: String) -> Self {
    Diagnostic(.tooLarge, message, at: .path(path))
  }

  static func notADialog(_ path: String) -> Self {
    Diagnostic(.notADialog, "no file here has the key 'dialog', with which a dialog begins", at: .path(path))
  }

  static func missingLanguage(_ language: String, at place: Diagnostic.Place, tried: [String]) -> Self {
    let paths = tried.isEmpty ? "" : ": there is no \(tried.joined(separator: ", and no "))"
    return Diagnostic(
      .missingLanguage, "the words of the language '\(excerpt(language))' are missing\(paths)", at: place)
  }
}
