import Diagnostics
import DialogLoading
import Dialogs
import Testing
import Verification

/// Parts that no conversation comes to.
@Suite struct DeadPartsTests {
  static func dialog(_ nodes: String, _ rest: String = "") -> String {
    """
    dialog: small
    title: A small dialog
    start: opening
    default_level: doctor
    levels: { hospital: { headline: Go }, doctor: { headline: See }, home: { headline: Stay } }
    questions:
      hot: { ask: Hot?, type: yes_no, unsure: yes }
      age: { ask: How old?, type: number, within: 'Interval[0, 120]', unsure: 70 }
    nodes:
    \(nodes)
      finish: { conclude: true }
    \(rest)
    """
  }

  static let plain = "  opening: { ask: [hot, age], next: finish }"

  /// What each comes to, in the words of its message.
  static let examples: [(dialog: String, dead: [String])] = [
    (dialog(plain), []),
    (
      dialog(
        """
          opening: { ask: [hot], next: [{ when: hot, to: a }, finish] }
          a: { next: [{ when: not hot, to: b }, finish] }
          b: { next: finish }
        """), ["way on to 'b'", "node 'b'"]
    ),
    (
      dialog(
        """
          opening: { ask: [age], next: [{ when: age < 18, to: a }, finish] }
          a: { next: [{ when: age > 17, to: b }, finish] }
          b: { next: finish }
        """), []  // seventeen and a half
    ),
    (
      dialog(
        """
          opening: { ask: [age], next: [{ when: age < 18, to: a }, finish] }
          a: { next: [{ when: age >= 18, to: b }, finish] }
          b: { next: finish }
        """), ["way on to 'b'", "node 'b'"]
    ),
    (
      dialog(
        plain,
        "findings: { f: { title: F, when: g and not hot, level: home }, g: { title: G, when: hot, level: home } }"
      ),
      ["finding 'f'"]
    ),
    (
      dialog(
        plain,
        """
        findings: { f: { title: F, when: hot, level: home, advise: [cool, warm] } }
        advice: { cool: { say: Cool it., kind: do, unless: hot }, warm: { say: Warm it., kind: do, unless: age > 80 } }
        """), ["advice 'cool'"]
    ),
    (
      dialog(
        "  opening: { advise: [cool], ask: [hot, age], next: finish }",
        "advice: { cool: { say: Cool it., kind: do, unless: age > 80 } }"), []
    ),
  ]

  @Test(arguments: examples)
  func `what no conversation comes to is told, and nothing else`(text: String, dead: [String]) throws {
    let files = [SourceFile(path: "small.yaml", text: text)]
    let loaded = DialogLoader().load(files: files, language: Language(id: "en"))
    let dialog = try #require(
      loaded.dialog, "\(DiagnosticRenderer(sources: loaded.sources).render(loaded.diagnostics))")
    let found = DeadParts.find(in: dialog)
    #expect(found.limit == nil)
    #expect(found.diagnostics.count == dead.count, "\(found.diagnostics.map(\.message))")
    for words in dead { #expect(found.diagnostics.contains { $0.message.contains(words) }, "\(words)") }
    #expect(found.diagnostics.allSatisfy { $0.code == .neverHappens && $0.severity == .warning })
  }

  @Test func `what a limit keeps from being looked at is said`() throws {
    let files = [SourceFile(path: "small.yaml", text: Self.dialog(Self.plain))]
    let dialog = try #require(DialogLoader().load(files: files, language: Language(id: "en")).dialog)
    var limits = ExplorationLimits()
    limits.questions = 1
    let found = DeadParts.find(in: dialog, limits: limits)
    #expect(found.limit != nil)
  }
}
