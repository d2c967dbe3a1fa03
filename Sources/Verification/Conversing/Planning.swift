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
    var conversation = start
    let first = told.sorted { $0.position < $1.position }.compactMap { question in
      entries[question].map { LogEntry.Event.told(question: dialog[question].id, $0) }
    }
    if !first.isEmpty { _ = conversation.note(first) }
    for _ in 0..<longest {
      if until(conversation) { return [] }
      guard case .asks(let prompt) = conversation.stop else { break }
      if openQuestions == .stop, prompt.onScreen.contains(where: { entries[$0] == nil }) { break }
      _ = conversation.note(answers(to: prompt, from: entries))
    }
    return until(conversation) ? [] : entries.keys.filter { conversation.journal[$0] == nil }
  }

  /// What a person of this case answers to a prompt, as the log takes it.
  private func answers(to prompt: Prompt, from entries: Entries) -> [LogEntry.Event] {
    if let checklist = prompt.question, prompt.onScreen != [checklist], entries[checklist] == .notSure {
      return [.answered(question: dialog[checklist].id, .notSure)]
    }
    return prompt.onScreen.map { .answered(question: dialog[$0].id, answer(to: $0, from: entries)) }
  }

  /// The entry of a question, or the answer that turns nothing up.
  func answer(to question: Reference<Question>, from entries: Entries) -> Answer {
    entries[question] ?? dialog[question].unremarkableAnswer
  }
}
