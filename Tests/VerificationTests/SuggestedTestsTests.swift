import Diagnostics
import DialogLoading
import Dialogs
import Foundation
import Testing
import Transcripts
import Understanding
import Verification

@Suite struct SuggestedTestsTests {
  static let dialog = try? Shipped.small(ReachTests.flow)
  static let suggested = dialog.map { SuggestedTests(for: $0) }

  /// What transcripts cover, and what each of them failed at.
  private func run(_ texts: [String], _ dialog: Dialog) throws -> (covered: CoverageSet?, failures: [String])
  {
    let runner = TranscriptRunner(dialog, coverage: CoverageMap(dialog))
    var covered: CoverageSet?
    var failures: [String] = []
    for text in texts {
      let result = try Shipped.run(text, runner)
      failures += result.failures.map(\.line.written) + result.diagnostics.map(\.message)
      #expect(result.isUnreviewed)
      if covered == nil { covered = result.covered }
      if let more = result.covered { covered?.formUnion(more) }
    }
    return (covered, failures)
  }

  private func uncovered(_ covered: CoverageSet?, _ dialog: Dialog) -> Set<String> {
    let kinds: [CoverageMap.Kind] = [.nodes, .edges, .answers, .findings, .raises, .advice, .properties]
    return Set(
      CoverageMap(dialog).items.enumerated().compactMap { number, item in
        guard kinds.contains(item.kind), covered?.contains(number) != true else { return nil }
        return "\(item.kind.singular) \(item.name)"
      })
  }

  @Test func `they pass, and cover all but what they say they do not`() throws {
    let (dialog, suggested) = (try #require(Self.dialog), try #require(Self.suggested))
    let (covered, failures) = try run(suggested.tests.map(\.text), dialog)
    #expect(failures == [])
    #expect(uncovered(covered, dialog) == Set(suggested.gaps.map(\.name)))
    #expect(suggested.gaps.allSatisfy { !$0.reason.isEmpty })
    #expect(
      Set(suggested.gaps.map(\.name)).isSuperset(of: ["node nowhere", "edge leg → nowhere", "finding child"]))
  }

  @Test func `none is needless`() throws {
    let (dialog, suggested) = (try #require(Self.dialog), try #require(Self.suggested))
    let names = suggested.tests.map(\.fileName)
    #expect(Set(names).count == names.count && names.allSatisfy { $0.hasSuffix(".transcript") })
    #expect(suggested.tests.count <= 14)
    for test in suggested.tests where !test.covers.contains(where: { $0.hasPrefix("age") }) {
      let others = suggested.tests.filter { $0.fileName != test.fileName }.map(\.text)
      let (covered, _) = try run(others, dialog)
      let lost = uncovered(covered, dialog).subtracting(suggested.gaps.map(\.name))
      // A finding is shown where it decides the level, which coverage does not count.
      #expect(!lost.isEmpty || test.covers.contains { $0.hasPrefix("finding") || $0.hasPrefix("raise") })
    }
  }

  @Test(arguments: ["age = 59", "age = 60", "age = 61"])
  func `values at and next to a threshold are answered`(value: String) throws {
    let suggested = try #require(Self.suggested)
    let test = try #require(suggested.tests.first { $0.covers.contains(value) })
    #expect(test.text.contains(value))
    // Only with a swollen leg on one side does the threshold decide anything.
    #expect(test.text.contains("side = 'one'"))
  }

  @Test func `they are the same every time`() throws {
    let dialog = try #require(Self.dialog)
    #expect(SuggestedTests(for: dialog).tests.map(\.text) == Self.suggested?.tests.map(\.text))
  }

  @Test func `what there is already is not suggested again`() throws {
    let folder = FileManager.default.temporaryDirectory.path + "/bedside-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let (dialog, suggested) = (try #require(Self.dialog), try #require(Self.suggested))
    try FileManager.default.createDirectory(
      atPath: folder + "/dialogs/small", withIntermediateDirectories: true)
    try FileManager.default.copyItem(
      atPath: Shipped.repository + "/dialogs/languages", toPath: folder + "/dialogs/languages")
    try ReachTests.flow.write(
      toFile: folder + "/dialogs/small/small.yaml", atomically: true, encoding: .utf8)
    let tests = folder + "/dialogs/small/tests/made"
    try suggested.write(into: tests)
    #expect(throws: FileTrouble.self) { try suggested.write(into: tests) }
    let finder = DialogFinder()
    let all = finder.transcripts(ofDialog: folder + "/dialogs/small")
    #expect(all.count == suggested.tests.count)
    let existing = ExistingCoverage(of: dialog, in: all, finder: finder)
    #expect(SuggestedTests(for: dialog, notIn: existing).tests.isEmpty)
    let part = ExistingCoverage(of: dialog, in: Array(all.dropLast()), finder: finder)
    let again = SuggestedTests(for: dialog, notIn: part)
    #expect(!again.tests.isEmpty && again.tests.count < 3)
  }

  @Test(arguments: Array(UInt64(1)...UInt64(8)))
  func `random dialogs get tests that pass, and gaps that nothing reaches`(seed: UInt64) throws {
    var random = RandomDialog(seed: seed)
    let dialog = try Shipped.small(random.text())
    let suggested = SuggestedTests(for: dialog)
    let (covered, failures) = try run(suggested.tests.map(\.text), dialog)
    #expect(failures == [])
    let missing = uncovered(covered, dialog)
    #expect(missing == Set(suggested.gaps.map(\.name)).filter { !$0.contains(" = ") || missing.contains($0) })
    let reach = Reach(dialog)
    for position in dialog.findings.indices {
      let target = ReachTarget.finding(Reference(position))
      guard case .reached(let held, _) = reach.conversation(to: target) else { continue }
      #expect(target.isReached(in: held.conversation))
    }
  }
}
