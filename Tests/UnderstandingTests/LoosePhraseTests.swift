import ClinicalQuality
import Dialogs
import Testing

@testable import Understanding

@Suite struct LoosePhraseTests {
  private static let reader: Reader = {
    var maker = DialogMaker()
    maker.yesNo(
      "chest_pain", ["chest pain", "chest + tight/heavy/sat on"], isDanger: true)
    maker.yesNo("breathless", ["can't/hardly + breathe"], isDanger: true)
    maker.yesNo("swelling", ["leg/calf + swollen/puffy"])
    maker.yesNo("clot", ["blood + clot"])
    maker.choice(
      "side", [("left", "Left leg", ["left + leg/calf"]), ("right", "Right leg", ["right + leg/calf"])])
    return Reader(maker.dialog)
  }()

  private func told(_ reply: String) -> String {
    Self.reader.read(reply, asked: .nothing).told.map { fact in
      let value =
        switch fact.answer {
        case .notSure: "not sure"
        case .value(let value): value.literal
        }
      return Self.reader.dialog[fact.question].id + " = " + value + (fact.isDoubtful ? "?" : "")
    }
    .joined(separator: ", ")
  }

  static let apart: [(String, String)] = [
    ("my chest has gone really tight", "chest_pain = true"),
    ("it feels tight right across the chest", "chest_pain = true"),
    ("somebody sat on my chest", "chest_pain = true"),
    ("my chset is heavy, left calf too", "chest_pain = true, side = 'left'"),
    ("I can hardly even breathe", "breathless = true"), ("I can't seem to breathe", "breathless = true"),
    ("my left calf is ever so puffy", "side = 'left', swelling = true"),
    ("my leg, swollen", ""), ("my leg is fine but the dog is swollen", ""),
    ("a leg is a leg and this long story of mine ends swollen", ""),
    ("chest pain and tight", "chest_pain = true"),
  ]
  @Test(arguments: apart)
  func `the parts of a loose phrase stand in any order, in one clause, a few words apart`(
    reply: String, expected: String
  ) {
    #expect(told(reply) == expected)
  }

  static let contexts: [(String, String)] = [
    ("my leg is not swollen", "swelling = false"), ("no leg that is swollen", "swelling = false"),
    ("no clot of blood in the leg or swollen", "clot = false, swelling = false"),
    ("my chest is not tight", "chest_pain = false"), ("my mother had a swollen leg", ""),
    ("if my leg gets swollen", ""), ("can a leg be swollen from sitting", ""),
    ("no blood in a clot", "clot = false"),
  ]
  @Test(arguments: contexts)
  func `negation, person and supposition hold for loose phrases too`(reply: String, expected: String) {
    #expect(told(reply) == expected)
  }

  @Test func `a long reply of parts only is read, and ends`() {
    let reading = Self.reader.read(
      String(repeating: "chest tight leg swollen ", count: 160), asked: .nothing)
    #expect(reading.told.count == 2)
  }

  @Test func `each alternative is a sample of the phrase`() {
    #expect(LoosePhrase("chest + tight/so heavy")?.samples == ["chest tight", "chest so heavy"])
  }

  @Test func `more alternatives than are allowed are no loose phrase`() {
    let many = (1...LoosePhrase.mostAlternatives).map { "w\($0)" }.joined(separator: "/")
    #expect(LoosePhrase("chest + \(many)")?.parts.last?.count == LoosePhrase.mostAlternatives)
    #expect(LoosePhrase("chest + \(many)/more") == nil)
  }

  @Test(arguments: [
    "chest +", "+ chest", "chest + tight//heavy", "chest +  / tight", "a + b + c + d + e", "chest tight",
  ])
  func `what is not well-formed is no loose phrase`(synonym: String) {
    #expect(LoosePhrase(synonym) == nil)
  }
}
