import Foundation
import Testing

@Suite struct CommandTests {
  static let expressions: [(arguments: [String], value: String)] = [
    (["null and false"], "false"),
    (["true = null"], "null"),
    (["10 minutes > 90 seconds"], "true"),
    (["swelling and age >= 65", "--facts", "swelling=true,age=70"], "true"),
    (["side = 'one'", "--facts", "side='one'"], "true"),
    (["wells_points >= 2", "--dialog", "leg-cramps", "--facts", "vein_line_tender=true"], "null"),
    (["one_sided", "--dialog", "leg-cramps", "--facts", "side=left"], "true"),
    (["side is null", "--dialog", "leg-cramps", "--facts", "side=not sure"], "false"),
    (["pain is null", "--facts", "pain=not sure"], "true"),
    (["2 + 3 * 4", "--explain"], "2 + 3 * 4 → 14\n  3 * 4 → 12"),
    (
      ["one_sided and side = 'left'", "--explain", "--dialog", "leg-cramps", "--facts", "side=left"],
      "one_sided and side = 'left' → true\n  one_sided → true\n  side = 'left' → true\n    side → 'left'"
    ),
  ]

  @Test(arguments: expressions)
  func `evaluate prints the value as a CQL literal`(arguments: [String], value: String) throws {
    let result = try Program.run(["evaluate"] + arguments)
    #expect(result.output == value + "\n", "\(result.errors)")
    #expect(result.status == 0)
  }

  @Test(arguments: [["chat", "--help"], ["help", "chat"], ["chat", "--nix"], ["chat", "-h"]])
  func `usage names the whole command`(arguments: [String]) throws {
    let result = try Program.run(arguments)
    #expect((result.output + result.errors).contains("bedside chat [<dialog>]"))
    #expect(result.status == (arguments.contains("--nix") ? 2 : 0))
  }

  @Test func `evaluate gives one line for each line of input`() throws {
    let result = try Program.run(["evaluate", "-"], lines: ["1 + 1", "1 +", "'a\\nb'", "", "2 > 1"])
    let lines = result.output.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
    #expect(lines.count == 5)
    #expect(lines.first == "2")
    #expect(lines.dropFirst().first?.hasPrefix("error: ") == true)
    #expect(lines.last == "true")
    #expect(result.status == 1)
  }

  @Test func `one line of output for each expression leaves no room for an explanation`() throws {
    let result = try Program.run(["evaluate", "-", "--explain"], lines: ["1 + 1"])
    #expect(result.output.isEmpty)
    #expect(result.status == 2)
  }

  @Test func `understand shows facts, spans and rules`() throws {
    let result = try Program.run(["understand", "leg-cramps", "my right calf is swollen, no chest pain"])
    #expect(result.output.contains("side = 'right'"))
    #expect(result.output.contains("swelling = true"))
    #expect(result.output.contains("chest_pain = false"))
  }

  @Test func `understand reads a question and its reply from each line`() throws {
    let result = try Program.run(
      ["understand", "leg-cramps", "-", "--json"], lines: ["side\tboth", "swelling\tnope"])
    let objects = try result.output.split(separator: "\n").map {
      try #require(JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
    }
    #expect(objects.count == 2)
    #expect(objects.first?["text"] as? String == "both")
  }

  @Test
  func
    `a failing transcript is shown at file and line, expected and observed side by side, and the exit code is 1`()
    throws
  {
    let folder = try TemporaryFolder()
    let copy = folder.url.appending(path: "dialogs")
    try FileManager.default.copyItem(at: Program.repository.appending(path: "dialogs"), to: copy)
    let text = "dialog: leg-cramps\n\nyou: chest pain\nasks: trouble\nlevel: self_care\n"
    try folder.write(text, to: "dialogs/leg-cramps/tests/wrong.transcript")
    let result = try Program.run(["test", "dialogs/leg-cramps/tests/wrong.transcript"], in: folder)
    #expect(result.status == 1)
    #expect(result.output.contains("wrong.transcript:4: questions asked differs\n"))
    #expect(result.output.contains("    asks: trouble | asks: chest_pain\n"))
    #expect(result.output.contains("wrong.transcript:5: level differs\n"))
    #expect(result.output.hasSuffix("0 passed, 1 failed (gravest difference: 1 level)\n"))
  }
}
