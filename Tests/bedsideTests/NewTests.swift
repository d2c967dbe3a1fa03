import Foundation
import Testing

@Suite struct NewTests {
  /// A folder with dialogs that share the language, as in the repository.
  private func folder() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try FileManager.default.createDirectory(
      at: folder.url.appending(path: "dialogs"), withIntermediateDirectories: true)
    try FileManager.default.copyItem(
      at: Program.repository.appending(path: "dialogs/languages"),
      to: folder.url.appending(path: "dialogs/languages"))
    return folder
  }

  static let shapes: [(option: String, path: String, tests: String)] = [
    ("--folder", "dialogs/back-pain", "dialogs/back-pain/tests"),
    ("--file", "dialogs/back-pain.yaml", "dialogs/tests/back-pain"),
  ]

  @Test(arguments: shapes)
  func `a new dialog is clean, and its tests pass`(option: String, path: String, tests: String) throws {
    let folder = try folder()
    let made = try Program.run(["new", "back-pain", option], in: folder)
    #expect(made.status == 0, "\(made.errors)")
    #expect(made.output.contains("bedside chat back-pain\n"))
    #expect(made.output.contains("bedside test \(tests)\n"))
    let checked = try Program.run(["check", path], in: folder)
    #expect(checked.output == "\(path): no mistakes\n")
    for tests in [tests, "dialogs"] {
      #expect(try Program.run(["test", tests], in: folder).output == "3 passed, 0 failed\n")
    }
    let picture = try Program.run(["graph", "back-pain", "--coverage"], in: folder)
    #expect(picture.output.contains("✓ 3 tests"))
    #expect(!picture.output.contains("never tested"))
    let chat = try Program.run(["chat", "back-pain", "--plain"], lines: ["chest pain", "yes"], in: folder)
    #expect(chat.output.contains("Call your emergency number now"))
  }

  @Test(arguments: shapes)
  func `every file names the schema that editors go by`(option: String, path: String, tests: String) throws {
    let folder = try folder()
    try folder.write("{}", to: "docs/dialog.schema.json")
    _ = try Program.run(["new", "back-pain", option], in: folder)
    let files = try folder.files().filter {
      $0.pathExtension == "yaml" && !$0.path.contains("languages")
    }
    #expect(!files.isEmpty)
    for file in files {
      let line = try #require(String(contentsOf: file, encoding: .utf8).split(separator: "\n").first)
      let schema = try #require(line.wholeMatch(of: /# yaml-language-server: \$schema=(.+)/)?.1)
      let target = file.deletingLastPathComponent().appending(path: String(schema)).standardizedFileURL
      #expect(FileManager.default.fileExists(atPath: target.path), "\(line)")
    }
  }

  @Test(arguments: ["dialogs/back-pain/notes.txt", "dialogs/back-pain.yaml"], ["--folder", "--file"])
  func `nothing is overwritten`(path: String, option: String) throws {
    let folder = try folder()
    try folder.write("mine", to: path)
    let before = try folder.files().count
    let result = try Program.run(["new", "back-pain", option], in: folder)
    #expect(result.status == 1)
    #expect(result.errors.contains("is there already; nothing was written"))
    #expect(try folder.files().count == before)
    #expect(try String(contentsOf: folder.url.appending(path: path), encoding: .utf8) == "mine")
  }

  @Test func `what was made before something stood in the way is gone again`() throws {
    let folder = try folder()
    try folder.write("mine", to: "dialogs/tests")
    let before = try folder.files().map(\.path).sorted()
    #expect(try Program.run(["new", "back-pain", "--file"], in: folder).status == 1)
    #expect(try folder.files().map(\.path).sorted() == before)
  }

  static let names: [(name: String, says: String)] = [
    ("Back pain", "for example 'back-pain'"), ("../escape", "for example 'escape'"),
    ("", "cannot be the name"),
    ("back-pain.yaml", "for example 'back-pain'"), ("languages", "means something else"),
    ("é", "cannot be the name"),
    ("a\u{1B}[2Jb", "cannot be the name"), (String(repeating: "a", count: 65), "cannot be the name"),
  ]

  @Test(arguments: names)
  func `a name that is no sound id is refused`(name: String, says: String) throws {
    let folder = try folder()
    let before = try folder.files().count
    let result = try Program.run(["new", name], in: folder)
    #expect(result.status == 2)
    #expect(result.errors.contains(says), "\(result.errors)")
    #expect(!result.errors.contains("\u{1B}"))
    #expect(try folder.files().count == before)
  }
}
