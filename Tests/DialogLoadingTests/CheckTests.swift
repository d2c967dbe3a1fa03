import Diagnostics
import DialogLoading
import Dialogs
import Testing

/// What is no error, and yet worth a warning.
@Suite struct CheckTests {
  static let root = #filePath.split(separator: "/").dropLast(3).map { "/" + $0 }.joined()
  static let language =
    DialogLoader().loadLanguage(root + "/dialogs/languages/en.yaml", report: { _ in }) ?? Language(id: "en")

  static func load(_ snippet: String) -> LoadedDialog {
    DialogLoader().load(files: SmallDialog.files(with: snippet), language: language)
  }

  @Test(
    arguments: CheckExample.evidence + CheckExample.parts + CheckExample.screens + CheckExample.reading
      + CheckExample.edges + CheckExample.known)
  func `a check finds what it should, at its place, and nothing else`(example: CheckExample) {
    let marked = MarkedSnippet(example.snippet)
    let loaded = Self.load(marked.text)
    #expect(loaded.dialog != nil, "\(loaded.told)")
    let found = DialogLoader().check(loaded).filter { $0.code == example.code && $0.isInSnippet }
    let told = DiagnosticRenderer(sources: loaded.sources).render(found)
    #expect(found.map(\.place) == (example.snippet.contains("⟦") ? [.range(marked.range)] : []), "\(told)")
    #expect(found.allSatisfy { $0.severity == example.code.usualSeverity })
  }

  static let days: [(day: String?, isOverdue: Bool)] = [
    ("2026-01-30", false), ("2026-01-31", false), ("2026-02-01", true), ("2027-01-01", true), (nil, false),
  ]
  @Test(arguments: days)
  func `content is overdue from the day after its review`(day: String?, isOverdue: Bool) {
    let snippet = "dialog: x\ntitle: T\nstart: opening\ndefault_level: doctor\nreview_by: ⟦2026-01-31⟧"
    let marked = MarkedSnippet(snippet)
    let found = DialogLoader().check(Self.load(marked.text), today: day).filter { $0.code == .reviewOverdue }
    #expect(found.map(\.place) == (isOverdue ? [.range(marked.range)] : []))
  }

  @Test func `a dialog with errors is not checked further`() {
    let loaded = Self.load("advice: { walk: { say: Considerable., kind: nonsense } }")
    #expect(loaded.hasErrors)
    #expect(DialogLoader().check(loaded, today: "2026-01-01").isEmpty)
  }

  @Test func `loading finds no more than it did: checks are no part of it`() {
    #expect(Self.load("advice: { walk: { say: Considerable inflammation., kind: do } }").diagnostics.isEmpty)
  }
}

extension Diagnostic {
  /// Whether it points into the first file.
  fileprivate var isInSnippet: Bool {
    if case .range(let range) = place { range.file == 0 } else { false }
  }
}
