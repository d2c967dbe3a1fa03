import ClinicalQuality
import Dialogs

extension Conversation {
  /// Takes in events and tells what they changed: what is said now, whether advice that was shown has changed.
  mutating func noting(_ events: [LogEntry.Event], words: String) -> Turn {
    let before = walk
    let shownBefore = shownConclusion
    take(events, words: words)
    changing = nil
    failures = 0
    var turn = Turn(stop: stop)
    turn.noted = events
    turn.said = news(since: before)
    if let now = shownConclusion {
      turn.isConclusionNew = now != shownBefore
      turn.isAdviceChanged = shownBefore != nil && turn.isConclusionNew
    }
    return turn
  }

  /// The advice on the screen, where the conversation is at a conclusion.
  private var shownConclusion: ShownAdvice? {
    guard case .concludes = walk.stop else { return nil }
    let conclusion = walk.conclusion(dialog, journal)
    return ShownAdvice(level: conclusion.level, advice: conclusion.advice)
  }

  private struct ShownAdvice: Equatable {
    let level: Reference<Level>
    let advice: [Reference<Advice>]
  }

  /// The `say` of the nodes that the walk passes now and did not pass before, and first help that is new.
  private func news(since before: Walk) -> [Turn.Said] {
    if case .concludes(nil) = walk.stop { return [] }
    let known = Set(before.path)
    let nodes = walk.path.filter { !known.contains($0) }
    let helped = Set(before.firstHelp(among: known, dialog))
    let help = firstHelp(among: Set(walk.path)).filter { !helped.contains($0) }
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

  func firstHelp(among nodes: Set<Reference<Node>>) -> [Reference<Advice>] {
    walk.firstHelp(among: nodes, dialog)
  }
}

extension Walk {
  /// First help of the nodes on the way that is known not to harm.
  func firstHelp(among nodes: Set<Reference<Node>>, _ dialog: Dialog) -> [Reference<Advice>] {
    path.filter(nodes.contains).flatMap { dialog[$0].advise }.filter { advice in
      dialog[advice].unless.map { $0.truth(values) == false } ?? true
    }
  }
}
