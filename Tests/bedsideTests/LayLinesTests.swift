import Foundation
import Testing

/// Holds the understanding of what people type to a floor, by the lines of `Tests/Corpus`.
///
/// `scripts/score-understanding --misses` shows the lines behind a figure.
@Suite struct LayLinesTests {
  private struct Line {
    let text: String
    /// `question=value`, `!question` to be heard, `?question` may be told, `*` anything else.
    let expected: [Substring]
    let asked: String
  }

  private struct Score {
    var hits = 0
    var wanted = 0
    var extra = 0
    var clean = 0
    var precision: Double { Double(hits) / Double(max(1, hits + extra)) }
    var recall: Double { Double(hits) / Double(max(1, wanted)) }
  }

  private struct Reading: Decodable {
    struct Fact: Decodable { let question, value: String }
    let answers, told: [Fact]
  }

  private static func lines(_ name: String) throws -> [Line] {
    let file = Program.repository.appending(path: "Tests/Corpus/\(name).tsv")
    return try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map { line in
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
      return Line(
        text: String(fields[0]), expected: fields.count > 1 ? fields[1].split(separator: ",") : [],
        asked: fields.count > 2 ? String(fields[2]) : "trouble")
    }
  }

  private static func score(_ lines: [Line]) throws -> Score {
    let result = try Program.run(
      ["understand", "dialogs/leg-cramps", "-", "--json"], lines: lines.map { $0.asked + "\t" + $0.text })
    #expect(result.status == 0, "\(result.errors)")
    let readings = try result.output.split(separator: "\n").map {
      try JSONDecoder().decode(Reading.self, from: Data($0.utf8))
    }
    #expect(readings.count == lines.count)
    return zip(lines, readings).reduce(into: Score()) { add($1.0, $1.1, to: &$0) }
  }

  private static func add(_ line: Line, _ reading: Reading, to score: inout Score) {
    var told: [Substring: String] = [:]
    for fact in reading.answers + reading.told where fact.question != "trouble" {
      told[fact.question[...]] = fact.value
    }
    let isClean = told.isEmpty
    for item in line.expected where item != "*" {
      let parts = item.drop { $0 == "!" || $0 == "?" }.split(separator: "=")
      let value = told.removeValue(forKey: parts[0])
      if item.hasPrefix("?") { continue }
      score.wanted += 1
      let isHit =
        item.hasPrefix("!") ? value ?? "false" != "false" : value.map { says($0, parts[1]) } ?? false
      if isHit { score.hits += 1 } else if value != nil { score.extra += 1 }
    }
    if !line.expected.contains("*") { score.extra += told.count }
    if isClean { score.clean += 1 }
  }

  private static func says(_ value: String, _ wanted: Substring) -> Bool {
    let words = ["yes": "true", "no": "false"]
    if value.trimmingCharacters(in: ["'"]) == words[String(wanted)] ?? String(wanted) { return true }
    let parts = value.split(separator: " ")
    let units = ["second": 1.0, "minute": 60, "hour": 3600, "day": 86400, "week": 604_800]
    let unit = parts.count > 1 ? units[String(parts[1]).replacing(/s$/, with: "")] ?? 0 : 1
    guard let number = Double(parts[0]), let wanted = Double(wanted) else { return false }
    return abs(number * unit - wanted) < 1e-6
  }

  static let floors: [(name: String, precision: Double, recall: Double)] = [
    ("danger", 0, 0.99), ("facts", 0.95, 0.9), ("negation", 0.92, 0.95), ("durations", 0.9, 0.9),
    ("numerals", 0.95, 0.95), ("answers", 0.95, 0.9),
  ]
  @Test(arguments: floors)
  func `what people type is understood at least this well`(name: String, precision: Double, recall: Double)
    throws
  {
    let score = try Self.score(Self.lines(name))
    #expect(score.precision >= precision)
    #expect(score.recall >= recall)
  }

  @Test func `lines that assert nothing tell nothing, but for a few`() throws {
    let lines = try Self.lines("nothing")
    let score = try Self.score(lines)
    #expect(score.clean >= lines.count - 2)
  }
}
