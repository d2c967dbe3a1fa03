/// Phrases as paths of words, so that all of them are looked for at once.
struct PhraseTrie {
  /// The node of no words at all.
  static let root: Int32 = 0
  private(set) var count: Int32 = 1
  private var children: [UInt64: Int32] = [:]

  mutating func reserveCapacity(_ words: Int) { children.reserveCapacity(words) }

  /// The node of a phrase, created where it is new.
  mutating func insert(_ words: some Sequence<Int32>) -> Int32 {
    var node = Self.root
    for word in words {
      let key = Self.key(node, word)
      if let known = children[key] {
        node = known
      } else {
        children[key] = count
        node = count
        count += 1
      }
    }
    return node
  }

  /// The node of a phrase, if it or a longer one that begins with it was inserted.
  func node(of words: [Int32]) -> Int32? {
    var node = Self.root
    for word in words {
      guard let next = child(of: node, word) else { return nil }
      node = next
    }
    return node
  }

  func child(of node: Int32, _ word: Int32) -> Int32? { children[Self.key(node, word)] }

  private static func key(_ node: Int32, _ word: Int32) -> UInt64 {
    UInt64(UInt32(bitPattern: node)) << 32 | UInt64(UInt32(bitPattern: word))
  }
}
