import Foundation
import Glibc
import Testing

/// The conversation in a real pseudo-terminal.
@Suite struct TerminalChatTests {
  private static let dialog = Program.repository.path + "/dialogs/leg-cramps"

  private func chat(
    columns: Int = 80, term: String = "xterm-256color", environment: [String: String] = [:]
  ) throws -> PseudoTerminal {
    try PseudoTerminal(
      Program.executable, ["chat", Self.dialog, "--set", "region=GB"],
      columns: columns, term: term,
      environment: environment)
  }

  @Test func `chest pain, confirmed, ends with the ambulance, and quitting ends well`() throws {
    let terminal = try chat()
    try terminal.answer("leg cramps and chest pain")
    try terminal.wait(for: "You mentioned this")
    try terminal.answer("yes")
    try terminal.wait(for: "Call 999")
    try terminal.answer("/quit")
    #expect(try terminal.end() == 0)
  }

  @Test func `Ctrl-C drops the line and nothing else`() throws {
    let terminal = try chat()
    try terminal.wait(for: "\n> ")
    terminal.press("chest pain")
    try terminal.wait(for: "chest pain")
    terminal.press("\u{3}")
    try terminal.wait(for: "> ")
    terminal.press("leg cramps\r")
    try terminal.wait(for: "Now or in the last few hours")
    #expect(!terminal.text.contains("You mentioned this"))
  }

  @Test func `Ctrl-C stops the search of goto, and the talk goes on where it was`() throws {
    let terminal = try PseudoTerminal(
      Program.executable, ["chat", Self.dialog, "--set", "region=GB", "--author", "--private"], columns: 80)
    try terminal.answer("leg cramps")
    try terminal.answer("/goto self_care")
    try terminal.wait(for: "Looking for a conversation to the level 'self_care'. Ctrl-C stops it.")
    terminal.press("\u{3}")
    try terminal.wait(for: "The search was stopped. You are where you were.")
    try terminal.wait(for: "Now or in the last few hours")
    try terminal.answer("/quit")
    #expect(try terminal.end() == 0)
  }

  @Test func `Ctrl-D leaves, and in mid-conversation shows when to get help`() throws {
    let terminal = try chat()
    try terminal.answer("leg cramps")
    try terminal.wait(for: "\n> ")
    terminal.press("\u{4}")
    try terminal.wait(for: "When to get help sooner")
    #expect(try terminal.end() == 0)
  }

  @Test func `Ctrl-Z suspends, and going on finds the line as it was`() throws {
    // Only a shell with job control can be told that a program of its was suspended.
    let command = "set -m; '\(try Program.executable.path)' chat '\(Self.dialog)'; echo SUSPENDED; fg"
    let terminal = try PseudoTerminal(URL(filePath: "/bin/bash"), ["-c", command], columns: 80)
    try terminal.wait(for: "\n> ")
    terminal.press("leg cr")
    try terminal.wait(for: "leg cr")
    terminal.press("\u{1A}")
    try terminal.wait(for: "SUSPENDED")
    try terminal.wait(for: "leg cr")
    terminal.press("amps\r")
    try terminal.wait(for: "Now or in the last few hours")
  }

  @Test func `Tab completes commands and answers, the arrow keys recall`() throws {
    let terminal = try chat()
    try terminal.wait(for: "\n> ")
    terminal.press("/he\t\r")
    try terminal.wait(for: "In an emergency: Call 999")
    try terminal.answer("leg cramps")
    try terminal.wait(for: "\n> ")
    terminal.press("coughing\t\r")
    try terminal.wait(for: "Call 999")
    try terminal.wait(for: "\n> ")
    terminal.press("\u{1B}[A\u{1B}[A\u{1B}[A")
    try terminal.wait(for: "/help")
  }

  @Test func `resizing while a line is edited keeps what was typed`() throws {
    let terminal = try chat(columns: 100)
    try terminal.wait(for: "\n> ")
    terminal.press("leg cr")
    try terminal.wait(for: "leg cr")
    terminal.resize(columns: 40)
    terminal.press("amps\r")
    let shown = try terminal.wait(for: "About ")
    let lines = shown.split(separator: "\n").drop { !$0.contains("First the signs") }
    #expect(!lines.isEmpty)
    #expect(lines.allSatisfy { $0.count <= 40 }, "\(lines)")
  }

  @Test(arguments: [40, 60, 80, 120, 200])
  func `no line is wider than the terminal, or than 80 columns`(columns: Int) throws {
    let terminal = try chat(columns: columns)
    try terminal.answer("chest pain")
    try terminal.answer("yes")
    try terminal.wait(for: "/summary")
    let lines = terminal.text.split(separator: "\n")
    #expect(
      lines.allSatisfy { $0.count <= min(columns, 80) }, "\(lines.filter { $0.count > min(columns, 80) })")
  }

  @Test func `a dumb terminal gets no escape sequence`() throws {
    let terminal = try chat(term: "dumb")
    try terminal.answer("chest pain")
    try terminal.answer("yes")
    try terminal.wait(for: "Call 999")
    #expect(!terminal.raw.contains("\u{1B}"))
  }

  @Test(arguments: [("1", false), ("", true)])
  func `colour honours NO_COLOR`(noColor: String, isColored: Bool) throws {
    let terminal = try chat(environment: ["NO_COLOR": noColor])
    try terminal.answer("chest pain")
    try terminal.wait(for: "\n> ")
    #expect(terminal.raw.contains("\u{1B}[1m") == isColored)
  }

  @Test func `what is typed is kept for its owner only, said so, and gone after a clean end`() throws {
    let home = try TemporaryFolder()
    let terminal = try chat(environment: ["HOME": home.url.path])
    try terminal.wait(for: "this conversation is kept in")
    try terminal.answer("my chest hurts")
    try terminal.wait(for: "\n> ")
    let kept = try #require(try home.files().first)
    #expect(try home.files().count == 1)
    #expect(try String(contentsOf: kept, encoding: .utf8).contains("you: my chest hurts"))
    let mode = try FileManager.default.attributesOfItem(atPath: kept.path)[.posixPermissions] as? Int
    #expect(mode == 0o600)
    terminal.press("no\r")
    try terminal.answer("/quit")
    #expect(try terminal.end() == 0)
    #expect(try home.files().isEmpty)
  }

  @Test func `closing the window is no clean end: the conversation can be gone on with`() throws {
    let home = ["HOME": try TemporaryFolder()]
    let variables = home.mapValues(\.url.path)
    let terminal = try chat(environment: variables)
    try terminal.answer("my left leg cramps")
    try terminal.wait(for: "\n> ")
    try terminal.hangUp()
    let resumed = try Program.run(
      ["chat", "--plain", "--resume"], lines: ["/summary"], environment: variables)
    #expect(resumed.output.contains("my left leg cramps"), "\(resumed)")
  }

  @Test func `private keeps nothing at any time`() throws {
    let home = try TemporaryFolder()
    let terminal = try PseudoTerminal(
      Program.executable, ["chat", Self.dialog, "--private"], columns: 80,
      environment: ["HOME": home.url.path])
    try terminal.answer("my chest hurts")
    try terminal.wait(for: "\n> ")
    #expect(try FileManager.default.contentsOfDirectory(atPath: home.url.path).isEmpty)
    #expect(!terminal.text.contains("is kept in"))
  }
}
