import Foundation
import Testing

/// The page about editing a dialog while it talks, held to what the program says.
@Suite struct AuthoringPageTests {
  private static func page(_ name: String) throws -> String {
    try String(contentsOf: Program.repository.appending(path: "docs/\(name)"), encoding: .utf8)
  }

  /// The blocks in which something is typed.
  private static func sessions() throws -> [Substring] {
    try page("authoring.md").matches(of: /```text\n((?s).*?)```/).map(\.1).filter { $0.hasPrefix("> ") }
  }

  /// What is typed in a block, and what it shows as the answer; `…` stands for what is left out.
  private static func steps(_ session: Substring) -> [(typed: String, shown: [String])] {
    var steps: [(typed: String, shown: [String])] = []
    for line in session.split(separator: "\n") {
      if let prompt = line.firstRange(of: "> "), line[..<prompt.lowerBound].allSatisfy(\.isLetter) {
        steps.append((String(line[prompt.upperBound...]), []))
      } else if line != "…", !steps.isEmpty {
        steps[steps.count - 1].shown.append(String(line))
      }
    }
    return steps
  }

  @Test func `what the page shows is what the program says`() throws {
    let folder = try TemporaryFolder()
    let language = Program.repository.appending(path: "dialogs/languages/en.yaml")
    try folder.write(Data(contentsOf: language), to: "dialogs/languages/en.yaml")
    let dialog = try #require(Self.page("events.md").firstMatch(of: /```yaml\n((?s).*?)```/)).1
    try folder.write(String(dialog), to: "dialogs/sample/sample.yaml")
    let sessions = try Self.sessions()
    #expect(sessions.count == 2)
    for session in sessions {
      let steps = Self.steps(session)
      let run = try Program.run(
        ["chat", "dialogs/sample", "--plain", "--author", "--private"],
        lines: ["left", "yes"] + steps.map(\.typed), in: folder)
      let answers = run.output.components(separatedBy: "> \n").dropFirst(3).dropLast()
      #expect(answers.count == steps.count, "\(run)")
      for (step, answer) in zip(steps, answers) {
        for line in step.shown { #expect(answer.contains(line), "\(step.typed): \(answer)") }
      }
    }
  }

  @Test func `the page names every command of authors`() throws {
    let page = try Self.page("authoring.md")
    for command in ["trace", "facts", "source", "if", "goto", "reload"] {
      #expect(page.contains("`/\(command)"), "\(command)")
    }
  }
}
