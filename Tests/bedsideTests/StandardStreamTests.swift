import Foundation
import Testing

/// What becomes of the program where nobody can hear it.
@Suite struct StandardStreamTests {
  static let commands = [
    ["explain", "BD0104"], ["explain"], ["check"], ["check", "--format", "sarif"],
    ["reach", "small", "story"], ["graph", "small"],
    ["graph", "small", "--format", "svg"],
    ["understand", "small", "worse"], ["evaluate", "1 + 1"], ["evaluate", "1 + 1", "--explain"],
    ["test", "dialogs/small/tests/danger.transcript"],
    ["diff", "small", "small"],
    ["verify", "small"], ["burden", "small"], ["suggest-tests", "small"], ["new", "another"],
    ["conversations"],
    ["chat", "small", "--plain", "--private"], ["chat", "small", "--json", "--private"], ["--help"],
    ["chat", "--help"], ["--version"],
  ]

  /// A folder with a small dialog.
  private static func folder() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    let language = Program.repository.appending(path: "dialogs/languages/en.yaml")
    try folder.write(Data(contentsOf: language), to: "dialogs/languages/en.yaml")
    _ = try Program.run(["new", "small"], in: folder)
    return folder
  }

  private static func run(_ arguments: [String], _ script: String, in folder: TemporaryFolder) throws
    -> Program.Result
  {
    try Program.run(arguments, in: folder, under: ["/bin/sh", "-c", script])
  }

  @Test(arguments: commands)
  func `where standard output is closed, every command says so and exits with 1`(arguments: [String]) throws {
    let folder = try Self.folder()
    let result = try Self.run(arguments, #"exec "$0" "$@" >&-"#, in: folder)
    #expect(result.status == 1)
    #expect(result.errors == "error: standard output is closed\n")
    #expect(!FileManager.default.fileExists(atPath: folder.url.path + "/dialogs/another"))
  }

  @Test(arguments: commands.filter { $0 != ["conversations"] })
  func `where the disk is full, every command says so and exits with 1`(arguments: [String]) throws {
    let result = try Self.run(arguments, #"exec "$0" "$@" >/dev/full"#, in: try Self.folder())
    #expect(result.status == 1, "\(result)")
    #expect(result.errors.hasSuffix("error: standard output: No space left on device\n"), "\(result.errors)")
  }

  /// The pipe takes nothing more before anything is written, even where broken pipes are ignored.
  @Test(arguments: [#""$0" "$@" | true"#, #"trap '' PIPE; "$0" "$@" | true"#])
  func `where the reader reads no more, the program ends without a word`(script: String) throws {
    let folder = try Self.folder()
    for arguments in [["explain"], ["check", "--format", "json"], ["suggest-tests", "small", "--all"]] {
      let result = try Self.run(arguments, script, in: folder)
      #expect(!result.errors.contains("error"), "\(arguments): \(result.errors)")
    }
  }

  @Test func `what is said never ends up in a file that is open, and what is in it is never a reply`() throws
  {
    let folder = try Self.folder()
    let file = folder.url.appending(path: "kept")
    let chat = ["chat", "small", "--plain", "--save", file.path]
    #expect(try Self.run(chat, #"exec "$0" "$@" >&-"#, in: folder).status == 1)
    #expect(!FileManager.default.fileExists(atPath: file.path))
    let result = try Self.run(chat, #"exec "$0" "$@" <&-"#, in: folder)
    #expect(result.status == 0, "\(result.errors)")
    #expect(!(try String(contentsOf: file, encoding: .utf8)).contains("you:"))
    #expect(try Self.run(["evaluate", "1 +"], #"exec "$0" "$@" 2>&-"#, in: folder).status == 1)
  }
}
