import ClinicalQuality
import Dialogs
import Understanding

/// The most items that one screen shows.
package let itemsOnAScreen = 8

extension Journal {
  /// What is put to the person for a question of a node or a need; `nil` where nothing of it is left to ask.
  ///
  /// - Parameter values: The value of every slot, which tell whether a question may be asked at all. (To capture the
  ///   dialog in a closure would copy it on every turn.)
  func prompt(
    for question: Reference<Question>, in dialog: Dialog, reason: Prompt.Reason, values: [Value]
  ) -> Prompt? {
    func isRelevant(_ question: Reference<Question>) -> Bool { dialog.isRelevant(question, values) }
    guard case .checklist(let items) = dialog[question].kind else {
      guard self[question] == nil, isRelevant(question) else { return nil }
      return Prompt(asked: .question(question), question: question, reason: reason)
    }
    let open = items.filter { self[$0] == nil && isRelevant($0) }
    guard let first = open.first, isRelevant(question) else { return nil }
    if self[question] != nil {
      return Prompt(asked: .question(first), question: first, reason: reason)
    }
    return Prompt(asked: .checklist(Array(open.prefix(itemsOnAScreen))), question: question, reason: reason)
  }

  /// What is put to the person for the pending mentions; several yes/no questions make one checklist.
  func mentionPrompt(
    in dialog: Dialog, where isWanted: (Reference<Question>) -> Bool = { _ in true }
  ) -> Prompt? {
    let wanted = mentions.filter(isWanted)
    guard let first = wanted.first else { return nil }
    let together = wanted.filter { if case .yesNo = dialog[$0].kind { true } else { false } }
    guard together.count > 1, together.first == first else {
      return Prompt(asked: .question(first), question: first, reason: .mentioned)
    }
    return Prompt(
      asked: .checklist(Array(together.prefix(itemsOnAScreen))), question: nil, reason: .mentioned)
  }
}

extension Dialog {
  /// Whether a question may be asked: its `relevant`, if any, is true.
  func isRelevant(_ question: Reference<Question>, _ values: [Value]) -> Bool {
    questions[question.position].relevant.map { $0.truth(values) == true } ?? true
  }
}
