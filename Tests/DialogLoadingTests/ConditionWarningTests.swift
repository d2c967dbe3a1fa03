import Diagnostics
import DialogLoading
import Dialogs
import Testing

/// Warnings about conditions; `⟦ ⟧` marks where one points, and a snippet without marks has none.
@Suite struct ConditionWarningTests {
  static let questions = """
    questions:
      injury: { ask: Hurt?, type: yes_no }
      hot: { ask: Hot?, type: yes_no, unsure: yes }
      long: { ask: How long?, type: duration, within: 'Interval[1 second, 24 hours]', unsure: 1 minute }
      score: { ask: How bad?, type: number, within: 'Interval[0, 10]', unsure: 5 }
      walks: { ask: Can you walk?, type: yes_no, null_is: intended }

    """

  static func edges(_ edge: String, also sections: String = "") -> String {
    questions + """
      nodes:
        opening:
          ask: [side, swelling, pain, signs, injury, hot, long, score, walks]
          next: [{ when: \(edge), to: finish }, finish]
        finish: { conclude: true }

      """ + sections
  }

  static func advice(_ rest: String) -> String {
    edges("hot", also: "advice: { walk: { say: Walk., kind: do, \(rest) } }")
  }

  static func findings(_ finding: String) -> String {
    edges("hot", also: "findings: { break: { title: A break, \(finding) } }")
  }

  static let unknown = [
    edges("⟦injury⟧"), edges("injury, null_is: intended"), edges("hot"), edges("hot is true"), edges("walks"),
    edges("if ⟦injury⟧ then true else false"), edges("case when ⟦injury⟧ then true else false end"),
    edges("'Coalesce(⟦injury⟧, true)'"), edges("⟦injury⟧ is not false"), edges("not ⟦injury⟧"),
    edges("level = 'home'"), edges("region = 'GB'"), edges("⟦injured⟧", also: "derived: { injured: injury }"),
    edges("warm", also: "derived: { warm: hot }"),
    edges("⟦points⟧ >= 1", also: "scores: { points: [{ when: injury, points: 1 }] }"),
    edges("points >= 1", also: "scores: { points: [{ when: hot, points: 1 }] }"),
    // Advice is withheld where its `unless` is unknown, unless the unknown is hidden.
    advice("unless: injury"), advice("unless: ⟦injury⟧ is true"), advice("unless: injury is not false"),
    advice("unless: injury is true, null_is: intended"), advice("unless: not (⟦injury⟧ is not true)"),
    // A finding that is milder than the default level must not hold by accident, any other must not be missed.
    findings("when: ⟦injury⟧, level: hospital"), findings("when: not injury, level: home"),
    findings("when: ⟦injury⟧ is not true, level: home"),
    findings("when: injury is not false, level: hospital"),
    findings("when: ⟦injury⟧ is true, level: doctor"),
    findings("when: injury is null or injury, level: hospital"),
    findings("when: hot, level: doctor, raise: [{ when: ⟦injury⟧, to: hospital }]"),
    findings("when: injury, level: hospital, null_is: intended"),
  ]

  @Test(arguments: unknown)
  func `an unknown fact that may count as something milder is a warning`(snippet: String) {
    expect(.unknownMayBeMilder, snippet)
  }

  static let settled: [(snippet: String, code: DiagnosticCode)] = [
    (edges("⟦score > 10⟧"), .neverTrue), (edges("hot or ⟦score between 11 and 12⟧"), .neverTrue),
    (edges("⟦long > 24 hours⟧"), .neverTrue), (edges("'⟦long > 5 ''kg''⟧'"), .neverTrue),
    (edges("⟦region = 'GB' and region = 'other'⟧"), .neverTrue), (edges("⟦hot and not hot⟧"), .neverTrue),
    (edges("⟦points > 1⟧", also: "scores: { points: [{ when: hot, points: 1 }] }"), .neverTrue),
    (edges("⟦1 = 2⟧"), .neverTrue), (advice("unless: ⟦score > 10⟧"), .neverTrue),
    (edges("hot and ⟦score >= 0⟧"), .alwaysTrue), (edges("⟦hot or not hot⟧"), .alwaysTrue),
    (edges("⟦1 = 1⟧"), .alwaysTrue), (edges("hot", also: "derived: { bad: ⟦score <= 10⟧ }"), .alwaysTrue),
  ]

  @Test(arguments: settled)
  func `a condition that answers cannot change is a warning`(snippet: String, code: DiagnosticCode) {
    // A quote in a YAML string is doubled, which moves the end of the place by as much.
    expect(code, snippet)
  }

  private func expect(_ code: DiagnosticCode, _ snippet: String) {
    let marked = MarkedSnippet(snippet)
    let loaded = SmallDialog.load(marked.text)
    #expect(loaded.dialog != nil, "\(loaded.told)")
    let found = DialogLoader().checkConditions(loaded).filter { place($0)?.file == 0 }
    let told = DiagnosticRenderer(sources: loaded.sources).render(found)
    guard snippet.contains("⟦") else {
      #expect(found.isEmpty, "\(told)")
      return
    }
    #expect(found.map(\.code) == [code], "\(told)")
    #expect(found.first.flatMap(place) == marked.range, "\(told)")
    #expect(found.allSatisfy { $0.severity == .warning })
  }

  private func place(_ diagnostic: Diagnostic) -> SourceRange? {
    if case .range(let range) = diagnostic.place { range } else { nil }
  }

  @Test func `the shipped dialog has no warnings`() {
    let folder = #filePath.split(separator: "/").dropLast(3).map { "/" + $0 }.joined()
    let loaded = DialogLoader().load(folder + "/dialogs/leg-cramps")
    let found = loaded.judged(loaded.diagnostics + DialogLoader().check(loaded))
    #expect(found.isEmpty, "\(DiagnosticRenderer(sources: loaded.sources).render(found))")
  }
}
