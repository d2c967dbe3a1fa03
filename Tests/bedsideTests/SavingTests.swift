import Foundation
import Glibc
import Testing

/// Saving and going on, through the program as people run it.
@Suite struct SavingTests {
  private static let dialog = Program.repository.path + "/dialogs/leg-cramps"
  private static let replies = ["my left leg cramps", "none", "none"]

  private func saved(_ replies: [String] = replies, in folder: TemporaryFolder) throws -> URL {
    let file = folder.url.appending(path: "saved.transcript")
    let run = try Program.run(
      ["chat", Self.dialog, "--plain", "--save", file.path, "--set", "region=GB"], lines: replies)
    #expect(run.status == 0, "\(run.errors)")
    return file
  }

  private func resume(_ file: URL, _ replies: String...) throws -> Program.Result {
    try Program.run(["chat", "--plain", "--resume", file.path], lines: replies)
  }

  private func change(_ file: URL, _ body: (String) -> String) throws {
    let text = try String(contentsOf: file, encoding: .utf8)
    let changed = body(text)
    try #require(changed != text)
    try Data(changed.utf8).write(to: file)
  }

  @Test func `a saved conversation is for its owner only, goes on where it was, and is a test`() throws {
    let folder = try TemporaryFolder()
    let file = try saved(in: folder)
    let mode = try FileManager.default.attributesOfItem(atPath: file.path)[.posixPermissions] as? Int
    #expect(mode == 0o600)
    let resumed = try resume(file, "/summary")
    #expect(resumed.output.contains("Welcome back") && resumed.output.contains("my left leg cramps"))
    #expect(!resumed.output.contains("elsewhere") && !resumed.output.contains("Some time has passed"))
    let test = try Program.run(["test", file.path])
    #expect(test.status == 0, "\(test.output)")
    #expect(test.output.contains("unreviewed"))
  }

  @Test func `what was noted counts, whatever would be understood now`() throws {
    let folder = try TemporaryFolder()
    let file = try saved(in: folder)
    try change(file) { $0.replacingOccurrences(of: "you: my left leg cramps", with: "you: my chest hurts") }
    let resumed = try resume(file, "/summary")
    #expect(!resumed.output.contains("You mentioned this"))
    #expect(try Program.run(["test", file.path]).status == 1, "a test types it, and compares")
  }

  @Test func `a file that is there is not written over, and nothing is said in it twice`() throws {
    let folder = try TemporaryFolder()
    let file = try saved(in: folder)
    let before = try Data(contentsOf: file)
    let again = try Program.run(["chat", Self.dialog, "--plain", "--save", file.path], lines: ["cramps"])
    #expect(again.status == 1 && again.errors.contains("exists already"))
    #expect(try Data(contentsOf: file) == before)
  }

  @Test func `/save keeps all that was said before, and what is said after`() throws {
    let (folder, home) = (try TemporaryFolder(), try TemporaryFolder())
    let file = folder.url.appending(path: "mine.transcript")
    let run = try Program.run(
      ["chat", Self.dialog, "--plain"], lines: ["my left leg cramps", "/save \(file.path)", "none", "/quit"],
      environment: ["HOME": home.url.path])
    #expect(run.output.contains("Saved to \(file.path)"))
    let text = try String(contentsOf: file, encoding: .utf8)
    #expect(text.contains("you: my left leg cramps") && text.contains("you: none"))
    #expect(try home.files().isEmpty, "the recovery file is not needed any more")
  }

  @Test func `/save without a name keeps the conversation after its end, for 'conversations'`() throws {
    let home = ["HOME": try TemporaryFolder()].mapValues(\.url.path)
    _ = try Program.run(
      ["chat", Self.dialog, "--plain"], lines: ["my left leg cramps", "/save", "/quit"], environment: home)
    let list = try Program.run(["conversations"], environment: home)
    #expect(list.output.contains("1 reply") && list.output.contains("saved"))
    let name = String(try #require(list.output.split(separator: " ").first))
    let shown = try Program.run(["conversations", "show", name], environment: home)
    #expect(shown.output.contains("you: my left leg cramps"))
    #expect(try Program.run(["conversations", "forget", name], environment: home).status == 0)
    #expect(try Program.run(["conversations"], environment: home).output.contains("No conversation"))
    #expect(try Program.run(["conversations", "forget", "../../etc"], environment: home).status == 1)
  }

  @Test func `restarting drops what was said from the file too`() throws {
    let folder = try TemporaryFolder()
    let file = try saved(["my left leg cramps", "/restart", "swollen calf"], in: folder)
    let text = try String(contentsOf: file, encoding: .utf8)
    #expect(!text.contains("left") && text.contains("you: swollen calf"))
    #expect(try Program.run(["test", file.path]).status == 0)
  }

  // MARK: - What goes wrong

  @Test func `a second process is told, and nothing is mixed`() throws {
    let folder = try TemporaryFolder()
    let file = folder.url.appending(path: "saved.transcript")
    let first = Process()
    let input = Pipe()
    first.executableURL = try Program.executable
    first.arguments = ["chat", Self.dialog, "--plain", "--save", file.path]
    first.standardInput = input
    first.standardOutput = FileHandle.nullDevice
    try first.run()
    defer {
      try? input.fileHandleForWriting.close()
      first.waitUntilExit()
    }
    input.fileHandleForWriting.write(Data("my left leg cramps\n".utf8))
    try wait { (try? String(contentsOf: file, encoding: .utf8).contains("noted:")) == true }
    let before = try Data(contentsOf: file)
    for arguments in [["--resume", file.path], ["--save", file.path]] {
      let second = try Program.run(["chat", Self.dialog, "--plain"] + arguments, lines: ["none"])
      #expect(second.status == 1 && second.errors.contains("open somewhere else"), "\(second.errors)")
      #expect(second.output.isEmpty)
    }
    #expect(try Data(contentsOf: file) == before)
  }

  private func wait(_ condition: () throws -> Bool) throws {
    for _ in 0..<400 {
      if try condition() { return }
      usleep(50_000)
    }
    Issue.record("never happened")
  }

  @Test func `a full disk is told with the replies that are not saved, and the conversation goes on`() throws
  {
    let folder = try TemporaryFolder()
    let file = folder.url.appending(path: "saved.transcript")
    // What is shown goes through a pipe, so that the limit meets the saved file only.
    let run = try Program.run(
      ["chat", Self.dialog, "--plain", "--save", file.path], lines: Self.replies + ["/summary"],
      under: ["/bin/sh", "-c", "prlimit --fsize=400 \"$@\" | cat", "sh"])
    #expect(run.status == 0)
    #expect(run.output.contains("could not be saved: File too large"))
    #expect(run.output.contains("not in the file yet: none"), "\(run.output)")
    #expect(run.output.contains("leg: Left"), "nothing is lost of the conversation")
    let text = try String(contentsOf: file, encoding: .utf8)
    #expect(text.hasSuffix("\n") && text.contains("left"), "whole replies only")
    #expect(try resume(file, "/summary").output.contains("my left leg cramps"))
  }

  @Test(.enabled(if: geteuid() == 0, "mounting a small file system needs root"))
  func `a full file system loses nothing that it said was saved`() throws {
    let folder = try TemporaryFolder()
    let mount = try launch("/usr/bin/mount", ["-t", "tmpfs", "-o", "size=8k", "tmpfs", folder.url.path])
    guard mount == 0 else { return }
    defer { _ = try? launch("/usr/bin/umount", [folder.url.path]) }
    let file = folder.url.appending(path: "saved.transcript")
    let long = (0..<60).map { "my left leg cramps, and this is reply number \($0) of a long conversation" }
    let run = try Program.run(["chat", Self.dialog, "--plain", "--save", file.path], lines: long)
    #expect(run.status == 0)
    #expect(run.output.contains("could not be saved: No space left on device"))
    let text = try String(contentsOf: file, encoding: .utf8)
    let unsaved = try #require(run.output.components(separatedBy: "not in the file yet: ").last)
    for (number, words) in long.enumerated() {
      #expect(text.contains("you: \(words)\n") != unsaved.contains(words), "reply \(number) is in one place")
    }
  }

  private func launch(_ program: String, _ arguments: [String]) throws -> Int32 {
    let process = Process()
    process.executableURL = URL(filePath: program)
    process.arguments = arguments
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return process.terminationStatus
  }

  @Test func `where nothing can be written, that is said and the conversation goes on`() throws {
    // Nobody, not even root, can make a folder there.
    let run = try Program.run(
      ["chat", Self.dialog, "--plain"],
      lines: ["my left leg cramps", "/save /proc/x.transcript", "/summary"],
      environment: ["XDG_STATE_HOME": "/proc"])
    #expect(run.status == 0)
    #expect(run.output.contains("This conversation is not kept:"))
    #expect(run.output.contains("could not be saved") && run.output.contains("leg: Left"))
    let save = try Program.run(["chat", Self.dialog, "--plain", "--save", "/proc/x"], lines: ["cramps"])
    #expect(save.status == 1 && save.errors.contains("/proc/x: error:") && save.output.isEmpty)
  }

  @Test func `a read-only folder is told`() throws {
    let folder = try TemporaryFolder()
    chmod(folder.url.path, 0o555)
    defer { chmod(folder.url.path, 0o755) }
    // Root may write everywhere, so it steps down.
    let down =
      geteuid() == 0 ? ["/usr/bin/setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"] : []
    let file = folder.url.appending(path: "x.transcript").path
    let run = try Program.run(
      ["chat", Self.dialog, "--plain", "--save", file], lines: ["cramps"], under: down)
    #expect(run.status == 1 && run.errors.contains("Permission denied"), "\(run)")
  }

  static let damages: [(name: String, text: @Sendable (String) -> String, says: String)] = [
    ("cut in the last line", { String($0.dropLast(20)) + "" }, "Welcome back"),
    (
      "cut in the last noted line",
      { $0.components(separatedBy: "\nnoted:").dropLast().joined(separator: "\nnoted:") + "\nnoted: jaw_st" },
      "was cut off while it was saved. Please type it again: none"
    ),
    (
      "garbage in the last noted line",
      { $0.replacingOccurrences(of: "jaw_stiff = false", with: "jaw_st#\u{1}alse") },
      "damaged, and this answer is lost: jaw_st#"
    ),
    ("bytes of zero at the end", { $0 + String(repeating: "\u{0}", count: 512) }, "Welcome back"),
    ("a strange line", { $0 + "what is this\n" }, "damaged, and no answer: what is this"),
  ]

  @Test(arguments: damages)
  func `a damaged file gives all that can be read, and says what cannot`(
    name: String, text: @Sendable (String) -> String, says: String
  ) throws {
    let folder = try TemporaryFolder()
    let file = try saved(in: folder)
    try change(file, text)
    let resumed = try resume(file, "/summary", "no")
    #expect(resumed.status == 0)
    #expect(resumed.output.contains(says), "\(name): \(resumed.output.prefix(600))")
    #expect(resumed.output.contains("Said no to: pain or tightness in the chest"), "\(name)")
    let again = try resume(file, "/summary")
    #expect(!again.output.contains("cut off"), "\(name): what was told is dropped")
    #expect(again.output.contains("Said no to: pain or tightness in the chest"), "\(name)")
  }

  static let strangers: [(content: String, says: String)] = [
    ("", "nothing is saved"), ("hello\n", "no saved conversation"), ("dialog: other\n", "there is no file"),
  ]

  @Test(arguments: strangers)
  func `what is no saved conversation is refused with a reason`(content: String, says: String) throws {
    let folder = try TemporaryFolder()
    try folder.write(content, to: "x.transcript")
    let run = try resume(folder.url.appending(path: "x.transcript"))
    #expect(run.status != 0 && run.errors.contains(says), "\(run.errors)")
    #expect(try resume(folder.url).status == 1)
    #expect(try resume(folder.url.appending(path: "missing")).errors.contains("No such file"))
  }

  // MARK: - Time

  @Test func `after six hours the danger signs that were denied are asked again, all else stays`() throws {
    let folder = try TemporaryFolder()
    let file = try saved(in: folder)
    try change(file) {
      $0.replacing(/at: \S+/, with: "at: 2020-01-01T00:00:00Z")
    }
    let resumed = try resume(file, "/summary", "none", "none", "/summary")
    #expect(resumed.output.contains("Some time has passed"))
    #expect(resumed.output.contains("new shortness of breath\n"), "asked again")
    #expect(resumed.output.contains("which leg: Left leg"))
    #expect(try Program.run(["test", file.path]).status == 0, "it still is a test")
    #expect(!(try resume(file, "/summary").output.contains("Some time has passed")), "they were answered now")
  }

  // MARK: - Redacting

  @Test func `a redacted conversation holds nothing that was typed, and can be tested and resumed`() throws {
    let folder = try TemporaryFolder()
    let file = try saved(["my left leg cramps since the wedding", "none", "none"], in: folder)
    let redacted = try Program.run(["redact", file.path])
    #expect(!redacted.output.contains("wedding") && !redacted.output.contains(Program.repository.path))
    #expect(redacted.output.contains("you: [redacted]") && redacted.output.contains("side = 'left'"))
    try folder.write(redacted.output, to: "redacted.transcript")
    let copy = folder.url.appending(path: "redacted.transcript")
    let test = try Program.run(["test", copy.path])
    #expect(test.status == 0, "\(test.output)")
    #expect(try resume(copy, "/summary").output.contains("which leg: Left leg"))
    #expect(try Program.run(["redact", file.path, "--in-place"]).status == 0)
    #expect(!(try String(contentsOf: file, encoding: .utf8)).contains("wedding"))
  }
}
