import Dialogs

/// Cases that are likely to go along some way: those for which its edges are open once all is said. No proof: what is
/// asked on the way is not looked at.
extension Exploration {
  private static let mostWays = 24

  /// For some ways to a node, the cases for which all edges on it are open.
  func ways(to node: Reference<Node>) throws(ExplorationLimit) -> [Diagrams.ID] {
    let stopping = try stops()
    var found: [Diagrams.ID] = []
    var waiting: [(node: Reference<Node>, cases: Diagrams.ID)] = [(node, try space.diagrams.not(stopping))]
    if case .conclude = dialog[node].exit { waiting.append((node, stopping)) }
    while let (place, cases) = waiting.popLast(), found.count < Self.mostWays {
      if place == dialog.start { found.append(cases) }
      for (source, edge) in entrances(of: place) {
        let own = try leaving(cases, by: edge, of: source)
        if own != Diagrams.false { waiting.append((source, own)) }
      }
    }
    return found
  }

  /// Those of some cases for which an edge is the first that is open.
  func leaving(
    _ cases: Diagrams.ID, by edge: Int, of node: Reference<Node>
  ) throws(ExplorationLimit) -> Diagrams.ID {
    guard case .next(let edges) = dialog[node].exit else { return Diagrams.false }
    var rest = cases
    for other in edges[..<edge] { rest = try space.diagrams.without(rest, applies(other.when)) }
    return try space.diagrams.and(rest, applies(edges[edge].when))
  }

  /// For some ways to where a question may be asked, the cases in which it would be.
  func ways(asking question: Reference<Question>) throws(ExplorationLimit) -> [Diagrams.ID] {
    var found: [Diagrams.ID] = []
    for node in order {
      for item in dialog[node].asks where puts(item.question, question) {
        var asked = try applies(item.when)
        asked = try space.diagrams.and(asked, relevant(item.question))
        asked = try space.diagrams.and(asked, puts(question))
        for way in try ways(to: node) { found.append(try space.diagrams.and(way, asked)) }
      }
    }
    for (need, given) in try neededQuestions(where: { puts($0.question, question) }) {
      let applying = try space.diagrams.and(given, applies(need.when))
      found.append(try space.diagrams.and(applying, puts(question)))
    }
    return found
  }
}
