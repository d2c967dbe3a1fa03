import Dialogs
import Testing

@testable import Understanding

@Suite struct VocabularyCheckTests {
  private func reader(_ make: (inout DialogMaker) -> Void) -> Reader {
    var maker = DialogMaker()
    make(&maker)
    return Reader(maker.dialog)
  }

  @Test func `two options with one phrase are an error`() {
    let reader = reader {
      $0.choice("side", [("one", "One leg", ["either leg"]), ("both", "Both legs", ["Either legs"])])
    }
    let expected = VocabularyIssue.sameOption(
      phrase: "either leg", question: Reference(0), options: ["one", "both"])
    #expect(reader.collisions() == [expected])
    #expect(reader.collisions().allSatisfy { $0.isError })
    #expect(reader.misunderstood().map(\.phrase) == ["either leg", "Either legs"])
  }

  @Test func `an option that is called like a command is an error`() {
    let reader = reader { $0.choice("place", [("back", "Back", []), ("leg", "Leg", [])]) }
    #expect(
      reader.collisions() == [
        .command(phrase: "Back", question: Reference(0), option: "back", command: "back")
      ])
  }

  @Test func `two questions with one phrase are a warning, unless they share it`() {
    let apart = reader {
      $0.yesNo("tired", ["worn out"])
      $0.yesNo("weak", ["worn out"])
    }
    #expect(
      apart.collisions() == [.sameQuestion(phrase: "worn out", questions: [Reference(0), Reference(1)])])
    #expect(apart.collisions().allSatisfy { !$0.isError })
    let shared = reader {
      $0.yesNo("tired", ["worn out"])
      $0.yesNo("weak", ["worn out"], shared: ["tired"])
    }
    #expect(shared.collisions().isEmpty)
  }

  @Test func `examples are tested against what they stand for`() {
    let reader = reader {
      $0.add("swelling", .yesNo) {
        $0.synonyms = ["swollen"]
        $0.examples = [("yes", "it is swollen"), ("no", "not swollen at all"), ("yes", "balloon-like")]
      }
    }
    #expect(reader.misunderstood().map(\.phrase) == ["balloon-like"])
    #expect(reader.misunderstood().allSatisfy { $0.isAmbiguous })
  }

  @Test func `the tests' own dialog is understood`() {
    #expect(Dialog.legReader.misunderstood().map(\.phrase) == [])
  }
}
