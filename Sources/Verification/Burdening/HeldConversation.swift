import Conversations
import Dialogs

/// A conversation of a person who answers each prompt whole.
struct HeldConversation {
  let level: Reference<Level>
  /// How many prompts it had.
  let prompts: Int
  /// By each question that was on a screen, the number of the first prompt that showed it, counted from 1.
  let shownAt: [Reference<Question>: Int]

  /// Holds it to its conclusion; `nil` where it comes to none.
  ///
  /// - Parameter first: What the first reply tells besides its answer.
  init?(_ member: Case, in dialog: Dialog, first: [LogEntry.Event] = []) {
    var conversation = Conversation(dialog, settings: member.settings)
    var shownAt: [Reference<Question>: Int] = [:]
    var prompts = 0
    for _ in 0...conversation.longestReplies {
      switch conversation.stop {
      case .concludes:
        self.level = conversation.conclusion.level
        self.prompts = prompts
        self.shownAt = shownAt
        return
      case .asks(let prompt):
        prompts += 1
        for question in prompt.onScreen where shownAt[question] == nil { shownAt[question] = prompts }
        let answers = prompt.onScreen.map { question in
          LogEntry.Event.answered(
            question: dialog[question].id, member.answers[question] ?? dialog[question].unremarkableAnswer)
        }
        _ = conversation.note(answers + (prompts == 1 ? first : []))
      }
    }
    return nil
  }
}
