import ClinicalQuality
import Dialogs
import Testing

@testable import Understanding

/// Where what is denied ends, what is asked of the talk itself, and whose a clause is that names nobody.
@Suite struct ClauseTests {
  private static let dialog: Dialog = {
    var language = Language.english
    language.negation.ofThings = ["no", "without"]
    language.aboutTalk = ["do you mean", "why do you ask"]
    language.ages += ["{person} {n} ...", "aged {n} ..."]
    language.children = ["my son"]
    language.joiners += ["n"]
    language.well = ["fine"]
    language.pronouns = ["he", "she", "her"]
    language.determiners = ["the"]
    language.ordinals["second"] = 2
    language.since = ["since"]
    language.frequency["twice a week"] = Decimal(2)
    var maker = DialogMaker()
    maker.dialog.language = language
    maker.add("trouble", .text)
    maker.yesNo("fainted", short: "fainted", ["fainted", "end it"], isDanger: true)
    maker.add("chest", .yesNo) { ($0.synonyms, $0.hints, $0.isDanger) = (["chest pain"], ["chest"], true) }
    maker.yesNo("swelling", short: "swollen", ["swollen", "swells"])
    maker.yesNo("fever", short: "a fever", ["fever"])
    maker.yesNo("kidney", short: "kidneys", ["kidneys"])
    maker.add("weak", .yesNo) { ($0.synonyms, $0.antonyms) = (["weak"], ["no weakness"]) }
    maker.add("cold", .yesNo) { ($0.synonyms, $0.antonyms) = (["cold toes"], ["toes are not cold"]) }
    maker.yesNo("arms", short: "arms", ["weakness + arms"], isDanger: true)
    maker.yesNo("blue", short: "blue", ["toes + blue"], isDanger: true)
    maker.choice(
      "side", [("left", "Left", []), ("right", "Right", []), ("swaps", "Swaps from side to side", [])])
    maker.add("age", .number) { ($0.unit, $0.cues) = ("years", ["years old"]) }
    maker.add("pain", .number) { $0.within = Interval(low: .decimal(.zero), high: .decimal(Decimal(10))) }
    maker.add("often", .frequency) { $0.cues = ["cramp"] }
    let week = Value.quantity(.init(value: 7, .day))
    maker.add(
      "onset",
      .choice([
        .init(
          id: "week", label: "This week", within: Interval(low: .quantity(.init(value: 0, .day)), high: week)),
        .init(id: "long", label: "Longer", within: Interval(low: week, high: .null, lowClosed: false)),
      ])
    ) { $0.cues = ["cramp"] }
    return maker.dialog
  }()
  private static let reader = Reader(dialog)

  private func told(_ reply: String, _ asked: String) -> String {
    let questions = asked.split(separator: " ").compactMap { Self.dialog.question(named: String($0)) }
    let reading = Self.reader.read(
      reply, asked: questions.count > 1 ? .checklist(questions) : .question(questions[0]),
      today: Day("2026-11-21"))
    return (reading.answers + reading.told).filter { $0.rule != "text" }.map { fact in
      let value = if case .value(let value) = fact.answer { value.literal } else { "not sure" }
      return Self.dialog[fact.question].id + " = " + value + (fact.isDoubtful ? "?" : "")
    }.joined(separator: ", ")
  }

  static let denials = [
    ("no sleep i want to end it", "fainted = true"), ("without rest my leg swells", "swelling = true"),
    ("no swollen leg", "swelling = false"), ("never felt my leg was swollen", "swelling = false?"),
    ("no fever, not swollen, weak legs", "fever = false, swelling = false, weak = true"),
    ("no weakness in my arms", "weak = false, arms = false"),
    ("weakness in my arms", "weak = true, arms = true"),
    ("my toes are not cold or blue", "cold = false, blue = false"),
    ("my toes are cold or blue", "blue = true"),
    ("swollen n weak", "swelling = true, weak = true"), ("kidneys and liver all fine", "kidney = false"),
    ("kidneys bad and liver all fine", "kidney = true"),
  ]
  @Test(arguments: denials)
  func `a denial ends where another clause begins, and goes on over an 'or'`(reply: String, facts: String) {
    #expect(told(reply, "trouble") == facts)
  }

  static let talk = [
    ("do you mean left or right", "side", ""), ("why do you ask if i am swollen", "swelling", ""),
    ("why do you ask about my chest", "chest", ""), ("it is my chest", "chest", "chest = true"),
    ("do you mean a 5", "pain", ""), ("left. why do you ask", "side", "side = 'left'"),
    ("do you mean the second", "swelling fever", ""), ("5", "pain", "pain = 5.0"),
    ("left, and the foot is swollen on that side", "side", "side = 'left', swelling = true"),
    ("yes n my leg is weak", "swelling", "swelling = true, weak = true"),
    ("n", "swelling", "swelling = false"),
  ]
  @Test(arguments: talk)
  func `what is asked of the talk itself answers nothing`(reply: String, asked: String, facts: String) {
    #expect(told(reply, asked) == facts)
  }

  static let people = [
    ("my wife has no fever and her kidneys are fine", "fever = false, kidney = false"),
    ("my neighbour was bad after her kidneys", ""), ("my mother had kidneys like that", ""),
    ("my son 5 is weak", "weak = true, age = 5.0"), ("my son 5 days a week", ""),
    ("aged 2 and weak", "weak = true, age = 2.0"),
  ]
  @Test(arguments: people)
  func `what is told of somebody one speaks for is the patient's`(reply: String, facts: String) {
    #expect(told(reply, "trouble") == facts)
  }

  static let times = [
    ("operated on 3 weeks ago, cramp in that leg since", "onset = 'long'"), ("cramp in the second half", ""),
    ("cramp, it would be twice a week", "often = 2.0"),
  ]
  @Test(arguments: times)
  func `a 'since' goes back to the time before it, and no ordinal is a day that counts something else`(
    reply: String, facts: String
  ) {
    #expect(told(reply, "trouble") == facts)
  }
}
