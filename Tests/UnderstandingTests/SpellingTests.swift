import ClinicalQuality
import Dialogs
import Testing

@testable import Understanding

/// Slips of spelling: the likelier word wins, by what fingers do.
@Suite struct SpellingTests {
  private static let words = [
    "wrong", "worn", "cramp", "swollen", "poison", "hills", "chills", "diarrhoea", "broken",
  ]

  private func corrected(_ text: String) -> String? {
    var table = WordTable(protected: [], stemmer: Stemmer(.english), costs: SlipCosts(.english))
    for word in Self.words { _ = table.add(word) }
    var budget = Spelling.budget
    let found = table.find(text, budget: &budget)
    return Self.words.first { table.exact($0) == found }
  }

  static let slips = [
    ("worng", "wrong"), ("warn", nil), ("crmap", "cramp"), ("crap", nil), ("craamp", "cramp"),
    ("vramp", "cramp"),
    ("kramp", "cramp"), ("brmp", nil), ("swolen", "swollen"), ("swollwn", "swollen"), ("swoppen", nil),
    ("poisned", "poison"), ("posioned", "poison"), ("chils", "chills"), ("diarea", nil),
    ("diarhoea", "diarrhoea"),
    ("diarrohea", "diarrhoea"), ("diarhea", "diarrhoea"), ("brokem", "broken"), ("brozen", nil),
    ("spoken", nil),
    // Held down: only the run is shortened.
    ("swollennnn", "swollen"), ("brokennn", "broken"), ("wroooong", "wrong"), ("chiiills", "chills"),
  ]
  @Test(arguments: slips)
  func `a slip leads to the one word that is likeliest`(text: String, word: String?) {
    #expect(corrected(text) == word)
  }

  @Test func `a word of endings is corrected by its stem`() {
    #expect(corrected("crampnig") == nil)
    #expect(corrected("cranping") == "cramp")
  }

  @Test func `a budget of comparisons that is spent forgives nothing more`() {
    var spelling = Spelling(costs: SlipCosts(.english))
    spelling.add("cramp", word: 1)
    var budget = 1
    #expect(spelling.correction(of: "crmap", budget: &budget) == nil)
    budget = 2
    #expect(spelling.correction(of: "crmap", budget: &budget) == 1)
  }

  private static let dialog: Dialog = {
    var language = Language.english
    language.adjectives = ["swollen"]
    language.hedges += ["slightly"]
    var maker = DialogMaker()
    maker.dialog.language = language
    maker.yesNo("swollen", short: "swollen", ["swollen"])
    maker.yesNo("statin", short: "a statin", ["statin"])
    return maker.dialog
  }()

  static let ofLanguage: [(String, String, [Answer])] = [
    ("its swolen", "swollen", [.yes]), ("its swlolen", "swollen", [.yes]),
    ("slihgtly swollen", "swollen", [.yes]),
    // A slip makes no 'not'.
    ("without a statin", "statin", [.no]), ("witout a statin", "statin", []),
  ]
  @Test(arguments: ofLanguage)
  func `slips in words of the language are forgiven but in those that turn a meaning round`(
    reply: String, asked: String, answers: [Answer]
  ) throws {
    let question = try #require(Self.dialog.question(named: asked))
    #expect(Reader(Self.dialog).read(reply, asked: .question(question)).answers.map(\.answer) == answers)
  }
}
