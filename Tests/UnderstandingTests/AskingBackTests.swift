import ClinicalQuality
import Dialogs
import Testing

@testable import Understanding

/// Replies that ask back, words that only compare, and replies found in what is told of other things.
@Suite struct AskingBackTests {
  private static let dialog: Dialog = {
    var language = Language.english
    language.asking += ["what sort of", "what counts as", "who", "how", "is it", "is that", "how often"]
    language.interrogatives = ["what", "who", "how", "which", "where"]
    language.comparisons = ["than", "compared to"]
    language.childAges = ["my {n} year old"]
    language.children = ["my son", "our girl"]
    language.caredFor += ["our girl", "daughter"]
    language.otherPeople += ["our girl", "a woman", "my neighbour", "daughter"]
    language.ages += ["{person} {n}"]
    language.until = ["until", "before"]
    language.daysAgo = ["last night": 1...1]
    language.ended = ["gone", "over in"]
    language.pronouns = ["he", "she", "who"]
    language.determiners = ["the", "that", "a"]
    language.sameHere = ["mine is"]
    language.hedges += ["like", "a bit"]
    language.likening = ["like"]
    var maker = DialogMaker()
    maker.dialog.language = language
    maker.add("trouble", .text)
    maker.add("cold", .yesNo) {
      ($0.short, $0.synonyms, $0.isDanger) = ("cold", ["leg is cold"], true)
      ($0.replies, $0.denyingReplies, $0.hints) = (["cold", "ice"], ["warm"], ["freezing"])
    }
    maker.add("night", .yesNo) {
      ($0.synonyms, $0.replies, $0.denyingReplies) = (["night cramps"], ["nights"], ["afternoon"])
    }
    maker.add("curl", .yesNo) { ($0.replies, $0.isDanger) = (["closing up"], true) }
    maker.yesNo("throat", short: "a tight throat", ["throat + closing up"], isDanger: true)
    maker.yesNo("clot", short: "a clot", ["clot"])
    maker.yesNo("pregnant", short: "pregnant", ["pregnant", "pregnancy"])
    maker.yesNo("smoking", short: "smoke", ["smoke", "20 a day"])
    maker.yesNo("diabetes", short: "diabetes", ["diabetes"])
    maker.add("cancer", .yesNo) { ($0.synonyms, $0.antonyms) = (["cancer"], ["cancer + years ago"]) }
    maker.yesNo("weak", short: "weak", ["weak"])
    maker.choice("side", [("left", "Left", ["left calf"]), ("right", "Right", ["right calf", "the right"])])
    maker.add(
      "who",
      .choice([
        .init(id: "me", label: "Me"), .init(id: "child", label: "A child", replies: ["son", "our girl"]),
      ]))
    maker.add("age", .number) { ($0.unit, $0.cues) = ("years", ["years old"]) }
    maker.add("pain", .number) { $0.within = Interval(low: .decimal(.zero), high: .decimal(Decimal(10))) }
    maker.add("often", .frequency) { $0.cues = ["cramp"] }
    maker.add("lasts", .duration) { $0.cues = ["lasts"] }
    return maker.dialog
  }()
  private static let reader = Reader(dialog)

  private func told(_ reply: String, _ asked: String) -> String {
    guard let question = Self.dialog.question(named: asked) else { return "no question \(asked)" }
    let reading = Self.reader.read(reply, asked: .question(question), today: Day("2026-11-21"))
    return (reading.answers + reading.told).filter { $0.rule != "text" }.map { fact in
      let value = if case .value(let value) = fact.answer { value.literal } else { "not sure" }
      return Self.dialog[fact.question].id + " = " + value + (fact.isDoubtful ? "?" : "")
    }.joined(separator: ", ")
  }

  static let back = [
    ("what sort of ice", "cold", ""), ("ok so which sort of ice", "cold", ""),
    ("leg is cold how, like ice?", "cold", ""),
    ("cold compared to what", "cold", ""),
    ("cold how", "cold", ""), ("ice?", "cold", ""), ("freezing? like my nose", "cold", ""),
    ("ice i suppose?", "cold", "cold = true"), ("ice. what now", "cold", "cold = true"),
    ("it is ice", "cold", "cold = true"), ("is ice", "cold", "cold = true"), ("is cold?", "cold", ""),
    ("is ice bad", "cold", ""), ("i do not know how but ice", "cold", "cold = true"),
    ("what sort of cold, mine is", "cold", "cold = true"),
    ("who is not", "cold", ""), ("what counts as a 10", "pain", ""), ("is 10 the worst", "pain", ""),
    ("is about 7", "pain", "pain = 7.0"), ("is 7 when i walk", "pain", "pain = 7.0"),
    ("could be 6", "pain", "pain = 6.0"),
    ("how often is every day", "often", ""), ("every day", "often", "often = 7.0"),
    ("my neighbour is 90", "age", ""), ("90", "age", "age = 90.0"),
    ("like ice?", "cold", ""), ("a bit like ice?", "cold", "cold = true"),
    ("ice like stiff fingers on some winter mornings?", "cold", ""),
    ("i feel ice like stiff fingers on winter mornings?", "cold", "cold = true"),
    ("cold like winter or cold like ice", "cold", ""), ("ice or snow", "cold", "cold = true"),
    ("isn't my neighbour like ice", "cold", ""), ("isn't ice rat poison?", "cold", ""),
    ("cold, is that the thing that drug firms made", "cold", ""), ("ice, is it bad", "cold", "cold = true"),
    ("what counts as ice? cold?", "cold", ""), ("clot?", "night", ""),
    ("is it left or right if it smokes", "often", ""), ("isn't that ice?", "cold", ""),
    ("is zero good or bad", "pain", ""),
    ("the clot is how often", "clot", ""),
    ("which is left", "side", ""), ("which is left? right", "side", "side = 'right'"),
  ]
  @Test(arguments: back)
  func `what asks back answers nothing`(reply: String, asked: String, facts: String) {
    #expect(told(reply, asked) == facts)
  }

  static let others = [
    ("yes. this afternoon i felt it", "night", "night = true"),
    ("this afternoon i felt it", "night", "night = false"),
    ("no but my throat is closing up", "curl", "curl = false, throat = true"),
    ("no but they are closing up", "curl", "curl = true?"),
    ("my mother did but i have not", "clot", "clot = false"), ("my mother did but not me", "clot", ""),
    ("a woman had a clot in her pregnancy", "trouble", ""),
    ("my clot was in my pregnancy", "trouble", "clot = true, pregnant = true"),
  ]
  @Test(arguments: others)
  func `a reply found in what is told of other things or people counts for nothing`(
    reply: String, asked: String, facts: String
  ) {
    #expect(told(reply, asked) == facts)
  }

  static let comparisons = [
    ("right calf, bigger than the left calf", "trouble", "side = 'right'"),
    ("worse than the left", "side", ""), ("left more than right", "side", "side = 'left'"),
  ]
  @Test(arguments: comparisons)
  func `what something is compared with is not chosen`(reply: String, asked: String, facts: String) {
    #expect(told(reply, asked) == facts)
  }

  static let children = [
    ("my 7 year old is weak", "weak = true, age = 7.0, who = 'child'"),
    ("my seven year old is weak", "weak = true, age = 7.0, who = 'child'"),
    ("my 47 year old leg is weak", "weak = true, age = 47.0"),
    ("daugther 9 is weak", "weak = true, age = 9.0"),
  ]
  @Test(arguments: children)
  func `a child is named by an age, and people with slips of the pen`(reply: String, facts: String) {
    #expect(told(reply, "trouble") == facts)
  }

  static let before = [
    ("i never had ice cold until last night", "trouble", ""),
    ("my leg is cold, before you ask", "trouble", "cold = true"),
    ("i was never weak until last night", "trouble", "weak = true"),
    ("i was never weak before", "trouble", "weak = false"),
    ("i have not a tight throat closing up before", "trouble", "throat = true?"),
    ("i have not a throat closing up before or after", "trouble", "throat = true?"),
    ("no throat closing up before", "throat", "throat = false"),
    ("not weak before you ask", "trouble", "weak = false"),
    ("i do not get a cramp nights", "night", "night = false"),
  ]
  @Test(arguments: before)
  func `a denial that held only until some time is none`(reply: String, asked: String, facts: String) {
    #expect(told(reply, asked) == facts)
  }

  static let values = [
    ("it lasts, over in 20 seconds", "lasts", "lasts = 20 seconds"),
    ("over 20 seconds", "lasts", "lasts = 21 seconds"),
    ("cancer 12 years ago", "trouble", "cancer = false"), ("12 years ago i had diabetes", "trouble", ""),
    ("no diabetes, smoke 20 a day", "trouble", "diabetes = false, smoking = true"),
    ("no diabetes, smoke", "trouble", "diabetes = false, smoking = false"),
  ]
  @Test(arguments: values)
  func `ends are no bounds, a denial may name its own past, and a number is told rather than denied`(
    reply: String, asked: String, facts: String
  ) {
    #expect(told(reply, asked) == facts)
  }
}
