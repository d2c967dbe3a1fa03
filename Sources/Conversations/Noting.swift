import ClinicalQuality
import Dialogs

extension Conversation {
  /// Takes in events and tells what they changed: what is said now, whether advice that was shown has changed.
  mutating func noting(_ events: [LogEntry.Event], words: String) -> Turn {
    let helped = walk.firstHelp(dialog)
    let shownBefore = shownConclusion
    let change = take(events, words: words)
    changing = nil
    failures = 0
    var turn = Turn(stop: stop)
    turn.noted = events
    turn.said = news(change, helped)
    if let now = shownConclusion {
      turn.isConclusionNew = now != shownBefore
      turn.isAdviceChanged = shownBefore != nil && turn.isConclusionNew
    }
    return turn
  }

  /// The advice on the screen, where the conversation is at a conclusion; danger signs that were mentioned and are not
  /// asked about any more count in it.
  private var shownConclusion: ShownAdvice? {
    guard case .concludes = walk.stop else { return nil }
    let conclusion = conclusion
    return ShownAdvice(level: conclusion.level, advice: conclusion.advice)
  }

  private struct ShownAdvice: Equatable {
    let level: Reference<Level>
    let advice: [Reference<Advice>]
  }

  /// The `say` of the nodes that the walk passes now and did not pass before, and first help that is new.
  private func news(_ change: PathChange, _ helped: [Reference<Advice>]) -> [Turn.Said] {
    if case .concludes(nil) = walk.stop { return [] }
    let (passed, given) = (Set(change.left), Set(helped))
    let nodes = walk.path[change.kept...].filter { !passed.contains($0) }
    let help = walk.firstHelp(dialog).filter { !given.contains($0) }
    return says(of: nodes[...]) + help.map(said)
  }

  func says(of nodes: ArraySlice<Reference<Node>>) -> [Turn.Said] {
    nodes.compactMap { node in
      dialog[node].say.map { Turn.Said(source: .node(node), words: words(of: $0)) }
    }
  }

  func said(_ advice: Reference<Advice>) -> Turn.Said {
    Turn.Said(source: .advice(advice), words: words(of: dialog[advice].say))
  }
}
