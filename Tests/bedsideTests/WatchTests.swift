import Foundation
import Testing

/// Saving the files of a dialog while a question waits, in a real terminal, in a pipe and with JSON.
@Suite struct WatchTests {
  private static let header = """
    dialog: small
    title: A sore leg
    start: first
    default_level: visit
    levels:
      visit: { headline: See your doctor }
      home: { headline: Stay at home }

    """
  private static let nodes = """
    questions:
      swelling: { ask: Is it swollen?, short: swelling, type: yes_no }
      side: { ask: Which side is it?, short: side, answers: { one: One leg, both: Both legs } }
      pain: { ask: How bad is it?, short: pain, type: number }
    nodes:
      first: { ask: [swelling], next: [{ when: swelling, to: swollen }, { to: last }] }
      swollen: { ask: [side], next: last }
      last: { ask: [pain], next: done }
      done: { conclude: true }
    findings:
      clot: { title: A clot, when: swelling, level: visit, advise: [rest] }
    advice: { rest: { say: Rest the leg., kind: do } }

    """

  private let folder: TemporaryFolder
  private var dialog: URL { folder.url.appending(path: "dialogs/small") }
  private var file: URL { dialog.appending(path: "nodes.yaml") }

  init() throws {
    folder = try TemporaryFolder()
    let language = Program.repository.appending(path: "dialogs/languages/en.yaml")
    try folder.write(Data(contentsOf: language), to: "dialogs/languages/en.yaml")
    try write()
  }

  private func write() throws {
    try folder.write(Self.header, to: "dialogs/small/dialog.yaml")
    try save()
  }

  private func text(_ from: String, _ to: String) throws -> String {
    let text = Self.nodes.replacing(from, with: to)
    try #require(text != Self.nodes)
    return text
  }

  /// Saves as most programs do: the file is emptied and written.
  private func save(_ text: String = Self.nodes) throws {
    try folder.write(text, to: "dialogs/small/nodes.yaml")
  }

  /// Saves as careful editors do: a new file takes the name of the old one, which is kept under another.
  private func saveByRenaming(_ text: String) throws {
    let manager = FileManager.default
    try folder.write("", to: "dialogs/small/4913")
    try manager.removeItem(at: dialog.appending(path: "4913"))
    let backup = dialog.appending(path: "nodes.yaml~")
    try? manager.removeItem(at: backup)
    try manager.moveItem(at: file, to: backup)
    try folder.write(text, to: "dialogs/small/.nodes.yaml.swp")
    try manager.moveItem(at: dialog.appending(path: ".nodes.yaml.swp"), to: file)
  }

  private func terminal(_ arguments: String...) throws -> PseudoTerminal {
    let terminal = try PseudoTerminal(
      Program.executable, ["chat", dialog.path, "--watch", "--private"] + arguments, columns: 80)
    try terminal.wait(for: "read as you save them")
    try terminal.answer("yes")
    try terminal.wait(for: "Which side is it?")
    try terminal.wait(for: "\n> ")
    return terminal
  }

  private func edited(_ terminal: PseudoTerminal, _ to: String) throws {
    try save(text("Which side is it?", to))
    try terminal.wait(for: to)
  }

  // MARK: - In a terminal

  @Test func `a save is shown while a question waits, and what was being typed stays`() throws {
    let terminal = try terminal()
    terminal.press("one l")
    try terminal.wait(for: "one l")
    try save(text("Which side is it?", "Which leg is it?"))
    try terminal.wait(for: "You are at the same place. (changed: question side)")
    try terminal.wait(for: "Which leg is it?")
    try terminal.wait(for: "> one l")
    terminal.press("eg\r")
    try terminal.wait(for: "How bad is it?")
  }

  @Test func `a save by renaming is one edit`() throws {
    let terminal = try terminal()
    try saveByRenaming(text("Which side is it?", "Which leg is it?"))
    try terminal.wait(for: "Which leg is it?")
    try saveByRenaming(text("Which side is it?", "Which one is it?"))
    let shown = try terminal.wait(for: "Which one is it?")
    #expect(!shown.contains("mistake"), "nothing of a half save is seen: \(shown)")
  }

  @Test func `a broken file shows its mistake above the prompt, and mending it is told`() throws {
    let terminal = try terminal("--author")
    terminal.press("one l")
    try terminal.wait(for: "one l")
    try save(text("to: last }", "to: lst }"))
    try terminal.wait(for: "The new files have a mistake, so the old dialog stays.")
    try terminal.wait(for: "nodes.yaml:6:")
    try terminal.wait(for: "fix: use 'last'")
    try terminal.wait(for: "> one l")
    try save()
    try terminal.wait(for: "You are at the same place.")
    terminal.press("eg\r")
    try terminal.wait(for: "How bad is it?")
  }

  @Test func `advice on the screen that would differ now is announced first`() throws {
    let terminal = try terminal()
    terminal.press("one leg\r")
    try terminal.answer("3")
    try terminal.wait(for: "Rest the leg.")
    try terminal.wait(for: "\n> ")
    try save(text("Rest the leg.", "Put the leg up."))
    let shown = try terminal.wait(for: "Put the leg up.")
    #expect(shown.contains("The advice has changed."))
  }

  @Test func `the words of the language are watched too`() throws {
    let terminal = try terminal()
    let path = "dialogs/languages/en.yaml"
    let language = try String(contentsOf: folder.url.appending(path: path), encoding: .utf8)
    try folder.write(
      language.replacing("choice_hint: Type a number", with: "choice_hint: Give a number"), to: path)
    try terminal.wait(for: "Give a number")
  }

  @Test func `a file that is deleted and made again, and a folder that comes back, are calm`() throws {
    let terminal = try terminal()
    try FileManager.default.removeItem(at: file)
    try terminal.wait(for: "so the old dialog stays")
    try edited(terminal, "Which leg is it?")
    try FileManager.default.removeItem(at: folder.url.appending(path: "dialogs"))
    try terminal.wait(for: "so the old dialog stays")
    let language = Program.repository.appending(path: "dialogs/languages/en.yaml")
    try folder.write(Data(contentsOf: language), to: "dialogs/languages/en.yaml")
    try write()
    try terminal.wait(for: "Which side is it?")
    try edited(terminal, "Which one is it?")
    terminal.press("one leg\r")
    try terminal.wait(for: "How bad is it?")
  }

  @Test func `a hundred saves in a row end with the last one, and fewer are shown`() throws {
    let terminal = try terminal()
    for number in 1...100 { try save(text("Which side is it?", "Which side of \(number)?")) }
    let shown = try terminal.wait(for: "Which side of 100?")
    #expect(!shown.contains("mistake"))
    #expect(shown.components(separatedBy: "read again").count < 50)
    terminal.press("one leg\r")
    try terminal.wait(for: "How bad is it?")
  }

  @Test func `a save that changes nothing says nothing`() throws {
    let terminal = try terminal()
    for _ in 0..<20 { try save() }
    try folder.write("you: hello\n", to: "dialogs/small/tests/a.transcript")
    try folder.write("notes", to: "dialogs/small/notes.txt")
    usleep(400_000)
    try edited(terminal, "Which leg is it?")
    #expect(terminal.text.components(separatedBy: "read again").count == 2, "\(terminal.text)")
  }

  @Test func `a saved conversation says which dialog each reply was given in, and resumes calmly`() throws {
    let saved = folder.url.appending(path: "dialogs/small/talk.transcript")
    let terminal = try PseudoTerminal(
      Program.executable, ["chat", dialog.path, "--watch", "--save", saved.path], columns: 80)
    try terminal.answer("yes")
    try terminal.wait(for: "Which side is it?")
    try edited(terminal, "Which leg is it?")
    try terminal.wait(for: "> ")
    terminal.press("one leg\r")
    try terminal.wait(for: "How bad is it?")
    try terminal.answer("/quit")
    _ = try terminal.end()
    let text = try String(contentsOf: saved, encoding: .utf8)
    #expect(text.components(separatedBy: "\nhash:").count == 3, "\(text)")
    let resumed = try Program.run(["chat", dialog.path, "--plain", "--resume", saved.path])
    #expect(!resumed.output.contains("older version"), "\(resumed.output)")
    #expect(try Program.run(["test", saved.path]).status == 0)
  }

  /// A shell that may watch nothing, where the machine lets one have a limit of its own.
  private static let limited = [
    "/usr/bin/unshare", "-Ur", "/bin/sh", "-c",
    "echo 0 > /proc/sys/user/max_inotify_watches && exec \"$@\"", "sh",
  ]

  private static let canLimit: Bool = {
    let process = Process()
    process.executableURL = URL(filePath: limited[0])
    process.arguments = limited.dropFirst() + ["/bin/true"]
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return false }
    process.waitUntilExit()
    return process.terminationStatus == 0
  }()

  @Test(.enabled("needs user namespaces", { canLimit }))
  func `where the system has no watch left, that is said and the conversation goes on`() throws {
    let run = try Program.run(
      ["chat", dialog.path, "--plain", "--private", "--watch"], lines: ["yes"], under: Self.limited)
    #expect(run.output.contains("raise fs.inotify.max_user_watches"), "\(run)")
    #expect(run.status == 0 && run.output.contains("Which side is it?"))
  }

  // MARK: - In a pipe

  /// Starts the program with a pipe for its input, in which a first line stands.
  private func piped(_ arguments: [String], _ line: String) throws -> (Process, FileHandle, PipeReader) {
    let process = Process()
    process.executableURL = try Program.executable
    process.arguments = ["chat", dialog.path, "--watch"] + arguments
    process.environment = ["PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "HOME": folder.url.path]
    let (input, output) = (Pipe(), Pipe())
    (process.standardInput, process.standardOutput) = (input, output)
    try process.run()
    try input.fileHandleForWriting.write(contentsOf: Data((line + "\n").utf8))
    return (process, input.fileHandleForWriting, PipeReader(output.fileHandleForReading))
  }

  @Test func `plain lines tell of a save as well`() throws {
    let (process, input, output) = try piped(["--plain", "--private"], "yes")
    try output.wait(for: "Which side is it?")
    try output.wait(for: "\n> ")
    try save(text("Which side is it?", "Which leg is it?"))
    try output.wait(for: "Which leg is it?")
    try input.write(contentsOf: Data("one leg\n".utf8))
    try output.wait(for: "How bad is it?")
    try input.close()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
  }

  @Test func `with JSON a save is an event, and what is asked follows`() throws {
    let swollen = #"{"answer": {"question": "swelling", "value": true}}"#
    let (process, input, output) = try piped(["--json"], swollen)
    try output.wait(for: #""questions": ["side"]"#)
    try save(text("when: swelling, to: swollen", "when: not swelling, to: swollen"))
    let moved = try output.wait(for: #""questions": ["pain"]"#)
    #expect(moved.contains(#""event": "reloaded""#) && moved.contains(#""place": "elsewhere""#))
    try save("nodes: [")
    let failed = try output.wait(for: #""questions": ["pain"]"#)
    #expect(failed.contains(#""event": "reload_failed""#) && failed.contains(#""line": "#))
    try input.write(contentsOf: Data("{\"command\": \"quit\"}\n".utf8))
    try output.wait(for: #""event": "ended""#)
    process.waitUntilExit()
  }
}

/// What comes out of a pipe, as it comes.
private final class PipeReader {
  private let handle: FileHandle
  private var fresh = ""

  init(_ handle: FileHandle) { self.handle = handle }

  /// Reads until a text has come; what came before it with it.
  @discardableResult
  func wait(for wanted: String, seconds: Double = 20) throws -> String {
    let deadline = Date().addingTimeInterval(seconds)
    while Date() < deadline {
      if let found = fresh.range(of: wanted) {
        let passed = String(fresh[..<found.upperBound])
        fresh.removeSubrange(..<found.upperBound)
        return passed
      }
      var waiting = pollfd(fd: handle.fileDescriptor, events: Int16(POLLIN), revents: 0)
      guard poll(&waiting, 1, 50) > 0 else { continue }
      fresh += String(decoding: handle.availableData, as: UTF8.self)
    }
    throw PseudoTerminal.Failure(description: "never came: \(wanted)\ncame: \(fresh)")
  }
}
