import Diagnostics

extension MistakeTests {
  static let graph = [
    Mistake("nodes: { opening: { next: ⟦finsh⟧ }, finish: { conclude: true } }", .unknownNode, fix: "finish"),
    Mistake("nodes: { opening: { next: [{ to: ⟦side⟧ }] } }", .unknownNode),
    Mistake("nodes: { ⟦opening⟧: { say: Hello } }", .noWayOn),
    Mistake("nodes: { ⟦opening⟧: { conclude: false } }", .noWayOn),
    Mistake("nodes: { opening: { next: ⟦[]⟧ } }", .noWayOn),
    Mistake("nodes: { opening: { conclude: true, ⟦next⟧: finish }, finish: { conclude: true } }", .noWayOn),
    Mistake("nodes: { opening: { ⟦goto⟧: finish }, finish: { conclude: true } }", .unknownKey, fix: "next"),
    Mistake("nodes: { opening: { ⟦collect⟧: [side], conclude: true } }", .unknownKey, fix: "ask"),
    Mistake("nodes: { opening: { ask: ⟦side⟧, conclude: true } }", .wrongShape, fix: "[side]"),
    Mistake("nodes: { opening: { ask: [⟦sde⟧], conclude: true } }", .unknownQuestion, fix: "side"),
    Mistake(
      "nodes: { opening: { ask: [{ question: side, ⟦if⟧: swelling }], conclude: true } }", .unknownKey,
      fix: "when"),
    Mistake(
      "nodes: { opening: { next: [{ ⟦if⟧: swelling, to: finish }, finish] }, finish: { conclude: true } }",
      .unknownKey, fix: "when"),
    Mistake("nodes: { opening: { next: [⟦finish⟧, finish] }, finish: { conclude: true } }", .edgeBeforeLast),
    Mistake(
      "nodes: { opening: { next: [⟦{ to: finish }⟧, finish] }, finish: { conclude: true } }", .edgeBeforeLast),
    Mistake(
      "nodes: { opening: { next: [{ ⟦when: swelling⟧, to: finish }] }, finish: { conclude: true } }",
      .lastEdgeHasCondition),
    Mistake("nodes: { opening: { next: ⟦{ label: x }⟧ } }", .missingKey),
    Mistake("nodes: { opening: { conclude: true }, ⟦island⟧: { next: opening } }", .unreachableNode),
    Mistake(
      "nodes: { opening: { next: a }, ⟦a⟧: { next: b }, b: { next: c }, c: { next: a } }", .cycleOfNodes),
    Mistake("nodes: { ⟦opening⟧: { next: opening } }", .cycleOfNodes),
    Mistake("nodes: { opening: { conclude: true, topics: [⟦cramp⟧] } }", .unknownTopic, fix: "cramps"),
    Mistake("nodes: { opening: { conclude: ⟦maybe⟧ } }", .invalidValue),
  ]

  static let judgements = [
    Mistake("scores: { s: [{ when: swelling, points: ⟦one⟧ }] }", .invalidValue),
    Mistake("scores: { s: [{ when: swelling, points: ⟦9999999999⟧ }] }", .invalidValue),
    Mistake("scores: { s: [⟦{ when: swelling }⟧] }", .missingKey),
    Mistake("scores: { ⟦s⟧: [] }", .missingKey),
    Mistake("scores: { s: ⟦{ when: swelling, points: 1 }⟧ }", .wrongShape),
    Mistake(
      "levels: { high: { headline: H, stop: ⟦often⟧ }, doctor: { headline: D }, hospital: { headline: E }, low: { headline: L } }",
      .invalidValue),
    Mistake(
      "findings: { f: { title: T, when: pain > 1, level: home, raise: [{ when: swelling, to: ⟦docto⟧ }] } }",
      .unknownLevel, fix: "doctor"),
    Mistake(
      "findings: { f: { title: T, when: pain > 1, level: home, ⟦raises⟧: [] } }", .unknownKey, fix: "raise"),
    Mistake("properties: { p: { always: swelling, ⟦never⟧: swelling } }", .invalidValue),
    Mistake("sources: { s: { title: T, url: ⟦'javascript:alert(1)'⟧ } }", .invalidValue),
    Mistake("advice: { walk: { say: W, kind: do, null_is: ⟦fine⟧ } }", .invalidValue),
  ]

  static let evidence = [
    Mistake(withheld + "advice: { walk: { say: W, kind: do, cites: [LC-001, ⟦LC-2⟧] } }", .withheldClaim),
    Mistake(
      withheld + "findings: { f: { title: T, when: swelling, level: home, cites: [⟦LC-2⟧] } }",
      .withheldClaim),
    Mistake(
      withheld + "topics: { t: { title: T, phrases: [p], say: S, cites: [⟦LC-2⟧] } }", .withheldClaim),
    Mistake(
      withheld
        + "contradictions: { X-1: { about: a, claims: [⟦LC-2⟧], positions: { s: a, nhs-2017: b }, we_go_by: W } }",
      .withheldClaim),
    Mistake(
      "contradictions: { ⟦X-1⟧: { about: a, claims: [LC-001], positions: { nhs-2017: b }, we_go_by: W } }",
      .missingKey),
    Mistake(
      "contradictions: { X-1: { about: a, claims: [LC-001], positions: { ⟦nhs-201⟧: a, nhs-2017: b, s: c }, we_go_by: W } }\nsources: { s: { title: S } }",
      .unknownSource, fix: "nhs-2017"),
    Mistake(
      "contradictions: { X-1: { about: a, claims: [⟦LC-01⟧], positions: { nhs-2017: a, s: b }, we_go_by: W } }\nsources: { s: { title: S } }",
      .unknownClaim, fix: "LC-001"),
    Mistake(
      "contradictions: { ⟦X-1⟧: { about: a, claims: [LC-001], positions: { nhs-2017: a, s: b } } }\nsources: { s: { title: S } }",
      .missingKey),
    Mistake("claims: { LC-2: { claim: C, sources: [nhs-2017], ⟦disagreement⟧: D } }", .unknownKey),
  ]

  private static let withheld =
    "claims: { LC-2: { claim: Rub a clot., sources: [s], withheld: It is unsafe. } }\nsources: { s: { title: S } }\n"

  static let expressions = [
    Mistake(
      "findings: { f: { title: T, when: ⟦sweling⟧ and pain > 1, level: home } }", .unknownName,
      fix: "swelling"),
    Mistake(
      "findings: { f: { title: T, when: side = ⟦'bth'⟧, level: home } }", .unknownChoice, fix: "'both'"),
    Mistake("findings: { f: { title: T, when: ⟦pain⟧, level: home } }", .notBoolean),
    Mistake("findings: { f: { title: T, when: ⟦level⟧ = 'home', level: home } }", .notReadableHere),
    Mistake("findings: { f: { title: T, when: ⟦[swelling]⟧, level: home } }", .wrongShape),
    Mistake("derived: { d: ⟦clot⟧ }", .notReadableHere),
    Mistake(
      "derived: { d: case side when 'one' then 1 else 2 end }\nadvice: { w: { say: W, kind: do, when: ⟦d⟧ } }",
      .notBoolean),
    Mistake("derived: { ⟦a⟧: not b, b: not a }", .cycleOfNames),
    Mistake("derived: { ⟦a⟧: s >= 1 }\nscores: { s: [{ when: a, points: 1 }] }", .cycleOfNames),
    Mistake("questions: { ⟦q⟧: { ask: Q, type: yes_no, relevant: d } }\nderived: { d: q }", .cycleOfNames),
    Mistake(
      """
      findings:
        f:
          title: T
          when: >-
            swelling
            and ⟦pian⟧ > 1
          level: home
      """, .unknownName, fix: "pain"),
  ]

  static let texts = [
    Mistake("topics: { t: { title: T, phrases: [p], say: 'It is {{ ⟦side⟧ }}.' } }", .textMayBeNull),
    Mistake(
      "topics: { t: { title: T, phrases: [p], say: 'It is {{ ⟦sde⟧ }}.' } }", .unknownName, fix: "side"),
    Mistake("topics: { t: { title: T, phrases: [p], say: 'It is ⟦{{⟧ side.' } }", .syntax),
    Mistake(
      "derived: { d: if swelling then side else 'one' }\ntopics: { t: { title: T, phrases: [p], say: '{{ ⟦d⟧ }}' } }",
      .textMayBeNull),
  ]
}
