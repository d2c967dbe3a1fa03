import Conversations
import Dialogs
import Transcripts

extension Conversing {
  /// Tells, before anything is answered, what nothing asks for.
  func tellFirst(
    _ questions: [Reference<Question>], of entries: Entries, in held: inout Conversed
  ) throws(CannotConverse) {
    guard !questions.isEmpty else { return }
    try tell(questions, of: entries, in: &held)
  }

  /// Tells facts in one line as far as that is read back exactly, and takes up the others one by one.
  func tell(
    _ questions: [Reference<Question>], of entries: Entries, in held: inout Conversed
  ) throws(CannotConverse) {
    var line = ""
    var said: Conversed?
    var left: [Reference<Question>] = []
    var wanted: Entries = [:]
    for question in questions {
      guard let answer = entries[question] else { continue }
      var more = wanted
      more[question] = answer
      let lines = tellings(of: answer, to: question).map { line.isEmpty ? $0 : "\(line). \($0)" }
      var trial = held
      if (try? say(lines, more, entries, orNothing: asked(in: held), in: &trial)) != nil {
        (said, wanted) = (trial, more)
        if let reply = trial.replies.last, case .words(let words) = reply.typed { line = words }
      } else {
        left.append(question)
      }
    }
    if let said { held = said }
    for question in left { try takeUp(question, of: entries, in: &held) }
  }

  /// What is asked now, where it takes any words.
  private func asked(in held: Conversed) -> [Reference<Question>] {
    if case .asks(let prompt) = held.conversation.stop { prompt.onScreen } else { [] }
  }

  /// Asks for a question by its name and answers it, as a person may at any prompt.
  func takeUp(
    _ question: Reference<Question>, of entries: Entries, in held: inout Conversed
  ) throws(CannotConverse) {
    // A mention that waits would be asked about first, and may be this one.
    if held.conversation.journal[question] != nil { return }
    let words = "/change \(dialog[question].id)"
    var conversation = held.conversation
    let turn = conversation.reply(words)
    guard case .asks(let prompt) = conversation.stop, prompt.reason == .changing else {
      throw .noWords([question])
    }
    var trial = held
    trial.take(words, turn, conversation)
    try answer(prompt, from: entries, in: &trial)
    held = trial
  }
}
