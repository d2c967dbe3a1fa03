import Diagnostics

/// A key of a mapping that is being read, with a hash of its text.
struct MappingKey {
  let hash: UInt64
  let node: Int
}

extension Composer {
  /// Mappings up to this many keys are compared pair by pair; larger ones are sorted.
  private static let pairwiseLimit = 12

  /// Notes the key that is about to be appended, and refuses those that are no words.
  mutating func takeKey(_ text: UnsafeBufferPointer<UInt8>, _ node: Arena.Node) {
    if node.style == .plain, text.isEmpty {
      add(.missingKey(at: range(node.bytes)))
      return
    }
    if node.style == .plain, text.elementsEqual([0x3C, 0x3C]) {
      add(.mergeKey(at: range(node.bytes)))
      return
    }
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325  // FNV-1a; an attacker's collisions cost a comparison, no more
    for byte in text { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    keys.append(MappingKey(hash: hash, node: nextNode))
  }

  /// Reports the keys that a mapping gives twice, and forgets its keys.
  mutating func closeKeys(from first: Int) {
    defer { keys.removeSubrange(first...) }
    let count = keys.count - first
    if count > Self.pairwiseLimit { return reportDuplicatesBySorting(from: first) }
    guard count > 1 else { return }
    for later in first + 1..<keys.count {
      let isAgain = (first..<later).first { order(keys[$0], keys[later]) == 0 }
      if let isAgain { reportDuplicate(keys[later].node, of: keys[isAgain].node) }
    }
  }

  /// O(n log n) whatever the keys are.
  private mutating func reportDuplicatesBySorting(from first: Int) {
    let sorted = keys[first...].sorted {
      let order = order($0, $1)
      return order == 0 ? $0.node < $1.node : order < 0
    }
    var original = sorted[0]
    for key in sorted.dropFirst() {
      if order(original, key) == 0 { reportDuplicate(key.node, of: original.node) } else { original = key }
    }
  }

  private mutating func reportDuplicate(_ later: Int, of first: Int) {
    add(
      .duplicateKey(
        name(of: later), at: range(self[later].bytes), firstAt: range(self[first].bytes)))
  }

  private func name(of node: Int) -> String {
    switch text(of: node) {
    case .verbatim(let bytes): String(decoding: bytes.prefix(60), as: UTF8.self)
    case .decoded(let bytes): String(decoding: bytes.prefix(60), as: UTF8.self)
    }
  }

  /// Below, at or over 0, by hash and then by bytes.
  private func order(_ left: MappingKey, _ right: MappingKey) -> Int {
    if left.hash != right.hash { return left.hash < right.hash ? -1 : 1 }
    return withBytes(of: left.node) { leftBytes in
      withBytes(of: right.node) { rightBytes in
        if leftBytes.elementsEqual(rightBytes) { return 0 }
        return leftBytes.lexicographicallyPrecedes(rightBytes) ? -1 : 1
      }
    }
  }

  private func withBytes<Result>(of node: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    switch text(of: node) {
    case .verbatim(let bytes): body(bytes)
    case .decoded(let bytes): bytes.withUnsafeBufferPointer(body)
    }
  }
}
