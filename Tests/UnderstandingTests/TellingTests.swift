import Dialogs
import Testing

@testable import Understanding

@Suite struct TellingTests {
  static let negations: [(String, String)] = [
    ("my leg is swollen", "swelling = true"), ("no swelling", "swelling = false"),
    ("no swelling, redness or numbness", "swelling = false, redness = false, numb = false"),
    ("no swelling and no redness", "swelling = false, redness = false"),
    ("swelling, no redness", "swelling = true, redness = false"),
    ("without any swelling", "swelling = false"),
    ("the swelling is gone", "swelling = false"), ("it's not only swollen", "swelling = true"),
    ("no swelling but it is red", "swelling = false, redness = true"),
    ("no swelling. it is red", "swelling = false, redness = true"),
    ("no swelling and my leg is red", "swelling = false, redness = true"),
    ("I can't feel my foot", "numb = true"), ("it isn't numb", "numb = false"),
    ("no feeling in my toes", "numb = true"), ("no toes", ""), ("chest tightness", "chest_pain = true"),
    // Whoever speaks for somebody is asked about a danger sign; a story of somebody's is none.
    ("my husband has chest pain", "chest_pain = true?"), ("my husband had chest pain", ""),
    ("my husband has no chest pain", ""), ("my neighbour has chest pain", ""),
    ("my mother also had clots", ""), ("my mother just got clots", ""),
    ("my mother died and I have clots", "clot_before = true"),
    ("my mother is well but my leg is red", "redness = true"),
    ("my mother had clots", ""), ("if it swells", ""), ("I had a clot years ago", ""),
    ("had a clot", "clot_before = true"),
    ("no chest pain", "chest_pain = false"),
    ("no chest pain or breathlessness", "chest_pain = false, breathless = false"),
    ("no chest pain, breathlessness or fainting", "chest_pain = false, breathless = false, fainted = false"),
    ("no chest pain, breathlessness", "chest_pain = false, breathless = false?"),
    ("no swelling, my chest hurts", "swelling = false, chest_pain = true?"),
    ("not sure if it is chest pain", "chest_pain = true?"), ("if my chest hurts", "chest_pain = true?"),
    ("if my chest hurts would that be bad", ""), ("would it be bad if my chest hurts", ""),
    ("if it were my chest hurts i would go", ""),
    ("my chest hurts, would it be bad if i run", "chest_pain = true"),
    ("if i lie down i am breathless, would that be bad", "breathless = true?"),
    ("i can't have chest pain", "chest_pain = true?"), ("i do not have chest pain", "chest_pain = false"),
    ("i can't swim, swollen", "swelling = true"),
    ("no worries and honestly i have chest pain", "chest_pain = true"),
    ("my chest hurts and won't come back to normal", "chest_pain = true"),
    ("chest pain last year", ""),
    ("chest pain last year and again now", "chest_pain = true"), ("my mother had chest pain", ""),
    ("my leg is swollen and my chest hurts", "swelling = true, chest_pain = true"),
    ("chest pain, no chest pain", "chest_pain = true?"),
    ("i have a long flight behind me", "long_journey = true"),
    ("pain in the chest", "chest_pain = true"), ("my chst hurts", ""),
    ("i am breathles", "breathless = true"),
    ("redness? no", "redness = false"), ("swelling: no. it is red", "swelling = false, redness = true"),
    ("swelling in 2008", ""), ("what should i do, my leg is swollen", "swelling = true"),
    ("what should i do if it swells", ""), ("what should i do if my chest hurts", ""),
    ("can a cramp bring swelling", ""), ("is my leg swollen", "swelling = true"),
    ("never had a clot", "clot_before = false"),
    ("no swelling of the left shin or redness", "swelling = false, redness = false"),
    ("left leg", "side = 'one'"), ("left leg, both sides", ""), ("not the left leg", ""),
    ("worn out", "tired = true?, weak = true?"), ("expecting", "pregnant = true, late_pregnancy = true"),
  ]
  @Test(arguments: negations)
  func `told facts keep whether, whose and when`(reply: String, told: String) {
    #expect(line(read(reply).told) == told)
  }

  @Test func `a phrase of two questions belongs to the asked one`() {
    #expect(line(read("worn out", "tired").answers) == "tired = true")
    #expect(read("worn out", "tired").told.isEmpty)
  }

  @Test func `a text answer is kept and its facts are told`() {
    let reading = read("  my calf is puffy\u{7} since my long flight ", "trouble")
    #expect(line(reading.answers) == "trouble = 'my calf is puffy since my long flight'")
    #expect(line(reading.told) == "place = 'calf', swelling = true, long_journey = true")
    #expect(line(read("help", "trouble").answers).isEmpty)
    #expect(read("help", "trouble").command == "help")
    #expect(line(read("not sure", "trouble").answers) == "trouble = not sure")
  }

  @Test func `a question about things in general tells nothing, unless oneself is named`() {
    #expect(read("What is a cramp?", "swelling").topic?.position == 0)
    #expect(read("what is a cramp", "trouble").answers.isEmpty)
    let reading = read("what does chest pain mean", "swelling")
    #expect(reading.topic?.position == 1)
    #expect(reading.told.isEmpty)
    #expect(line(read("what does my chest pain mean", "swelling").told) == "chest_pain = true?")
  }

  @Test func `a danger sign is heard beside a command`() {
    #expect(read("back", "side").command == "back")
    #expect(line(read("back, my chest hurts", "side").told) == "chest_pain = true")
    #expect(read("back, my chest hurts", "side").command == nil)
  }

  @Test func `words of correction at the front are noticed`() {
    #expect(read("sorry, I meant swollen", "side").isCorrection)
    #expect(!read("I am swollen, sorry", "side").isCorrection)
    let reading = read("sorry, I meant both", "duration", previous: "side")
    #expect(line(reading.told) == "side = 'both'")
    #expect(reading.trouble == nil)
    #expect(line(read("sorry, no", "swelling", previous: "redness").told) == "redness = false?")
  }
}
