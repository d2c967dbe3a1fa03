import Diagnostics
import Foundation
import Testing
import Transcripts

@Suite struct CoverageTests {
  private func cover(_ transcripts: [String: String]) throws -> CoverageReport {
    try #require(SampleFolder(transcripts).run { $0.withCoverage = true }.coverage.first)
  }

  private func missing(_ report: CoverageReport) -> Set<String> {
    Set(report.items.filter { $0.state == .missing }.map { "\($0.kind.singular) \($0.name)" })
  }

  static let steps: [(body: String, covers: [String])] = [
    ("asks: trouble", ["node first"]),
    (
      "you: it is swollen\nlevel: visit",
      ["answer swelling = true", "answer trouble = any words", "finding clot"]
    ),
    ("given: swelling = false\nyou: cramps\nlevel: visit", ["answer swelling = false"]),
    (
      "given: side = not sure\nyou: it is swollen\nasks: nothing",
      [
        "edge first → last", "node last", "answer side = not sure", "advice rest",
      ]
    ),
    ("you: cramps\nyou: what about ice\ntopic: ice", ["topic ice"]),
    ("you: chest pain\nyou: yes\nlevel: ambulance", ["answer chest_pain = true", "finding heart"]),
  ]

  @Test(arguments: steps)
  func `what a conversation goes through is covered`(body: String, covers: [String]) throws {
    let none = missing(try cover(["empty.transcript": "dialog: sample\nasks: trouble\n"]))
    let some = missing(try cover(["talk.transcript": "dialog: sample\n\(body)\n"]))
    for name in covers {
      #expect(!some.contains(name), "\(name)")
      if name != "node first" { #expect(none.contains(name), "\(name)") }
    }
  }

  @Test func `what only failing transcripts go through counts apart`() throws {
    let report = try cover([
      "bad.transcript": "dialog: sample\nyou: it is swollen\nlevel: home\n",
      "good.transcript": "dialog: sample\nasks: trouble\n",
    ])
    #expect((report.passing, report.failing) == (1, 1))
    let clot = try #require(report.items.first { $0.kind == .findings && $0.name == "clot" })
    #expect(clot.state == .onlyFailing)
    #expect(report.text.contains("finding clot (only in failing transcripts)"))
    #expect(report.rows.first { $0.kind == .findings }?.onlyFailing == 1)
  }

  @Test func `what is missing is told at its lines`() throws {
    let report = try cover(["good.transcript": "dialog: sample\nasks: trouble\n"])
    let lines = try #require(report.items.first { $0.name == "clot" }?.lines)
    let text = TranscriptRunnerTests.flow.split(
      separator: "\n" as Character, omittingEmptySubsequences: false)
    #expect(text[lines.first - 1].contains("clot: {"))
    #expect(lines.first == lines.last)
    #expect(report.items.allSatisfy { $0.kind == .claims || $0.lines != nil })
  }

  @Test func `a raise and a property are covered where they say something`() throws {
    let flow =
      TranscriptRunnerTests.flow
      .replacing(
        "level: visit, advise: [rest] }", with: "level: home, raise: [{ when: side = 'one', to: visit }] }")
      + "\nproperties: { near: { always: \"side = 'one' implies level = 'visit'\" } }\n"
    func missing(_ side: String) throws -> Set<String> {
      let talk = "dialog: sample\ngiven: side = '\(side)'\nyou: it is swollen\nasks: nothing\n"
      let result = try SampleFolder(["talk.transcript": talk], flow: flow).run { $0.withCoverage = true }
      return self.missing(try #require(result.coverage.first, "\(result.failures())"))
    }
    #expect(try missing("both").isSuperset(of: ["raise clot to visit", "property near"]))
    #expect(try missing("one").isDisjoint(with: ["raise clot to visit", "property near"]))
  }

  @Test func `the page needs nothing else and escapes what the dialog says`() throws {
    let flow = TranscriptRunnerTests.flow.replacing("title: Ice", with: "title: <script>")
    let talk = ["talk.transcript": "dialog: sample\nasks: trouble\n"]
    let page = CoverageReport.page(try SampleFolder(talk, flow: flow).run { $0.withCoverage = true }.coverage)
    #expect(!page.contains("<script"))
    #expect(page.contains("&lt;script&gt;"))
    #expect(!page.contains("http"))
    #expect(page.contains("finding</td><td>clot"))
  }

  @Test func `the figures as JSON are those of the text`() throws {
    let report = try cover(["good.transcript": "dialog: sample\nasks: trouble\n"])
    let object = try JSONSerialization.jsonObject(with: Data(report.json.text.utf8)) as? [String: Any]
    let kinds = try #require(object?["kinds"] as? [[String: Any]])
    #expect(kinds.compactMap { $0["total"] as? Int }.reduce(0, +) == report.items.count)
    #expect((object?["missing"] as? [Any])?.count == report.items.count { $0.state != .covered })
  }
}
