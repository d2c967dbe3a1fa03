/// A small, complete dialog to start from, with tests that pass.
///
/// Make one, then ``write()`` it.
public struct NewDialog: Sendable {
  /// Whether the dialog is one file or a folder of several.
  public enum Shape: String, CaseIterable, Sendable { case folder, file }

  /// A file with its path.
  public struct File: Sendable {
    public let path: String
    public let text: String
  }

  public let id: String
  public let shape: Shape
  /// Where it will lie: in `dialogs` where there is such a folder.
  public let path: String
  /// Where its tests will lie.
  public let testsPath: String
  /// The JSON Schema for editors, as seen from the folder of the dialog's files; `nil` where none is found.
  let schema: String?

  /// Prepares a dialog and writes nothing.
  ///
  /// - Throws: Where the name cannot be a dialog's id, or something has it already.
  public init(_ name: String, _ shape: Shape, finder: DialogFinder = .init()) throws(NewDialogProblem) {
    guard Identifier.isLabel(name), !Self.isTaken(name) else {
      throw .unsoundName(name, repair: Self.repaired(name))
    }
    let folder = FileTree.isFolder(DialogFinder.local) ? "\(DialogFinder.local)/" : ""
    for path in ["\(folder)\(name)", "\(folder)\(name).yaml"] where FileTree.exists(path) {
      throw .exists(path)
    }
    id = name
    self.shape = shape
    path = folder + name + (shape == .file ? ".yaml" : "")
    testsPath = shape == .file ? "\(folder)tests/\(name)" : "\(path)/tests"
    schema = finder.schema(seenFrom: shape == .file ? folder : "\(path)/")
  }

  /// How the dialog is named in commands.
  public var name: String { path.hasPrefix("\(DialogFinder.local)/") ? id : path }

  /// The title: the id in words.
  var title: String {
    let words = id.split { "-_.".contains($0) }.joined(separator: " ")
    return words.prefix(1).uppercased() + words.dropFirst()
  }

  /// Everything that will be written.
  public var files: [File] {
    let tests = [("danger", dangerText), ("lasting", lastingText), ("passing", passingText)].map {
      File(path: "\(testsPath)/\($0).transcript", text: $1)
    }
    let sections = [
      ("dialog", headText), ("questions", questionsText), ("nodes", nodesText), ("findings", findingsText),
      ("evidence", evidenceText),
    ]
    switch shape {
    case .file:
      let text = sections.map(\.1).joined(separator: "\n")
      return [File(path: path, text: modeline + text)] + tests
    case .folder:
      return sections.map { File(path: "\(path)/\($0).yaml", text: modeline + $1) } + tests
    }
  }

  /// The line by which editors find the schema.
  private var modeline: String { schema.map { "# yaml-language-server: $schema=\($0)\n" } ?? "" }

  /// Folders beside dialogs that are none.
  private static func isTaken(_ name: String) -> Bool {
    ["languages", "tests"].contains(name) || name.hasSuffix(".yaml") || name.hasSuffix(".yml")
  }

  /// A sound name as near as can be.
  private static func repaired(_ name: String) -> String? {
    var words = name
    for ending in [".yaml", ".yml"] where words.hasSuffix(ending) { words.removeLast(ending.count) }
    let parts = words.lowercased().utf8.prefix(Identifier.longest).split {
      !Identifier.isLabel(String(decoding: [$0], as: UTF8.self))
    }
    let repair = parts.map { String(decoding: $0, as: UTF8.self) }.joined(separator: "-")
    return Identifier.isLabel(repair) && !isTaken(repair) ? repair : nil
  }
}

/// Why no new dialog was made.
public enum NewDialogProblem: Error, Hashable, Sendable {
  case unsoundName(String, repair: String?)
  /// Something lies there already.
  case exists(String)
  case failed(path: String, reason: String)

  /// What to tell a person.
  public var message: String {
    switch self {
    case .unsoundName(let name, let repair):
      "'\(excerpt(name))' cannot be the name of a dialog: "
        + (Identifier.isLabel(name)
          ? "it means something else in the folder of dialogs"
          : "use letters, digits, '-', '_' and '.', beginning with a letter or digit")
        + (repair.map { "; for example '\($0)'" } ?? "")
    case .exists(let path): "\(path) is there already; nothing was written"
    case .failed(let path, let reason): "\(path) cannot be written: \(reason)"
    }
  }
}
