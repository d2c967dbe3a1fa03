import ClinicalQuality
import Conversations
import Dialogs

/// Looks for answers that led to a more urgent level where a question is no longer asked: to that question, and to what
/// was asked because of it.
struct LostAnswers {
  private(set) var found: DialogDiff.LostAnswer?
  private let exploration: Exploration
  private let shown: String
  /// What is asked anyway.
  private var asked: Set<Reference<Question>> = []
  private var tries = 0

  private static let mostTries = 400
  private static let deepest = 3

  /// - Parameters:
  ///   - member: A case in which the old version puts the question.
  ///   - shown: The level that the new version ends with.
  init(_ old: Exploration, from member: Case, _ question: Reference<Question>, _ shown: String) {
    (exploration, self.shown) = (old, shown)
    guard let urgency = old.dialog.names.position(of: shown, as: .level) else { return }
    if case .asks(let prompt) = Conversation(old.dialog, telling: member).stop {
      asked = Set(prompt.onScreen)
    }
    // What one answer does is worth more than a chain of them.
    for depth in 1...Self.deepest where found == nil {
      look([question], member, [], urgency, depth: depth)
    }
  }

  private mutating func look(
    _ questions: [Reference<Question>], _ member: Case, _ given: [DialogDiff.LostAnswer.Given],
    _ urgency: Int,
    depth: Int
  ) {
    let dialog = exploration.dialog
    for question in questions {
      for answer in exploration.answers(to: question) where found == nil && tries < Self.mostTries {
        tries += 1
        var longer = member
        longer.answers[question] = answer
        let answers = given + [.init(question: dialog[question].id, answer: answer)]
        let held = Conversation(dialog, telling: longer)
        guard case .string(let id) = held.walk.values[dialog.slots.level] else { continue }
        if let level = dialog.names.position(of: id, as: .level), level < urgency {
          found = .init(answers: answers, from: id, to: shown)
        } else if depth > 1, case .asks(let prompt) = held.stop {
          look(prompt.onScreen.filter { !asked.contains($0) }, longer, answers, urgency, depth: depth - 1)
        }
      }
    }
  }
}
