import Diagnostics
import Foundation
import Testing

/// `bedside check` and `bedside explain` as people and pipelines run them.
@Suite struct CheckCommandTests {
  static let broken = """
    dialog: broken
    title: Broken
    start: opening
    default_level: doctor
    review_by: 2026-01-31
    levels: { doctor: { headline: See your doctor }, home: { headline: Stay at home } }
    questions: { pain: { ask: Does it hurt?, type: yes_no, unsure: yes } }
    nodes: { opening: { ask: [pain], next: finsh }, finish: { conclude: true } }

    """

  /// A folder with a dialog and the words of its language.
  static func folder(_ dialog: String) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write(dialog, to: "flows/a b/dialog.yaml")
    let words = Program.repository.appending(path: "dialogs/languages/en.yaml")
    try folder.write(try Data(contentsOf: words), to: "flows/languages/en.yaml")
    return folder
  }

  static let sound = broken.replacing("finsh", with: "finish")

  @Test(arguments: ["text", "json", "sarif", "github"])
  func `every format exits with 1 for an error and with 0 for warnings`(format: String) throws {
    let broken = try Program.run(["check", "flows", "--format", format], in: Self.folder(Self.broken))
    #expect(broken.status == 1)
    #expect(broken.output.contains("BD0104"))
    #expect(broken.output.contains("bedside explain BD0104") == (format == "text"))
    let sound = try Program.run(["check", "flows", "--format", format], in: Self.folder(Self.sound))
    #expect(sound.status == 0, "\(sound.output)")
    #expect(sound.output.contains("BD0128"))
    #expect(sound.errors.isEmpty && broken.errors.isEmpty)
  }

  @Test func `SARIF and GitHub name files as seen from the working folder, whatever path was given`() throws {
    let folder = try Self.folder(Self.broken)
    let path = folder.url.path + "/./flows/a b"
    let sarif = try Program.run(["check", path, "--format", "sarif"], in: folder)
    #expect(sarif.output.contains(#""uri": "flows/a%20b/dialog.yaml""#))
    let github = try Program.run(["check", path, "--format", "github"], in: folder)
    #expect(github.output.hasPrefix("::error file=flows/a b/dialog.yaml,line=8,endLine=8,col="))
  }

  @Test func `SARIF explains its rules by the pages, at their own address or where they are published`()
    throws
  {
    let folder = try Self.folder(Self.broken)
    let file = Program.repository.appending(path: "docs/diagnostics/BD0104.md")
    let page = try String(contentsOf: file, encoding: .utf8)
    let local = try Self.rule("BD0104", [], folder)
    #expect((local["help"] as? [String: String])?["text"] == page)
    #expect(local["helpUri"] as? String == "file://" + file.path)
    let published = try Self.rule("BD0104", ["--help-uri", "https://example.org/d/"], folder)
    #expect(published["helpUri"] as? String == "https://example.org/d/BD0104.md")
  }

  /// A rule of the SARIF log.
  private static func rule(_ id: String, _ options: [String], _ folder: TemporaryFolder) throws -> [String:
    Any]
  {
    let result = try Program.run(["check", "flows", "--format", "sarif"] + options, in: folder)
    let log = try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any]
    let run = (log?["runs"] as? [[String: Any]])?.first
    let driver = (run?["tool"] as? [String: Any])?["driver"] as? [String: Any]
    let rules = driver?["rules"] as? [[String: Any]] ?? []
    return try #require(rules.first { $0["id"] as? String == id })
  }

  @Test func `the day decides whether content is past its review`() throws {
    let folder = try Self.folder(Self.sound)
    let before = try Program.run(["check", "flows", "--today", "2026-01-31"], in: folder)
    #expect(!before.output.contains("BD0406"))
    let after = try Program.run(["check", "flows", "--today", "2026-02-01"], in: folder)
    #expect(after.output.contains("BD0406"))
    let wrong = try Program.run(["check", "flows", "--today", "tomorrow"], in: folder)
    #expect(wrong.status == 2)
  }

  @Test func `explain prints the page of a code, however it is written`() throws {
    let file = Program.repository.appending(path: "docs/diagnostics/BD0104.md")
    let page = try String(contentsOf: file, encoding: .utf8)
    for word in ["BD0104", "bd0104", "104"] {
      let result = try Program.run(["explain", word])
      #expect(result.output == page)
      #expect(result.status == 0)
    }
  }

  @Test func `explain lists every code, and suggests one for a slip`() throws {
    let list = try Program.run(["explain"])
    #expect(list.output.split(separator: "\n").count == DiagnosticCode.allCases.count)
    #expect(list.output.contains("BD0104  no node has this name\n"))
    let slip = try Program.run(["explain", "BD0140"])
    #expect(slip.status == 2)
    #expect(slip.errors.contains("did you mean 'BD0"), "\(slip.errors)")
  }

  @Test func `an installed program finds its pages from any folder`() throws {
    let folder = try TemporaryFolder()
    let program = try Data(contentsOf: Program.executable)
    try folder.write(program, to: "bin/bedside")
    let path = folder.url.appending(path: "bin/bedside").path
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
    try folder.write("# BD0104: as installed\n\nText.\n", to: "share/bedside/diagnostics/BD0104.md")
    let elsewhere = try TemporaryFolder()
    let found = try Program.run([], in: elsewhere, under: ["/bin/sh", "-c", "\(path) explain BD0104"])
    #expect(found.output == "# BD0104: as installed\n\nText.\n", "\(found.errors)")
    let missing = try Program.run([], in: elsewhere, under: ["/bin/sh", "-c", "\(path) explain BD0105"])
    #expect(missing.status == 1)
  }
}
