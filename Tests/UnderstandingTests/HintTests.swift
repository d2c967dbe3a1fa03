import ClinicalQuality
import Dialogs
import Testing

@testable import Understanding

/// Words of danger signs that are no more than a reason to ask, and replies that count only where they are asked for.
@Suite struct HintTests {
  private static let dialog: Dialog = {
    var language = Language.english
    language.idioms = ["chest of drawers"]
    language.otherPeople += ["my neighbour"]
    language.caredFor += ["my wife"]
    language.well = ["fine"]
    (language.hedges, language.barely) = (language.hedges + ["could hardly"], ["could hardly"])
    (language.present, language.pronouns) = (["now"], ["hers"])
    var maker = DialogMaker()
    maker.dialog.language = language
    maker.add("trouble", .text)
    maker.add("chest_pain", .yesNo) {
      ($0.synonyms, $0.short) = (["chest pain"], "pain in the chest")
      $0.replies = ["on the stairs", "deep + breath"]
      $0.denyingReplies = ["ran up them", "lungs + clear"]
      $0.hints = ["breastbone", "chest + elephant/squeeze"]
      $0.isDanger = true
    }
    maker.add("throat_tight", .yesNo) {
      ($0.synonyms, $0.short) = (["throat closing"], "throat closing")
      ($0.hints, $0.isDanger) = (["gullet", "throat"], true)
    }
    maker.add("sore_throat", .yesNo) { $0.synonyms = ["a sore throat"] }
    return maker.dialog
  }()
  private static let reader = Reader(dialog)

  private func told(_ reply: String, _ asked: String...) -> String {
    let questions = asked.compactMap { Self.dialog.question(named: $0) }
    let target: Asked =
      questions.count > 1 ? .checklist(questions) : questions.first.map { .question($0) } ?? .nothing
    let reading = Self.reader.read(reply, asked: target)
    return (reading.answers + reading.told).filter { $0.rule != "text" }.map { fact in
      let value = if case .value(let value) = fact.answer { value.literal } else { "not sure" }
      return Self.dialog[fact.question].id + " = " + value + (fact.isDoubtful ? "?" : "")
    }.joined(separator: ", ")
  }

  static let heard = [
    ("it sits behind my breastbone", "chest_pain = true?"),
    ("my chest. There is an elephant on it", "chest_pain = true?"),
    ("an elephant sat down, and it was on my chest", "chest_pain = true?"),
    ("my gullet, then my breastbone", "throat_tight = true?, chest_pain = true?"),
    ("my wife rubs her breastbone", "chest_pain = true?"),
    ("my neighbour is here, it is the breastbone now", "chest_pain = true?"),
    ("the gullet is fine but the breastbone", "chest_pain = true?"),
    ("the gullet and I feel fine", "throat_tight = true?"),
    ("not sure, but the gullet", "throat_tight = true?"),
  ]
  @Test(arguments: heard)
  func `a hint anywhere is asked about`(reply: String, facts: String) {
    #expect(told(reply, "trouble") == facts)
  }

  static let idle = [
    "the elephant of my chest of drawers", "my neighbour rubs her breastbone", "what if it is my gullet",
    "no gullet trouble", "is it the gullet?", "an elephant", "the gullet looks fine", "my gullet fine",
    "my neighbour rubs hers, the breastbone",
  ]
  @Test(arguments: idle)
  func `a hint that words around take away tells nothing`(reply: String) {
    #expect(told(reply, "trouble") == "")
  }

  static let more = [
    ("no chest pain, just the breastbone", "chest_pain = false"),
    ("chest pain behind the breastbone", "chest_pain = true"), ("i have a sore throat", "sore_throat = true"),
  ]
  @Test(arguments: more)
  func `a hint counts only where nothing else is said`(reply: String, facts: String) {
    #expect(told(reply, "trouble") == facts)
  }

  static let asked = [
    ("the breastbone", "chest_pain = true"), ("no, the breastbone", "chest_pain = true?"),
    ("yes, the breastbone", "chest_pain = true"), ("not sure, the breastbone", "chest_pain = true"),
    ("my gullet", "throat_tight = true?"), ("on the stairs", "chest_pain = true"),
    ("only with a really deep breath", "chest_pain = true"), ("not on the stairs", "chest_pain = false"),
    ("just ran up them", "chest_pain = false"), ("my lungs sound very clear", "chest_pain = false"),
    ("ran up them with chest pain", "chest_pain = true?"),
    ("ran up them fine, all fine", "chest_pain = false"),
    ("could hardly have ran up them", ""), ("my heart sank reading that long boring page on the stairs", ""),
    ("my neighbour fell on the stairs", ""),
  ]
  @Test(arguments: asked)
  func `in answer to its question a hint says yes, and so does a reply`(reply: String, facts: String) {
    #expect(told(reply, "chest_pain") == facts)
  }

  @Test(arguments: ["on the stairs", "i take a deep breath", "ran up them"])
  func `a reply counts nowhere else`(reply: String) {
    #expect(told(reply, "throat_tight") == "")
    #expect(told(reply, "trouble") == "")
    #expect(told(reply, "chest_pain", "throat_tight") == "")
  }

  static let listed = [
    ("something at my gullet", "throat_tight = true?"), ("none, but my gullet", "throat_tight = true?"),
  ]
  @Test(arguments: listed)
  func `an item of a list that is only hinted at is asked about by itself`(reply: String, facts: String) {
    #expect(told(reply, "chest_pain", "throat_tight").contains(facts))
  }

  @Test func `hints and replies are checked like other words`() {
    #expect(Self.reader.misunderstood().isEmpty)
    var maker = DialogMaker()
    maker.dialog.language.caredFor += ["my wife"]
    maker.add("pain", .yesNo) { ($0.replies, $0.antonyms) = (["so so"], ["so so"]) }
    maker.add("sick", .yesNo) { ($0.hints, $0.isDanger) = (["no bile", "had bile in 2008"], true) }
    #expect(Reader(maker.dialog).misunderstood().map(\.phrase) == ["so so", "had bile in 2008"])
  }
}
