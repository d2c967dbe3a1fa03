import ClinicalQuality

extension Diagrams {
  /// Forgets every node and leaf that was made since, but for some diagrams, which are made anew.
  ///
  /// - Returns: What those diagrams are now.
  /// - Complexity: O(nodes that are kept + nodes before the mark).
  mutating func forget(to mark: Mark, keeping roots: [ID]) throws(ExplorationLimit) -> [ID] {
    let limit = ID(mark.nodes)
    var kept: [(id: ID, level: Int32, children: [ID])] = []
    var values: [ID: Value] = [:]
    var seen: Set<ID> = []
    for root in roots {
      for id in nodes(of: root) where id >= limit && seen.insert(id).inserted {
        if isLeaf(id) {
          values[id] = value(id)
        } else {
          kept.append((id, levels[Int(id)], Array(children(of: id))))
        }
      }
    }
    forget(to: mark)
    var now: [ID: ID] = [:]
    for (id, value) in values { now[id] = leaf(value) }
    for node in kept.sorted(by: { $0.level > $1.level }) {
      for child in node.children { scratch.append(child < limit ? child : now[child] ?? child) }
      now[node.id] = try makeNode(node.level)
    }
    return roots.map { $0 < limit ? $0 : now[$0] ?? $0 }
  }
}
