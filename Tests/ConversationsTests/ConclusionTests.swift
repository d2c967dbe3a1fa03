import ClinicalQuality
import Conversations
import Dialogs
import Testing

@Suite struct ConclusionTests {
  static let flow = """
    default_level: visit
    settings: { region: { values: [GB, US], default: GB } }
    levels:
      ambulance: { headline: 'Call {{ number }}', stop: true }
      urgent: { headline: Go now }
      visit: { headline: Visit }
      home: { headline: Home, needs: [injury, { question: how_far, when: pregnant }] }
    questions:
      swelling: { ask: Swollen?, type: yes_no, unsure: yes }
      tender: { ask: Tender?, type: yes_no }
      wide: { ask: Wide?, type: yes_no }
      injury: { ask: Injury?, type: yes_no }
      numb: { ask: Numb?, type: yes_no }
      pregnant: { ask: Pregnant?, type: yes_no }
      how_far: { ask: How far?, relevant: pregnant, answers: { early: Early, late: Late } }
    nodes:
      first: { ask: [swelling, tender, pregnant], next: last }
      last: { conclude: true }
    derived: { number: "case region when 'GB' then '999' else '911' end" }
    scores:
      points: [{ when: tender, points: 1 }, { when: wide, points: 1 }, { when: swelling, points: 1 }]
    findings:
      clot: { title: A clot, when: swelling, level: visit, raise: [{ when: points >= 2, to: urgent }], advise: [rest], cites: [C-1] }
      cramp: { title: A cramp, when: not swelling, level: home, advise: [warmth, walk] }
    advice:
      rest: { say: Rest., kind: now, cites: [C-1] }
      warmth: { say: Warm it., kind: do, unless: numb, needs: [numb] }
      walk: { say: Walk., kind: prevent, unless: injury }
      careful: { say: Take care., kind: avoid, when: pregnant }
    sources: { nhs: { title: Clots, publisher: NHS } }
    claims: { C-1: { claim: Clots swell., sources: [nhs] } }
    """

  private func talk(_ facts: [(String, Answer)], set: [String: String] = [:]) throws -> Conversation {
    var conversation = Conversation(try dialog(Self.flow), settings: set)
    for (question, answer) in facts { _ = conversation.note([.answered(question: question, answer)]) }
    return conversation
  }

  @Test func `the level is the most urgent of the findings that hold, raises included`() throws {
    #expect(try talk([("swelling", .yes), ("tender", .no), ("pregnant", .no)]).level == "visit")
    #expect(try talk([("swelling", .yes), ("tender", .yes), ("pregnant", .no)]).level == "urgent")
  }

  @Test func `not sure counts as the question says`() throws {
    let conversation = try talk([("swelling", .notSure), ("tender", .no), ("pregnant", .no)])
    #expect(conversation.conclusion.findingIDs(in: conversation.dialog) == ["clot"])
    #expect(conversation.conclusion.unknown == [conversation.dialog.question(named: "swelling")])
  }

  @Test func `what a level and an advice need is asked before they are given, the level's first`() throws {
    var conversation = try talk([("swelling", .no), ("tender", .no), ("pregnant", .yes)])
    #expect(conversation.askedIDs == ["injury"])
    #expect(conversation.level == "visit", "leaving early never shows a level whose needs are open")
    #expect(conversation.conclusion.isStandIn)
    _ = conversation.note([.answered(question: "injury", .no)])
    #expect(conversation.askedIDs == ["how_far"])
    _ = conversation.note([.answered(question: "how_far", .value(.string("early")))])
    #expect(conversation.askedIDs == ["numb"])
    _ = conversation.note([.answered(question: "numb", .no)])
    #expect(conversation.level == "home")
    #expect(conversation.conclusion.adviceIDs(in: conversation.dialog) == ["warmth", "careful", "walk"])
  }

  @Test func `an unknown contraindication withholds an advice`() throws {
    let facts: [(String, Answer)] = [
      ("swelling", .no), ("tender", .no), ("pregnant", .no), ("injury", .notSure),
    ]
    let conversation = try talk(facts + [("numb", .yes)])
    #expect(conversation.conclusion.adviceIDs(in: conversation.dialog) == [])
  }

  static let scores: [(tender: Answer?, wide: Answer?, atLeastTwo: Value)] = [
    (.yes, .yes, .boolean(true)), (.yes, nil, .null), (nil, nil, .null), (.no, nil, .boolean(false)),
    (.notSure, .no, .boolean(false)), (.notSure, .yes, .null),
  ]

  @Test(arguments: scores)
  func `a score is an interval while items are unknown`(tender: Answer?, wide: Answer?, expected: Value)
    throws
  {
    let facts = [("swelling", Answer.no), ("tender", tender), ("wide", wide)]
    let conversation = try talk(facts.compactMap { name, answer in answer.map { (name, $0) } })
    let dialog = conversation.dialog
    let condition = try #require(
      Expression.compile(
        ExpressionSource("points >= 2", file: 0), in: dialog.scope(.findings), expecting: .boolean
      ) { _ in })
    #expect(condition.value(conversation.walk.values) == expected)
  }

  @Test func `a finding is told with the answers that decided it and the claims it rests on`() throws {
    let conversation = try talk([("swelling", .yes), ("tender", .yes), ("wide", .yes), ("pregnant", .no)])
    let reason = try #require(conversation.conclusion.reasons.first)
    let ids = reason.answers.map { conversation.dialog[$0].id }
    #expect(ids == ["swelling", "tender", "wide"])
    #expect(conversation.conclusion.claims.map { conversation.dialog[$0].id } == ["C-1"])
  }

  @Test func `settings are inputs of the walk`() throws {
    let conversation = try talk([], set: ["region": "US"])
    let headline = conversation.dialog.levels[0].headline
    #expect(conversation.words(of: headline) == "Call 911")
    #expect(try talk([]).words(of: headline) == "Call 999")
  }

  @Test func `a changed answer that changes the advice says so`() throws {
    let facts: [(String, Answer)] = [("swelling", .yes), ("tender", .no), ("pregnant", .no)]
    var conversation = try talk(facts)
    #expect(conversation.askedIDs == [])
    let turn = conversation.note([.corrected(question: "tender", .yes)])
    #expect(turn.isAdviceChanged)
    #expect(conversation.level == "urgent")
  }

  @Test func `what no place on the way asks is not called unknown`() throws {
    let flow = """
      default_level: visit
      levels: { urgent: { headline: Go now }, visit: { headline: Visit }, home: { headline: Home } }
      questions:
        swelling: { ask: Swollen?, type: yes_no }
        tender: { ask: Tender?, type: yes_no }
        told_only: { ask: Odd?, type: yes_no, danger: true }
        elsewhere: { ask: Else?, type: yes_no }
      nodes:
        first:
          ask: [swelling, { question: tender, when: swelling }]
          next: [{ when: swelling, to: other }, { to: last }]
        other: { ask: [elsewhere], next: last }
        last: { conclude: true }
      findings: { bad: { title: Bad, when: told_only or tender or elsewhere, level: urgent } }
      """
    var conversation = Conversation(try dialog(flow))
    conversation.type("no")
    #expect(conversation.askedIDs == [] && conversation.conclusion.unknown == [])
    conversation = Conversation(try dialog(flow))
    conversation.type("not sure")
    let unknown = conversation.conclusion.unknown.map { conversation.dialog[$0].id }
    #expect(unknown == ["swelling", "tender"], "whether tenderness is due is not known")
  }
}
