import Dialogs
import Testing

@testable import DialogLoading

@Suite struct SyllableTests {
  static let words: [(syllables: Int, words: String)] = [
    (
      1,
      "leg cramp whole eye aches bruise breathe walked tired swelled school through strength the be 999 3.5"
    ),
    (
      2,
      "swollen table tables muddled wanted changes doesn't movement sometimes quiet fluid being crying beyond"
    ),
    (2, "player caution question special patient language muscle ankle numbness people something headache"),
    (
      3,
      "hospital abdomen serious medicine calcium dementia area anyone exercise element supplement awareness"
    ),
    (
      3,
      "emergent ambulance replacement pregnancy usual calcium quality breathlessness clinician manual carefully"
    ),
    (4, "emergency diagnosis diabetic magnesium potassium operation anybody circulation diarrhoea extremity"),
    (5, "paracetamol antipsychotic metabolism anticoagulant uncomfortable"),
    (6, "physiotherapist acetaminophen"),
    (4, "after-effect"), (7, "bendroflumethiazide"),
  ]

  @Test(arguments: words)
  func `syllables are counted by the rules of the language`(syllables: Int, words: String) throws {
    let counter = SyllableCounter(try #require(CheckTests.language.reading))
    for word in words.split(separator: " ") {
      #expect(counter.syllables(in: word) == syllables, "\(word)")
    }
  }

  @Test func `rules without sense count something and never fail`() {
    var rules = ReadingRules()
    rules.vowels = "aeiouy"
    (rules.apart, rules.together) = (["", "a", "ia"], ["", "i", "xxxxxxxxxxxxxxxxxxxxia"])
    (rules.silent, rules.syllables) = (["": [""], "a": []], ["none": -4])
    for word in ["", "ia", "a", "diary", "none", "-", "é", "aaaa"] {
      _ = SyllableCounter(rules).syllables(in: word)
    }
    #expect(SyllableCounter(rules).syllables(in: "mania") == 3)
  }

  static let texts: [(text: String, sentences: [[String]])] = [
    ("Sit down. Rest!", [["sit", "down"], ["rest"]]), ("Is it 3.5?", [["is", "it", "3.5"]]),
    ("'Stop.' Now", [["stop"], ["now"]]), ("one\ntwo", [["one"], ["two"]]), ("", []), (" - … ", []),
    ("call {{ number }} now.", [["call", "9", "now"]]), ("{{ open", [["9"]]),
    ("don't (ever)", [["don't", "ever"]]),
    ("a {{ '}}' }} b", [["a", "9", "b"]]),
  ]
  @Test(arguments: texts)
  func `a text is sentences of words`(text: String, sentences: [[String]]) {
    #expect(ReadingText(text).sentences.map { $0.map(\.text) } == sentences)
  }

  @Test func `the grade is that of Flesch and Kincaid`() throws {
    let counter = SyllableCounter(try #require(CheckTests.language.reading))
    var measure = ReadingMeasure()
    #expect(measure.grade == nil)
    // 2 sentences, 11 words, 15 syllables.
    measure.add(ReadingText("Put the leg up now. Go to hospital in the ambulance."), counter)
    let grade = try #require(measure.grade)
    #expect(abs(grade - (0.39 * 11 / 2 + 11.8 * 15 / 11 - 15.59)) < 0.001)
  }
}
