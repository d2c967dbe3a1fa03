import ClinicalQuality
import Conversations
import Dialogs
import Testing
import Verification

/// Verdicts are held against every case there is, each walked by the engine itself.
@Suite struct BruteForceTests {
  @Test(arguments: 0..<18)
  func `says what looking at every single case says`(batch: Int) throws {
    var compared = 0
    for seed in 0..<12 {
      var generator = RandomDialog(seed: UInt64(10_000 + batch * 12 + seed), mostQuestions: 3)
      guard let dialog = generator.dialog(), let all = AllCases(dialog) else { continue }
      compared += 1
      let report = Verifier(dialog).run()
      for result in report.results {
        let problem = all.problem(with: result)
        #expect(problem == nil, "seed \(batch * 12 + seed), \(result.id): \(problem ?? "")")
      }
    }
    #expect(compared > 0, "some dialogs are small enough")
  }
}

/// Every case of a small dialog.
private struct AllCases {
  private static let most = 320

  private let dialog: Dialog
  private let answers: [[Answer?]]
  private let conversations: [(member: Case, conversation: Conversation)]
  private let levels: [Case: Int?]

  init?(_ dialog: Dialog) {
    self.dialog = dialog
    let exploration = Exploration(dialog)
    answers = dialog.questions.indices.map { [nil] + exploration.answers(to: Reference($0)) }
    var cases = ["GB", "US"].map { Case(settings: ["region": $0]) }
    for (position, answers) in answers.enumerated() {
      cases = cases.flatMap { member in
        answers.map { answer in
          var longer = member
          longer.answers[Reference(position)] = answer
          return longer
        }
      }
      if cases.count > Self.most { return nil }
    }
    conversations = cases.map { ($0, Conversation(dialog, $0)) }
    levels = Dictionary(
      uniqueKeysWithValues: conversations.map { member, conversation in
        (member, conversation.conclusion.reasons.map(\.level.position).min())
      })
  }

  private var concluded: [(member: Case, conversation: Conversation)] {
    conversations.filter { if case .concludes = $0.conversation.stop { true } else { false } }
  }

  /// What is wrong with a result; `nil` where looking at every case says the same.
  func problem(with result: PropertyResult) -> String? {
    if let property = result.property { return problem(with: result, of: property) }
    let expected: Int
    switch result.id {
    case "a_raised_level_never_falls": expected = dialog.questions.indices.count { falls(Reference($0)) }
    case "not_sure_is_never_milder": expected = dialog.questions.indices.count { isMild(Reference($0)) }
    case "every_node_can_be_reached":
      let seen = Set(conversations.flatMap(\.conversation.walk.path))
      expected = dialog.nodes.count - seen.count
    case "every_finding_can_hold":
      expected =
        dialog.findings.count
        - Set(concluded.flatMap { $0.conversation.conclusion.reasons.map(\.finding) }).count
    case "every_advice_can_be_given": expected = neverGiven
    case "every_answer_can_be_given":
      let seen = conversations.flatMap { item -> [Reference<Question>] in
        guard case .asks(let prompt) = item.conversation.stop else { return [] }
        return prompt.onScreen + [prompt.question].compactMap(\.self)
      }
      expected = dialog.questions.count - Set(seen).count
    default: return nil
    }
    return result.failures.count == expected
      ? nil : "\(result.failures.count) failures instead of \(expected)"
  }

  private var neverGiven: Int {
    let given = Set(concluded.flatMap(\.conversation.conclusion.advice))
    return dialog.advice.indices.count { position in
      let advice = Reference<Advice>(position)
      if given.contains(advice) { return false }
      return !conversations.contains { item in
        item.conversation.walk.path.contains { dialog[$0].advise.contains(advice) }
          && dialog[advice].unless.map { $0.truth(item.conversation.walk.values) == false } ?? true
      }
    }
  }

  private func problem(with result: PropertyResult, of property: Property) -> String? {
    func truth(_ conversation: Conversation) -> Bool? { property.expression.truth(conversation.values) }
    let wrong: Bool
    if case .never = property.rule { wrong = true } else { wrong = false }
    let fails = concluded.contains { truth($0.conversation) == wrong }
    let isUnknown = concluded.contains { truth($0.conversation) == nil }
    switch result.verdict {
    case .fails:
      guard let member = result.failures.first?.answers else { return "no counterexample" }
      let conversation = Conversation(dialog, member)
      guard case .concludes = conversation.stop else { return "the counterexample is no conversation" }
      return truth(conversation) == wrong ? nil : "the counterexample shows nothing"
    case .holds: return fails ? "it fails" : isUnknown ? "it is unknown somewhere" : nil
    case .unknown: return fails ? "it fails" : isUnknown ? nil : "it holds"
    case .notProved(let reason): return "not proved: \(reason)"
    }
  }

  // MARK: - Urgency

  /// How urgent a case is: the findings' level, the default where none holds.
  private func urgency(_ member: Case) -> Int { (levels[member] ?? nil) ?? dialog.defaultLevel.position }

  private func falls(_ question: Reference<Question>) -> Bool {
    conversations.contains { member, conversation in
      guard member.answers[question] == nil, let before = levels[member] ?? nil else { return false }
      return answers[question.position].contains { answer in
        guard let answer else { return false }
        let after = member.giving(answer, to: question)
        return urgency(after) > before && !corrects(conversation, after)
      }
    }
  }

  private func corrects(_ before: Conversation, _ after: Case) -> Bool {
    let values = Conversation(dialog, after).walk.values
    return dialog.questions.indices.contains { position in
      guard let relevant = dialog.questions[position].relevant,
        before.journal.entries[position] != nil
      else { return false }
      return relevant.truth(before.walk.values) != false && relevant.truth(values) == false
    }
  }

  private func isMild(_ question: Reference<Question>) -> Bool {
    let definite = answers[question.position].compactMap(\.self).filter { answer in
      answer != .notSure && (!dialog[question].isDanger || answer == .yes)
    }
    guard !definite.isEmpty else { return false }
    return conversations.contains { member, _ in
      guard member.answers[question] == nil else { return false }
      let mildest = definite.map { urgency(member.giving($0, to: question)) }.max() ?? 0
      return urgency(member.giving(.notSure, to: question)) > mildest
    }
  }
}

extension Case {
  fileprivate func giving(_ answer: Answer, to question: Reference<Question>) -> Case {
    var other = self
    other.answers[question] = answer
    return other
  }
}
