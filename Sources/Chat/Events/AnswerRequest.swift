import ClinicalQuality
import Conversations
import Diagnostics
import Dialogs
import Understanding

/// What an answer request comes to.
enum Answering {
  case picked([PickedAnswer])
  /// The words for a text question that is asked.
  case words(Reference<Question>, String)
  /// Outside of what the question takes, or too long: told in the person's language.
  case trouble(Reading.Trouble, Reference<Question>)
}

extension Conversation {
  /// Finds what an answer request speaks of.
  ///
  /// - Throws: The first question or value that this dialog does not have.
  func answering(_ members: [JSON.Member]) throws(RequestMistake) -> Answering {
    var picked: [PickedAnswer] = []
    for member in members {
      let question = try question(named: member.name)
      if case .string(let text) = member.value, text.utf8.count > Reader.longestReply {
        return .trouble(.tooLong, question)
      }
      if let words = words(answering: question, member.value) {
        guard members.count == 1 else {
          throw RequestMistake(
            .wrongValue, "'\(member.name)' takes free words: send it in a request of its own")
        }
        return .words(question, words)
      }
      let answers = try answers(to: question, member.value)
      if answers.contains(where: { !dialog[$0.question].isInRange($0.answer) }) {
        return .trouble(.outOfRange, question)
      }
      picked += answers
    }
    return .picked(picked)
  }

  /// The question with that id, whatever it was once called.
  func question(named id: String) throws(RequestMistake) -> Reference<Question> {
    if let question = dialog.question(named: id) { return question }
    let near = closest(to: id, in: dialog.names.all(.question)).map { "; did you mean '\($0)'?" } ?? ""
    throw RequestMistake(.unknownQuestion, "this dialog has no question '\(id.prefix(80))'\(near)")
  }

  private func words(answering question: Reference<Question>, _ value: JSON) -> String? {
    guard case .text = dialog[question].kind, asked == .question(question) else { return nil }
    return if case .string(let text) = value, text != "not sure" { text } else { nil }
  }

  private func answers(
    to question: Reference<Question>, _ value: JSON
  ) throws(RequestMistake) -> [PickedAnswer] {
    if case .checklist = dialog[question].kind { return try picks(of: question, value) }
    let answer: Answer? =
      switch value {
      case .boolean(let truth): dialog[question].answer(written: truth ? "true" : "false")
      case .number(let number): dialog[question].answer(written: number)
      case .string(let text): dialog[question].answer(text)
      case .null, .array, .object: nil
      }
    guard let answer else {
      throw RequestMistake(
        .wrongValue, "that is no answer to '\(dialog[question].id)'; it takes \(taken(by: question))")
    }
    return [PickedAnswer(question: question, answer: answer)]
  }

  /// The items of the checklist on the screen: those that are named are yes, all others no.
  private func picks(
    of question: Reference<Question>, _ value: JSON
  ) throws(RequestMistake) -> [PickedAnswer] {
    guard case .asks(let prompt) = stop, prompt.question == question,
      case .checklist(let items) = prompt.asked
    else {
      throw RequestMistake(
        .wrongValue, "'\(dialog[question].id)' is not asked now; answer its items by their ids")
    }
    if value == .string("not sure") { return [PickedAnswer(question: question, answer: .notSure)] }
    let ids = items.map { dialog[$0].id }
    guard case .array(let named) = value, named.allSatisfy({ ids.map(JSON.string).contains($0) }) else {
      throw RequestMistake(
        .wrongValue,
        "'\(dialog[question].id)' takes \(taken(by: question)), of: \(ids.joined(separator: ", "))")
    }
    return zip(items, ids).map {
      PickedAnswer(question: $0, answer: named.contains(.string($1)) ? .yes : .no)
    }
  }

  /// What a question takes, for whoever writes the client.
  private func taken(by question: Reference<Question>) -> String {
    let values =
      switch dialog[question].kind {
      case .yesNo: "true, false"
      case .choice(let options): options.map { "\"\($0.id)\"" }.joined(separator: ", ")
      case .number: "a number such as 12 or 0.5"
      case .frequency: "a number of times a week"
      case .duration: "a length of time such as \"10 minutes\""
      case .text: "a text"
      case .checklist: "a list of the ids that are true"
      }
    return values + " or \"not sure\""
  }
}

extension Question {
  /// A text as an answer: for a text question itself, for any other as a CQL literal or an option's id.
  fileprivate func answer(_ text: String) -> Answer? {
    if case .text = kind, text != "not sure" { return .value(.string(text)) }
    return answer(written: text)
  }
}
