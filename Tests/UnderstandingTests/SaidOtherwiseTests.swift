import ClinicalQuality
import Dialogs
import Testing

@testable import Understanding

/// Denials without a 'no', lists that are denied as a whole, answers that count only where they are asked for, and
/// what is said of others.
@Suite struct SaidOtherwiseTests {
  private static let dialog: Dialog = {
    var language = Language.english
    language.caredFor += ["my son", "my wife", "my pal"]
    language.friends = ["my pal"]
    language.ages += ["{person} is {n}", "{person} {n}"]
    language.clock = ["in the morning"]
    language.known = ["spelling"]
    language.idioms = ["rash decision", "red wine", "no of your business"]
    language.well = ["normal", "fine"]
    language.aside = ["feels like", "was"]
    language.upcoming = ["next"]
    language.greatest = ["worst ever"]
    language.otherPeople += ["my mate", "my pal"]
    language.ages += ["i am {n}"]
    language.onBehalf = ["typing for"]
    language.events = ["was"]
    language.daysAgo = ["yesterday": 1...1, "last week": 7...14]
    language.goingOn = ["started", "getting worse", "since lunch"]
    language.sameHere = ["mine is"]
    language.present = ["now"]
    language.alone += ["fine"]
    language.no += ["fine", "actually no", "so no", "god no"]
    language.correction += ["actually no", "oops"]
    language.frequency["every night"] = Decimal(7)
    language.hedges += ["bloody"]
    language.negation.before += ["resolved"]
    language.negation.after += ["resolved", "have resolved", "were denied"]
    language.negation.pseudo += ["has not gone down"]
    var maker = DialogMaker()
    maker.dialog.language = language
    maker.add("trouble", .text)
    maker.add("unsteady", .yesNo) {
      ($0.synonyms, $0.antonyms) = (["wobbly", "wobble about"], ["steady", "find + my feet", "no wobble"])
    }
    maker.add("cannot_move", .yesNo) {
      ($0.synonyms, $0.antonyms, $0.isDanger) = (["toes are stuck"], ["wiggle my toes"], true)
    }
    maker.yesNo("fever", ["fever"])
    maker.yesNo("cough", ["cough"])
    maker.add("rash", .yesNo) {
      ($0.short, $0.synonyms, $0.antonyms) = ("a rash", ["rash"], ["not found any"])
    }
    maker.yesNo("swelling", short: "a swollen shin", ["swollen", "swelling"])
    maker.yesNo("fainted", short: "fainted", ["fainted"], isDanger: true)
    maker.add(
      "who",
      .choice([
        .init(id: "me", label: "Mine", synonyms: ["me"]),
        .init(id: "child", label: "A child's", replies: ["my son"]),
      ]))
    maker.choice("side", [("left", "Left", ["left leg"]), ("right", "Right", ["right leg"])])
    maker.add("age", .number) { ($0.unit, $0.cues) = ("years", ["years old"]) }
    maker.add("pain", .number) {
      $0.cues = ["pain"]
      $0.within = Interval(low: .decimal(.zero), high: .decimal(Decimal(10)))
    }
    maker.add("often", .frequency) { $0.cues = ["cramp"] }
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

  static let antonyms = [
    ("steady", "unsteady = false"), ("i can find both of my feet", "unsteady = false"), ("not steady", ""),
    ("wobbly", "unsteady = true"),
    ("i can wiggle my toes", "cannot_move = false"), ("i cannot wiggle my toes", "cannot_move = true?"),
    ("my neighbour is steady", ""), ("my wife is steady", "unsteady = false"),
  ]
  @Test(arguments: antonyms)
  func `an antonym says no, and denied it says nothing but of a danger sign`(reply: String, facts: String) {
    #expect(told(reply, "trouble") == facts)
  }

  static let denials = [
    ("fever and cough have resolved", "fever = false, cough = false"),
    ("fever, cough and rash were denied", "fever = false, cough = false, rash = false"),
    ("fever resolved on day two and a rash", "fever = false, rash = true"),
    ("no gallop, rash or cough", "rash = false, cough = false"), ("no gallop, rash", "rash = true"),
    ("no gallop or rub or cough", "cough = false"),
    ("no fever, rash on both shins", "fever = false"), ("no fever, rash", "fever = false, rash = false"),
    ("denies: fever; cough; rash. swollen", "fever = false, cough = false, rash = false, swelling = true"),
    ("rash fine, cough", "rash = false, cough = true"), ("rash fine but itchy", "rash = false"),
    ("the swelling has not gone down", "swelling = true"),
  ]
  @Test(arguments: denials)
  func `a list is denied as a whole, whatever else it has`(reply: String, facts: String) {
    #expect(told(reply, "trouble") == facts)
  }

  @Test func `replies and small words choose only where their question is asked`() {
    #expect(told("me", "who") == "who = 'me'")
    #expect(told("my son", "who") == "who = 'child'")
    #expect(told("it is me, and my son told me to", "trouble") == "")
  }

  @Test func `an item of a checklist is picked by a word of its own`() {
    #expect(told("the shin one", "rash", "swelling") == "rash = false, swelling = true")
    #expect(told("the swollen one", "rash", "swelling") == "swelling = true")
    #expect(told("the knee one", "rash", "swelling") == "")
  }

  static let others = [
    ("my son is 9", "age = 9.0, who = 'child'"),
    ("my son, 9, has a rash", "rash = true, age = 9.0, who = 'child'"),
    ("my son has a rash", ""), ("my son has a rash and a cough", "rash = true, cough = true, who = 'child'"),
    ("my son has a rash and cramp", "rash = true, who = 'child'"),
    ("my wife has a rash and cramp", "rash = true"),
    ("my pal has a rash and cramp", ""), ("my pal has a rash and a cough", "rash = true, cough = true"),
    ("my son had a rash and a cough", ""), ("my son has a rash and a cough, and i am worried", ""),
    ("my son is 9 and i have a rash", "rash = true"), ("my wife fainted", "fainted = true?"),
  ]
  @Test(arguments: others)
  func `who tells nothing of oneself, and enough of somebody, speaks for them`(reply: String, facts: String) {
    #expect(told(reply, "trouble") == facts)
  }

  static let numbers = [
    ("an 8 last night, now a 3", "pain", "pain = 3.0"), ("not a 9, a 2", "pain", "pain = 2.0"),
    ("11 out of 10", "pain", "pain = 10.0"), ("6 oops 7", "pain", "pain = 7.0"),
    ("7 oops 6", "pain", "pain = 6.0"), ("i'm 45 years old, oops, 46", "age", "age = 46.0"),
    ("a cramp at 4 in the morning", "trouble", ""), ("cramp every bloody night", "trouble", "often = 7.0"),
    ("left leg, oops, right leg", "trouble", "side = 'right'"), ("left leg, right leg", "trouble", ""),
    ("yes, actually no", "rash", "rash = false"),
  ]
  @Test(arguments: numbers)
  func `what was corrected counts as it is now`(reply: String, asked: String, facts: String) {
    #expect(told(reply, asked) == facts)
  }

  static let lists = [
    ("first no, second yes", "fever = false, rash = true"),
    ("first no, second no", "fever = false, rash = false"),
    ("none except the shin one", "swelling = true, fever = false, rash = false"),
    ("all but the shin one", "swelling = false, fever = true, rash = true"),
    ("rash, the rest no", "rash = true, fever = false, swelling = false"),
    ("rash and a wonky toe, the rest no", "rash = true"),
    ("shin yes, rash no", "rash = false, swelling = true"),
    ("rash, and i only get it when i run", "rash = true"),
  ]
  @Test(arguments: lists)
  func `each clause answers for itself, and the rest only where all is explained`(
    reply: String, facts: String
  ) {
    let answers = told(reply, "fever", "rash", "swelling").split(separator: ", ").sorted()
    #expect(answers == facts.split(separator: ", ").sorted())
  }

  @Test func `a wonky toe may be any of the list, so it is asked which`() throws {
    let items = ["fever", "rash", "swelling"].compactMap { Self.dialog.question(named: $0) }
    let reading = Self.reader.read("a wonky toe, the rest no", asked: .checklist(items))
    #expect(reading.answers.isEmpty)
    #expect(reading.trouble == .whichItems)
  }

  static let more = [
    ("cramp five times last week", "trouble", "often = 5.0"), ("5 last week", "pain", "pain = 5.0"),
    ("a rash decision", "trouble", ""), ("a rash", "trouble", "rash = true"),
    ("a cramp, red wine twice a week", "trouble", ""), ("a cramp twice a week", "trouble", "often = 2.0"),
    ("no of your business", "rash", ""), ("my wife had fainted", "trouble", ""),
    ("my wife had fainted, a cramp too", "trouble", "fainted = true?"),
    ("my wife was tired and fainted", "trouble", "fainted = true?"),
    ("my mate was tired and fainted", "trouble", ""),
    ("yesterday", "rash", "rash = true"), ("just yesterday", "rash", "rash = true"),
    ("not yesterday", "rash", ""),
    ("12 weeks", "rash", "rash = true"), ("2 minutes", "rash", ""), ("12", "rash", ""),
    ("yesterday in town", "rash", ""), ("yesterday", "trouble", ""),
    ("rash normal and a cough", "trouble", "rash = false, cough = true"),
    ("not found any rash", "trouble", "rash = false"),
    ("not found any, but a rash", "trouble", "rash = true?"),
    ("no fever, cramp every night", "trouble", "fever = false, often = 7.0"),
    ("no i am steady", "unsteady", "unsteady = false"), ("it was warm so no", "rash", "rash = false"),
    ("god no i am old", "rash", "rash = false"), ("so no one came", "rash", ""),
    ("no fever, left leg", "trouble", "fever = false, side = 'left'"),
    ("no wobble about", "trouble", "unsteady = false"), ("no wobble", "trouble", "unsteady = false"),
    ("no it is not found any", "rash", "rash = false"),
    ("walk without having fainted", "trouble", "fainted = false"),
    ("cannot walk without having fainted", "trouble", "fainted = true?"),
    ("a swollen shin, 4 out of 10", "trouble", "swelling = true, pain = 4.0"),
    ("4 out of 10 times", "trouble", ""),
    ("my son is 9, it hurts when i press it, rash", "trouble", "rash = true, age = 9.0, who = 'child'"),
    ("red wine 5", "pain", ""), ("a rash decision 5", "pain", ""),
    ("xylo quux 5", "pain", ""), ("quux 5", "pain", "pain = 5.0"), ("xylo quux, 5", "pain", "pain = 5.0"),
    ("a 3, but it feels like a 9", "pain", "pain = 3.0"), ("worst ever", "pain", "pain = 10.0"),
    ("not the worst ever", "pain", ""), ("81 next month", "age", "age = 80.0"),
    ("i'm 81 next month", "trouble", "age = 80.0"), ("21/3/1960", "age", "age = 66.0"),
    ("1960", "age", "age = 66.0"),
    ("my mate is 20, has a rash", "trouble", "rash = true, age = 20.0"),
    ("my mate has a rash", "trouble", ""),
    ("my wife is 50, i am typing for her, she has a rash", "trouble", "rash = true, age = 50.0"),
    ("i am 33 back from a trip", "trouble", "age = 33.0"),
  ]
  @Test(arguments: more)
  func `words say what they are said for`(reply: String, asked: String, facts: String) {
    #expect(told(reply, asked) == facts)
  }

  @Test func `what says no with a negation of its own carries it on, and a no at the end concludes`() {
    #expect(told("i have not found any or fever", "trouble") == "rash = false, fever = false")
    #expect(told("the odd rash on a hot day, so no", "rash") == "rash = false")
    #expect(told("fainted once at a wedding, so no", "fainted") == "fainted = true?")
  }

  static let goingOn = [
    ("started yesterday, getting worse now", "rash = true"), ("had it since lunch", "rash = true"),
    ("started at work", ""), ("my mate started", ""), ("not started", ""), ("now", ""),
  ]
  @Test(arguments: goingOn)
  func `who says no more than how it goes on says yes`(reply: String, facts: String) {
    #expect(told(reply, "rash") == facts)
    #expect(told(reply, "trouble") == "")
  }

  static let wells = [
    ("skin looks fine", "rash = false"), ("skin is fine, knee is normal", "rash = false"),
    ("skin is fine, knee is itchy", ""), ("not fine", ""), ("i'm not fine", ""), ("is it normal", ""),
    ("it is just the knee", ""),
    ("skin is fine, is it normal", ""),
    ("what my mate has on his knee and back is normal", ""), ("one two three four five words fine", ""),
  ]
  @Test(arguments: wells)
  func `who says of everything that it is well says no`(reply: String, facts: String) {
    #expect(told(reply, "rash") == facts)
  }

  static let general = [
    ("can you get a rash at sea, cos mine is red", "rash = true"),
    ("can you get a rash at sea? mine is red", "rash = true"),
    ("can you get a rash at sea", ""), ("can you get a rash at sea? ok. and then? mine is red", ""),
  ]
  @Test(arguments: general)
  func `what is asked of things in general counts where it is said of oneself too`(
    reply: String, facts: String
  ) {
    #expect(told(reply, "trouble") == facts)
  }

  @Test func `what says no by itself picks nothing from a list`() {
    let answers = told("steady, wiggle my toes", "unsteady", "cannot_move", "fever")
    #expect(answers == "unsteady = false, cannot_move = false")
  }

  @Test func `a common word is no slip of another`() {
    #expect(told("the sweling", "trouble") == "swelling = true")
    #expect(told("sorry about my spelling", "trouble") == "")
  }
}
