import ClinicalQuality
import Conversations
import Dialogs
import Testing
import Understanding

@Suite struct GivingUpTests {
  static let flow = """
    default_level: visit
    levels:
      ambulance: { headline: Call now, stop: true }
      visit: { headline: Make an appointment }
      home: { headline: Stay at home }
    questions:
      signs: { ask: Any of these?, checklist: [chest_pain, fainting] }
      chest_pain: { ask: Do you have chest pain?, type: yes_no, short: chest pain, danger: true, synonyms: [chest pain] }
      fainting: { ask: Did you faint?, type: yes_no, short: fainting, danger: true, synonyms: [fainted] }
      side: { ask: Which side?, answers: { left: { label: Left calf }, right: { label: Right calf } } }
      night: { ask: At night?, type: yes_no, synonyms: [at night] }
      pain: { ask: How bad?, type: number, within: 'Interval[0, 10]', cues: [pain] }
      length: { ask: How long does it last?, type: duration, within: 'Interval[1 second, 24 hours]' }
      ill_for: { ask: How long have you been ill?, type: duration, cues: [ill] }
      often: { ask: How often?, type: frequency }
    nodes:
      first: { ask: [START], next: last }
      last: { ask: [night, side], next: finish }
      finish: { conclude: true }
    findings:
      heart: { title: The heart, when: chest_pain or fainting, level: ambulance }
    """

  private func asking(_ question: String) throws -> Conversation {
    Conversation(try dialog(Self.flow.replacing("START", with: question)))
  }

  @Test(arguments: ["night", "side", "pain", "length", "often"])
  func `the third reply that answers nothing counts as not sure, whatever is asked`(question: String) throws {
    var conversation = try asking(question)
    for count in 1...2 {
      let turn = conversation.reply("blorb frindle")
      #expect(turn.failures == count)
      #expect(turn.trouble == .notUnderstood)
      #expect(conversation.askedIDs == [question])
    }
    let turn = conversation.reply("xyzzy")
    #expect(turn.isGivenUp && turn.trouble == nil)
    #expect(conversation.askedIDs != [question])
    let asked = try #require(conversation.dialog.question(named: question))
    #expect(conversation.journal[asked]?.answer == .notSure)
    #expect(conversation.failures(after: "zzyzx") == 1, "the next question begins anew")
  }

  @Test func `a danger list that is never understood ends on the safe side`() throws {
    var conversation = try asking("signs")
    for _ in 1...3 { _ = conversation.reply("blorb") }
    #expect(conversation.askedIDs == ["chest_pain"], "its signs are asked one by one")
    for _ in 1...3 { _ = conversation.reply("blorb") }
    #expect(conversation.stop == .concludes(nil))
    #expect(conversation.level == "ambulance")
  }

  @Test func `what fits two answers is asked again, and given up the third time`() throws {
    var conversation = try asking("side")
    for _ in 1...2 { #expect(conversation.reply("left or right").trouble == .ambiguous(["left", "right"])) }
    #expect(conversation.reply("left or right").isGivenUp)
    #expect(conversation.askedIDs == ["night"])
  }

  @Test func `a bare yes to a list, and a number that is none of it, are given up too`() throws {
    var conversation = try asking("signs")
    #expect(conversation.reply("yes").trouble == .whichItems)
    #expect(conversation.reply("7").trouble == .outOfRange)
    #expect(conversation.reply("yes").isGivenUp)
    var pain = try asking("pain")
    for _ in 1...2 { #expect(pain.reply("50").trouble == .outOfRange) }
    #expect(pain.reply("50").isGivenUp)
  }

  @Test func `an empty line or one that is far too long gives nothing up`() throws {
    var conversation = try asking("night")
    for _ in 1...5 {
      #expect(!conversation.reply("").isGivenUp)
      #expect(!conversation.reply(String(repeating: "x", count: 1_000_000)).isGivenUp)
    }
    #expect(conversation.askedIDs == ["night"])
  }

  @Test func `an answer that was to be changed stays as it was`() throws {
    var conversation = try asking("pain")
    conversation.type("7")
    let pain = try #require(conversation.dialog.question(named: "pain"))
    _ = conversation.change(pain)
    for _ in 1...2 { #expect(!conversation.reply("blorb").isGivenUp) }
    #expect(conversation.reply("blorb").isGivenUp)
    #expect(!conversation.isChanging)
    #expect(conversation.journal[pain]?.answer == .value(.decimal(Decimal(7))))
  }

  @Test func `after the advice nothing is given up, however often`() throws {
    var conversation = try asking("night")
    for line in ["yes", "left"] { conversation.type(line) }
    for _ in 1...5 {
      let turn = conversation.reply("blorb frindle")
      #expect(turn.trouble == .notUnderstood && !turn.isGivenUp && turn.noted.isEmpty)
    }
  }

  static let corrections: [(next: String, answer: String)] = [
    ("sorry, I meant the left", "left"), ("actually it is the left", "left"), ("no wait, the left", "left"),
    ("oops, left calf", "left"), ("I take that back, left", "left"),
  ]
  @Test(arguments: corrections)
  func `words of correction change the answer before, at the next question`(next: String, answer: String)
    throws
  {
    var conversation = Conversation(
      try dialog(Self.flow.replacing("START", with: "side")))
    conversation.type("right")
    #expect(conversation.askedIDs == ["night"])
    conversation.type(next)
    let side = try #require(conversation.dialog.question(named: "side"))
    #expect(conversation.journal[side]?.answer == .value(.string(answer)))
    #expect(conversation.askedIDs == ["night"])
  }

  @Test func `the day that a conversation is given counts 'since last Tuesday'`() throws {
    let flow = try dialog(Self.flow.replacing("START", with: "ill_for"))
    var conversation = Conversation(flow, settings: ["today": "2026-11-21"])
    conversation.type("since tuesday")
    let question = try #require(flow.question(named: "ill_for"))
    let days = Quantity(value: Decimal(4), unit: .calendar(.day))
    #expect(conversation.journal[question]?.answer == .value(.quantity(days)))
    var timeless = Conversation(flow)
    #expect(timeless.reply("since tuesday").trouble == .notUnderstood)
  }
}

extension Conversation {
  /// How many replies in a row have failed after one more.
  fileprivate func failures(after text: String) -> Int {
    var copy = self
    return copy.reply(text).failures
  }
}
