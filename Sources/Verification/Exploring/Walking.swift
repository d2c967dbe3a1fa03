import ClinicalQuality
import Dialogs

extension Exploration {
  /// The cases in which something of a question, or of a checklist's items, is put to the person at its turn.
  func puts(_ question: Reference<Question>) throws(ExplorationLimit) -> Diagrams.ID {
    try once("puts \(question.position)") { () throws(ExplorationLimit) in
      guard case .checklist(let items) = dialog[question].kind else { return try puts(single: question) }
      var left: [Diagrams.ID] = []
      for item in items { left.append(try puts(single: item)) }
      let relevant = try self.relevant(question)
      let any = try space.diagrams.anyOf(left)
      return try space.diagrams.and(relevant, any)
    }
  }

  /// The cases in which a question is open and may be asked.
  func puts(single question: Reference<Question>) throws(ExplorationLimit) -> Diagrams.ID {
    let open = try self.open(question)
    let relevant = try self.relevant(question)
    return try space.diagrams.and(open, relevant)
  }

  /// The cases in which one of some items of a node is asked, once the walk is there.
  func asking(_ items: ArraySlice<Node.Item>) throws(ExplorationLimit) -> Diagrams.ID {
    var parts: [Diagrams.ID] = []
    for item in items {
      let when = try applies(item.when)
      let put = try puts(item.question)
      parts.append(try space.diagrams.and(when, put))
    }
    return try space.diagrams.anyOf(parts)
  }

  /// The edges that lead to a node.
  func entrances(of node: Reference<Node>) -> [(source: Reference<Node>, edge: Int)] {
    if knownEntrances == nil {
      var found: [Int: [(source: Reference<Node>, edge: Int)]] = [:]
      for source in order {
        guard case .next(let edges) = dialog[source].exit else { continue }
        for (index, edge) in edges.enumerated() {
          found[edge.to.position, default: []].append((source, index))
        }
      }
      knownEntrances = found
    }
    return knownEntrances?[node.position] ?? []
  }

  /// A node and all from which the graph leads to it, each after those that lead to it.
  func nodes(leadingTo node: Reference<Node>) -> [Reference<Node>] {
    var found: Set<Int> = [node.position]
    var waiting = [node]
    while let place = waiting.popLast() {
      for (source, _) in entrances(of: place) where found.insert(source.position).inserted {
        waiting.append(source)
      }
    }
    return order.filter { found.contains($0.position) }
  }

  /// The walk of all cases.
  var flow: Flow {
    if let wholeFlow { return wholeFlow }
    let flow = Flow(self, start: Diagrams.true)
    wholeFlow = flow
    return flow
  }

  /// The cases of a set that are conversations: the walk concludes on them.
  func concluding(_ cases: Diagrams.ID) throws(ExplorationLimit) -> Diagrams.ID {
    if cases == Diagrams.false { return cases }
    let stopping = try stops()
    let stopped = try space.diagrams.and(cases, stopping)
    let others = try space.diagrams.without(cases, stopping)
    let ended = try plainlyAsks(others) ? Diagrams.false : Flow(self, start: others).ends()
    return try space.diagrams.or(stopped, ended)
  }

  /// The cases that are conversations.
  func concludes() throws(ExplorationLimit) -> Diagrams.ID {
    try once("concludes") { () throws(ExplorationLimit) in try concluding(Diagrams.true) }
  }
}
