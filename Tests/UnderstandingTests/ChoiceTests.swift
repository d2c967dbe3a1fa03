import Testing

@testable import Understanding

@Suite struct ChoiceTests {
  static let replies: [(String, String)] = [
    ("1", "calf"), ("2.", "thigh"), ("number 3", "back_thigh"), ("the second one", "thigh"),
    ("the last", "foot"),
    ("four", "foot"), ("In the calf", "calf"), ("calf", "calf"), ("my calf", "calf"), ("front", "thigh"),
    ("the back of my thigh", "back_thigh"), ("toes", "foot"), ("not the calf, the foot", "foot"),
    ("calf, no wait, foot", "foot"), ("cafl muscle in the calv, i mean calf", "calf"),
    ("2, and it is swollen", "thigh"),
    ("１", "calf"),
  ]
  @Test(arguments: replies)
  func `an option is chosen by number, label, word or synonym`(reply: String, option: String) {
    #expect(line(read(reply, "place").answers) == "place = '\(option)'")
  }

  static let sides: [(String, String)] = [
    ("one", "one"), ("both", "both"), ("just one", "one"), ("both of them", "both"), ("one leg", "one"),
    ("left leg", "one"), ("not both, one leg", "one"),
  ]
  @Test(arguments: sides)
  func `words for both and one choose what is called so`(reply: String, option: String) {
    #expect(line(read(reply, "side").answers) == "side = '\(option)'")
  }

  @Test func `what fits two options is ambiguous`() {
    #expect(read("thigh", "place").trouble == .ambiguous(["thigh", "back_thigh"]))
    #expect(read("1 or 2", "place").trouble == .ambiguous(["calf", "thigh"]))
  }

  @Test func `a number without an option is out of range`() {
    #expect(read("7", "place").trouble == .outOfRange)
    #expect(read("99999999999999999999999999999999999999999", "place").trouble == .outOfRange)
  }

  @Test(arguments: ["banana", "not the calf", "yes", "no"])
  func `nothing is guessed`(reply: String) {
    #expect(read(reply, "place").answers.isEmpty)
    #expect(read(reply, "place").trouble == .notUnderstood)
  }

  @Test func `labels answer their own question only, synonyms tell anywhere`() {
    #expect(read("both legs", "swelling").told.isEmpty)
    #expect(line(read("both sides", "swelling").told) == "side = 'both'")
  }

  @Test func `an option goes before a command of the same name`() {
    #expect(line(read("back", "going_home").answers) == "going_home = 'back'")
    #expect(read("back", "going_home").command == nil)
    #expect(read("go back", "side").command == "back")
    #expect(read("back", "swelling").trouble == nil)
  }
}
