import Dialogs
import Foundation
import Testing

@testable import Verification

/// The pages on clinical safety speak of what is really there.
@Suite struct ClinicalSafetyTests {
  private static let repository = URL(filePath: Shipped.repository)
  private static let folder = repository.appending(path: "docs/clinical-safety")

  private static func page(_ name: String) throws -> String {
    try String(contentsOf: folder.appending(path: name), encoding: .utf8)
  }

  /// What stands between backticks, each once.
  private static func names(in text: String) -> [String] {
    Set(text.matches(of: /`([^`\n]+)`/).map { String($0.1) }).sorted()
  }

  @Test func `each hazard names properties, transcripts and tests that exist`() throws {
    let dialog = try #require(Shipped.dialog)
    let properties = Set(dialog.properties.map(\.id) + BuiltInProperty.allCases.map(\.rawValue))
    let log = try Self.page("hazard-log.md")
    let wrong = Self.names(in: log).filter { name in
      if name.hasPrefix("bedside ") { return false }
      if !name.contains("/") { return !properties.contains(name) }
      return !FileManager.default.fileExists(atPath: Self.repository.appending(path: name).path)
    }
    #expect(wrong == [])
  }

  @Test func `each hazard has a control, what shows it, and the risk that is left`() throws {
    let rows = try Self.page("hazard-log.md").split(separator: "\n").filter { $0.hasPrefix("| H-") }
    #expect(rows.count >= 20)
    for row in rows {
      let cells = row.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }.filter {
        !$0.isEmpty
      }
      #expect(cells.count == 5, "\(row.prefix(60))")
      #expect(row.contains("`"), "nothing shows that it is controlled: \(row.prefix(60))")
    }
    let ids = rows.compactMap { $0.firstMatch(of: /H-\d+/)?.0 }
    #expect(Set(ids).count == rows.count)
  }

  @Test func `the evaluation is of this version, its transcripts and its properties`() throws {
    let dialog = try #require(Shipped.dialog)
    let evaluation = try Self.page("evaluation.md")
    #expect(evaluation.hasPrefix("# Evaluation of \(dialog.title) \(dialog.version)\n"))
    let tests = Self.repository.appending(path: "dialogs/leg-cramps/tests")
    let files = FileManager.default.enumerator(at: tests, includingPropertiesForKeys: nil)?.compactMap {
      $0 as? URL
    }
    let transcripts = try #require(files).count { $0.pathExtension == "transcript" }
    #expect(evaluation.contains("\(transcripts) pass, 0 fail"), "run scripts/evaluate")
    let properties = dialog.properties.count + BuiltInProperty.allCases.count
    #expect(evaluation.contains("\(properties) hold."), "run scripts/evaluate")
  }

  @Test func `the content says who answers for it, what changed, and when it is looked at again`() throws {
    let dialog = try #require(Shipped.dialog)
    #expect(dialog.author?.isEmpty == false)
    #expect(dialog.changes.first?.version == dialog.version)
    #expect(dialog.reviewBy != nil)
    // What no clinician has reviewed is a draft.
    #expect((dialog.reviewed == nil) == (dialog.status == .draft))
  }
}
