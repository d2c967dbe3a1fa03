import ClinicalQuality
public import Conversations
import Dialogs

extension ReachTarget {
  /// Whether a conversation has come to it, as it stands.
  ///
  /// A topic is never reached by answers alone: it is asked for.
  public func isReached(in conversation: Conversation) -> Bool {
    let dialog = conversation.dialog
    switch self {
    case .node(let node): return conversation.walk.path.contains(node)
    case .edge(let index, let node): return takes(index, of: node, in: conversation)
    case .finding(let finding): return conversation.walk.values[dialog.slots[finding]] == .boolean(true)
    case .raise(let index, let finding):
      let values = conversation.walk.values
      return values[dialog.slots[finding]] == .boolean(true)
        && dialog[finding].raises[safe: index]?.when.truth(values) == true
    case .advice(let advice):
      if conversation.opening(helps: advice) { return true }
      guard case .concludes = conversation.stop else { return false }
      return conversation.conclusion.advice.contains(advice)
    case .level(let level):
      guard case .concludes = conversation.stop else { return false }
      return conversation.conclusion.level == level
    case .topic: return false
    case .question(let question):
      guard case .asks(let prompt) = conversation.stop else { return false }
      return prompt.question == question || prompt.onScreen.contains(question)
    case .answer(let question, let answer):
      return conversation.journal[question]?.answer.isSame(as: answer) == true
    }
  }

  private func takes(_ index: Int, of node: Reference<Node>, in conversation: Conversation) -> Bool {
    guard let place = conversation.walk.path.firstIndex(of: node),
      place + 1 < conversation.walk.path.count
    else { return false }
    let values = conversation.walk.values
    let taken = conversation.dialog[node].edges.firstIndex {
      $0.when.map { $0.truth(values) == true } ?? true
    }
    return taken == index
  }
}

extension Conversation {
  /// Whether an advice is said as first help on the way so far.
  fileprivate func opening(helps advice: Reference<Advice>) -> Bool {
    guard walk.path.contains(where: { dialog[$0].advise.contains(advice) }) else { return false }
    return dialog[advice].unless.map { $0.truth(walk.values) == false } ?? true
  }
}
