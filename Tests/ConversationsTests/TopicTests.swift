import ClinicalQuality
import Conversations
import Dialogs
import Testing

@Suite struct TopicTests {
  static let flow = """
    default_level: visit
    levels:
      ambulance: { headline: Call, stop: true }
      visit: { headline: Visit }
      home: { headline: Home }
    questions:
      pain: { ask: Pain?, type: yes_no }
      numb: { ask: Numb?, type: yes_no, unsure: yes }
      bleeding: { ask: Bleeding?, type: yes_no }
      never_asked: { ask: Anything?, type: yes_no, relevant: bleeding }
    nodes:
      first: { ask: [pain, numb, bleeding, never_asked], next: last }
      last: { conclude: true }
    findings:
      burst: { title: A burst vein, when: bleeding, level: ambulance }
      cramp: { title: A cramp, when: pain, level: home, advise: [warmth], cites: [C-1] }
    advice: { warmth: { say: Warm it., kind: do, unless: numb, cites: [C-2] } }
    topics:
      what: { title: What it is, phrases: [what is it], names: [cramp], say: A muscle tightens., cites: [C-1], also: [heat] }
      heat: { title: Heat, phrases: [does heat help], say: It may., unless: numb, instead: Not on numb skin., cites: [C-2] }
      deep: { title: Deep, phrases: [is it deep], say: No., unless: never_asked }
      one: { title: One, phrases: [tell one], say: One., when: pain }
      two: { title: Two, phrases: [tell two], say: Two., when: pain, unless: numb }
      three: { title: Three, phrases: [tell three], say: Three., when: pain }
      four: { title: Four, phrases: [tell four], say: Four., when: pain }
      five: { title: Five, phrases: [tell five], say: Five., when: pain }
      quiet: { title: Quiet, phrases: [tell quiet], say: Hush., when: not pain }
    sources: { old: { title: An old page, publisher: A house, date: 2017 }, new: { title: A new page } }
    claims:
      C-1: { claim: A muscle tightens., sources: [old] }
      C-2: { claim: Heat helps., sources: [old, new] }
    contradictions:
      X-1: { about: heat, claims: [C-2], positions: { old: half an hour, new: no limit }, we_go_by: A quarter of an hour. }
    """

  private func talk(_ facts: [(String, Answer)] = []) throws -> Conversation {
    var conversation = Conversation(try dialog(Self.flow))
    for (question, answer) in facts { _ = conversation.note([.answered(question: question, answer)]) }
    return conversation
  }

  private func lines(_ conversation: inout Conversation, _ words: String) -> [String] {
    conversation.lines(for: conversation.reply(words)).map(\.plain)
  }

  private static let done: [(String, Answer)] = [("pain", .yes), ("numb", .no), ("bleeding", .no)]

  @Test func `a topic is told with its claims and with what goes with it, and the question is put again`()
    throws
  {
    var conversation = try talk()
    let shown = lines(&conversation, "what is it?")
    #expect(shown.prefix(2) == ["A muscle tightens. [C-1]", "See also: Heat."])
    #expect(shown.contains("Pain?"))
  }

  @Test func `where the sources disagree it says who says what, and what counts`() throws {
    var conversation = try talk(Self.done)
    let shown = lines(&conversation, "does heat help?")
    #expect(
      shown.prefix(5) == [
        "It may. [C-2]", "The sources disagree about heat:", "- A house (2017): half an hour",
        "- A new page (undated): no limit", "- What we go by: A quarter of an hour.",
      ])
  }

  @Test func `the card says what counts, and in full also who says what`() throws {
    let conversation = try talk(Self.done)
    let short = conversation.lines(for: conversation.conclusion).map(\.plain)
    #expect(short.contains("- On heat: A quarter of an hour."))
    #expect(!short.contains("- A house (2017): half an hour"))
    #expect(short.contains("Sources: A house (2017); A new page. No clinician has reviewed it yet."))
    let full = conversation.lines(for: conversation.conclusion, isInFull: true).map(\.plain)
    #expect(full.contains("- A house (2017): half an hour"))
    #expect(full.contains("- A house, An old page (2017)"))
  }

  @Test func `a contraindication that is not known yet puts a topic off`() throws {
    var conversation = try talk()
    let shown = lines(&conversation, "does heat help?")
    #expect(shown.first == conversation.dialog.language.message("topic_after_more_questions"))
  }

  @Test func `a contraindication that holds says what not to do, and sends to a clinician`() throws {
    var conversation = try talk([("pain", .yes), ("numb", .notSure), ("bleeding", .no)])
    let shown = lines(&conversation, "does heat help?")
    #expect(
      shown.prefix(2) == ["Not on numb skin.", conversation.dialog.language.message("topic_ask_clinician")])
  }

  @Test func `what is unknown at the end is a matter for a clinician`() throws {
    var conversation = try talk(Self.done)
    #expect(conversation.askedIDs.isEmpty)
    let shown = lines(&conversation, "is it deep?")
    #expect(shown.first == conversation.dialog.language.message("topic_ask_clinician"))
  }

  @Test func `a name asks about its topic alone, not within a sentence`() throws {
    var conversation = try talk()
    #expect(lines(&conversation, "a cramp").first == "A muscle tightens. [C-1]")
    #expect(
      lines(&conversation, "heat").first == conversation.dialog.language.message("topic_after_more_questions")
    )
    #expect(lines(&conversation, "my neighbour had a cramp").first?.hasPrefix("A muscle") == false)
  }

  @Test func `at most four topics are offered, in the order of the dialog, that fit and are safe`() throws {
    let offered = try talk(Self.done).offered
    #expect(offered == ["one", "two", "three", "four"])
    let numb = try talk([("pain", .yes), ("numb", .yes), ("bleeding", .no)]).offered
    #expect(numb == ["one", "three", "four", "five"])
  }

  @Test func `what was asked too early is offered first, what was told no more`() throws {
    var conversation = try talk()
    conversation.type("does heat help?", "tell one")
    for (question, answer) in Self.done { _ = conversation.note([.answered(question: question, answer)]) }
    #expect(conversation.offered == ["heat", "two", "three", "four"])
  }

  @Test func `an emergency offers nothing to read`() throws {
    #expect(try talk([("pain", .yes), ("numb", .no), ("bleeding", .yes)]).offered == [])
  }
}

extension Conversation {
  /// The ids of the topics that are offered at the end.
  fileprivate var offered: [String] { topicsToOffer(with: conclusion).map { dialog[$0].id } }
}
