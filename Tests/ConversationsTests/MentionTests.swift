import ClinicalQuality
import Conversations
import Dialogs
import Testing

@Suite struct MentionTests {
  static let flow = """
    default_level: visit
    levels:
      ambulance: { headline: Call now, stop: true }
      visit: { headline: Make an appointment }
      home: { headline: Stay at home }
    questions:
      trouble: { ask: What is it?, type: text }
      chest_pain: { ask: Do you have chest pain?, type: yes_no, short: chest pain, danger: true, synonyms: [chest pain, chest hurts] }
      fainting: { ask: Did you faint?, type: yes_no, short: fainting, danger: true, synonyms: [fainted] }
      side: { ask: Which side?, answers: { one: { label: One, synonyms: [one leg] }, both: { label: Both, synonyms: [both legs] } } }
      night: { ask: At night?, type: yes_no, synonyms: [at night] }
    nodes:
      first: { ask: [trouble, side, night], next: last }
      last: { conclude: true }
    findings:
      heart: { title: The heart, when: chest_pain or fainting, level: ambulance }
    """

  private func talk(_ lines: String...) throws -> Conversation {
    var conversation = Conversation(try dialog(Self.flow))
    for line in lines { _ = conversation.reply(line) }
    return conversation
  }

  @Test func `a danger sign told out of turn is asked about next, and is no fact yet`() throws {
    let conversation = try talk("cramps, and my chest hurts")
    #expect(conversation.askedIDs == ["chest_pain"])
    #expect(conversation.level == "ambulance", "leaving now counts it as yes")
    #expect(conversation.walk.stop != .concludes(nil))
  }

  @Test func `confirmed it ends the interview, denied it is told as denied`() throws {
    let confirmed = try talk("cramps, and my chest hurts", "yes")
    #expect(confirmed.stop == .concludes(nil))
    let denied = try talk("cramps, and my chest hurts", "no")
    #expect(denied.askedIDs == ["side"])
    #expect(denied.conclusion.denied == [denied.dialog.question(named: "chest_pain")])
    #expect(denied.level == "visit")
  }

  @Test func `several mentions make one checklist`() throws {
    let conversation = try talk("my chest hurts and I fainted")
    #expect(conversation.askedIDs == ["chest_pain", "fainting"])
    guard case .asks(let prompt) = conversation.stop else { return #expect(Bool(false), "nothing is asked") }
    #expect(prompt.onScreen.count == 2)
  }

  @Test func `not sure of a danger sign counts as yes`() throws {
    #expect(try talk("my chest hurts", "not sure").stop == .concludes(nil))
  }

  @Test func `a mention that is not understood three times counts as not sure`() throws {
    let conversation = try talk("my chest hurts", "xyzzy", "plugh")
    #expect(conversation.askedIDs == ["chest_pain"])
    var third = conversation
    third.type("qwxz")
    #expect(third.stop == .concludes(nil))
  }

  @Test func `what contradicts an entry is asked about, unless the reply corrects it`() throws {
    let contradicted = try talk("cramps", "one leg", "both legs")
    #expect(contradicted.askedIDs == ["side"])
    let corrected = try talk("cramps", "one leg", "sorry, I meant both legs")
    #expect(corrected.askedIDs == ["night"])
    let side = try #require(corrected.dialog.question(named: "side"))
    #expect(corrected.journal[side]?.answer == .value(.string("both")))
  }

  @Test func `taking back a danger sign is confirmed before the level falls`() throws {
    var conversation = try talk("my chest hurts", "yes", "sorry, no chest pain")
    #expect(conversation.askedIDs == ["chest_pain"])
    #expect(conversation.level == "ambulance")
    conversation.type("no")
    #expect(conversation.level == "visit")
  }

  @Test func `changing a danger sign to no is confirmed too, and the same answer again is no failure`() throws
  {
    var conversation = try talk("my chest hurts", "yes")
    let chestPain = try #require(conversation.dialog.question(named: "chest_pain"))
    _ = conversation.change(chestPain)
    #expect(conversation.reply("yes").trouble == nil)
    #expect(conversation.stop == .concludes(nil))
    _ = conversation.change(chestPain)
    conversation.type("no")
    #expect(conversation.askedIDs == ["chest_pain"])
    #expect(conversation.level == "ambulance")
    conversation.type("no")
    #expect(conversation.level == "visit")
  }

  @Test func `a danger sign is heard while another question is answered`() throws {
    let conversation = try talk("cramps", "one leg, and I fainted")
    #expect(conversation.askedIDs == ["fainting"])
    let side = try #require(conversation.dialog.question(named: "side"))
    #expect(conversation.journal[side]?.answer == .value(.string("one")))
  }
}
