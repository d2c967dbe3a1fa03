import ClinicalQuality
public import Dialogs
import Understanding

extension Conversation {
  /// What is asked now, with its numbered answers; empty at a conclusion.
  public func lines(for prompt: Prompt) -> [Line] {
    let language = dialog.language
    switch prompt.asked {
    case .nothing: return []
    case .question(let question):
      return introduction(to: prompt) + [Line(.question, words(of: dialog[question].ask))]
        + answers(to: dialog[question])
    case .checklist(let items):
      let ask = prompt.question.map { words(of: dialog[$0].ask) } ?? language.message("mention_checklist")
      return introduction(to: prompt) + [Line(.question, ask)]
        + items.enumerated().map { Line(.option(number: $0 + 1), shortName(of: $1)) }
        + [Line(.hint, language.message("checklist_hint"))]
    }
  }

  /// The few words that stand for a question.
  public func shortName(of question: Reference<Question>) -> String {
    dialog[question].short ?? words(of: dialog[question].ask)
  }

  /// Why a question is asked out of turn.
  private func introduction(to prompt: Prompt) -> [Line] {
    let names = prompt.onScreen.map(shortName).joined(separator: ", ")
    return switch prompt.reason {
    case .mentioned where takesBackDanger(prompt):
      [Line(.notice, message("confirm_take_back_danger", ["sign": names]))]
    case .mentioned: [Line(.notice, message("mention_intro", ["signs": names]))] + presentAnswer(to: prompt)
    case .changing: presentAnswer(to: prompt)
    case .itsTurn, .needed: []
    }
  }

  /// Whether it is asked again because a danger sign, present so far, is said to be absent.
  private func takesBackDanger(_ prompt: Prompt) -> Bool {
    guard let question = prompt.question, dialog[question].isDanger, let entry = journal[question] else {
      return false
    }
    return entry.answer != .no
  }

  /// What was answered before to a question that is put again.
  private func presentAnswer(to prompt: Prompt) -> [Line] {
    guard let question = prompt.question, let entry = journal[question] else { return [] }
    return [Line(.notice, message("change_intro", ["answer": dialog.print(entry.answer, to: question)]))]
  }

  private func answers(to question: Question) -> [Line] {
    let language = dialog.language
    let hint =
      switch question.kind {
      case .yesNo: "yes_no_hint"
      case .choice: "choice_hint"
      case .number: "number_hint"
      case .frequency: "frequency_hint"
      case .duration: "duration_hint"
      case .text: "text_hint"
      case .checklist: "checklist_hint"
      }
    return question.options.enumerated().map { Line(.option(number: $0 + 1), $1.label) }
      + [Line(.hint, language.message(hint))]
  }
}
