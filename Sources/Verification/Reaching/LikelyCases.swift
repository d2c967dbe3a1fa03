import ClinicalQuality
import Conversations
import Dialogs

extension Exploration {
  /// A member with few answers, whether or not the walk asks for all of them; much sooner found than the shortest.
  func easiest(in set: CaseSet) -> Case? {
    if set.isEmpty { return nil }
    let costs = space.variables.map { variable in
      variable.entries.enumerated().map { index, entry in
        switch entry {
        case .open: 0
        case .setting: index == 0 ? 0 : 1
        case .answer(.value(.boolean(false))): 1000
        case .answer: 1001 + index
        }
      }
    }
    return space.diagrams.cheapest(in: set.root) { costs[$0][$1] }.map(member)
  }

  /// The shortest way to a target, with the least work.
  ///
  /// The easiest member is the shortest where a conversation of its own answers alone leads to the target: then it has
  /// no answer that is not asked for, and no prompt without one.
  func shortest(in set: CaseSet, to target: ReachTarget) throws(ExplorationLimit) -> Case? {
    guard let easy = easiest(in: set) else { return nil }
    let entries = easy.typedAnswers(in: dialog)
    let end = Conversation(dialog, settings: easy.settings)
      .played(easy.answers, .stop, until: target.isReached)
    let isAsked = entries.keys.allSatisfy { end.journal[$0] != nil }
    return isAsked && target.isReached(in: end) ? easy : try shortest(in: set)
  }
}
