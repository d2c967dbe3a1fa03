import Foundation
import Testing

@Suite struct ReachCommandTests {
  private static let flow = """
    dialog: small
    title: A small matter
    start: first
    default_level: visit
    levels: { visit: { headline: Visit }, home: { headline: Home } }
    questions: { fever: { ask: Any fever?, type: yes_no } }
    nodes:
      first: { ask: [fever], next: [{ when: fever, to: hot }, { when: fever and not fever, to: nowhere }, { to: last }] }
      hot: { next: last }
      nowhere: { next: last }
      last: { conclude: true }
    findings: { cool: { title: Cool, when: not fever, level: home } }
    """

  private func inFolder(_ body: (TemporaryFolder) throws -> Void) throws {
    let folder = try TemporaryFolder()
    let dialogs = folder.url.appending(path: "dialogs")
    try FileManager.default.createDirectory(
      at: dialogs.appending(path: "small"), withIntermediateDirectories: true)
    try FileManager.default.copyItem(
      at: Program.repository.appending(path: "dialogs/languages"), to: dialogs.appending(path: "languages"))
    try Data(Self.flow.utf8).write(to: dialogs.appending(path: "small/small.yaml"))
    try body(folder)
  }

  static let outcomes: [(id: String, code: Int32, words: String)] = [
    ("hot", 0, "you: yes"), ("home", 0, "level: home"), ("first#1", 0, "you: yes"),
    ("nowhere", 1, "cannot be reached, because 'first->nowhere' is never taken: its condition is never true"),
    ("ht", 2, "did you mean 'hot'?"),
  ]
  @Test(arguments: outcomes)
  func `reach ends with a code and says why`(id: String, code: Int32, words: String) throws {
    try inFolder { folder in
      let result = try Program.run(["reach", "small", id], in: folder)
      #expect(result.status == code)
      #expect((result.output + result.errors).contains(words))
    }
  }

  @Test func `reach plays on from there`() throws {
    try inFolder { folder in
      let result = try Program.run(
        ["reach", "small", "fever", "--play"], lines: ["no", "/quit"], in: folder)
      #expect(result.status == 0)
      #expect(result.output.contains("Any fever?") && result.output.contains("Home"))
    }
  }

  @Test func `suggested tests pass, and are not suggested twice`() throws {
    try inFolder { folder in
      let tests = "dialogs/small/tests"
      let first = try Program.run(["suggest-tests", "small", "--into", tests], in: folder)
      #expect(first.status == 0)
      #expect(first.errors.contains("not covered: edge first → nowhere: its condition is never true"))
      let run = try Program.run(["test", "dialogs"], in: folder)
      #expect(run.status == 0)
      #expect(run.output.contains("unreviewed"))
      let again = try Program.run(["suggest-tests", "small", "--into", tests], in: folder)
      #expect(again.errors.contains("no test to suggest"))
    }
  }
}
