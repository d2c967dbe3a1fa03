import ClinicalQuality
import Conversations
import DialogLoading
import Dialogs
import Foundation
import Testing
import Understanding
import Verification

/// Every set of cases is held against conversations: random cases, walked by the engine itself.
@Suite struct ExplorationTests {
  static let repository = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().path

  @Test(arguments: 0..<16)
  func `what happens in a case is what its conversation shows`(batch: Int) throws {
    var sound = 0
    for seed in 0..<8 {
      var generator = RandomDialog(seed: UInt64(batch * 8 + seed))
      guard let dialog = generator.dialog() else { continue }
      sound += 1
      try compare(dialog, cases: 16, seed: UInt64(batch * 8 + seed))
    }
    #expect(sound > 0, "the generator writes dialogs without mistakes")
  }

  private func compare(_ dialog: Dialog, cases count: Int, seed: UInt64) throws {
    let sets = try Sets(Exploration(dialog))
    var random = SeededRandom(seed: seed)
    for _ in 0..<count {
      let member = sets.randomCase(&random)
      let conversation = Conversation(dialog, member)
      let problems = sets.differences(member, conversation)
      if !problems.isEmpty {
        Issue.record("seed \(seed): \(problems) in \(member.written(in: dialog))")
        return
      }
    }
  }
}

extension Conversation {
  init(_ dialog: Dialog, _ member: Case) {
    let log = member.answers.map {
      LogEntry(reply: 1, words: "", event: .told(question: dialog[$0.key].id, $0.value))
    }
    self.init(dialog, settings: member.settings, log: log)
  }
}

/// All that is compared of a dialog.
struct Sets {
  private let exploration: Exploration
  private var named: [(name: String, set: CaseSet, happens: (Conversation) -> Bool)] = []

  init(_ exploration: Exploration) throws {
    self.exploration = exploration
    let dialog = exploration.dialog
    func add(_ name: String, _ happening: Happening, _ happens: @escaping (Conversation) -> Bool) throws {
      named.append((name, try exploration.cases(happening), happens))
    }
    try add("concludes", .concludes) { if case .concludes = $0.stop { true } else { false } }
    for position in dialog.nodes.indices {
      let node = Reference<Node>(position)
      try add("passes \(dialog[node].id)", .passes(node)) { $0.walk.path.contains(node) }
    }
    for position in dialog.questions.indices {
      let question = Reference<Question>(position)
      try add("asks \(dialog[question].id)", .asks(question)) { conversation in
        guard case .asks(let prompt) = conversation.stop else { return false }
        return prompt.onScreen.contains(question) || prompt.question == question
      }
    }
    for position in dialog.findings.indices {
      let finding = Reference<Finding>(position)
      try add("finding \(position)", .holds(finding)) {
        $0.conclusion.reasons.contains { $0.finding == finding }
      }
    }
    for position in dialog.advice.indices {
      let advice = Reference<Advice>(position)
      try add("advice \(position)", .gives(advice)) { $0.conclusion.advice.contains(advice) }
    }
    for position in dialog.levels.indices {
      let level = Reference<Level>(position)
      try add("shows \(dialog[level].id)", .shows(level)) { $0.conclusion.level == level }
      try add("level \(dialog[level].id)", .level(level)) {
        $0.values[dialog.slots.level] == .string(dialog[level].id)
      }
    }
    let concluding = try exploration.cases(.concludes)
    for property in dialog.properties {
      let expression = property.expression
      try addTruth(true, .isTrue(expression), of: property, within: concluding)
      try addTruth(false, .isFalse(expression), of: property, within: concluding)
      try addTruth(nil, .isNull(expression), of: property, within: concluding)
    }
  }

  private mutating func addTruth(
    _ truth: Bool?, _ happening: Happening, of property: Property, within concluding: CaseSet
  ) throws {
    let set = try exploration.intersection(exploration.cases(happening), concluding)
    let expression = property.expression
    named.append(
      (
        "\(property.id) is \(truth.map { "\($0)" } ?? "null")", set,
        { conversation in
          guard case .concludes = conversation.stop else { return false }
          return expression.truth(conversation.values) == truth
        }
      ))
  }

  func differences(_ member: Case, _ conversation: Conversation) -> [String] {
    named.filter { exploration.contains($0.set, member) != $0.happens(conversation) }.map(\.name)
  }

  /// A case that leaves few or many questions open, so that all stretches of the way are met.
  func randomCase(_ random: inout SeededRandom) -> Case {
    var member = Case(settings: ["region": random.pick(["GB", "US"])])
    let density = 1 + random.below(10)
    for position in exploration.dialog.questions.indices where random.chance(density, in: 10) {
      let answers = exploration.answers(to: Reference(position))
      member.answers[Reference(position)] = random.pick(answers)
    }
    return member
  }
}

extension Property {
  var expression: ClinicalQuality.Expression {
    switch rule {
    case .always(let expression), .never(let expression): expression
    }
  }
}
