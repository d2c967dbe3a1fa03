import Dialogs

/// Cases that are likely to go along some way: those for which its edges are open once all is said. No proof: what is
/// asked on the way is not looked at.
extension Exploration {
  /// The cases for which all edges on some way to a node are open: of those that no level stops, and for a node that
  /// concludes, of those as well.
  func ways(to node: Reference<Node>) throws(ExplorationLimit) -> [Diagrams.ID] {
    var found = [try leads(to: node)]
    if case .conclude = dialog[node].exit { found.append(try stops()) }
    return found
  }

  /// - Complexity: all nodes are looked at once, each after those that lead to it.
  private func leads(to node: Reference<Node>) throws(ExplorationLimit) -> Diagrams.ID {
    func name(_ node: Reference<Node>) -> String { "leads to \(node.position)" }
    if let diagram = known[name(node)] { return diagram }
    for place in order {
      _ = try once(name(place)) { () throws(ExplorationLimit) in
        var ways = place == dialog.start ? [try space.diagrams.not(stops())] : []
        for (source, edge) in entrances(of: place) {
          ways.append(try leaving(known[name(source)] ?? Diagrams.false, by: edge, of: source))
        }
        return try space.diagrams.anyOf(ways)
      }
    }
    return known[name(node)] ?? Diagrams.false
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
