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

  /// What stands at the head of a node: its variable, and where its children begin; of a leaf, which value it is.
  struct Head {
    let level: Int32
    let start: Int32
  }

  /// An operation with its operands, and the result.
  struct Computed {
    var key = UInt64.max
    var result: ID = 0
  }

  private static let leastTable = 1 << 12

  /// How many values each variable has.
  let arities: [Int32]
  /// Each node's and leaf's variable, and where its children begin.
  private(set) var heads: [Head] = []
  private(set) var children: [ID] = []
  private(set) var leaves: [Value] = []
  private var leafIDs: [Value: ID] = [:]
  /// The nodes by what they are: half of the hash, and the number; open addressing, 0 for a free place (0 is a leaf and
  /// never in here).
  private var table = [UInt64](repeating: 0, count: leastTable)
  private var tableCount = 0
  /// Children that wait to become a node.
  var scratch: [ID] = []
  /// What was computed lately.
  var cache = [Computed](repeating: Computed(), count: 1 << 14)
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

  var count: Int { heads.count }

  /// The variable that a node asks for.
  @inline(__always)
  func level(_ id: ID) -> Int32 { heads[Int(id)].level }

  /// The leaf of a value.
  mutating func leaf(_ value: Value) -> ID {
    if let known = leafIDs[value] { return known }
    let id = ID(heads.count)
    heads.append(Head(level: Self.leafLevel, start: Int32(leaves.count)))
    leaves.append(value)
    leafIDs[value] = id
    return id
  }

  @inline(__always)
  func isLeaf(_ id: ID) -> Bool { level(id) == Self.leafLevel }

  /// The value of a leaf.
  func value(_ id: ID) -> Value { leaves[Int(heads[Int(id)].start)] }

  /// What a diagram becomes where a variable has a value: its child, or itself where it does not ask for it there.
  @inline(__always)
  func child(_ id: ID, _ level: Int32, _ index: Int32) -> ID {
    let head = heads[Int(id)]
    return head.level == level ? children[Int(head.start &+ index)] : id
  }

  /// The children of a node.
  func children(of id: ID) -> ArraySlice<ID> {
    let head = heads[Int(id)]
    let start = Int(head.start)
    return children[start..<start + Int(arities[Int(head.level)])]
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
      let found = ID(truncatingIfNeeded: table[place])
      if (table[place] ^ hash) >> 32 == 0, isNode(found, level, base, arity) { return found }
      place = (place + 1) & mask
    }
    return try insert(level, base, hash)
  }

  private func isNode(_ id: ID, _ level: Int32, _ base: Int, _ arity: Int) -> Bool {
    let head = heads[Int(id)]
    guard head.level == level else { return false }
    let start = Int(head.start)
    for offset in 0..<arity where children[start + offset] != scratch[base + offset] { return false }
    return true
  }

  private mutating func insert(_ level: Int32, _ base: Int, _ hash: UInt64) throws(ExplorationLimit) -> ID {
    guard heads.count < limits.nodes else { throw .nodes(limits.nodes) }
    let id = ID(heads.count)
    heads.append(Head(level: level, start: Int32(children.count)))
    children.append(contentsOf: scratch[base...])
    tableCount += 1
    if tableCount * 2 > table.count { growTable() } else { place(id, hash) }
    return id
  }

  private mutating func place(_ id: ID, _ hash: UInt64) {
    let mask = table.count - 1
    var place = Int(truncatingIfNeeded: hash) & mask
    while table[place] != 0 { place = (place + 1) & mask }
    table[place] = (hash & 0xFFFF_FFFF_0000_0000) | UInt64(UInt32(bitPattern: id))
  }

  private mutating func growTable() {
    fillTable(size: table.count * 2)
    growCache()
  }

  private mutating func fillTable(size: Int) {
    table = [UInt64](repeating: 0, count: size)
    tableCount = 0
    for id in heads.indices where heads[id].level != Self.leafLevel {
      tableCount += 1
      place(ID(id), hash(ID(id)))
    }
  }

  private func hash(_ id: ID) -> UInt64 {
    var hash = UInt64(UInt32(bitPattern: level(id))) &* 0x9E37_79B9_7F4A_7C15
    for child in children(of: id) {
      hash = (hash ^ UInt64(UInt32(bitPattern: child))) &* 0xFF51_AFD7_ED55_8CCD
      hash ^= hash >> 32
    }
    return hash
  }

  private mutating func growCache() {
    guard cache.count < 1 << 21 else { return }
    let known = cache
    cache = [Computed](repeating: Computed(), count: known.count * 2)
    for computed in known where computed.key != .max { cache[cachePlace(computed.key)] = computed }
  }

  @inline(__always)
  func cachePlace(_ key: UInt64) -> Int {
    let mixed = key &* 0x9E37_79B9_7F4A_7C15
    return Int(truncatingIfNeeded: mixed >> 20) & (cache.count - 1)
  }

  // MARK: - Forgetting

  /// How much there was at some time.
  struct Mark {
    let nodes: Int
    fileprivate let children: Int
    fileprivate let leaves: Int
  }

  var mark: Mark { Mark(nodes: heads.count, children: children.count, leaves: leaves.count) }

  /// Forgets every node and leaf that was made since, but for some diagrams.
  ///
  /// - Returns: What those diagrams are now.
  /// - Complexity: O(all nodes).
  @discardableResult
  mutating func forget(to mark: Mark, keeping roots: [ID] = []) -> [ID] {
    guard heads.count > mark.nodes else { return roots }
    let numbers = compact(from: mark, keeping: roots)
    scratch.removeAll(keepingCapacity: true)
    nodesByLevel = [:]
    leafIDs = [:]
    for id in heads.indices where isLeaf(ID(id)) { leafIDs[value(ID(id))] = ID(id) }
    var size = Self.leastTable
    while size < heads.count * 4 { size *= 2 }
    fillTable(size: min(size, table.count))
    cache = [Computed](repeating: Computed(), count: cache.count)
    return roots.map { $0 < mark.nodes ? $0 : numbers[Int($0) - mark.nodes] }
  }

  /// Moves what is kept to where it was forgotten; nodes stay behind those that they lead to.
  ///
  /// - Returns: The new number of each node and leaf after the mark.
  private mutating func compact(from mark: Mark, keeping roots: [ID]) -> [ID] {
    var isKept = [Bool](repeating: false, count: heads.count - mark.nodes)
    for root in roots where root >= mark.nodes { isKept[Int(root) - mark.nodes] = true }
    for index in isKept.indices.reversed() where isKept[index] && !isLeaf(ID(mark.nodes + index)) {
      for child in children(of: ID(mark.nodes + index)) where child >= mark.nodes {
        isKept[Int(child) - mark.nodes] = true
      }
    }
    var numbers = [ID](repeating: 0, count: isKept.count)
    var (nodes, links, values) = (mark.nodes, mark.children, mark.leaves)
    for index in isKept.indices where isKept[index] {
      let head = heads[mark.nodes + index]
      numbers[index] = ID(nodes)
      if head.level == Self.leafLevel {
        leaves[values] = leaves[Int(head.start)]
        heads[nodes] = Head(level: head.level, start: Int32(values))
        values += 1
      } else {
        heads[nodes] = Head(level: head.level, start: Int32(links))
        for offset in 0..<Int(arities[Int(head.level)]) {
          let child = children[Int(head.start) + offset]
          children[links + offset] = child < mark.nodes ? child : numbers[Int(child) - mark.nodes]
        }
        links += Int(arities[Int(head.level)])
      }
      nodes += 1
    }
    heads.removeSubrange(nodes...)
    children.removeSubrange(links...)
    leaves.removeSubrange(values...)
    return numbers
  }
}
