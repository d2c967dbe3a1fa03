/// The values of a sequence, in the order of the file.
public struct MarkedItems: Collection, Sendable {
  private let arena: Arena
  public let startIndex: Int
  public let endIndex: Int
  public let count: Int

  init(arena: Arena, node: Int?) {
    self.arena = arena
    startIndex = node.map { $0 + 1 } ?? 0
    endIndex = node.map { Int(arena.nodes[$0].link) } ?? 0
    count = node.map { arena.nodes[$0].count } ?? 0
  }

  public subscript(position: Int) -> MarkedValue {
    precondition(position >= startIndex && position < endIndex, "position out of the sequence")
    return MarkedValue(arena: arena, node: position)
  }

  public func index(after position: Int) -> Int { arena.sibling(of: position) }
}

/// The keys and values of a mapping, in the order of the file.
public struct MarkedEntries: Collection, Sendable {
  private let arena: Arena
  public let startIndex: Int
  public let endIndex: Int
  public let count: Int

  init(arena: Arena, node: Int?) {
    self.arena = arena
    startIndex = node.map { $0 + 1 } ?? 0
    endIndex = node.map { Int(arena.nodes[$0].link) } ?? 0
    count = node.map { arena.nodes[$0].count / 2 } ?? 0
  }

  public subscript(position: Int) -> (key: MarkedValue, value: MarkedValue) {
    (key(at: position), value(at: position))
  }

  public func key(at position: Int) -> MarkedValue {
    precondition(position >= startIndex && position < endIndex, "position out of the mapping")
    return MarkedValue(arena: arena, node: position)
  }

  public func value(at position: Int) -> MarkedValue {
    precondition(position >= startIndex && position < endIndex, "position out of the mapping")
    return MarkedValue(arena: arena, node: arena.sibling(of: position))
  }

  public func index(after position: Int) -> Int { arena.sibling(of: arena.sibling(of: position)) }
}
