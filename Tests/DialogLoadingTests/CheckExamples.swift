import Diagnostics
import Testing

/// A dialog for a check, with the place that it points to between `⟦` and `⟧`, or none where it finds nothing.
struct CheckExample: Sendable, CustomTestStringConvertible {
  let snippet: String
  let code: DiagnosticCode

  init(_ code: DiagnosticCode, _ snippet: String) { (self.snippet, self.code) = (snippet, code) }

  var testDescription: String { "\(code.name): \(snippet)" }

  /// A dialog whose start is this.
  static func start(_ code: DiagnosticCode, _ node: String) -> CheckExample {
    CheckExample(
      code,
      """
      questions:
        hot: { ask: Is it hot?, type: yes_no, unsure: yes }
        red: { ask: Is it red?, type: yes_no, unsure: yes, relevant: hot }
        blue: { ask: Is it blue?, type: yes_no, unsure: yes, relevant: hot or sick }
        sick: { ask: Are you sick?, type: yes_no, danger: true }
        age: { ask: How old are you?, type: number, within: 'Interval[0, 120]', unsure: 70 }
        both: { ask: Do you have any of these?, checklist: [hot, red] }
      derived:
        old: age > 60
        worse: hot or age > 60
      nodes:
        opening: { \(node) }
        a: { ask: [age, swelling, pain, side, hot], next: finish }
        b: { next: a }
        finish: { conclude: true }

      """)
  }

  /// A dialog with these ways on from its start.
  static func ways(_ code: DiagnosticCode, _ ways: String) -> CheckExample {
    start(code, "ask: [side, swelling, age, hot, red, blue, sick], next: [\(ways), b]")
  }

  /// A dialog with this question.
  static func ask(_ code: DiagnosticCode, _ text: String) -> CheckExample {
    CheckExample(code, "questions: { q: { ask: \(text), type: yes_no } }")
  }

  static let evidence = [
    CheckExample(.adviceWithoutClaim, "advice: { ⟦walk⟧: { say: Walk., kind: do, when: swelling } }"),
    CheckExample(.adviceWithoutClaim, "advice: { walk: { say: Walk., kind: do, cites: [LC-001] } }"),
    CheckExample(.findingWithoutClaim, "findings: { ⟦f⟧: { title: T, when: swelling, level: doctor } }"),
    CheckExample(
      .findingWithoutClaim, "findings: { f: { title: T, when: swelling, level: doctor, cites: [LC-001] } }"),
    CheckExample(.undatedSource, "sources: { ⟦cks⟧: { title: Cramps } }"),
    CheckExample(.undatedSource, "sources: { ⟦cks⟧: { title: Cramps, date: '' } }"),
    CheckExample(.undatedSource, "sources: { cks: { title: Cramps, date: 2020 } }"),
    CheckExample(.unusedSource, "sources: { ⟦cks⟧: { title: Cramps, date: 2020 } }"),
  ]

  static let parts = [
    CheckExample(.unusedAdvice, "advice: { ⟦walk⟧: { say: Walk., kind: do } }"),
    CheckExample(.unusedAdvice, "advice: { walk: { say: Walk., kind: do, when: swelling } }"),
    CheckExample(.unusedFact, "derived: { ⟦d⟧: swelling }"),
    CheckExample(
      .unusedFact, "derived: { d: swelling }\nadvice: { walk: { say: 'W {{ d is true }}', kind: do } }"),
    CheckExample(.unusedFact, "scores: { ⟦s⟧: [{ when: swelling, points: 1 }] }"),
    CheckExample(
      .unusedFact, "scores: { s: [{ when: swelling, points: 1 }] }\nproperties: { p: { always: s < 2 } }"),
    CheckExample(
      .unusedLevel,
      "levels: { hospital: { headline: Go }, ⟦now⟧: { headline: Go }, doctor: { headline: See }, clinic: { headline: See } }\nfindings: { f: { title: T, when: pain > 1, level: clinic } }"
    ),
  ]

  static let screens = [
    ask(.twoQuestions, "Is it red? And hot⟦?⟧"), ask(.twoQuestions, "Is it red ⟦and is it⟧ hot?"),
    ask(.twoQuestions, "Is it red ⟦and/or⟧ hot?"), ask(.twoQuestions, "And is it red?"),
    ask(.twoQuestions, "Is it red and hot?"), ask(.twoQuestions, "'Is it red, or is it hot?'"),
    ask(.twoQuestions, "Is it RED ⟦AND is it⟧ hot?"),
    CheckExample(
      .crowdedScreen,
      "questions: { q: { ask: Q?, answers: { a: A, b: B, c: C, d: D, e: E, f: F, g: G, h: H, ⟦i⟧: I } } }"),
    CheckExample(
      .crowdedScreen,
      "questions: { q: { ask: Q?, answers: { a: A, b: B, c: C, d: D, e: E, f: F, g: G, h: H } } }"),
  ]

  static let reading = [
    ask(.longWord, "Is your ⟦extremity⟧ swollen?"), ask(.longWord, "Is it an emergency?"),
    ask(.longWord, "Is the ⟦extremity⟧ the extremity's?"), ask(.longWord, "Is it the ex-chairman?"),
    ask(.longWord, "Is it pre-⟦extremity⟧?"), ask(.longWord, "'É: is this the ''⟦extremity⟧''?'"),
    ask(.longWord, "\"{{ Coalesce(side, 'extremity') }} of {{ side is null }} ⟦extremity⟧?\""),
    ask(.longSentence, "⟦Is it a b c d e f g h i j k l m n o p q r s⟧?"),
    ask(.longSentence, "Is it a b c d e f g h i j k l m n o p q r?"),
    ask(.longSentence, "Is it a b c d e f g h i. (J k l m n o p q r s 3.5 t u.) V w x y?"),
    ask(.longSentence, "\"Is it a b c d e f g h i\\nj k l m n o p q r s\""),
    start(.hardReading, "say: ⟦Considerable inflammation necessitates hospitalisation.⟧, next: b"),
    start(.hardReading, "say: You must go to the hospital now., next: b"),
    CheckExample(
      .hardReading,
      "findings: { ⟦f⟧: { title: Considerable inflammation, when: swelling, level: home, explain: Hospitalisation is necessary. } }"
    ),
    CheckExample(
      .hardReading,
      "topics: { t: { title: T, phrases: [p], say: ⟦Considerable inflammation necessitates it.⟧ } }"),
  ]

  static let edges = [
    ways(.deadEdge, "{ when: age >= 5, to: a }, { when: ⟦age >= 8⟧, to: b }"),
    ways(.deadEdge, "{ when: age >= 8, to: a }, { when: age >= 5, to: b }"),
    ways(.deadEdge, "{ when: hot or swelling, to: b }, { when: ⟦swelling⟧, to: finish }"),
    ways(.deadEdge, "{ when: side = 'one', to: a }, { when: side = 'both', to: b }"),
    ways(.deadEdge, "{ when: level = 'hospital', to: finish }, { when: hot, to: b }"),
    ways(.deadEdge, "{ when: \"hot // it is\", to: a }, { when: ⟦hot⟧, to: b }"),
    ways(.deadEdge, "{ when: old, to: finish }, { when: hot, to: b }"),
    start(
      .deadEdge,
      "ask: [hot], next: [{ when: hot is true, to: b }, { when: hot is not true, to: a }, ⟦finish⟧]"),
    ways(.overlappingEdges, "{ when: hot or age > 60, to: b }, { when: ⟦age > 50⟧, to: finish }"),
    ways(.overlappingEdges, "{ when: hot and age > 60, to: b }, { when: age > 50, to: finish }"),
    ways(.overlappingEdges, "{ when: hot or age > 60, to: b }, { when: age > 50, to: b }"),
    ways(.overlappingEdges, "{ when: hot, to: b }, { when: swelling, to: finish }"),
  ]

  static let known = [
    start(.readBeforeKnown, "ask: [{ question: swelling, when: ⟦age⟧ > 60 }], next: b"),
    start(.readBeforeKnown, "ask: [age, { question: blue, when: age > 60 }], next: b"),
    start(.readBeforeKnown, "ask: [{ question: blue, when: age > 60, null_is: intended }], next: b"),
    start(.readBeforeKnown, "ask: [swelling], next: [{ when: swelling or ⟦age⟧ > 5, to: finish }, b]"),
    start(.readBeforeKnown, "ask: [swelling], next: [{ when: ⟦old⟧, to: finish }, b]"),
    start(.readBeforeKnown, "ask: [hot], next: [{ when: worse, to: finish }, b]"),
    start(.readBeforeKnown, "ask: [both], next: [{ when: hot, to: finish }, b]"),
    start(.readBeforeKnown, "ask: [swelling], next: [{ when: sick, to: finish }, b]"),
    start(
      .readBeforeKnown,
      "ask: [swelling], next: [{ when: region = 'GB' or level = 'hospital', to: finish }, b]"),
    start(.readBeforeKnown, "ask: [⟦red⟧], next: b"), start(.readBeforeKnown, "ask: [hot, red], next: b"),
    start(.readBeforeKnown, "ask: [{ question: ⟦red⟧, when: sick }], next: b"),
    start(.readBeforeKnown, "ask: [blue], next: b"), start(.readBeforeKnown, "ask: [both], next: b"),
  ]
}
