import ClinicalQuality

extension Diagrams {
  /// Every node and leaf of a diagram, those that are asked first before those behind them.
  func nodes(of root: ID) -> [ID] {
    var seen: Set<ID> = [root]
    var waiting = [root]
    var found: [ID] = []
    while let id = waiting.popLast() {
      found.append(id)
      guard !isLeaf(id) else { continue }
      for child in children(of: id) where seen.insert(child).inserted { waiting.append(child) }
    }
    return found.sorted { level($0) < level($1) }
  }

  /// Whether a diagram has more nodes and leaves than a number.
  ///
  /// - Complexity: O(that number).
  func isLarger(_ root: ID, than number: Int) -> Bool {
    var seen: Set<ID> = [root]
    var waiting = [root]
    while let id = waiting.popLast(), seen.count <= number {
      guard !isLeaf(id) else { continue }
      for child in children(of: id) where seen.insert(child).inserted { waiting.append(child) }
    }
    return seen.count > number
  }

  /// Whether a diagram asks for one variable only.
  func isSingle(_ id: ID) -> Bool { !isLeaf(id) && children(of: id).allSatisfy(isLeaf) }

  /// The variables that the diagram asks for, in their order.
  func support(_ root: ID) -> [Int] {
    Set(nodes(of: root).map { level($0) }).filter { $0 != Self.leafLevel }.sorted().map(Int.init)
  }

  /// The leaf that a choice of values leads to.
  func evaluate(_ root: ID, _ choice: [Int]) -> ID {
    var id = root
    while !isLeaf(id) {
      let level = level(id)
      id = child(id, level, Int32(choice[Int(level)]))
    }
    return id
  }

  /// A member of a set with the least cost, as a value for each variable; `nil` for the empty set.
  ///
  /// - Parameter cost: What a value of a variable costs; the value 0 must cost nothing, and stands for each variable
  ///   that does not matter.
  /// - Complexity: O(nodes).
  func cheapest(in set: ID, cost: (_ level: Int, _ index: Int) -> Int) -> [Int]? {
    guard set != Self.false else { return nil }
    var best: [ID: (cost: Int, index: Int)] = [Self.true: (0, 0)]
    for id in nodes(of: set).reversed() where !isLeaf(id) {
      let level = Int(level(id))
      for (index, child) in children(of: id).enumerated() {
        guard let rest = best[child] else { continue }
        let total = rest.cost + cost(level, index)
        if let known = best[id], known.cost <= total { continue }
        best[id] = (total, index)
      }
    }
    var choice = [Int](repeating: 0, count: arities.count)
    var id = set
    while !isLeaf(id) {
      guard let step = best[id] else { return nil }
      choice[Int(level(id))] = step.index
      id = child(id, level(id), Int32(step.index))
    }
    return choice
  }

  /// Disjoint parts of a set: for each variable that matters, the values that lead on the same way.
  ///
  /// - Returns: At most so many parts; where there are more, those that come first.
  func parts(of set: ID, limit: Int) -> [[Int: [Int]]] {
    var found: [[Int: [Int]]] = []
    var waiting: [(id: ID, part: [Int: [Int]])] = [(set, [:])]
    while let (id, part) = waiting.popLast(), found.count < limit {
      if isLeaf(id) {
        if id == Self.true { found.append(part) }
        continue
      }
      var byChild: [(child: ID, values: [Int])] = []
      for (index, child) in children(of: id).enumerated() where child != Self.false {
        if let known = byChild.firstIndex(where: { $0.child == child }) {
          byChild[known].values.append(index)
        } else {
          byChild.append((child, [index]))
        }
      }
      for (child, values) in byChild.reversed() {
        var longer = part
        longer[Int(level(id))] = values
        waiting.append((child, longer))
      }
    }
    return found
  }
}
