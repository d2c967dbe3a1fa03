import Conversations
import Dialogs

/// Looks for a long conversation that has something, by changing one answer at a time.
///
/// Begins where nothing turns up, and keeps a change unless prompts become fewer (hill climbing that walks on along
/// plateaus). What it finds is real; that it finds nothing proves nothing. The same dialog gives the same conversation.
struct LongConversation {
  private let exploration: Exploration
  private let changeable: [Reference<Question>]

  /// How often each answer is tried.
  private static let attemptsPerAnswer = 10

  init(_ exploration: Exploration) {
    self.exploration = exploration
    let dialog = exploration.dialog
    changeable = dialog.questions.indices.map { Reference($0) }.filter {
      !exploration.answers(to: $0).isEmpty && dialog[$0].factType != nil
    }
  }

  private var dialog: Dialog { exploration.dialog }

  /// The case of a conversation that was held to its conclusion, without entries that it does not need.
  func find(_ isMeant: (Conversation) -> Bool) -> Case? {
    guard !changeable.isEmpty else { return nil }
    var present = Case(settings: settings)
    for question in changeable { present.answers[question] = dialog[question].unremarkableAnswer }
    var longest = length(of: present)
    var random = FixedNumbers()
    let answers = changeable.reduce(0) { $0 + exploration.answers(to: $1).count }
    for _ in 0..<(Self.attemptsPerAnswer * answers) {
      let question = changeable[random.next(below: changeable.count)]
      let answers = exploration.answers(to: question)
      let changed = present.with(question, answers[random.next(below: answers.count)])
      let length = length(of: changed)
      if length < longest { continue }
      (present, longest) = (changed, length)
      if let asked = held(present), isMeant(Conversation(dialog, telling: asked)) {
        return plain(asked, isMeant)
      }
    }
    return nil
  }

  /// The same where every answer that need not be otherwise turns nothing up.
  private func plain(_ member: Case, _ isMeant: (Conversation) -> Bool) -> Case {
    var member = member
    for question in member.answers.keys.sorted(by: { $0.position < $1.position }) {
      let changed = member.with(question, dialog[question].unremarkableAnswer)
      if let asked = held(changed), isMeant(Conversation(dialog, telling: asked)) { member = asked }
    }
    return member
  }

  private var settings: [String: String] {
    exploration.member([Int](repeating: 0, count: exploration.space.variables.count)).settings
  }

  /// The prompts on the way where all has been told; where the level stops, the way is none to go on along.
  private func length(of member: Case) -> Int {
    let conversation = Conversation(dialog, telling: member)
    return dialog[conversation.conclusion.level].stops ? 0 : conversation.questionsAsked
  }

  /// The same conversation with those answers only that are asked for.
  private func held(_ member: Case) -> Case? {
    var conversation = Conversation(dialog, settings: member.settings)
    for _ in 0...(2 * dialog.questions.count) {
      guard case .asks(let prompt) = conversation.stop else { return conversation.member }
      let events = prompt.onScreen.map { question in
        LogEntry.Event.answered(
          question: dialog[question].id, member.answers[question] ?? dialog[question].unremarkableAnswer)
      }
      _ = conversation.note(events)
    }
    return nil
  }
}
