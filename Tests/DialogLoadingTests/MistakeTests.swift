import Diagnostics
import DialogLoading
import Testing

/// One mistake, where it is reported, and the repair that is offered.
struct Mistake: Sendable, CustomTestStringConvertible {
  let snippet: String
  let code: DiagnosticCode
  let fix: String?

  init(_ snippet: String, _ code: DiagnosticCode, fix: String? = nil) {
    (self.snippet, self.code, self.fix) = (snippet, code, fix)
  }

  var testDescription: String { snippet }
}

@Suite struct MistakeTests {
  @Test func `a sound dialog has nothing to report`() {
    let loaded = SmallDialog.load()
    #expect(loaded.diagnostics.isEmpty, "\(loaded.told)")
    #expect(loaded.dialog != nil)
  }

  @Test(arguments: keys + ids + references + questions + graph + judgements + evidence + expressions + texts)
  func `a mistake is reported once, at its place, with its repair`(mistake: Mistake) throws {
    let marked = MarkedSnippet(mistake.snippet)
    let loaded = SmallDialog.load(marked.text)
    let errors = loaded.diagnostics.filter { $0.severity == .error }
    #expect(errors.map(\.code) == [mistake.code], "\(loaded.told)")
    let error = try #require(errors.first)
    #expect(error.place == .range(marked.range), "\(loaded.told)")
    #expect(error.fixIt?.replacement == mistake.fix)
    #expect(loaded.dialog == nil)
  }

  static let keys = [
    Mistake("⟦qestions⟧: {}", .unknownKey, fix: "questions"),
    Mistake("advice: { walk: { say: Walk., kind: do, ⟦unles⟧: swelling } }", .unknownKey, fix: "unless"),
    Mistake("advice: { walk: { ⟦text⟧: Walk., kind: do } }", .unknownKey, fix: "say"),
    Mistake("advice: { walk: { say: Walk., kind: do, ⟦if⟧: swelling } }", .unknownKey, fix: "when"),
    Mistake("findings: { f: { title: T, ⟦condition⟧: swelling, level: home } }", .unknownKey, fix: "when"),
    Mistake("advice: { walk: { say: 'Walk', kind: do, ⟦and rest⟧ } }", .unknownKey),
    Mistake("advice: { ⟦walk⟧: { kind: do } }", .missingKey),
    Mistake("findings: { ⟦f⟧: { when: swelling, level: home } }", .missingKey),
    Mistake("claims: { ⟦LC-2⟧: { claim: Yes. } }", .missingKey),
    Mistake("properties: { ⟦p⟧: { say: Nothing } }", .missingKey),
    Mistake("advice: { walk: { say: ⟦[a, b]⟧, kind: do } }", .wrongShape),
    Mistake("advice: { walk: ⟦Walk a bit.⟧ }", .wrongShape),
    Mistake("advice: { walk: { say: ⟦⟧, kind: do } }", .wrongShape),
    Mistake("questions: ⟦[side]⟧", .wrongShape),
    Mistake("advice: { walk: { say: Walk., kind: do, cites: ⟦LC-001⟧ } }", .wrongShape, fix: "[LC-001]"),
    Mistake("advice: { walk: { say: Walk., kind: do, cites: [⟦[LC-001]⟧] } }", .wrongShape),
    Mistake("advice: { walk: { say: Walk., kind: ⟦avod⟧ } }", .invalidValue, fix: "avoid"),
    Mistake(#"advice: { walk: { say: "Walk⟦\e⟧[2J", kind: do } }"#, .invalidValue),
    Mistake(#"questions: { q: { ask: Q, type: text, short: "a⟦\u202E⟧b" } }"#, .invalidValue),
    Mistake("⟦- a list⟧", .wrongShape),
  ]

  static let ids = [
    Mistake("advice: { ⟦Walk⟧: { say: Walk., kind: do } }", .invalidID, fix: "walk"),
    Mistake("advice: { ⟦walk-a-bit⟧: { say: Walk., kind: do } }", .invalidID, fix: "walk_a_bit"),
    Mistake("advice: { ⟦1st⟧: { say: Walk., kind: do } }", .invalidID),
    Mistake("advice: { ⟦all⟧: { say: Walk., kind: do } }", .invalidID, fix: "all_"),
    Mistake("advice: { ⟦visited⟧: { say: Walk., kind: do } }", .invalidID, fix: "visited_"),
    Mistake("claims: { ⟦'LC 2'⟧: { claim: Yes., sources: [nhs-2017] } }", .invalidID),
    Mistake("questions: { q: { ask: Q, answers: { ⟦One!⟧: One } } }", .invalidID, fix: "one"),
    Mistake("questions: { q: { ask: Q, type: yes_no, was: [⟦side⟧] } }", .duplicateID),
    Mistake("questions: { q: { ask: Q, answers: { a: A, b: { label: B, was: ⟦[a]⟧ } } } }", .duplicateID),
  ]

  static let references = [
    Mistake(
      "topics: { t: { title: T, phrases: [p], say: S, cites: [⟦LC-002⟧] } }", .unknownClaim, fix: "LC-001"),
    Mistake(
      "topics: { t: { title: T, phrases: [p], say: S, also: [⟦cramp⟧] } }", .unknownTopic, fix: "cramps"),
    Mistake("claims: { LC-2: { claim: Yes., sources: [⟦nhs-2018⟧] } }", .unknownSource, fix: "nhs-2017"),
    Mistake(
      "findings: { f: { title: T, when: pain > 1, level: ⟦hospitl⟧ } }", .unknownLevel, fix: "hospital"),
    Mistake("findings: { f: { title: T, when: pain > 1, level: ⟦rest⟧ } }", .unknownLevel),
    Mistake(
      "findings: { f: { title: T, when: pain > 1, level: home, advise: [⟦ret⟧] } }", .unknownAdvice,
      fix: "rest"),
    Mistake(
      "advice: { walk: { say: Walk., kind: do, needs: [⟦sweling⟧] } }", .unknownQuestion, fix: "swelling"),
    Mistake("advice: { walk: { say: W, kind: do, needs: [{ question: ⟦clot⟧ }] } }", .unknownQuestion),
    Mistake("questions: { q: { ask: Q, checklist: [⟦xyzzy⟧] } }", .unknownQuestion),
    Mistake("questions: { q: { ask: Q, type: yes_no, shared: [⟦sid⟧] } }", .unknownQuestion, fix: "side"),
  ]

  static let questions = [
    Mistake("questions: { ⟦q⟧: { ask: Q } }", .missingKey),
    Mistake("questions: { q: { ask: Q, type: ⟦yesno⟧ } }", .invalidValue, fix: "yes_no"),
    Mistake("questions: { ⟦q⟧: { ask: Q, type: choice } }", .missingKey),
    Mistake("questions: { q: { ask: Q, answers: ⟦[one, both]⟧ } }", .wrongShape),
    Mistake(
      "questions: { q: { ask: Q, answers: { a: Left, ⟦b⟧: { label: B, synonyms: [left] } } } }", .samePhrase),
    Mistake("questions: { q: { ask: Q, type: yes_no, ⟦within⟧: 'Interval[0, 1]' } }", .invalidValue),
    Mistake("questions: { q: { ask: Q, type: number, ⟦danger⟧: true } }", .invalidValue),
    Mistake("questions: { q: { ask: Q, type: yes_no, hints: ⟦[gullet]⟧ } }", .invalidValue),
    Mistake("questions: { q: { ask: Q, type: text, ⟦replies⟧: [sore] } }", .invalidValue),
    Mistake("questions: { q: { ask: Q, type: yes_no, synonyms: [24/7, a/c, ⟦snow/ice⟧] } }", .invalidValue),
    Mistake("questions: { q: { ask: Q, type: number, ⟦answers⟧: { a: A } } }", .invalidValue),
    Mistake("questions: { q: { ask: Q, type: number, within: ⟦ten⟧ } }", .unknownName),
    Mistake("questions: { q: { ask: Q, type: number, within: ⟦5⟧ } }", .invalidValue),
    Mistake("questions: { q: { ask: Q, type: number, within: '⟦Interval[9, 1]⟧' } }", .wrongType),
    Mistake("questions: { q: { ask: Q, type: duration, within: ⟦'Interval[1, 2]'⟧ } }", .invalidValue),
    Mistake("questions: { q: { ask: Q, type: yes_no, unsure: ⟦maybe⟧ } }", .invalidValue),
    Mistake(
      "questions: { q: { ask: Q, type: yes_no, danger: true, unsure: ⟦no⟧ } }", .invalidValue, fix: "yes"),
    Mistake(
      "questions: { q: { ask: Q, answers: { one: A, two: B }, unsure: ⟦on⟧ } }", .unknownOption, fix: "one"),
    Mistake("questions: { q: { ask: Q, type: number, unsure: ⟦10 minutes⟧ } }", .invalidValue),
    Mistake("questions: { q: { ask: Q, type: duration, unsure: ⟦10⟧ } }", .invalidValue),
    Mistake(
      "questions: { q: { ask: Q, type: number, within: 'Interval[0, 9]', unsure: ⟦10⟧ } }", .invalidValue),
    Mistake(
      "questions: { q: { ask: Q, type: yes_no, examples: { ⟦yess⟧: [a] } } }", .unknownOption, fix: "yes"),
    Mistake("questions: { q: { ask: Q, type: yes_no, replies: { ⟦noo⟧: [a] } } }", .unknownKey, fix: "no"),
    Mistake("questions: { q: { ask: Q, checklist: [⟦signs⟧] } }", .nestedChecklist),
    Mistake("questions: { q: { ask: Q, checklist: [⟦pain⟧] } }", .invalidValue),
    Mistake("questions: { q: { ask: Q, checklist: [swelling, ⟦swelling⟧] } }", .invalidValue),
    Mistake("questions: { ⟦q⟧: { ask: Q, checklist: [] } }", .missingKey),
    Mistake("questions: { q: { ask: Q, type: yes_no, short: 'a ⟦{{⟧ side }}' } }", .notReadableHere),
    Mistake("questions: { q: { ask: Q, type: yes_no, relevant: ⟦clot⟧ } }", .notReadableHere),
  ]
}
