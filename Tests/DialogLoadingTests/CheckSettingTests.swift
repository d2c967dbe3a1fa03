import Diagnostics
import DialogLoading
import Dialogs
import Testing

/// `checks:`, with which a dialog says how much a check matters to it.
@Suite struct CheckSettingTests {
  static func judged(_ snippet: String) -> (loaded: LoadedDialog, found: [Diagnostic]) {
    let loaded = CheckTests.load(snippet)
    return (loaded, loaded.judged(loaded.diagnostics + DialogLoader().check(loaded)))
  }

  static func setting(_ severity: String, _ code: String = "BD0401") -> String {
    """
    advice: { walk: { say: Walk., kind: do, when: swelling } }
    checks: { \(code): { severity: \(severity), because: We said so. } }
    """
  }

  static let severities: [(word: String, severity: Diagnostic.Severity?)] = [
    ("error", .error), ("warning", .warning), ("note", .note), ("off", nil),
  ]
  @Test(arguments: severities)
  func `a check is as severe as the dialog says`(word: String, severity: Diagnostic.Severity?) {
    let (loaded, found) = Self.judged(Self.setting(word))
    #expect(loaded.dialog != nil)
    let advice = found.filter { $0.code == .adviceWithoutClaim }
    #expect(Set(advice.map(\.severity)) == Set([severity].compactMap(\.self)))
    #expect(!found.contains { $0.code == .unusedCheck })
  }

  @Test func `what loading warns of can be set as well`() {
    let question = "questions: { q: { ask: Q?, type: yes_no } }\n"
    let setting = "checks: { BD0124: { severity: off, because: It is told. } }"
    #expect(Self.judged(question).found.contains { $0.code == .unaskedQuestion })
    #expect(!Self.judged(question + setting).found.contains { $0.code == .unaskedQuestion })
  }

  static let mistakes = [
    Mistake("checks: { ⟦BD0241⟧: { severity: off, because: B } }", .unknownCheck, fix: "BD0214"),
    Mistake("checks: { ⟦bd0214⟧: { severity: off, because: B } }", .unknownCheck, fix: "BD0214"),
    Mistake("checks: { ⟦reading⟧: { severity: off, because: B } }", .unknownCheck),
    Mistake("checks: { ⟦BD0104⟧: { severity: off, because: B } }", .fixedCheck),
    Mistake("checks: { ⟦BD0135⟧: { severity: off, because: B } }", .fixedCheck),
    Mistake("checks: { ⟦BD0214⟧: { severity: off } }", .missingKey),
    Mistake("checks: { ⟦BD0214⟧: { severity: off, because: ' ' } }", .missingKey),
    Mistake("checks: { ⟦BD0214⟧: { because: B } }", .missingKey),
    Mistake("checks: { BD0214: { severity: ⟦of⟧, because: B } }", .invalidValue, fix: "off"),
    Mistake("checks: { BD0214: ⟦off⟧ }", .wrongShape),
    Mistake("checks: { BD0214: { severity: off, because: B, ⟦reason⟧: C } }", .unknownKey),
  ]
  @Test(arguments: mistakes)
  func `a setting that cannot be meant is an error at its place`(mistake: Mistake) {
    let marked = MarkedSnippet(mistake.snippet)
    let loaded = CheckTests.load(marked.text)
    #expect(loaded.diagnostics.map(\.code) == [mistake.code], "\(loaded.told)")
    #expect(loaded.diagnostics.first?.place == .range(marked.range), "\(loaded.told)")
    #expect(loaded.diagnostics.first?.fixIt?.replacement == mistake.fix)
  }

  static let unused: [(severity: String, isTold: Bool)] = [
    ("off", true), ("note", true), ("warning", false), ("error", false),
  ]
  @Test(arguments: unused)
  func `a setting that holds back nothing is a note, one that asks for more is none`(
    severity: String, isTold: Bool
  ) {
    let found = Self.judged(Self.setting(severity, "BD0408")).found.filter { $0.code == .unusedCheck }
    #expect(found.map(\.severity) == (isTold ? [.note] : []))
  }
}
