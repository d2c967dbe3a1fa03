import Dialogs
import Testing
import Understanding

/// How people ask about the topics of the shipped dialog.
@Suite struct ShippedTopicTests {
  @Test func `title, name or phrase, each asks about its topic and tells nothing`() throws {
    let dialog = try #require(legCramps)
    let reader = Reader(dialog)
    let list = try #require(dialog.question(named: "danger_list"))
    for asked in [Asked.nothing, .checklist(dialog[list].items)] {
      for (position, topic) in dialog.topics.enumerated() {
        for phrase in [topic.title] + topic.names + topic.phrases {
          let reading = reader.read(phrase, asked: asked)
          #expect(reading.topic == Reference(position), "'\(phrase)' is not \(topic.id)")
          #expect(reading.told.isEmpty && reading.answers.isEmpty, "'\(phrase)' tells a fact")
        }
      }
    }
  }

  static let questions: [(words: String, topic: String)] = [
    ("What is a cramp?", "what_is_a_cramp"), ("Should I use ice or heat?", "ice_or_heat"),
    ("Is magnesium any good?", "magnesium"), ("Can I take quinine?", "quinine"),
    ("why do I get them at night??", "cramps_at_night"),
    ("ok, but how long does a cramp last", "how_long_cramps_last"),
    ("please can i stretch it", "stretching"), ("Magnesium?", "magnesium"),
    ("the diary please", "cramp_diary"),
    ("should I stop my statin", "medicines_as_a_cause"), ("is there a support group?", "living_with_cramps"),
    ("do I need a blood test?", "visit_and_tests"),
    ("are cramps normal in pregnancy", "cramps_in_pregnancy_topic"),
    ("could it be growing pains", "children_topic"), ("When should I see a doctor?", "when_to_worry"),
  ]

  @Test(arguments: questions)
  func `people ask in their own words`(words: String, topic: String) throws {
    let dialog = try #require(legCramps)
    let reading = Reader(dialog).read(words, asked: .nothing)
    #expect(reading.topic.map { dialog[$0].id } == topic)
  }

  static let told = [
    "I took magnesium for it", "I rubbed it and had a massage", "cramps at night", "leg cramps in pregnancy",
    "I put a hot water bottle on it", "my ibuprofen does nothing", "I drink tonic water every night",
    "I do stretching exercises every day and still get cramps",
  ]

  @Test(arguments: told)
  func `who tells of something does not ask about it`(words: String) throws {
    #expect(Reader(try #require(legCramps)).read(words, asked: .nothing).topic == nil)
  }
}
