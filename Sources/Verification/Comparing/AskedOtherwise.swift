import ClinicalQuality
import Dialogs

/// The questions that one version may ask where another ends, by the look of their graphs alone.
///
/// Up to the first node whose edges differ, both walks of a case go the same way; whatever a node there asks alike, the
/// version that ends has stopped at as well. Behind it they may part, up to a node that the other version passes on
/// every way from there. So only what is asked otherwise can be missing, and what stands where the walks may part.
struct AskedOtherwise {
  /// In the order of the walk, each once.
  private(set) var questions: [Reference<Question>] = []

  private let asking: Exploration
  private let ending: Exploration
  private let own: Definitions
  private let other: Definitions
  /// Beyond so many nodes it is not looked where walks meet again.
  private static let mostNodes = 500

  init(_ asking: Exploration, _ ending: Exploration, definitions: (asking: Definitions, ending: Definitions))
  {
    (self.asking, self.ending) = (asking, ending)
    (own, other) = definitions
    var found: [Definitions.Asked] = []
    for node in asking.order {
      let counterpart = counterpart(of: node)
      found += own.asks[node.position].missing(in: counterpart.map { other.asks[$0.position] })
      guard let counterpart, !haveSameEdges(node, counterpart) else { continue }
      found += behind(asking.dialog.targets(node), beside: ending.dialog.targets(counterpart))
    }
    let (start, otherStart) = (asking.dialog.start, ending.dialog.start)
    if asking.dialog[start].id != ending.dialog[otherStart].id {
      found += behind([start], beside: [otherStart])
    }
    found += missingNeeds()
    var seen: Set<Reference<Question>> = []
    questions = found.map(\.question).filter { seen.insert($0).inserted }
  }

  private func counterpart(of node: Reference<Node>) -> Reference<Node>? {
    ending.dialog.names.position(of: asking.dialog[node].id, as: .node).map { Reference($0) }
  }

  private func haveSameEdges(_ node: Reference<Node>, _ counterpart: Reference<Node>) -> Bool {
    own.edges[node.position] == other.edges[counterpart.position]
      && asking.dialog.targets(node).map { asking.dialog[$0].id }
        == ending.dialog.targets(counterpart).map { ending.dialog[$0].id }
  }

  /// What is asked from some nodes on, up to those that the other version is sure to pass, but for what it is sure to ask.
  private func behind(_ nodes: [Reference<Node>], beside others: [Reference<Node>]) -> [Definitions.Asked] {
    let sure = passedSurely(from: others)
    let ids = Set(sure.map { ending.dialog[$0].id })
    let asked = Set(sure.flatMap { other.asks[$0.position].map(\.number) })
    var seen: Set<Int> = []
    var waiting = nodes
    while let node = waiting.popLast() {
      guard !ids.contains(asking.dialog[node].id), seen.insert(node.position).inserted else { continue }
      waiting += asking.dialog.targets(node)
    }
    return asking.order.filter { seen.contains($0.position) }
      .flatMap { own.asks[$0.position] }.filter { !asked.contains($0.number) }
  }

  /// The nodes of the version that ends without which no conclusion is reached from some nodes.
  private func passedSurely(from nodes: [Reference<Node>]) -> [Reference<Node>] {
    guard ending.order.count <= Self.mostNodes else { return [] }
    return ending.order.filter { node in
      var seen: Set<Int> = [node.position]
      var waiting = nodes
      while let place = waiting.popLast() {
        guard seen.insert(place.position).inserted else { continue }
        if ending.dialog[place].mayEnd { return false }
        waiting += ending.dialog.targets(place)
      }
      return true
    }
  }

  private func missingNeeds() -> [Definitions.Asked] {
    var found: [Definitions.Asked] = []
    for (position, level) in asking.dialog.levels.enumerated() {
      let counterpart = ending.dialog.names.position(of: level.id, as: .level)
      found += own.levelNeeds[position].missing(in: counterpart.map { other.levelNeeds[$0] })
    }
    for (position, advice) in asking.dialog.advice.enumerated() {
      let counterpart = ending.dialog.names.position(of: advice.id, as: .advice)
      found += own.adviceNeeds[position].missing(in: counterpart.map { other.adviceNeeds[$0] })
    }
    return found
  }
}

extension Dialog {
  /// The nodes that a node's edges lead to.
  fileprivate func targets(_ node: Reference<Node>) -> [Reference<Node>] {
    if case .next(let edges) = self[node].exit { edges.map(\.to) } else { [] }
  }
}

extension [Definitions.Asked] {
  /// Those that another version does not ask in the same place.
  fileprivate func missing(in other: Self?) -> Self {
    let asked = Set((other ?? []).map(\.number))
    return filter { !asked.contains($0.number) }
  }
}
