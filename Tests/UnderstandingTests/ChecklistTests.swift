import Dialogs
import Testing

@testable import Understanding

@Suite struct ChecklistTests {
  /// What each of chest_pain, breathless and fainted comes to: y, n, s (not sure) or - (nothing).
  private func ticks(_ reading: Reading) -> String {
    ["chest_pain", "breathless", "fainted"].map { id in
      switch reading.answers.first(where: { Dialog.leg[$0.question].id == id })?.answer {
      case .some(.yes): "y"
      case .some(.no): "n"
      case .some(.notSure): "s"
      default: "-"
      }
    }
    .joined()
  }
  private func ask(_ reply: String) -> Reading { read(reply, "chest_pain", "breathless", "fainted") }

  static let replies: [(String, String)] = [
    ("tightness", "y--"), ("tightness, at my desk", "y--"), ("none, and I'm 28", "nnn"),
    ("2", "nyn"), ("1 and 3", "yny"), ("1,3", "yny"), ("1, 3", "yny"), ("1-3", "yyy"), ("1 to 2", "yyn"),
    ("1/2", "yyn"), ("the first two", "yyn"), ("just the first two", "yyn"), ("last one", "nny"),
    ("one and three", "yny"),
    ("numbers 1 and 2", "yyn"), ("none", "nnn"), ("None of those.", "nnn"), ("no", "nnn"), ("nope", "nnn"),
    ("nothing like that", "nnn"), ("all fine", "nnn"), ("all", "yyy"), ("all of them", "yyy"),
    ("all except 2", "yny"),
    ("all but the fainting", "yyn"), ("none except 2", "nyn"), ("only 3", "nny"),
    ("only short of breath", "nyn"),
    ("short of breath", "nyn"), ("breathless", "nyn"), ("chest pain, fainted", "yny"),
    ("chest pain and breathless", "yyn"),
    ("yes, 2", "nyn"), ("no chest pain", "n--"), ("my chest hurts", "y--"), ("I passed out yesterday", "--y"),
    ("I am breathless", "-y-"),
    ("no chest pain or breathlessness", "nn-"), ("no, no and no", "nnn"),
    ("my chest hurts but otherwise fine", "ynn"), ("my chest hurts, nothing else", "ynn"), ("not 2", "-n-"),
    ("none of those, but my calf is puffy", "nnn"), ("2, and my calf is puffy", "nyn"),
    ("not sure about 2", "-s-"), ("not sure about 2 and 3", "-ss"), ("maybe 2", "-s-"),
    ("1, not sure about 2", "ysn"), ("1 and maybe 3", "yns"), ("3 maybe, rest no", "nns"),
    ("1, 3 not sure", "yns"), ("not sure about 2, 3", "-ss"), ("1 maybe, 3", "sny"),
    ("not sure about 2, no to the rest", "nsn"), ("no, but not sure about 3", "nns"),
    ("none, except maybe 2", "nsn"), ("not sure about 2, otherwise none", "nsn"),
    ("not sure about 2, none of the others", "nsn"), ("all except maybe 2", "ysy"),
    ("my mother has chest pain", "---"), ("purple", "---"), ("yes", "---"),
    ("just short of breath on stairs and chest pain", "yyn"), ("breathless, yes. otherwise fine", "nyn"),
    ("38.5 and breathless", "-y-"),
    // A denial that goes on with something that nobody understood denies nothing.
    ("no but my chest feels a bit funny", "---"), ("no, apart from my chest feeling odd", "---"),
    ("nothing to do with the chest", "---"), ("1 2 but not 3", "yyn"), ("none, but I fainted", "nny"),
  ]
  @Test(arguments: replies)
  func `a checklist takes numbers, names and sentences`(reply: String, expected: String) {
    #expect(ticks(ask(reply)) == expected)
  }

  @Test func `a bare yes asks which, unless there is one item only`() {
    #expect(ask("yes").trouble == .whichItems)
    let one = Dialog.leg.question(named: "fainted").map { [$0] } ?? []
    #expect(line(Dialog.legReader.read("yes", asked: .checklist(one)).answers) == "fainted = true")
  }

  @Test func `not sure belongs to the whole checklist`() {
    #expect(ask("not sure").isChecklistNotSure)
    #expect(ask("I don't know").answers.isEmpty)
    #expect(!ask("none").isChecklistNotSure)
  }

  @Test func `a number that is not on the list answers nothing`() {
    #expect(ask("2 and 9").trouble == .outOfRange)
    #expect(ask("2 and 9").answers.isEmpty)
  }

  @Test func `facts of other questions are told beside the picks`() {
    #expect(line(ask("none of those, but my calf is puffy").told) == "place = 'calf', swelling = true")
    #expect(line(ask("2, and my foot is red").told) == "redness = true")
  }

  @Test func `a denial of something else is no answer to danger signs`() {
    #expect(ask("no fever").answers.isEmpty)
    #expect(ask("no redness").answers.isEmpty)
  }

  @Test func `an item that was left out has no words`() {
    #expect(ask("2").answers.map(\.words.isEmpty) == [true, false, true])
  }
}
