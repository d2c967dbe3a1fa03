import Testing
import Transcripts

@Suite struct FailureTextTests {
  @Test func `expected and observed stand side by side, with the grade and the conversation up to there`()
    throws
  {
    let report = try Sample.run("you: it is swollen\nlevel: home", isRecording: true).report()
    let lines = report.split(separator: "\n" as Character).map(String.init)
    #expect(lines[0] == "talk.transcript:3: level differs")
    #expect(lines[1] == "    expected    | observed")
    #expect(lines[2] == "    level: home | level: visit")
    #expect(lines.contains("    you: it is swollen"))
    #expect(lines.contains { $0.hasPrefix("    bot: Which side?") })
  }

  @Test func `answers that nobody typed are told, those of otherwise as one line`() throws {
    let body = "given: side = 'one'\notherwise: no\nyou: cramps\nyou: what about ice\nlevel: home"
    let report = try Sample.run(body, isRecording: true).report()
    #expect(report.contains("    given: side = 'one'\n"))
    #expect(report.contains("    otherwise: answers 1 questions\n"))
  }

  @Test func `of much that was shown the lines most like the expected one are told`() throws {
    let report = try Sample.run("given: swelling = true\nyou: cramps\nyou: both\nbot: Rest that leg!")
      .report()
    #expect(report.contains("bot: Rest the leg."))
    #expect(report.contains("less alike"))
  }

  @Test(arguments: [20, 60, 100])
  func `no line is wider than asked for`(width: Int) throws {
    let pattern = String(repeating: "word ", count: 60)
    let report = try Sample.run("you: cramps\nbot: \(pattern)").report(width: width)
    let lines = report.split { $0 == "\n" }.dropFirst()
    // Columns have at least 12 letters each.
    #expect(lines.allSatisfy { $0.count <= max(width, 31) })
  }
}
