import ClinicalQuality
import Dialogs
import Testing

@testable import Understanding

/// Ages, beginnings and denials as they stand in stories.
@Suite struct StoryTests {
  private static let dialog: Dialog = {
    var language = Language.english
    language.ages += ["he is {n}", "^{n}", "^{n} f", "^{n} m", "^{n} with", "^female {n}"]
    language.units["[degF]"] = ["f"]
    language.decadeParts = ["early": 0...3, "mid": 5...5, "late": 7...9]
    language.born = ["born in"]
    language.since = ["since", "for the last"]
    language.daysAgo = ["yesterday": 1...1]
    language.kinds = ["tablets"]
    language.turns = ["more like"]
    language.adjectives = ["red"]
    language.unstemmed = ["thinner", "thinners"]
    language.determiners = ["the"]
    language.caredFor += ["dad"]
    language.otherPeople += ["dad"]
    language.patients = ["dad"]
    var maker = DialogMaker()
    maker.dialog.language = language
    maker.add("trouble", .text)
    maker.add("age", .number) { ($0.unit, $0.cues) = ("years", ["years old"]) }
    let day = Value.quantity(.init(value: 1, .day))
    let week = Value.quantity(.init(value: 7, .day))
    let options = [
      Question.Option(
        id: "new", label: "Today", within: Interval(low: .quantity(.init(value: 0, .day)), high: day)),
      Question.Option(
        id: "days", label: "Days ago", within: Interval(low: day, high: week, lowClosed: false)),
      Question.Option(
        id: "long", label: "Longer", within: Interval(low: week, high: .null, lowClosed: false)),
    ]
    maker.add("onset", .choice(options)) { ($0.ofRange, $0.cues) = (.lowest, ["cramp", "started"]) }
    maker.yesNo("redness", ["red"])
    maker.yesNo("swelling", short: "Swollen, or a lump that grows", ["swollen"])
    maker.yesNo("blood_thinner", ["thinners"])
    maker.yesNo("statin", ["statin"])
    maker.yesNo("injury", ["injury"])
    maker.yesNo("seizure", ["seizure"], isDanger: true)
    maker.yesNo("chest_pain", ["chest pain"], isDanger: true)
    return maker.dialog
  }()
  private static let reader = Reader(dialog)

  private func told(_ reply: String, _ asked: String...) -> String {
    let questions = asked.compactMap { Self.dialog.question(named: $0) }
    let target: Asked =
      questions.count > 1 ? .checklist(questions) : questions.first.map { .question($0) } ?? .nothing
    let reading = Self.reader.read(reply, asked: target, today: Day("2026-11-21"))
    return (reading.answers + reading.told).filter { $0.rule != "text" }.map { fact in
      let value = if case .value(let value) = fact.answer { value.literal } else { "not sure" }
      return Self.dialog[fact.question].id + " = " + value + (fact.isDoubtful ? "?" : "")
    }.joined(separator: ", ")
  }

  static let ages: [(reply: String, facts: String)] = [
    ("34 f, cramps", "age = 34.0"), ("i am 34 f and it hurts", "age = 34.0"), ("34f", "age = 34.0"),
    ("female 47 smoker", "age = 47.0"),
    ("a cramp, 68", "age = 68.0"), ("sixty eight, retired", "age = 68.0"), ("45 with cramps", "age = 45.0"),
    ("57 m cramps", "age = 57.0"), ("100 m and it hurts", ""), ("50 m walk hurts", ""), ("it lasts 34 m", ""),
    ("2, cramps", ""), ("he is 78", "age = 78.0"), ("born in 1960", "age = 66.0"),
    ("in 1960 it hurt", ""), ("mid sixties, cramps", "age = 65.0"), ("a sixties song", ""),
    ("early sixties", "age = 63.0"), ("late thirties", "age = 39.0"),
  ]
  @Test(arguments: ages)
  func `an age at the front of a story is one, and other numbers are none`(reply: String, facts: String) {
    #expect(told(reply, "trouble") == facts)
  }

  static let beginnings: [(reply: String, asked: String, facts: String)] = [
    ("3 wks", "onset", "onset = 'long'"), ("10 days or so", "onset", "onset = 'long'"),
    ("a year and a half", "onset", "onset = 'long'"), ("2 hours ago", "onset", "onset = 'new'"),
    ("yesterday", "onset", "onset = 'new'"), ("5 to 10 days", "onset", "onset = 'days'"),
    ("cramp at night for 3 weeks", "trouble", "onset = 'long'"),
    ("for the last 3 days i have had a cramp", "trouble", "onset = 'days'"),
    ("it started yesterday after lunch", "trouble", "onset = 'new'"),
    ("a cramp for 20 minutes", "trouble", ""),
    ("a cramp and i have been on holiday for 3 weeks", "trouble", ""),
    ("3 weeks ago i had a baby and now a cramp", "trouble", ""), ("3 days", "trouble", ""),
  ]
  @Test(arguments: beginnings)
  func `a length of time chooses the answer it means, where something began`(
    reply: String, asked: String, facts: String
  ) {
    #expect(told(reply, asked) == facts)
  }

  static let lines: [(reply: String, facts: String)] = [
    ("red trousers", ""), ("a red swollen leg", "redness = true, swelling = true"),
    ("it is red", "redness = true"),
    ("my thigh is thinner", ""), ("on thinners", "blood_thinner = true"),
    ("no injury, swollen leg and my leg hurts", "injury = false, swelling = true"),
    ("no injury, swollen, or red", "injury = false, swelling = false, redness = false"),
    ("sore - not red", "redness = false"), ("swollen - not red", "swelling = true, redness = false"),
    ("not red more like pink", ""), ("no chest pain more like pressure", "chest_pain = true?"),
    ("no chest pain but nearly", "chest_pain = true?"),
    ("no chest pain but my leg is red", "chest_pain = false, redness = true"),
    ("dad had a seizure", "seizure = true?"), ("my son had a seizure", ""), ("dad is on a statin", ""),
  ]
  @Test(arguments: lines)
  func `words belong to what they are said of`(reply: String, facts: String) {
    #expect(told(reply, "trouble") == facts)
  }

  @Test func `a kind of thing that is denied answers none, but not to danger signs`() {
    #expect(
      told("i'm not on any tablets", "statin", "blood_thinner") == "statin = false, blood_thinner = false")
    #expect(told("tablets", "statin", "blood_thinner") == "")
    #expect(told("i'm not on any tablets", "statin", "seizure") == "")
  }

  @Test func `each of several things that a short name has picks the item`() {
    #expect(told("only a lump that grows", "swelling", "redness") == "swelling = true, redness = false")
    #expect(told("a lump that grows", "trouble") == "")
  }

  @Test func `two letters may be missing within a long word`() {
    #expect(told("yestday", "onset") == "onset = 'new'")
    #expect(told("yesday", "onset") == "")
  }
}
