import ClinicalQuality
import Conversations
import Diagnostics
import Dialogs
import Understanding

extension Conversation {
  /// What a client can rely on to come last: what is asked now, or the conclusion.
  var standing: JSON {
    switch stop {
    case .asks(let prompt): event(asking: prompt)
    case .concludes: event("concludes", conclusion)
    }
  }

  private func event(asking prompt: Prompt) -> JSON {
    let question = prompt.question.map { dialog[$0] }
    let (kind, items) = kindAndItems(of: prompt)
    let within = question?.within
    return .object(of: [
      "event": .string("asks"), "questions": .strings(prompt.ids(in: dialog)), "kind": .string(kind),
      "reason": .string(prompt.reason.id), "text": .string(ask(prompt)),
      "why": question?.why.map { .string(words(of: $0)) },
      "help": question?.help.map { .string(words(of: $0)) },
      "options": question.flatMap(options), "items": items.map { .array(numbered($0)) },
      "unit": question?.unit.map(JSON.string),
      "within": within.map {
        .object(of: ["low": .string($0.low.spelled), "high": .string($0.high.spelled)])
      },
      "answer": prompt.question.flatMap(entry),
      "remaining": remainingPrompts.map {
        .object(of: ["least": .number($0.lowerBound), "most": .number($0.upperBound)])
      },
    ])
  }

  private func ask(_ prompt: Prompt) -> String {
    prompt.question.map { words(of: dialog[$0].ask) } ?? dialog.language.message("mention_checklist")
  }

  private func kindAndItems(of prompt: Prompt) -> (kind: String, items: [Reference<Question>]?) {
    switch prompt.asked {
    case .question(let question): (dialog[question].kind.id, nil)
    case .checklist(let items): ("checklist", items)
    case .nothing: ("checklist", [])
    }
  }

  private func options(of question: Question) -> JSON? {
    guard case .choice(let options) = question.kind else { return nil }
    return .array(
      options.enumerated().map { index, option in
        .object(of: ["number": .number(index + 1), "id": .string(option.id), "label": .string(option.label)])
      })
  }

  private func numbered(_ items: [Reference<Question>]) -> [JSON] {
    items.enumerated().map { index, item in
      let question = dialog[item]
      return .object(of: [
        "number": .number(index + 1), "id": .string(question.id), "label": .string(shortName(of: item)),
        "text": .string(words(of: question.ask)), "why": question.why.map { .string(words(of: $0)) },
      ])
    }
  }

  /// The entry of a question: its id, the value as a CQL literal, and in words.
  func entry(_ question: Reference<Question>) -> JSON? {
    journal[question].map { fact($0.answer, to: question) }
  }

  func fact(_ answer: Answer, to question: Reference<Question>, how: String? = nil) -> JSON {
    .object(of: [
      "question": .string(dialog[question].id), "value": .string(answer.written),
      "text": .string(describe(answer, to: question)), "how": how.map(JSON.string),
    ])
  }
}

extension Prompt.Reason {
  fileprivate var id: String {
    switch self {
    case .itsTurn: "its_turn"
    case .mentioned: "mentioned"
    case .needed: "needed"
    case .changing: "changing"
    }
  }
}

extension Question.Kind {
  fileprivate var id: String {
    switch self {
    case .yesNo: "yes_no"
    case .choice: "choice"
    case .number: "number"
    case .duration: "duration"
    case .frequency: "frequency"
    case .text: "text"
    case .checklist: "checklist"
    }
  }
}
