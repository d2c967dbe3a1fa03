import ClinicalQuality
import Dialogs
import Testing

@testable import Understanding

/// Replies about somebody else, about things that have nothing to do with it, and about what is only wished for.
@Suite struct ProtagonistTests {
  private static let dialog: Dialog = {
    var language = Language.english
    language.otherPeople += [
      "a lad", "my ex", "my nan's", "sister", "somebody", "godfather", "kid", "wife", "mum",
    ]
    language.caredFor += ["my mum", "mum", "wife", "my nan's", "sister", "kid"]
    language.patients = ["mum", "wife"]
    language.children = ["my son", "kid"]
    language.peopleAdjectives = ["old", "younger"]
    language.former = ["late"]
    language.reporting = ["says"]
    language.pastVerbs = ["-ed", "swore"]
    language.wishes = ["hoping to", "i'd love to"]
    language.offTopic = ["this app", "the weather"]
    language.present = ["now", "today"]
    language.pronouns = ["he"]
    language.idioms = ["god rest her"]
    var maker = DialogMaker()
    maker.dialog.language = language
    maker.add("trouble", .text)
    maker.yesNo("clot", short: "a clot", ["clot"])
    maker.yesNo("travel", short: "a long journey", ["flight"])
    maker.add("back", .yesNo) { ($0.synonyms, $0.replies) = (["back pain"], ["disc", "since monday"]) }
    maker.yesNo("fainted", short: "fainted", ["fainted"], isDanger: true)
    maker.add("chest", .yesNo) {
      ($0.synonyms, $0.replies, $0.isDanger) = (
        ["chest pain", "somebody + leaning on"], ["squeezes", "leaning"], true
      )
    }
    maker.choice("side", [("left", "Left", ["left calf"]), ("right", "Right", ["right calf"])])
    maker.add(
      "who",
      .choice([
        .init(id: "me", label: "Me"), .init(id: "child", label: "A child", replies: ["my son", "kid"]),
        .init(id: "adult", label: "Another adult", replies: ["my mum"]),
      ]))
    maker.add("often", .frequency) { $0.cues = ["cramp"] }
    maker.add("age", .number) { ($0.unit, $0.cues) = ("years", ["years old"]) }
    return maker.dialog
  }()
  private static let reader = Reader(dialog)

  private func told(_ reply: String, _ asked: String, patient: Patient? = nil) -> String {
    guard let question = Self.dialog.question(named: asked) else { return "no question \(asked)" }
    let reading = Self.reader.read(
      reply, asked: .question(question), today: Day("2026-11-21"), patient: patient)
    return (reading.answers + reading.told).filter { $0.rule != "text" }.map { fact in
      let value = if case .value(let value) = fact.answer { value.literal } else { "not sure" }
      return Self.dialog[fact.question].id + " = " + value + (fact.isDoubtful ? "?" : "")
    }.joined(separator: ", ")
  }

  static let strangers = [
    ("a lad at work had a clot after a flight", "trouble"),
    ("a lad at work had a clot after a flight", "travel"),
    ("a lad at work gets cramp twice a week", "often"), ("my ex, who flies a lot, slipped a disc", "back"),
    ("my godfather fainted", "chest"), ("my mum cooks her left calf", "back"),
    ("my old ex swore by his flight", "trouble"),
    ("my late mum had a clot after a flight", "trouble"), ("my late mum fainted", "side"),
    ("my nan's sister had a flight and then a clot", "trouble"), ("a lad kept to his left calf", "side"),
  ]
  @Test(arguments: strangers)
  func `what is told of somebody who cannot be the patient tells nothing`(reply: String, asked: String) {
    #expect(told(reply, asked) == "")
  }

  static let kin = [
    ("my brother slipped a disc", "back", ""), ("my younger brother slipped a disc", "back", ""),
    ("my mum gets cramp twice a week", "often", ""), ("my son squeezes", "chest", "chest = true?"),
    ("my mum fainted", "side", "fainted = true?"), ("my mum says i slipped a disc", "back", "back = true"),
    ("my mum says twice a week", "often", "often = 2.0"), ("i slipped a disc", "back", "back = true"),
    ("somebody leaning on my chest", "chest", "chest = true"),
    ("somebody leaning on it", "chest", "chest = true"),
    ("its my wife, 44, married for years", "age", "age = 44.0"),
    ("my son", "who", "who = 'child'"),
  ]
  @Test(arguments: kin)
  func `what is told of kin is no answer of one's own, and a danger sign of theirs is asked about`(
    reply: String, asked: String, facts: String
  ) {
    #expect(told(reply, asked) == facts)
  }

  static let patients: [(reply: String, asked: String, patient: Patient, facts: String)] = [
    ("my mum had a clot", "clot", .adult, "clot = true"),
    ("my mum slipped a disc", "back", .adult, "back = true"),
    ("my mum gets cramp twice a week", "often", .adult, "often = 2.0"),
    ("my mum fainted", "side", .adult, "fainted = true"), ("my mum had a clot", "clot", .child, ""),
    ("my son had a clot", "clot", .child, "clot = true"), ("a lad had a clot", "clot", .adult, ""),
  ]
  @Test(arguments: patients)
  func `where somebody else is known to be the patient, what is told of them is told`(
    reply: String, asked: String, patient: Patient, facts: String
  ) {
    #expect(told(reply, asked, patient: patient) == facts)
  }

  @Test func `the patient is known by the answer to the question that names oneself and a child`() {
    let patient = { (id: String?) in
      Self.reader.patient { question in
        Self.dialog[question].id == "who" ? id.map { .value(.string($0)) } : nil
      }
    }
    #expect(patient("child") == .child)
    #expect(patient("adult") == .adult)
    #expect(patient("me") == nil)
    #expect(patient(nil) == nil)
  }

  static let mentioned = [
    ("a lad is whistling, left calf", "side", "side = 'left'"),
    ("a lad is whistling, left calf", "trouble", "side = 'left'"),
    ("a lad is whistling, he has a clot", "trouble", ""), ("a lad, clot", "trouble", ""),
    ("my nan's sister cooks, and i had a clot", "trouble", "clot = true"),
  ]
  @Test(arguments: mentioned)
  func `somebody of whom nothing is told is only mentioned`(reply: String, asked: String, facts: String) {
    #expect(told(reply, asked) == facts)
  }

  static let besideThePoint = [
    ("this app is worse than a slipped disc", "back", ""), ("this app hurts my left", "side", ""),
    ("this app gives anybody a clot", "trouble", ""),
    ("this app is slow, i had a clot", "trouble", "clot = true"),
    ("i was hoping to slip a disc", "back", ""), ("i'd love to be 21 again", "age", ""),
    ("i was hoping to fly, my disc slipped", "back", "back = true"),
    ("if i slip a disc, who would i ring", "back", ""), ("how would i know a disc", "back", ""),
  ]
  @Test(arguments: besideThePoint)
  func `what is said beside the point tells nothing`(reply: String, asked: String, facts: String) {
    #expect(told(reply, asked) == facts)
  }
}
