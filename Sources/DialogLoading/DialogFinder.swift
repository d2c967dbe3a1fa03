public import Diagnostics
import MarkedYAML

/// Finds dialogs, languages and transcripts by the names that people give them.
public struct DialogFinder: Sendable {
  /// Where dialogs of the working folder lie.
  static let local = "dialogs"
  /// Where installed dialogs lie: `share/bedside` beside the `bin` of the program.
  private let installed: String?

  public init() {
    installed = FileTree.programFolder.map { "\($0)/../share/bedside" }.flatMap {
      FileTree.isFolder($0) ? $0 : nil
    }
  }

  /// The absolute path of the folder that the program runs in; empty where that cannot be told.
  public var workingFolder: String { FileTree.resolved(".") ?? "" }

  /// Folders of languages besides the one beside a dialog.
  public var languageFolders: [String] {
    ([Self.local] + [installed].compactMap(\.self)).map { "\($0)/languages" }
  }

  /// The path of a dialog: a path as it is, else a name in `dialogs/`, else an installed one.
  ///
  /// - Parameter name: `nil` for the first dialog that ships with the program.
  public func path(of name: String?) -> String {
    let name = name ?? "leg-cramps"
    let folders = [Self.local] + [installed].compactMap(\.self)
    let places = [name] + folders.flatMap { ["\($0)/\(name)", "\($0)/\(name).yaml"] }
    return places.first(where: FileTree.exists) ?? name
  }

  /// The names of the dialogs that are found by their name alone, in order.
  public var names: [String] {
    let paths = [Self.local, installed].compactMap(\.self).filter(FileTree.isFolder).flatMap { folder in
      dialogs(in: folder).filter { $0 != folder }
    }
    let names = paths.compactMap { $0.split(separator: "/").last }.map {
      String($0.hasSuffix(".yaml") ? $0.dropLast(5) : $0)
    }
    return Set(names).sorted()
  }

  /// Whether there is something under a path or name.
  public func knows(_ name: String) -> Bool { FileTree.exists(path(of: name)) }

  /// The dialogs in a folder: the folder itself, or its subfolders and files where it is a collection.
  public func dialogs(in path: String) -> [String] {
    guard FileTree.isFolder(path) else { return [path] }
    let entries = FileTree.entries(of: path)
    let files = entries.filter { $0.hasSuffix(".yaml") }.map { "\(path)/\($0)" }
    guard isCollection(path) || files.isEmpty else { return [path] }
    let folders = entries.filter { $0 != "languages" }.map { "\(path)/\($0)" }.filter(holdsYAML)
    let found = (files + folders).sorted()
    return found.isEmpty ? [path] : found
  }

  /// The transcripts in a folder and the folders below it, in the order of their names.
  public func transcripts(in path: String) -> [String] {
    guard FileTree.isFolder(path) else { return FileTree.exists(path) ? [path] : [] }
    return FileTree.files(below: path, ending: ".transcript")
  }

  /// The transcripts of a dialog: all below its folder; of a dialog in one file, those below the file's folder that
  /// belong to it.
  public func transcripts(ofDialog path: String) -> [String] {
    guard !FileTree.isFolder(path) else { return transcripts(in: path) }
    let name = path.split(separator: "/").last.map { $0.hasSuffix(".yaml") ? $0.dropLast(5) : $0 } ?? ""
    return transcripts(in: FileTree.folder(of: path)).filter {
      isSameFile(dialog(ofTranscript: $0, named: String(name)), path)
    }
  }

  private func isSameFile(_ one: String, _ other: String) -> Bool {
    func plain(_ path: String) -> Substring { path.hasPrefix("./") ? path.dropFirst(2) : path[...] }
    return plain(one) == plain(other)
  }

  /// The JSON Schema of dialog files, as seen from a folder (`dialogs/`, or empty): the one in the `docs` of the working
  /// folder, else the one that is installed with the program, else the one that it was built beside.
  func schema(seenFrom folder: String) -> String? {
    let name = "dialog.schema.json"
    if FileTree.exists("docs/\(name)") {
      return String(repeating: "../", count: folder.utf8.count { $0 == UInt8(ascii: "/") }) + "docs/\(name)"
    }
    let program = FileTree.programFolder.map { [$0 + "/../../../docs"] } ?? []
    return ([installed].compactMap(\.self) + program).lazy.compactMap { FileTree.resolved("\($0)/\(name)") }
      .first
  }

  /// Reads a file that a person named, up to a number of bytes.
  ///
  /// - Parameter folder: A folder out of which no link may lead; `nil` for none.
  public func read(
    _ path: String, within folder: String? = nil, limit: Int, report: (Diagnostic) -> Void
  ) -> SourceFile? {
    var limits = DialogLimits()
    limits.yaml.bytes = limit
    return FileReader(limits: limits).read(path, within: folder, report: report)
  }

  /// The dialog that a transcript belongs to: the nearest folder above it that is one, or holds a file of its name; else
  /// the one of that name, wherever it is found.
  public func dialog(ofTranscript path: String, named name: String) -> String {
    var (folder, below) = (FileTree.folder(of: path), "")
    for _ in 0..<FileTree.deepest {
      if FileTree.exists("\(folder)/\(name).yaml") { return "\(folder)/\(name).yaml" }
      if !isCollection(folder), isDialog(folder, named: name, holding: below) { return folder }
      if folder == "/" { break }
      if folder.hasSuffix("..") || folder == "." {
        (folder, below) = ("\(folder)/..", "")
      } else {
        below = String(folder[(folder.lastIndex(of: "/").map(folder.index(after:)) ?? folder.startIndex)...])
        folder = FileTree.folder(of: folder)
      }
    }
    return self.path(of: name)
  }

  /// Whether a folder is the dialog of a transcript that lies in its folder `below`. Files that only happen to lie
  /// somewhere above a saved conversation, in a home folder or in /tmp, are none.
  private func isDialog(_ folder: String, named name: String, holding below: String) -> Bool {
    let files = FileTree.entries(of: folder).filter { $0.hasSuffix(".yaml") || $0.hasSuffix(".yml") }
    return !files.isEmpty
      && (below == "tests" || files.contains { begins(name, in: "\(folder)/\($0)") })
  }

  /// Whether a file has the line `dialog: NAME`.
  private func begins(_ name: String, in path: String) -> Bool {
    let file = read(path, limit: DialogLimits().yaml.bytes) { _ in }
    return file?.bytes.split(separator: UInt8(ascii: "\n")).contains { line in
      guard line.starts(with: "dialog:".utf8) else { return false }
      let value = line.dropFirst("dialog:".utf8.count).drop { $0 == UInt8(ascii: " ") }
      return value.prefix { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "\r") }.elementsEqual(name.utf8)
    } ?? false
  }

  /// A folder that holds languages holds dialogs side by side.
  private func isCollection(_ folder: String) -> Bool { FileTree.isFolder("\(folder)/languages") }

  private func holdsYAML(_ folder: String) -> Bool {
    FileTree.isFolder(folder) && FileTree.entries(of: folder).contains { $0.hasSuffix(".yaml") }
  }
}
