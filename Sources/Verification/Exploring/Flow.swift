import ClinicalQuality
import Dialogs

/// The walk of many cases at once: which of them come to which node, stop where, and take which edge.
///
/// Begins with a set of cases rather than with all, so that a question about few cases follows only those. Made node by
/// node, in the order in which nodes lead to each other, each when it is first asked for.
final class Flow {
  unowned let exploration: Exploration
  /// The cases that are followed.
  let start: Diagrams.ID
  private var arrivals: [Int: Diagrams.ID] = [:]
  private var passages: [Int: Diagrams.ID] = [:]
  private var departures: [Int: [Diagrams.ID]] = [:]
  private var reached: [[Int]: Diagrams.ID] = [:]

  init(_ exploration: Exploration, start: Diagrams.ID) {
    self.exploration = exploration
    self.start = start
  }

  private var dialog: Dialog { exploration.dialog }
  private var space: CaseSpace { exploration.space }

  /// The cases whose way passes a node.
  func arrives(_ node: Reference<Node>) throws(ExplorationLimit) -> Diagrams.ID {
    if let known = arrivals[node.position] { return known }
    for place in exploration.nodes(leadingTo: node) where arrivals[place.position] == nil {
      arrivals[place.position] = place == dialog.start ? start : try gather(place)
    }
    return arrivals[node.position] ?? Diagrams.false
  }

  private func gather(_ node: Reference<Node>) throws(ExplorationLimit) -> Diagrams.ID {
    var parts: [Diagrams.ID] = []
    for (source, edge) in exploration.entrances(of: node) { parts.append(try takes(edge, of: source)) }
    return try space.diagrams.anyOf(parts)
  }

  /// The cases that come to an item of a node: all before it have nothing left to ask.
  func reaches(item: Int, of node: Reference<Node>) throws(ExplorationLimit) -> Diagrams.ID {
    let asks = dialog[node].asks
    if item == asks.count { return try passes(node) }
    if let known = reached[[node.position, item]] { return known }
    let here = try arrives(node)
    let asking = try exploration.asking(asks[..<item])
    let cases = try space.diagrams.without(here, asking)
    reached[[node.position, item]] = cases
    return cases
  }

  /// The cases that stop at an item of a node, but for levels that stop the conversation.
  func stops(atItem item: Int, of node: Reference<Node>) throws(ExplorationLimit) -> Diagrams.ID {
    let here = try reaches(item: item, of: node)
    let asking = try exploration.asking(dialog[node].asks[item...item])
    return try space.diagrams.and(here, asking)
  }

  /// The cases that pass all that a node asks.
  func passes(_ node: Reference<Node>) throws(ExplorationLimit) -> Diagrams.ID {
    if let known = passages[node.position] { return known }
    let here = try arrives(node)
    let asking = here == Diagrams.false ? here : try exploration.asking(dialog[node].asks[...])
    let cases = try space.diagrams.without(here, asking)
    passages[node.position] = cases
    return cases
  }

  /// The cases that leave a node by one of its edges.
  func takes(_ edge: Int, of node: Reference<Node>) throws(ExplorationLimit) -> Diagrams.ID {
    let parts = try leaves(node)
    return edge < parts.count ? parts[edge] : Diagrams.false
  }

  /// The cases that leave a node by each of its edges, and behind them those for which none is open.
  func leaves(_ node: Reference<Node>) throws(ExplorationLimit) -> [Diagrams.ID] {
    if let known = departures[node.position] { return known }
    var rest = try passes(node)
    var parts: [Diagrams.ID] = []
    if case .next(let edges) = dialog[node].exit {
      for edge in edges {
        let condition = rest == Diagrams.false ? rest : try exploration.applies(edge.when)
        parts.append(try space.diagrams.and(rest, condition))
        rest = try space.diagrams.without(rest, condition)
      }
    }
    parts.append(rest)
    departures[node.position] = parts
    return parts
  }

  /// Forgets diagrams from a number on.
  func forget(to limit: Diagrams.ID) {
    arrivals = arrivals.filter { $0.value < limit }
    passages = passages.filter { $0.value < limit }
    departures = departures.filter { $0.value.allSatisfy { $0 < limit } }
    reached = reached.filter { $0.value < limit }
  }

  /// The cases whose way ends at a node without anything left to ask there.
  func ends(_ node: Reference<Node>) throws(ExplorationLimit) -> Diagrams.ID {
    let parts = try leaves(node)
    let rest = parts[parts.count - 1]
    guard rest != Diagrams.false, case .conclude = dialog[node].exit else { return rest }
    let asking = try exploration.needsAnswers()
    return try space.diagrams.without(rest, asking)
  }

  /// The cases whose way ends anywhere without anything left to ask.
  func ends() throws(ExplorationLimit) -> Diagrams.ID {
    var parts: [Diagrams.ID] = []
    for node in exploration.order where dialog[node].mayEnd { parts.append(try ends(node)) }
    return try space.diagrams.anyOf(parts)
  }
}

extension Node {
  /// Whether a walk may end here: at a conclusion, or where no edge is sure to be open.
  var mayEnd: Bool {
    switch exit {
    case .conclude: true
    case .next(let edges): edges.allSatisfy { $0.when != nil }
    }
  }
}
