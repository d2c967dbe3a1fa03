import ClinicalQuality
public import Dialogs

/// Whom a conversation is about, where it is not the one who types.
public enum Patient: Sendable, Equatable {
  case child
  case adult
}

extension Reader {
  /// Whom a conversation is about, after the answer to the question that asks for it; `nil` where that is oneself or not known.
  ///
  /// It is asked by the question of which words for a child, 'my son', choose one option and words for oneself another.
  public func patient(by answer: (Reference<Question>) -> Answer?) -> Patient? {
    guard let children = vocabulary.ofChildren, let oneself = vocabulary.ofOneself,
      case .value(.string(let id))? = answer(Reference(children.question))
    else { return nil }
    let options = dialog.questions[children.question].options
    guard let chosen = options.firstIndex(where: { $0.id == id }), chosen != oneself else { return nil }
    return chosen == children.option ? .child : .adult
  }
}
