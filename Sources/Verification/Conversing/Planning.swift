import Conversations
import Dialogs

extension Conversing {
  /// Which entries have to be told because nothing asks for them, in the order of the dialog.
  ///
  /// Walks without words: what was not asked is told, and the way walked again, until nothing new has to be told.
  func plan(
    _ entries: Entries, _ openQuestions: OpenQuestions, _ until: (Conversation) -> Bool
  ) -> [Reference<Question>] {
    var told: Set<Reference<Question>> = []
    for _ in 0...entries.count {
      let unsaid = unsaid(entries, told, openQuestions, until)
      if told.isSuperset(of: unsaid) { break }
      told.formUnion(unsaid)
    }
    return told.sorted { $0.position < $1.position }
  }

  /// The entries that are still unsaid where the way ends; none where the conversation may end.
  private func unsaid(
    _ entries: Entries, _ told: Set<Reference<Question>>, _ openQuestions: OpenQuestions,
    _ until: (Conversation) -> Bool
  ) -> [Reference<Question>] {
    let first = told.sorted { $0.position < $1.position }
    let end = start.played(entries, telling: first, openQuestions, until: until)
    return until(end) ? [] : entries.keys.filter { end.journal[$0] == nil }
  }
}

extension Conversation {
  /// Plays a case without words: answers what is asked from its entries, to where the conversation may end.
  func played(
    _ entries: Entries, telling told: [Reference<Question>] = [],
    _ openQuestions: Conversing.OpenQuestions = .unremarkable, until: (Conversation) -> Bool
  ) -> Conversation {
    var conversation = self
    let first = told.compactMap { question in
      entries[question].map { LogEntry.Event.told(question: dialog[question].id, $0) }
    }
    if !first.isEmpty { _ = conversation.note(first) }
    for _ in 0..<longestReplies {
      guard !until(conversation), case .asks(let prompt) = conversation.stop else { break }
      if openQuestions == .stop, prompt.onScreen.contains(where: { entries[$0] == nil }) { break }
      _ = conversation.note(answers(to: prompt, from: entries))
    }
    return conversation
  }

  /// The most replies that a conversation can take: every question by itself, each after a mention or a change.
  var longestReplies: Int { 4 * dialog.questions.count + 8 }

  /// What a person of this case answers to a prompt, as the log takes it.
  private func answers(to prompt: Prompt, from entries: Entries) -> [LogEntry.Event] {
    if let checklist = prompt.question, prompt.onScreen != [checklist], entries[checklist] == .notSure {
      return [.answered(question: dialog[checklist].id, .notSure)]
    }
    return prompt.onScreen.map { question in
      .answered(question: dialog[question].id, entries[question] ?? dialog[question].unremarkableAnswer)
    }
  }
}
