import DialogLoading
import Dialogs
import Foundation
import Testing

/// The tutorial, done step by step in a folder of its own.
@Suite struct TutorialTests {
  static let file = Program.repository.appending(path: "docs/tutorial.md")

  static func page() throws -> TutorialPage { TutorialPage(try String(contentsOf: file, encoding: .utf8)) }

  /// What a reader has who works in a copy of the repository, but for its dialogs.
  private static func folder() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    for path in ["dialogs/languages/en.yaml", "docs/dialog.schema.json"] {
      try folder.write(Data(contentsOf: Program.repository.appending(path: path)), to: path)
    }
    return folder
  }

  /// Does everything that the page says, in its order; gives back what its sessions really show.
  private static func follow(_ page: TutorialPage, in folder: TemporaryFolder) throws -> [Session] {
    try page.blocks.compactMap { block in
      switch block.deed {
      case .session(let session): return try session.held(in: folder)
      case .edit(let edit):
        let old = try? String(contentsOf: folder.url.appending(path: edit.path), encoding: .utf8)
        try folder.write(try edit.applied(to: old), to: edit.path)
        return nil
      }
    }
  }

  @Test func `every command of the tutorial shows what the page says, and ten questions come of it`() throws {
    let page = try Self.page()
    let folder = try Self.folder()
    let held = try Self.follow(page, in: folder)
    if ProcessInfo.processInfo.environment["REWRITE_TUTORIAL"] != nil {
      return try page.rewritten(held).write(to: Self.file, atomically: true, encoding: .utf8)
    }
    let written = page.blocks.compactMap { block -> (line: Int, session: Session)? in
      if case .session(let session) = block.deed { (block.lines.lowerBound, session) } else { nil }
    }
    for ((line, session), held) in zip(written, held) {
      for (expected, step) in zip(session.steps, held.steps) {
        #expect(
          expected.shown == step.shown, "docs/tutorial.md:\(line): $ \(step.command); run scripts/tutorial")
      }
    }
    let loaded = DialogLoader().load(folder.url.path + "/dialogs/sore-throat")
    #expect(loaded.dialog?.questions.count == 10)
    #expect(loaded.diagnostics.isEmpty)
  }

  @Test(arguments: [
    "new", "chat", "check", "explain", "understand", "test", "suggest-tests", "verify", "reach", "diff",
    "graph",
  ])
  func `the tutorial leads through every command that an author needs`(command: String) throws {
    let commands = try Self.page().blocks.flatMap { block -> [String] in
      if case .session(let session) = block.deed { session.steps.map(\.command) } else { [] }
    }
    #expect(commands.contains { $0.hasPrefix("bedside \(command)") })
  }

  static let edits: [(first: String, old: String?, new: String?)] = [
    ("# dialogs/a.yaml", nil, "x: 1\n"),
    ("# dialogs/a.yaml", "# yaml-language-server: b\ny: 2\n", "# yaml-language-server: b\nx: 1\n"),
    ("# dialogs/a.yaml", "y: 2\n", "x: 1\n"), ("# dialogs/a.yaml, at the end", "y: 2\n\n", "y: 2\n\nx: 1\n"),
    ("# dialogs/a.yaml, in place of y", "w:\n  y:\n    - 2\n\n    - 3\n\n  z: 4\n", "w:\nx: 1\n\n  z: 4\n"),
    ("# dialogs/a.yaml, in place of y", "yy: 1\ny: 2", "yy: 1\nx: 1\n"),
    ("# dialogs/a.yaml, in place of y", "z: 1\n", nil),
  ]

  @Test(arguments: edits)
  func `a block is written where its first line says`(first: String, old: String?, new: String?) throws {
    let edit = try #require(FileEdit([first, "x: 1"]))
    #expect((try? edit.applied(to: old)) == new)
  }

  @Test(arguments: ["# A comment", "x: 1", "# dialogs/a.yaml, somewhere", "#dialogs/a.yaml"])
  func `a block that names no file is only read`(first: String) {
    #expect(FileEdit([first, "x: 1"]) == nil)
  }

  @Test func `a session types what stands behind a prompt, breaks long lines, and tells how commands end`()
    throws
  {
    let page = [
      "$ read word; echo \"got $word\"; printf '> \\n'; exit 3", "> this",
      "$ echo \(String(repeating: "ab ", count: 40))",
      "$ seq 9", "1", "...", "8", "9",
    ]
    let held = try Session(page).held(in: try TemporaryFolder())
    #expect(
      held.steps.map(\.shown) == [
        ["got this", "> this", "[exit code 3]"],
        [String(repeating: "ab ", count: 36) + "ab", "ab ab ab"],
        ["1", "...", "8", "9"],
      ])
    #expect(held.lines.count == 12)
  }
}
