import Dialogs
import Testing

@testable import Understanding

/// Replies of one word among words of which the question knows nothing, and what is told of the media.
@Suite struct StrangeWordsTests {
  private static let dialog: Dialog = {
    var language = Language.english
    language.pronouns = ["she", "it"]
    language.pronouns.append("they")
    language.impersonal = ["they"]
    language.determiners = ["the"]
    language.asking += ["is", "are"]
    language.media = ["on the news", "a documentary"]
    language.caredFor += ["my mum"]
    language.fillers += ["mate"]
    language.otherPeople += ["my mate"]
    var maker = DialogMaker()
    maker.dialog.language = language
    maker.add("trouble", .text)
    maker.add("pop", .yesNo) {
      ($0.replies, $0.isDanger) = (["pop", "calf burst"], true)
    }
    maker.add("itchy", .yesNo) { ($0.synonyms, $0.replies) = (["jaundice"], ["yellow", "arms itch"]) }
    maker.add("often", .frequency) { $0.cues = ["cramp", "come"] }
    maker.add("age", .number) { ($0.unit, $0.cues) = ("years", ["years old"]) }
    maker.yesNo("heat", short: "great heat", ["44 degrees"])
    maker.yesNo("clot", short: "a clot", ["my clot"])
    maker.yesNo("fainted", short: "fainted", ["fainted"], isDanger: true)
    return maker.dialog
  }()
  private static let reader = Reader(dialog)

  private func told(_ reply: String, _ asked: String) -> [String] {
    guard let question = Self.dialog.question(named: asked) else { return ["no question \(asked)"] }
    let reading = Self.reader.read(reply, asked: .question(question))
    return (reading.answers + reading.told).filter { $0.rule != "text" }
      .map { Self.dialog[$0.question].id }
  }

  static let strange = [
    ("submarine in yellow", "itchy"), ("yellow submarine", "itchy"), ("jaundice politics", "itchy"),
    ("champagne corks go pop", "pop"), ("pop music charts", "pop"),
    // Described, lost among several, said of people in general.
    ("yellow is our kitchen", "itchy"), ("our kitchen got yellow paint yesterday", "itchy"),
    ("they paint kitchens yellow", "itchy"),
  ]
  @Test(arguments: strange)
  func `a word among strange ones tells nothing`(reply: String, asked: String) {
    #expect(told(reply, asked).isEmpty)
  }

  static let known = [
    ("yellow", "itchy"), ("yellow arms", "itchy"), ("yellow since the holiday", "itchy"),
    ("she went yellow", "itchy"), ("i painted fences and went yellow", "itchy"),
    ("holiday over, yellow", "itchy"), ("arms itch horribly", "itchy"),
    // One strange word takes no danger sign away.
    ("loud pop", "pop"), ("pop music", "pop"), ("calf went pop", "pop"),
  ]
  @Test(arguments: known)
  func `a word counts among its own, behind somebody or in a clause of its own`(reply: String, asked: String)
  {
    #expect(told(reply, asked) == [asked])
  }

  static let amounts: [(String, String, [String])] = [
    ("the bus comes twice a week", "often", []), ("bins get emptied twice a week", "often", []),
    ("the cramp comes twice a week", "often", ["often"]), ("usually twice a week", "often", ["often"]),
    ("my telly is 20 years old", "age", []), ("i am 20 years old", "age", ["age"]),
  ]
  @Test(arguments: amounts)
  func `an amount of a strange thing answers nothing`(reply: String, asked: String, expected: [String]) {
    #expect(told(reply, asked) == expected)
  }

  static let denials: [(String, String, [String])] = [
    ("never ask ladies", "itchy", []), ("numbers never suited", "itchy", []),
    ("no country for pensioners", "pop", []), ("never", "itchy", ["itchy"]),
    ("no, ask ladies", "itchy", ["itchy"]),
    ("no yellow", "itchy", ["itchy"]),
  ]
  @Test(arguments: denials)
  func `a no of strange words denies nothing`(reply: String, asked: String, expected: [String]) {
    #expect(told(reply, asked) == expected)
  }

  static let media: [(String, [String])] = [
    ("it was 44 degrees in Seville on the news", []), ("a documentary where somebody fainted", []),
    ("it was on the news. 44 degrees here", ["heat"]), ("i fainted while it was on the news", ["fainted"]),
    ("my mum fainted, it was on the news", ["fainted"]),
  ]
  @Test(arguments: media)
  func `what is on the news is told of nobody here`(reply: String, expected: [String]) {
    #expect(told(reply, "trouble") == expected)
  }

  @Test(arguments: [("my mate had a clot", []), ("my clot", ["clot"]), ("my clot mate", ["clot"])])
  func `somebody is no small word within a phrase`(reply: String, expected: [String]) {
    #expect(told(reply, "trouble") == expected)
  }
}
