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
}
