import Foundation
import Testing

@Suite struct TestCommandTests {
  /// A folder with a dialog of two transcripts, one of which fails.
  private func folder() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    let language = Program.repository.appending(path: "dialogs/languages/en.yaml")
    try folder.write(try Data(contentsOf: language), to: "dialogs/languages/en.yaml")
    try folder.write(
      """
      dialog: sample
      title: A sample
      start: first
      default_level: visit
      levels: { visit: { headline: Visit }, home: { headline: Home } }
      questions: { swelling: { ask: Is it swollen?, type: yes_no } }
      nodes: { first: { ask: [swelling], next: last }, last: { conclude: true } }
      findings: { mild: { title: Mild, when: not swelling, level: home } }
      """, to: "dialogs/sample/sample.yaml")
    try folder.write("dialog: sample\nyou: yes\nlevel: visit\n", to: "dialogs/sample/tests/good.transcript")
    try folder.write("dialog: sample\nyou: no\nlevel: visit\n", to: "dialogs/sample/tests/bad.transcript")
    return folder
  }

  static let runs: [(arguments: [String], status: Int32, says: String)] = [
    ([], 1, "dialogs/sample/tests/bad.transcript:3: level differs"),
    ([], 1, "    level: visit | level: home"),
    ([], 1, "replay: bedside test --talk dialogs/sample/tests/bad.transcript"),
    (["--filter", "good"], 0, "1 passed, 0 failed, 1 not run"),
    (["--filter", "neither"], 1, "0 passed, 0 failed"),
    (["--fail-fast"], 1, "0 passed, 1 failed"),
    (["--shard", "2/2"], 0, "1 passed, 0 failed"),
    (["--shard", "3/2"], 2, "--shard"),
    (["--jobs", "0"], 2, "--jobs takes a number"),
    (["--jobs", "2"], 1, "1 passed, 1 failed"),
    (["--update", "--mutate"], 2, "--mutate"),
    (["--coverage-at-least", "101"], 2, "percentage"),
    (["--format", "xml"], 2, "--format"),
    (["--coverage", "--filter", "good"], 0, "missing: answer swelling = false"),
    (["--coverage-at-least", "100", "--filter", "good"], 1, "which is too little"),
    (["--coverage-at-least", "10", "--filter", "good"], 0, "1 passed"),
    (["--update"], 1, "1 passed, 1 failed"),
    (["--bless"], 0, "bad.transcript: rewrote line 3"),
    (["--talk", "--filter", "good"], 0, "bot: Is it swollen?"),
    (["--mutate", "--filter", "good"], 0, "mutation score"),
    (["--mutate", "--filter", "good", "--score-at-least", "100"], 1, "not noticed: finding mild"),
    (["nowhere"], 1, "there is no transcript here"),
  ]

  @Test(arguments: runs)
  func `says what holds, and exits with 0, 1 or 2`(arguments: [String], status: Int32, says: String) throws {
    let result = try Program.run(["test"] + arguments, in: try folder())
    #expect(result.status == status)
    #expect((result.output + result.errors).contains(says), "\(result.output)\(result.errors)")
  }

  @Test func `writes the results as JSON, XML and a page`() throws {
    let folder = try folder()
    let result = try Program.run(
      [
        "test", "--format", "json", "--junit", "junit.xml", "--coverage-html", "page.html", "--coverage-json",
        "coverage.json",
      ], in: folder)
    #expect(result.status == 1)
    let whole = try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any]
    #expect(whole?["failed_count"] as? Int == 1)
    func text(_ name: String) throws -> String {
      try String(contentsOf: folder.url.appending(path: name), encoding: .utf8)
    }
    let coverage =
      try JSONSerialization.jsonObject(with: Data(try text("coverage.json").utf8)) as? [[String: Any]]
    #expect(coverage?.first?["passing_transcripts"] as? Int == 1)
    #expect(
      try text("junit.xml").contains(
        "<failure message=\"dialogs/sample/tests/bad.transcript:3: level differs\""))
    #expect(try text("page.html").hasPrefix("<!DOCTYPE html>"))
  }

  @Test func `a file that cannot be written is told`() throws {
    let result = try Program.run(["test", "--junit", "no/such/folder.xml"], in: try folder())
    #expect(result.status == 1)
    #expect(result.errors.contains("no/such/folder.xml: error:"))
  }
}
