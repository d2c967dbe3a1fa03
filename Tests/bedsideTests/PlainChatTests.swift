import Foundation
import Testing

@Suite struct PlainChatTests {
  private func chat(_ lines: String...) throws -> Program.Result {
    try Program.run(["chat", "--plain"], lines: lines)
  }

  @Test func `begins with the first question and says that it is no diagnosis`() throws {
    let result = try chat()
    #expect(result.status == 0)
    #expect(result.output.contains("no diagnosis"))
    #expect(result.output.contains("?"))
  }

  @Test func `chest pain at any question is asked about next, and confirmed it ends with the ambulance`()
    throws
  {
    let result = try chat("leg cramps", "none", "no, but I have chest pain", "yes")
    #expect(result.output.contains("Call 999"))
    #expect(result.status == 0)
  }

  @Test func `the region decides the emergency number`() throws {
    let result = try Program.run(["chat", "--plain", "--set", "region=US"], lines: ["chest pain", "yes"])
    #expect(result.output.contains("911") && !result.output.contains("999"))
  }

  @Test func `end of input in mid-conversation shows when to get help, for what is known so far`() throws {
    let result = try Program.run(["chat", "--plain"], lines: ["my chest hurts"])
    #expect(result.status == 0)
    #expect(result.output.contains("Call 999"), "a mention that was not asked about counts as yes")
  }

  static let oddReplies: [(name: String, reply: Data)] = [
    ("an empty reply", Data()),
    ("spaces", Data("   \t ".utf8)),
    ("1 MB", Data(repeating: UInt8(ascii: "a"), count: 1 << 20)),
    ("control characters", Data([0x1B, 0x5B, 0x32, 0x4A, 0x07, 0x00, 0x08])),
    ("invalid UTF-8", Data([0xFF, 0xFE, 0xC3, 0x28])),
    ("nonsense", Data("colourless green ideas".utf8)),
  ]

  @Test(arguments: oddReplies)
  func `an odd reply is told kindly, nothing is lost, and the question stands`(name: String, reply: Data)
    throws
  {
    let start = Data("leg cramps\n".utf8)
    let plain = try Program.run(["chat", "--plain"], input: start)
    let odd = try Program.run(
      ["chat", "--plain"], input: start + reply + Data("\n".utf8) + Data("/summary\n".utf8))
    #expect(odd.status == 0, "\(name)")
    #expect(!odd.output.utf8.contains(0x1B), "nothing that steers a terminal is printed")
    #expect(odd.output.utf8.count < plain.output.utf8.count + 10_000, "nothing is echoed at length")
    #expect(odd.output.contains("leg cramps"), "the earlier answer is still there")
  }

  @Test func `editing a question changes the next conversation without compiling`() throws {
    let folder = try TemporaryFolder()
    let copy = folder.url.appending(path: "dialogs")
    try FileManager.default.copyItem(at: Program.repository.appending(path: "dialogs"), to: copy)
    let questions = copy.appending(path: "leg-cramps/questions-danger.yaml")
    let text = try String(contentsOf: questions, encoding: .utf8)
    let before = try Program.run(["chat", "--plain"], in: folder)
    let ask = try #require(text.firstMatch(of: /trouble:\s+ask: (.+)/)).1
    try text.replacingOccurrences(of: ask, with: "What may I help with?").write(
      to: questions, atomically: true, encoding: .utf8)
    let after = try Program.run(["chat", "--plain"], in: folder)
    #expect(!before.output.contains("What may I help with?"))
    #expect(after.output.contains("What may I help with?"))
  }
}
