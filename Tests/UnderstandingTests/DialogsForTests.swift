import ClinicalQuality
import Diagnostics
import Dialogs

@testable import Understanding

/// Builds questions in a line each.
struct DialogMaker {
  var dialog = Dialog(id: "test", title: "Test", language: .english)
  private static let place = SourceRange(file: 0, bytes: 0..<0)

  mutating func add(_ id: String, _ kind: Question.Kind, _ change: (inout Question) -> Void = { _ in }) {
    var question = Question(id: id, kind: kind, ask: Text("About \(id)?"), place: Self.place)
    change(&question)
    dialog.names.add(id, .init(kind: .question, position: dialog.questions.count))
    dialog.questions.append(question)
  }

  mutating func yesNo(
    _ id: String, short: String? = nil, _ synonyms: [String] = [], isDanger: Bool = false,
    shared: [String] = []
  ) {
    let shared = shared.compactMap { dialog.question(named: $0) }
    add(id, .yesNo) {
      ($0.synonyms, $0.isDanger, $0.short, $0.shared) = (synonyms, isDanger, short, shared)
    }
  }

  mutating func choice(_ id: String, _ options: [(id: String, label: String, synonyms: [String])]) {
    add(id, .choice(options.map { .init(id: $0.id, label: $0.label, synonyms: $0.synonyms) }))
  }

  mutating func topic(_ id: String, _ phrases: [String]) {
    dialog.topics.append(Topic(id: id, title: id, phrases: phrases, say: Text(id), place: Self.place))
  }
}

extension Dialog {
  /// A leg, in the questions that tests ask about.
  static let leg: Dialog = {
    var maker = DialogMaker()
    maker.add("trouble", .text)
    maker.yesNo(
      "chest_pain", short: "Pain or tightness in the chest",
      ["chest hurts", "chest pain", "pain in my chest", "tight chest", "chest is tight"], isDanger: true)
    maker.yesNo(
      "breathless", short: "Short of breath",
      ["breathless", "breathlessness", "can't breathe", "out of breath"], isDanger: true
    )
    maker.yesNo("fainted", short: "Fainted", ["fainted", "passed out"], isDanger: true)
    maker.yesNo("swelling", short: "Swollen", ["swollen", "swelling", "puffy", "swells"])
    maker.yesNo("redness", short: "Red or hot", ["red", "redness", "hot"])
    maker.yesNo("numb", short: "Numb", ["numb", "numbness", "can't feel my foot", "no feeling in my toes"])
    maker.yesNo("clot_before", ["clots", "had a clot", "blood clot"])
    maker.yesNo("long_journey", ["long flight", "long drive"])
    maker.choice(
      "side",
      [("one", "One leg", ["left leg", "right leg", "one side"]), ("both", "Both legs", ["both sides"])])
    maker.choice(
      "place",
      [
        ("calf", "In the calf", ["calf"]), ("thigh", "Front of the thigh", []),
        ("back_thigh", "Back of the thigh", []),
        ("foot", "Foot or toes", ["toe cramps"]),
      ])
    maker.add("duration", .duration) {
      $0.cues = ["lasts", "goes on for"]
      $0.within = Interval(low: .quantity(.init(value: 1, .second)), high: .quantity(.init(value: 24, .hour)))
    }
    maker.add("pain", .number) {
      $0.cues = ["pain", "out of ten"]
      $0.within = Interval(low: .decimal(.zero), high: .decimal(Decimal(10)))
    }
    maker.add("often", .frequency) { $0.cues = ["happens", "get them"] }
    maker.add("age", .number) { ($0.unit, $0.cues) = ("years", ["years old", "aged"]) }
    maker.add("size", .number) { $0.unit = "cm" }
    maker.add("waiting", .duration) { ($0.unit, $0.ofRange) = ("days", .lowest) }
    maker.choice("going_home", [("back", "Back", []), ("stay", "Stay", [])])
    maker.yesNo("night_cramps", ["most nights", "at night"])
    maker.yesNo("tired", ["worn out"])
    maker.yesNo("weak", ["worn out", "weak"])
    maker.yesNo("pregnant", ["expecting"])
    maker.yesNo("late_pregnancy", ["expecting"], shared: ["pregnant"])
    maker.topic("what_is_a_cramp", ["what is a cramp"])
    maker.topic("chest_topic", ["what does chest pain mean"])
    return maker.dialog
  }()

  /// The reader of ``leg``.
  static let legReader = Reader(leg)
}

extension Quantity {
  init(value: Int, _ unit: CalendarUnit) { self.init(value: Decimal(value), unit: .calendar(unit)) }
}

/// Reads a reply to a question of ``Dialog/leg``, or to several as a checklist, or to nothing.
func read(_ reply: String, _ asked: String..., previous: String? = nil) -> Reading {
  let dialog = Dialog.leg
  let questions = asked.compactMap { dialog.question(named: $0) }
  let target: Asked =
    questions.isEmpty ? .nothing : questions.count == 1 ? .question(questions[0]) : .checklist(questions)
  return Dialog.legReader.read(
    reply, asked: target, previous: previous.flatMap { dialog.question(named: $0) }.map { [$0] } ?? [])
}

/// Facts as a line: `swelling = true, side = 'one'`, with `?` behind what is in doubt.
func line(_ facts: [Reading.Fact]) -> String {
  facts.map { fact in
    let value =
      switch fact.answer {
      case .notSure: "not sure"
      case .value(let value): value.literal
      }
    return Dialog.leg[fact.question].id + " = " + value + (fact.isDoubtful ? "?" : "")
  }
  .joined(separator: ", ")
}
