import Testing

@testable import Understanding

@Suite struct YesNoTests {
  static let replies: [(String, String)] = [
    ("yes", "true"), ("Yes!", "true"), ("YEAH", "true"), ("yep it is", "true"), ("yeah a bit", "true"),
    ("yes since yesterday", "true"), ("i think so", "true"), ("it is", "true"), ("oh yes please", "true"),
    ("no", "false"), ("nope", "false"), ("Not really.", "false"), ("I don't think so", "false"),
    ("i dont think so", "false"), ("no, not at all", "false"), ("it isn't", "false"), ("No thanks", "false"),
    ("don't know", "not sure"), ("I'm not sure", "not sure"), ("no idea", "not sure"), ("maybe", "not sure"),
    ("well, I can\u{2019}t tell", "not sure"),
    ("it is swollen", "true"), ("it isn't swollen", "false"), ("not swollen", "false"),
    ("no swelling", "false"),
    ("a bit puffy", "true"), ("yes, it's swollen", "true"), ("no, it is not swollen", "false"),
    ("SWOLLEN", "true"), ("sw\u{F3}llen", "true"), ("swolen", "true"), ("yes\u{1B}[31m", "true"),
  ]
  @Test(arguments: replies)
  func `a yes/no question understands many wordings`(reply: String, answer: String) {
    #expect(line(read(reply, "swelling").answers) == "swelling = " + answer)
  }

  static let none = ["yes and no", "purple", "42", "my aunt", "?", "it is my calf", "if it gets puffy"]
  @Test(arguments: none)
  func `what is neither yes nor no is no answer`(reply: String) {
    #expect(read(reply, "swelling").answers.isEmpty)
  }

  @Test func `a no that belongs to something else does not answer`() {
    let reading = read("no redness", "swelling")
    #expect(reading.answers.isEmpty)
    #expect(line(reading.told) == "redness = false")
  }

  @Test(arguments: ["right calf hurts", "ok so my toes itch", "sure hurts a lot", "true pain", "wrong leg"])
  func `a word that agrees is no answer inside of other words`(reply: String) {
    #expect(read(reply, "swelling").answers.isEmpty)
  }

  @Test(arguments: ["right", "right, it started today", "ok", "sure it is", "true!", "that's right"])
  func `a word that agrees is an answer by itself`(reply: String) {
    #expect(line(read(reply, "swelling").answers) == "swelling = true")
  }

  @Test func `a reply may answer and tell more`() {
    let reading = read("yes, since my long flight", "swelling")
    #expect(line(reading.answers) == "swelling = true")
    #expect(line(reading.told) == "long_journey = true")
  }

  static let doubtful = [
    "no my chest hurts", "no, my chest hurts", "no pain", "i think there is no chest pain",
  ]
  @Test(arguments: doubtful)
  func `a denied danger sign that may be meant otherwise is in doubt`(reply: String) {
    #expect(read(reply, "chest_pain").answers.map(\.isDoubtful) == [true])
  }

  @Test(arguments: ["no", "no chest pain", "no, never", "no i don't", "No I do not have any chest pain"])
  func `a danger sign that is plainly denied is not in doubt`(reply: String) {
    #expect(line(read(reply, "chest_pain").answers) == "chest_pain = false")
  }

  @Test func `words are found again in the reply`() throws {
    let reply = "Oh – it’s very Swöllen"
    let fact = try #require(read(reply, "swelling").answers.first)
    #expect(String(decoding: Array(reply.utf8)[fact.words], as: UTF8.self) == "Swöllen")
    #expect(fact.rule == "label")
  }
}
