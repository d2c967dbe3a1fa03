import ClinicalQuality

/// An operation on values that diagrams are combined by.
struct DiagramOperation: Hashable {
  let code: UInt16

  static let and = Self(code: 0)
  static let or = Self(code: 1)
  static let not = Self(code: 2)
  /// Whether a value is true, false, or neither.
  static let isTrue = Self(code: 3)
  static let isFalse = Self(code: 4)
  static let isUnknown = Self(code: 5)
  /// The first of two sets without the second.
  static let without = Self(code: 6)

  static let firstFree: UInt16 = 16
}

extension Diagrams {
  /// Makes an operation of a function of two values; for one operand the second is null.
  mutating func addOperation(_ function: @escaping (Value, Value) -> Value) -> DiagramOperation {
    operations.append(function)
    return DiagramOperation(code: DiagramOperation.firstFree + UInt16(operations.count - 1))
  }

  mutating func and(_ left: ID, _ right: ID) throws(ExplorationLimit) -> ID {
    try apply(.and, left, right)
  }
  mutating func or(_ left: ID, _ right: ID) throws(ExplorationLimit) -> ID { try apply(.or, left, right) }
  mutating func not(_ operand: ID) throws(ExplorationLimit) -> ID {
    try apply(.not, operand, Self.null)
  }
  /// The cases in which a Boolean is true, as a set.
  mutating func isTrue(_ operand: ID) throws(ExplorationLimit) -> ID {
    try apply(.isTrue, operand, Self.null)
  }
  mutating func isFalse(_ operand: ID) throws(ExplorationLimit) -> ID {
    try apply(.isFalse, operand, Self.null)
  }
  mutating func without(_ set: ID, _ other: ID) throws(ExplorationLimit) -> ID {
    try apply(.without, set, other)
  }

  /// Applies an operation case by case.
  ///
  /// - Complexity: O(nodes of one · nodes of the other); each pair is looked at once as long as the cache holds it.
  mutating func apply(
    _ operation: DiagramOperation, _ left: ID, _ right: ID
  ) throws(ExplorationLimit) -> ID {
    if let known = shortcut(operation, left, right) { return known }
    var (left, right) = (left, right)
    if operation.code <= 1, left > right { swap(&left, &right) }
    if isLeaf(left), isLeaf(right) { return combine(operation, left, right) }
    let key =
      UInt64(operation.code) << 48 | UInt64(UInt32(bitPattern: left)) << 24
      | UInt64(UInt32(bitPattern: right))
    let place = cachePlace(key)
    if cache[place].key == key { return cache[place].result }
    try countStep()
    let level = min(level(left), level(right))
    for index in 0..<arities[Int(level)] {
      let result = try apply(operation, child(left, level, index), child(right, level, index))
      scratch.append(result)
    }
    let result = try makeNode(level)
    // The cache may have grown.
    cache[cachePlace(key)] = Computed(key: key, result: result)
    return result
  }

  /// Looks now and then whether to go on.
  @inline(__always)
  mutating func countStep() throws(ExplorationLimit) {
    steps &+= 1
    if steps & 0xFFFF == 0, limits.isInterrupted?() == true { throw .interrupted }
  }

  @inline(__always)
  private func shortcut(_ operation: DiagramOperation, _ left: ID, _ right: ID) -> ID? {
    switch operation {
    case .and:
      if left == Self.false || right == Self.false { return Self.false }
      if left == Self.true || left == right { return right }
      if right == Self.true { return left }
    case .or:
      if left == Self.true || right == Self.true { return Self.true }
      if left == Self.false || left == right { return right }
      if right == Self.false { return left }
    case .without:
      if left == Self.false || right == Self.true || left == right { return Self.false }
      if right == Self.false { return left }
    default: break
    }
    return nil
  }

  private mutating func combine(_ operation: DiagramOperation, _ left: ID, _ right: ID) -> ID {
    if operation.code >= DiagramOperation.firstFree {
      let function = operations[Int(operation.code - DiagramOperation.firstFree)]
      return leaf(function(value(left), value(right)))
    }
    // What is left of `and` and `or` after the shortcuts: one side is null, or no Boolean, and the other decides
    // nothing.
    let truth = value(left).truth
    switch operation {
    case .not: return truth == nil ? Self.null : truth == true ? Self.false : Self.true
    case .isTrue: return truth == true ? Self.true : Self.false
    case .isFalse: return truth == false ? Self.true : Self.false
    case .isUnknown: return truth == nil ? Self.true : Self.false
    case .without: return truth == true && value(right).truth != true ? Self.true : Self.false
    default: return Self.null
    }
  }
}
