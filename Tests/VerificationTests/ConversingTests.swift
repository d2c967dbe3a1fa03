import ClinicalQuality
import Conversations
import Dialogs
import Testing
import Transcripts
import Understanding
import Verification

@Suite struct ConversingTests {
  static let flow = """
    dialog: small
    title: A small matter
    start: first
    default_level: visit
    levels: { urgent: { headline: Go, stop: true }, visit: { headline: Visit }, home: { headline: Home } }
    questions:
      trouble: { ask: What is it?, type: text }
      signs: { ask: Any of these?, checklist: [chest_pain, fainted, fever] }
      chest_pain: { ask: Chest pain?, type: yes_no, danger: true, short: chest pain, synonyms: [chest hurts] }
      fainted: { ask: Fainted?, type: yes_no, danger: true, short: fainting, synonyms: [passed out] }
      fever: { ask: Fever?, type: yes_no, short: fever, synonyms: [feverish] }
      side:
        ask: Which leg?
        answers: { one: { label: One leg, synonyms: [left leg] }, both: { label: Both legs } }
      age: { ask: How old?, type: number, within: 'Interval[0, 120]' }
      lasts: { ask: How long?, type: duration, cues: [lasts] }
      unasked: { ask: Swollen?, type: yes_no, synonyms: [swollen], examples: { no: [not puffy] } }
      silent: { ask: Anything else?, type: yes_no }
      urgent_sign: { ask: Choking?, type: yes_no, danger: true, synonyms: [choking] }
    nodes:
      first: { ask: [trouble, signs, side, age, lasts], next: last }
      last: { conclude: true }
    findings:
      clot: { title: A clot, when: unasked and side = 'one', level: visit }
      heart: { title: Heart, when: chest_pain, level: urgent }
    """

  private func held(_ answers: [String: Answer]) throws -> (Dialog, Conversed) {
    let dialog = try Shipped.small(Self.flow)
    var entries: Entries = [:]
    for (id, answer) in answers { entries[dialog.named(id)] = answer }
    return (dialog, try Conversing(dialog).converse(entries))
  }

  static let minutes = Answer.value(.quantity(Quantity(value: Decimal(10), unit: .calendar(.minute))))

  static let asked: [(answers: [String: Answer], typed: [String])] = [
    ([:], ["A small matter", "none", "not sure", "not sure", "not sure"]),
    (
      [
        "fever": .yes, "side": .value(.string("both")), "age": .value(.decimal(Decimal(45))),
        "lasts": minutes,
      ],
      ["A small matter", "fever", "Both legs", "45", "10 minutes"]
    ),
    (["chest_pain": .yes], ["A small matter", "chest pain"]),
    (
      ["fainted": .yes, "fever": .yes, "side": .notSure],
      ["A small matter", "fainting, fever", "not sure", "not sure", "not sure"]
    ),
    (
      ["fainted": .notSure, "fever": .yes],
      ["A small matter", "not sure fainting", "fever", "not sure", "not sure", "not sure"]
    ),
    (
      ["signs": .notSure, "fever": .yes],
      ["A small matter", "not sure", "no", "no", "yes", "not sure", "not sure", "not sure"]
    ),
  ]
  @Test(arguments: asked)
  func `what is asked is answered in words`(answers: [String: Answer], typed: [String]) throws {
    #expect(try held(answers).1.typed == typed)
  }

  static let told: [(answers: [String: Answer], first: [String])] = [
    (["unasked": .yes], ["swollen"]),
    (["unasked": .no], ["no swollen"]),
    (["urgent_sign": .yes], ["choking", "yes"]),
    (["silent": .yes], ["/change silent", "yes"]),
    (["unasked": .yes, "silent": .no], ["swollen", "/change silent", "no"]),
    (["unasked": .notSure], ["/change unasked", "not sure"]),
  ]
  @Test(arguments: told)
  func `what nobody asks for is told first`(answers: [String: Answer], first: [String]) throws {
    let (dialog, conversed) = try held(answers)
    #expect(Array(conversed.typed.prefix(first.count)) == first)
    for (id, answer) in answers { #expect(conversed.entries[dialog.named(id)] == answer) }
  }

  @Test func `an entry that no reply can make is refused`() throws {
    let dialog = try Shipped.small(Self.flow)
    let old = Answer.value(.decimal(Decimal(300)))
    #expect(throws: CannotConverse.noWords([dialog.named("age")])) {
      try Conversing(dialog).converse([dialog.named("age"): old])
    }
    #expect(throws: CannotConverse.asks(dialog.named("trouble"))) {
      try Conversing(dialog).converse([:], openQuestions: .stop)
    }
  }

  @Test func `it ends as soon as it may`() throws {
    let dialog = try Shipped.small(Self.flow)
    let age = dialog.named("age")
    let conversed = try Conversing(dialog).converse([:]) { $0.journal[dialog.named("side")] != nil }
    #expect(conversed.replies.count == 3)
    #expect(conversed.entries[age] == nil)
  }

  @Test func `one fact more is told in the middle`() throws {
    let dialog = try Shipped.small(Self.flow)
    let conversing = Conversing(dialog)
    let (chest, age) = (dialog.named("chest_pain"), dialog.named("age"))
    for (question, answer) in [(chest, Answer.yes), (age, .value(.decimal(Decimal(7))))] {
      var conversed = try conversing.converse([:]) { !$0.log.isEmpty }
      try conversing.tell(question, answer, in: &conversed)
      #expect(conversed.entries[question] == answer)
    }
  }

  static let seeds = Array(UInt64(1)...UInt64(40))
  @Test(arguments: seeds)
  func `any case of the dialog that ships becomes a transcript that passes`(seed: UInt64) throws {
    let dialog = try #require(Shipped.dialog)
    var generator = FixedGenerator(seed: seed)
    var entries: Entries = [:]
    let share = [3, 8, 20][Int(seed % 3)]
    for position in dialog.questions.indices where Int.random(in: 0..<share, using: &generator) == 0 {
      let question = Reference<Question>(position)
      if let answer = dialog.anyAnswer(to: question, &generator), dialog[question].isInRange(answer) {
        entries[question] = answer
      }
    }
    let conversed = try Self.conversing.converse(entries)
    for (question, answer) in entries {
      #expect(conversed.entries[question] == answer, "\(dialog[question].id)")
    }
    let result = try Shipped.run(conversed.transcript(comment: ["A case"]), Self.runner)
    #expect(result.failures.map(\.line.written) == [])
    #expect(result.isUnreviewed && result.diagnostics.isEmpty)
  }

  static let reader = Shipped.dialog.map { Reader($0) }
  static let conversing = Conversing(Shipped.dialog!, reader: reader)
  static let runner = TranscriptRunner(Shipped.dialog!, reader: reader)
}
