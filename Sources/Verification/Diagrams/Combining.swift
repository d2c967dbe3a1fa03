import ClinicalQuality

extension Diagrams {
  private struct Triple: Hashable {
    let condition: ID
    let then: ID
    let otherwise: ID
  }

  /// One diagram where a condition is true, another everywhere else.
  mutating func choose(
    _ condition: ID, then: ID, otherwise: ID
  ) throws(ExplorationLimit) -> ID {
    var known: [Triple: ID] = [:]
    return try choose(Triple(condition: condition, then: then, otherwise: otherwise), &known)
  }

  private mutating func choose(
    _ triple: Triple, _ known: inout [Triple: ID]
  ) throws(ExplorationLimit) -> ID {
    let (condition, then, otherwise) = (triple.condition, triple.then, triple.otherwise)
    if then == otherwise || condition == Self.true { return then }
    if isLeaf(condition) { return otherwise }
    if let result = known[triple] { return result }
    try countStep()
    let level = min(self.level(condition), self.level(then), self.level(otherwise))
    for index in 0..<arities[Int(level)] {
      let part = Triple(
        condition: child(condition, level, index), then: child(then, level, index),
        otherwise: child(otherwise, level, index))
      let result = try choose(part, &known)
      scratch.append(result)
    }
    let result = try makeNode(level)
    known[triple] = result
    return result
  }

  /// Applies a function of any number of values case by case.
  mutating func combine(
    _ operands: [ID], _ function: ([Value]) -> Value
  ) throws(ExplorationLimit) -> ID {
    var known: [[ID]: ID] = [:]
    return try combine(operands, &known, function)
  }

  private mutating func combine(
    _ operands: [ID], _ known: inout [[ID]: ID], _ function: ([Value]) -> Value
  ) throws(ExplorationLimit) -> ID {
    if let result = known[operands] { return result }
    let level = operands.map { self.level($0) }.min() ?? Self.leafLevel
    guard level != Self.leafLevel else { return leaf(function(operands.map { value($0) })) }
    try countStep()
    for index in 0..<arities[Int(level)] {
      let result = try combine(operands.map { child($0, level, index) }, &known, function)
      scratch.append(result)
    }
    let result = try makeNode(level)
    known[operands] = result
    return result
  }

  /// What a diagram becomes where a variable has one of its values.
  mutating func restrict(_ id: ID, _ level: Int32, to index: Int32) throws(ExplorationLimit) -> ID {
    var known: [ID: ID] = [:]
    return try restrict(id, level, index, &known)
  }

  private mutating func restrict(
    _ id: ID, _ level: Int32, _ index: Int32, _ known: inout [ID: ID]
  ) throws(ExplorationLimit) -> ID {
    let own = self.level(id)
    if own > level { return id }
    if own == level { return child(id, level, index) }
    if let result = known[id] { return result }
    try countStep()
    for other in 0..<arities[Int(own)] {
      let result = try restrict(child(id, own, other), level, index, &known)
      scratch.append(result)
    }
    let result = try makeNode(own)
    known[id] = result
    return result
  }

  /// What a diagram becomes where for some variables the best of what their values lead to is kept.
  ///
  /// - Parameter best: The better of two values; one that takes them in any order and number.
  mutating func eliminate(
    _ variables: Set<Int32>, from id: ID, keeping best: DiagramOperation
  ) throws(ExplorationLimit) -> ID {
    guard let last = variables.max() else { return id }
    var known: [ID: ID] = [:]
    return try eliminate(variables, last, id, best, &known)
  }

  private mutating func eliminate(
    _ variables: Set<Int32>, _ last: Int32, _ id: ID, _ best: DiagramOperation, _ known: inout [ID: ID]
  ) throws(ExplorationLimit) -> ID {
    let level = self.level(id)
    if level > last { return id }
    if let result = known[id] { return result }
    try countStep()
    let base = scratch.count
    for index in 0..<arities[Int(level)] {
      let part = try eliminate(variables, last, child(id, level, index), best, &known)
      scratch.append(part)
    }
    let result: ID
    if variables.contains(level) {
      let parts = Set(scratch[base...])
      scratch.removeSubrange(base...)
      var found: ID?
      for part in parts {
        found = try found.map { other throws(ExplorationLimit) in try apply(best, other, part) } ?? part
      }
      result = found ?? id
    } else {
      result = try makeNode(level)
    }
    known[id] = result
    return result
  }

  /// A function of one variable, from its value to a leaf.
  mutating func variable(_ level: Int, _ value: (Int) -> Value) throws(ExplorationLimit) -> ID {
    for index in 0..<Int(arities[level]) {
      let result = leaf(value(index))
      scratch.append(result)
    }
    return try makeNode(Int32(level))
  }

  /// The union of sets.
  ///
  /// Those that ask for late variables come first, so that each further one changes only what stands above.
  mutating func anyOf(_ sets: [ID]) throws(ExplorationLimit) -> ID {
    var result = Self.false
    for set in Set(sets).sorted(by: { (self.level($0), $0) > (self.level($1), $1) }) {
      result = try or(result, set)
    }
    return result
  }

  /// A smaller diagram that is the same wherever a set has members (Coudert and Madre's restriction).
  mutating func simplify(_ id: ID, within care: ID) throws(ExplorationLimit) -> ID {
    if care == Self.false { return id }
    var known: [Pair: ID] = [:]
    return try simplify(Pair(left: id, right: care), &known)
  }

  private struct Pair: Hashable {
    let left: ID
    let right: ID
  }

  private mutating func simplify(_ pair: Pair, _ known: inout [Pair: ID]) throws(ExplorationLimit) -> ID {
    let (id, care) = (pair.left, pair.right)
    if isLeaf(id) || isLeaf(care) { return id }
    if let result = known[pair] { return result }
    try countStep()
    let result: ID
    let level = self.level(id)
    if self.level(care) < level {
      var any = Self.false
      for index in 0..<arities[Int(self.level(care))] {
        any = try or(any, child(care, self.level(care), index))
      }
      result = try simplify(Pair(left: id, right: any), &known)
    } else {
      result = try simplifyParts(pair, level, &known)
    }
    known[pair] = result
    return result
  }

  /// Where the set has no members, any part will do: the one before it.
  private mutating func simplifyParts(
    _ pair: Pair, _ level: Int32, _ known: inout [Pair: ID]
  ) throws(ExplorationLimit) -> ID {
    let base = scratch.count
    for index in 0..<arities[Int(level)] {
      let care = child(pair.right, level, index)
      if care == Self.false {
        scratch.append(-1)
      } else {
        let part = try simplify(Pair(left: child(pair.left, level, index), right: care), &known)
        scratch.append(part)
      }
    }
    let any = scratch[base...].first { $0 >= 0 } ?? Self.false
    for index in base..<scratch.count where scratch[index] < 0 { scratch[index] = any }
    return try makeNode(level)
  }

  /// Forgets what was left half done when a limit was hit.
  mutating func recover() { scratch.removeAll(keepingCapacity: true) }
}
