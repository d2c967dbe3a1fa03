import Foundation
import Testing

@Suite struct BadInputTests {
  static let language = try? String(
    contentsOf: Program.repository.appending(path: "dialogs/languages/en.yaml"), encoding: .utf8)

  /// A small dialog that is right; each example breaks it in one way.
  static let sound = """
    dialog: sample
    title: A sample
    start: first
    default_level: visit
    levels: { urgent: { headline: Go now }, visit: { headline: Visit }, home: { headline: Stay } }
    questions:
      swelling: { ask: Is it swollen?, type: yes_no }
      side: { ask: Which side?, answers: { one: One, both: Both } }
    nodes:
      first: { ask: [swelling, side], next: last }
      last: { conclude: true }
    findings:
      clot: { title: A clot, when: "swelling and side = 'one'", level: urgent, cites: [C-1] }
    sources: { nhs: { title: Clots } }
    claims: { C-1: { claim: Clots swell., sources: [nhs] } }
    """

  private func folder(_ dialog: String) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write(try #require(Self.language), to: "dialogs/languages/en.yaml")
    try folder.write(dialog, to: "dialogs/sample/sample.yaml")
    return folder
  }

  @Test func `a sound dialog has no mistakes`() throws {
    let result = try Program.run(["check"], in: try folder(Self.sound))
    #expect(result.status == 0, "\(result.output)\(result.errors)")
  }

  static let breaks: [(what: String, from: String, to: String, says: String, hint: String)] = [
    ("a YAML syntax error", "levels: {", "levels: {{", "error", "sample.yaml:5"),
    ("an unknown key", "title: A sample", "titel: A sample", "titel", "title"),
    ("an undefined node", "next: last", "next: lasst", "no node is named 'lasst'", "use 'last'"),
    ("an undefined question", "[swelling, side]", "[sweling, side]", "sweling", "use 'swelling'"),
    ("an undefined claim", "[C-1]", "[C-2]", "C-2", "C-1"),
    ("an undefined level", "level: urgent", "level: urgnt", "urgnt", "use 'urgent'"),
    ("a condition of a wrong type", "swelling and side = 'one'", "swelling and 3", "sample.yaml:13", "^"),
    ("an unknown option", "side = 'one'", "side = 'onee'", "onee", "one"),
    ("an unknown name in a condition", "swelling and", "sweling and", "sweling", "swelling"),
    ("a cycle of nodes", "last: { conclude: true }", "last: { next: first }", "first", "last"),
    (
      "a node that nothing reaches", "last: { conclude", "lost: { conclude: true }\n  last: { conclude",
      "lost", "^"
    ),
    (
      "a cycle of names", "findings:", "derived: { a_fact: b_fact, b_fact: a_fact }\nfindings:", "a_fact",
      "b_fact"
    ),
  ]

  @Test(arguments: breaks)
  func `a mistake is told at its place, and the exit code is 1`(
    what: String, from: String, to: String, says: String, hint: String
  ) throws {
    let broken = Self.sound.replacingOccurrences(of: from, with: to)
    try #require(broken != Self.sound)
    let folder = try folder(broken)
    let result = try Program.run(["check", "dialogs/sample"], in: folder)
    #expect(result.status == 1, "\(what)")
    #expect(result.output.contains("dialogs/sample/sample.yaml:"), "\(what): \(result.output)")
    #expect(result.output.contains(says), "\(what): \(result.output)")
    #expect(result.output.contains(hint), "\(what): \(result.output)")
    let chat = try Program.run(["chat", "dialogs/sample", "--plain"], in: folder)
    #expect(chat.status == 1)
    #expect(chat.errors.contains("error:"))
  }

  @Test func `an undefined finding in an advice is told`() throws {
    let broken = Self.sound + "\nadvice: { rest: { say: Rest., kind: do, unless: clott } }\n"
    let result = try Program.run(["check", "dialogs/sample"], in: try folder(broken))
    #expect(result.status == 1)
    #expect(result.output.contains("clott") && result.output.contains("'clot'"))
  }

  @Test func `several mistakes are told in one go`() throws {
    let broken = Self.sound.replacingOccurrences(of: "next: last", with: "next: lasst")
      .replacingOccurrences(of: "'one'", with: "'onee'").replacingOccurrences(of: "[C-1]", with: "[C-2]")
    let result = try Program.run(["check", "dialogs/sample"], in: try folder(broken))
    for word in ["lasst", "onee", "C-2"] { #expect(result.output.contains(word)) }
  }

  @Test func `no folder, an empty one, and one without a dialog are told apart`() throws {
    let folder = try TemporaryFolder()
    try folder.write("", to: "empty/notes.txt")
    try folder.write("questions: {}\n", to: "other/questions.yaml")
    for (path, says) in [("none", "no file or folder"), ("empty", "no .yaml file"), ("other", "dialog")] {
      let result = try Program.run(["chat", path, "--plain"], in: folder)
      #expect(result.status == 1)
      #expect(result.errors.contains(says), "\(path): \(result.errors)")
    }
  }

  @Test func `invalid UTF-8 is told at its place`() throws {
    let folder = try folder(Self.sound)
    try folder.write(Data("title: caf".utf8) + Data([0xE9]) + Data("\n".utf8), to: "dialogs/sample/more.yaml")
    let result = try Program.run(["check", "dialogs/sample"], in: folder)
    #expect(result.status == 1)
    #expect(result.output.contains("more.yaml:1:11"), "\(result.output)")
  }

  static let nearNames: [(arguments: [String], code: Int32, says: String)] = [
    (["understand", "leg-cramps", "yes", "--asked", "sweling"], 2, "did you mean 'swelling'?"),
    (
      ["verify", "leg-cramps", "--only", "every_node_can_be_reachd"], 2,
      "did you mean 'every_node_can_be_reached'?"
    ),
    (["reach", "leg-cramps", "deep_vein_clott"], 2, "did you mean 'deep_vein_clot'?"),
    (["graph", "leg-cramp"], 1, "Did you mean 'leg-cramps'?"),
    (["verify", "sprains"], 1, "There is: leg-cramps"),
  ]

  @Test(arguments: nearNames)
  func `a name that nothing has says what was probably meant`(arguments: [String], code: Int32, says: String)
    throws
  {
    let result = try Program.run(arguments)
    #expect(result.status == code)
    #expect(result.errors.contains(says) && !result.errors.contains("<subcommand>"), "\(result.errors)")
  }

  static let wrongUsage: [[String]] = [
    ["chat", "--nonsense"], ["evaluate"], ["chat", "--set", "region"], ["chat", "--set", "region=Mars"],
    ["evaluate", "1", "--facts", "swelling"], ["understand", "leg-cramps", "yes", "--asked", "nonsense"],
  ]

  @Test(arguments: wrongUsage)
  func `wrong usage exits with 2 and says what is right`(arguments: [String]) throws {
    let result = try Program.run(arguments)
    #expect(result.status == 2)
    #expect(!result.errors.isEmpty)
  }
}
