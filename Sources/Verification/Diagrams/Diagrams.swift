import ClinicalQuality

/// Decision diagrams with many values at the ends: functions of a case, each kept once.
///
/// A node asks for the value of one variable and has a child for each; a leaf is a value of CQL. Variables stand in one
/// order on every way down, no node has all children alike, and no two nodes are the same, so two functions are equal
/// exactly where their numbers are.
struct Diagrams {
  /// The number of a node or a leaf.
  typealias ID = Int32

  static let null: ID = 0
  static let `false`: ID = 1
  static let `true`: ID = 2
  /// Stands for the variable of a leaf; behind all others.
  static let leafLevel = Int32.max

  /// How many values each variable has.
  let arities: [Int32]
  /// The variable of each node.
  private(set) var levels: [Int32] = []
  /// Where the children of each node begin; of a leaf, which value it is.
  private(set) var starts: [Int32] = []
  private(set) var children: [ID] = []
  private(set) var leaves: [Value] = []
  private var leafIDs: [Value: ID] = [:]
  /// The nodes by what they are; open addressing, 0 for a free place (0 is a leaf and never in here).
  private var table = [ID](repeating: 0, count: 1 << 12)
  private var tableCount = 0
  /// Children that wait to become a node.
  var scratch: [ID] = []
  /// What was computed lately: the operation with its operands, and the result.
  var cacheKeys = [UInt64](repeating: .max, count: 1 << 14)
  var cacheResults = [ID](repeating: 0, count: 1 << 14)
  var operations: [(Value, Value) -> Value] = []
  /// The nodes by what they ask for, of diagrams that were looked at lately.
  var nodesByLevel: [ID: [Int32: [ID]]] = [:]
  var steps = 0
  let limits: ExplorationLimits

  init(arities: [Int], limits: ExplorationLimits) {
    self.arities = arities.map { Int32($0) }
    self.limits = limits
    for value in [Value.null, .boolean(false), .boolean(true)] { _ = leaf(value) }
  }

  var count: Int { levels.count }

  /// The leaf of a value.
  mutating func leaf(_ value: Value) -> ID {
    if let known = leafIDs[value] { return known }
    let id = ID(levels.count)
    levels.append(Self.leafLevel)
    starts.append(Int32(leaves.count))
    leaves.append(value)
    leafIDs[value] = id
    return id
  }

  @inline(__always)
  func isLeaf(_ id: ID) -> Bool { levels[Int(id)] == Self.leafLevel }

  /// The value of a leaf.
  func value(_ id: ID) -> Value { leaves[Int(starts[Int(id)])] }

  /// What a diagram becomes where a variable has a value: its child, or itself where it does not ask for it there.
  @inline(__always)
  func child(_ id: ID, _ level: Int32, _ index: Int32) -> ID {
    levels[Int(id)] == level ? children[Int(starts[Int(id)] &+ index)] : id
  }

  /// The children of a node.
  func children(of id: ID) -> ArraySlice<ID> {
    let start = Int(starts[Int(id)])
    return children[start..<start + Int(arities[Int(levels[Int(id)])])]
  }

  /// Makes a node of the last values in ``scratch`` and takes them off.
  mutating func makeNode(_ level: Int32) throws(ExplorationLimit) -> ID {
    let arity = Int(arities[Int(level)])
    let base = scratch.count - arity
    defer { scratch.removeLast(arity) }
    let first = scratch[base]
    var isPlain = true
    var hash = UInt64(UInt32(bitPattern: level)) &* 0x9E37_79B9_7F4A_7C15
    for index in base..<scratch.count {
      let child = scratch[index]
      if child != first { isPlain = false }
      hash = (hash ^ UInt64(UInt32(bitPattern: child))) &* 0xFF51_AFD7_ED55_8CCD
      hash ^= hash >> 32
    }
    if isPlain { return first }
    let mask = table.count - 1
    var place = Int(truncatingIfNeeded: hash) & mask
    while table[place] != 0 {
      if isNode(table[place], level, base, arity) { return table[place] }
      place = (place + 1) & mask
    }
    return try insert(level, base, hash)
  }

  private func isNode(_ id: ID, _ level: Int32, _ base: Int, _ arity: Int) -> Bool {
    guard levels[Int(id)] == level else { return false }
    let start = Int(starts[Int(id)])
    for offset in 0..<arity where children[start + offset] != scratch[base + offset] { return false }
    return true
  }

  private mutating func insert(_ level: Int32, _ base: Int, _ hash: UInt64) throws(ExplorationLimit) -> ID {
    guard levels.count < limits.nodes else { throw .nodes(limits.nodes) }
    let id = ID(levels.count)
    levels.append(level)
    starts.append(Int32(children.count))
    children.append(contentsOf: scratch[base...])
    tableCount += 1
    if tableCount * 2 > table.count { growTable() } else { place(id, hash) }
    return id
  }

  private mutating func place(_ id: ID, _ hash: UInt64) {
    let mask = table.count - 1
    var place = Int(truncatingIfNeeded: hash) & mask
    while table[place] != 0 { place = (place + 1) & mask }
    table[place] = id
  }

  private mutating func growTable() {
    table = [ID](repeating: 0, count: table.count * 2)
    for id in levels.indices where levels[id] != Self.leafLevel { place(ID(id), hash(ID(id))) }
    growCache()
  }

  private func hash(_ id: ID) -> UInt64 {
    var hash = UInt64(UInt32(bitPattern: levels[Int(id)])) &* 0x9E37_79B9_7F4A_7C15
    for child in children(of: id) {
      hash = (hash ^ UInt64(UInt32(bitPattern: child))) &* 0xFF51_AFD7_ED55_8CCD
      hash ^= hash >> 32
    }
    return hash
  }

  private mutating func growCache() {
    guard cacheKeys.count < 1 << 21 else { return }
    let (keys, results) = (cacheKeys, cacheResults)
    cacheKeys = [UInt64](repeating: .max, count: keys.count * 2)
    cacheResults = [ID](repeating: 0, count: keys.count * 2)
    for (key, result) in zip(keys, results) where key != .max {
      let place = cachePlace(key)
      cacheKeys[place] = key
      cacheResults[place] = result
    }
  }

  @inline(__always)
  func cachePlace(_ key: UInt64) -> Int {
    let mixed = key &* 0x9E37_79B9_7F4A_7C15
    return Int(truncatingIfNeeded: mixed >> 20) & (cacheKeys.count - 1)
  }

  // MARK: - Forgetting

  /// How much there was at some time.
  struct Mark {
    let nodes: Int
    fileprivate let children: Int
    fileprivate let leaves: Int
  }

  var mark: Mark { Mark(nodes: levels.count, children: children.count, leaves: leaves.count) }

  /// Forgets every node and leaf that was made since.
  mutating func forget(to mark: Mark) {
    for value in leaves[mark.leaves...] { leafIDs[value] = nil }
    leaves.removeSubrange(mark.leaves...)
    levels.removeSubrange(mark.nodes...)
    starts.removeSubrange(mark.nodes...)
    children.removeSubrange(mark.children...)
    scratch.removeAll(keepingCapacity: true)
    nodesByLevel = [:]
    table = [ID](repeating: 0, count: table.count)
    tableCount = 0
    for id in levels.indices where levels[id] != Self.leafLevel {
      tableCount += 1
      place(ID(id), hash(ID(id)))
    }
    cacheKeys = [UInt64](repeating: .max, count: cacheKeys.count)
  }
}
