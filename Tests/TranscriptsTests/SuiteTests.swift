import Diagnostics
import Foundation
import Testing
import Transcripts

@Suite struct SuiteTests {
  static let talks = [
    "a/good.transcript": "# Fine\ndialog: sample\nyou: it is swollen\nlevel: visit\n",
    "a/bad.transcript": "dialog: sample\nyou: it is swollen\nlevel: home\nfinding: heart\n",
    "b/new.transcript": "dialog: sample\nunreviewed: true\nyou: it is swollen\nasks: side\n",
    "b/broken.transcript": "dialog: sample\nyou: it is swollen\n",
  ]

  private func names(_ result: SuiteResult) -> [String] {
    result.outcomes.map { $0.path.split(separator: "/" as Character).suffix(2).joined(separator: "/") }
  }

  @Test(arguments: [1, 2, 5])
  func `results come in the order of the paths, however many threads there are`(jobs: Int) throws {
    let folder = try SampleFolder(Self.talks)
    let result = folder.run { $0.jobs = jobs }
    #expect(
      names(result) == ["a/bad.transcript", "a/good.transcript", "b/broken.transcript", "b/new.transcript"])
    #expect(result.outcomes.map(\.passed) == [false, true, false, true])
    #expect(!result.passed)
    #expect(result.summary.hasPrefix("2 passed, 2 failed (gravest difference: 1 level)\nunreviewed (1): "))
    #expect(result.outcomes[1].title == "Fine")
  }

  @Test(arguments: [1, 4])
  func `many transcripts come to the same on one thread and on four`(jobs: Int) throws {
    let talks = (0..<100).map { number in
      (
        "\(number).transcript",
        "dialog: sample\nyou: it is swollen\nlevel: \(number % 7 == 0 ? "home" : "visit")\n"
      )
    }
    let result = try SampleFolder(Dictionary(uniqueKeysWithValues: talks)).run { $0.jobs = jobs }
    #expect((result.passedCount, result.failedCount) == (85, 15))
  }

  @Test func `a failure ends a run that is to fail fast`() throws {
    let result = try SampleFolder(Self.talks).run { $0.isFailFast = true }
    #expect(names(result) == ["a/bad.transcript"])
    #expect(result.summary.contains("3 not run"))
  }

  static let filters: [(filter: String, count: Int)] = [
    ("good", 1), ("GOOD", 1), ("tests/b/", 2), ("b*new", 1), ("a/*bad.", 1), ("nothing like it", 0),
  ]

  @Test(arguments: filters)
  func `a filter chooses by the path`(filter: String, count: Int) throws {
    let result = try SampleFolder(Self.talks).run { $0.filter = filter }
    #expect(result.outcomes.count == count)
  }

  @Test func `shards run everything once`() throws {
    let folder = try SampleFolder(Self.talks)
    let all = (1...3).flatMap { number in names(folder.run { $0.shard = .init("\(number)/3") }) }
    #expect(all.sorted() == names(folder.run()).sorted())
  }

  @Test(arguments: ["0/3", "4/3", "1", "a/b", "1/0", "-1/2", "1/2/3", ""])
  func `what is no shard is refused`(text: String) {
    #expect(SuiteOptions.Shard(text) == nil)
  }

  @Test func `a failure in an included file is told at its line there, and nothing above the tests is read`()
    throws
  {
    let folder = try SampleFolder([
      "a/one.transcript": "dialog: sample\nyou: it is swollen\ninclude: ../parts/home.fragment\n",
      "a/two.transcript": "dialog: sample\ninclude: ../../sample.yaml\nlevel: visit\n",
      "parts/home.fragment": "# At home\nlevel: home\n",
    ])
    let report = folder.run().failures()
    #expect(report.contains("tests/parts/home.fragment:2: level differs"))
    #expect(report.contains("'include:' takes files of the folder"))
  }

  @Test func `the mistakes of a dialog are told once`() throws {
    let flow = TranscriptRunnerTests.flow + "\nscores: 3\n"
    let report = try SampleFolder(Self.talks, flow: flow).run().failures()
    #expect(report.components(separatedBy: "scores: 3").count == 2, "\(report)")
    #expect(report.contains("not run, because its dialog has mistakes"))
  }

  @Test func `the results as XML and as JSON hold every failure, escaped`() throws {
    var talks = Self.talks
    talks["a/<odd>&.transcript"] = "dialog: sample\nyou: hi\nbot: <b>&\"'\n"
    let result = try SampleFolder(talks).run()
    let junit = result.junit(time: "2026-01-31T09:05:00", host: "here")
    #expect(XMLText.isWellFormed(junit), "\(junit)")
    #expect(junit.contains("tests=\"5\" failures=\"2\" errors=\"1\""))
    let object = try JSONSerialization.jsonObject(with: Data(result.json.text.utf8)) as? [String: Any]
    let transcripts = try #require(object?["transcripts"] as? [[String: Any]])
    #expect(transcripts.count == 5)
    let failures = transcripts.compactMap { $0["failures"] as? [[String: Any]] }.flatMap(\.self)
    #expect(Set(failures.compactMap { $0["expected"] as? String }).contains("level: home"))
  }
}

/// Looks whether a text is well-formed XML, as far as this project writes it: elements, attributes, the five entities.
enum XMLText {
  static func isWellFormed(_ text: String) -> Bool {
    var open: [Substring] = []
    var rest = text[...]
    while let start = rest.firstIndex(of: "<") {
      guard
        rest[..<start].split(separator: "&" as Character, omittingEmptySubsequences: false).dropFirst()
          .allSatisfy({ part in ["amp;", "lt;", "gt;", "quot;", "#39;"].contains { part.hasPrefix($0) } }),
        let end = rest[start...].firstIndex(of: ">")
      else { return false }
      let tag = rest[rest.index(after: start)..<end]
      rest = rest[rest.index(after: end)...]
      if tag.hasPrefix("?") || tag.hasSuffix("/") { continue }
      if tag.hasPrefix("/") {
        guard open.popLast() == tag.dropFirst() else { return false }
      } else {
        guard tag.filter({ $0 == "\"" }).count.isMultiple(of: 2) else { return false }
        open.append(tag.prefix { $0 != " " })
      }
    }
    return open.isEmpty
  }
}
