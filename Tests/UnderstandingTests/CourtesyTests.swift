import ClinicalQuality
import Dialogs
import Testing

@testable import Understanding

/// Greetings, thanks and excuses around a reply.
@Suite struct CourtesyTests {
  private static let dialog: Dialog = {
    var language = Language.english
    language.greetings = ["good morning", "oh", "let me think", "well", "sorry it's late"]
    language.closings = ["thanks", "hope that helps", "sorry for the typos", "what next"]
    language.idioms = ["oh bite me"]
    language.well = ["well", "fine"]
    var maker = DialogMaker()
    maker.dialog.language = language
    maker.add("trouble", .text)
    maker.yesNo("morning", short: "cramps in the morning", ["morning"])
    maker.yesNo("bitten", short: "a bite", ["bite me"])
    maker.yesNo("statin", short: "a statin", ["statin"])
    maker.yesNo("steroid", short: "a steroid", ["steroid"])
    maker.choice("side", [("left", "Left", ["left calf"]), ("right", "Right", ["right calf"])])
    maker.add("lasts", .duration) { $0.cues = ["lasts"] }
    return maker.dialog
  }()
  private static let reader = Reader(dialog)

  private func facts(_ reply: String, _ asked: Asked) -> [String] {
    let reading = Self.reader.read(reply, asked: asked)
    return (reading.answers + reading.told).filter { $0.rule != "text" }.map { fact in
      let value = if case .value(let value) = fact.answer { value.literal } else { "not sure" }
      return "\(Self.dialog[fact.question].id) = \(value)"
    }
  }

  private func question(_ id: String) throws -> Reference<Question> {
    try #require(Self.dialog.question(named: id))
  }

  private static let around = [
    ("good morning, ", ""), ("oh ", " thanks"), ("let me think... ", ". hope that helps"), ("well, ", ""),
    ("good morning. let me think. ", ", thanks. what next?"), ("sorry it's late, ", ", sorry for the typos"),
  ]

  @Test(arguments: around, ["left", "the right calf", "both"])
  func `a reply reads the same within them`(courtesies: (String, String), reply: String) throws {
    let asked = Asked.question(try question("side"))
    #expect(facts(courtesies.0 + reply + courtesies.1, asked) == facts(reply, asked))
  }

  @Test(arguments: around)
  func `picks from a list deny the rest within them too`(courtesies: (String, String)) throws {
    let asked = Asked.checklist([try question("statin"), try question("steroid")])
    let read = facts(courtesies.0 + "just a statin" + courtesies.1, asked)
    #expect(read == ["statin = true", "steroid = false"])
  }

  @Test func `where in a reply a fact was found is told with its greeting`() throws {
    let reading = Self.reader.read("good morning, left", asked: .question(try question("side")))
    #expect(reading.answers.map(\.words) == [14..<18])
  }

  static let whole = [
    ("well over an hour", "lasts", ["lasts = 61 minutes"]), ("oh bite me", "bitten", []),
    ("no thanks", "statin", ["statin = false"]), ("good morning", "morning", []),
    ("mornings", "morning", ["morning = true"]),
  ]
  @Test(arguments: whole)
  func `words that say more stay, and say it`(reply: String, asked: String, expected: [String]) throws {
    #expect(facts(reply, .question(try question(asked))) == expected)
  }
}
