import ClinicalQuality
import Conversations
import Dialogs
import Testing

@Suite struct WalkTests {
  static let flow = """
    default_level: visit
    levels:
      urgent: { headline: Go now }
      visit: { headline: Make an appointment }
      home: { headline: Stay at home }
    questions:
      swelling: { ask: Is it swollen?, type: yes_no, synonyms: [swollen] }
      side: { ask: Which side?, answers: { one: One leg, both: Both legs } }
      measured: { ask: Is it bigger?, type: yes_no, relevant: swelling }
    nodes:
      first: { ask: [swelling], next: [{ when: swelling, to: middle }, { to: third }] }
      middle: { say: Thank you., ask: [side, measured], next: third }
      third: { conclude: true }
    findings:
      clot: { title: A clot, when: swelling and side = 'one', level: urgent }
    """

  @Test func `asks the first open question, then follows the edge that its answer opens`() throws {
    var conversation = Conversation(try dialog(Self.flow))
    #expect(conversation.askedIDs == ["swelling"])
    conversation.type("yes")
    #expect(conversation.askedIDs == ["side"])
    conversation.type("One leg", "yes")
    #expect(conversation.stop == .concludes(Reference(2)))
    #expect(conversation.level == "urgent")
  }

  @Test func `a question is asked only while its relevant is true`() throws {
    var conversation = Conversation(try dialog(Self.flow))
    conversation.type("no")
    #expect(conversation.askedIDs == [])
    #expect(conversation.level == "visit")
  }

  @Test func `a fact reads null while its relevant is false, whatever was told once`() throws {
    let dialog = try dialog(Self.flow)
    let log = [
      LogEntry(reply: 1, words: "", event: .told(question: "measured", .yes)),
      LogEntry(reply: 2, words: "", event: .answered(question: "swelling", .no)),
    ]
    let measured = try #require(dialog.question(named: "measured"))
    let slot = dialog.slots[measured]
    #expect(Conversation(dialog, log: log).walk.values[slot] == .null)
    #expect(Conversation(dialog, log: [log[0]]).walk.values[slot] == .boolean(true))
  }

  @Test func `says a node's words when the walk passes it, and never again`() throws {
    var conversation = Conversation(try dialog(Self.flow))
    #expect(conversation.reply("yes").said.map(\.words) == ["Thank you."])
    #expect(conversation.reply("One leg").said.isEmpty)
  }

  @Test(arguments: 0..<40)
  func `going on gives what walking anew gives, answer by answer`(seed: UInt64) throws {
    let dialog = try #require(legCramps)
    var chance = SeededGenerator(seed: seed)
    var conversation = Conversation(dialog)
    for _ in 0..<30 {
      let position = Int.random(in: dialog.questions.indices, using: &chance)
      let answer = randomAnswer(to: dialog.questions[position], &chance)
      _ = conversation.note([.told(question: dialog.questions[position].id, answer)])
      if Int.random(in: 0..<8, using: &chance) == 0 { _ = conversation.undo() }
      let anew = walk(dialog, settings: [:], journal: Journal(conversation.log, dialog: dialog))
      #expect(conversation.walk.stop == anew.stop)
      #expect(conversation.walk.path == anew.path)
      #expect(conversation.walk.values == anew.values)
    }
  }
}

/// Any answer that a question takes, 'not sure' among them.
func randomAnswer(to question: Question, _ chance: inout SeededGenerator) -> Answer {
  if Int.random(in: 0..<6, using: &chance) == 0 { return .notSure }
  switch question.kind {
  case .yesNo: return Bool.random(using: &chance) ? .yes : .no
  case .choice(let options):
    return options.randomElement(using: &chance).map { .value(.string($0.id)) } ?? .notSure
  case .number, .frequency: return .value(.decimal(Decimal(Int.random(in: 0..<90, using: &chance))))
  case .text: return .value(.string("words"))
  case .duration, .checklist: return .notSure
  }
}
