/// Names with what they stand for, found by a hash that costs a fraction of `Dictionary`'s: a large dialog looks up
/// a million names.
///
/// Open addressing with linear probing. The hash is seeded by chance, so that no file can be written whose names all
/// collide; the order of names is that in which they came, so chance shows nowhere.
struct NameTable: Sendable {
  private(set) var names: [String] = []
  private(set) var entries: [Names.Entry] = []
  /// By hash: positions in ``names``, or -1; a power of two of them, at most half of them taken.
  private var slots = [Int32](repeating: -1, count: 16)
  private let seed = UInt64.random(in: .min ... .max)

  mutating func reserveCapacity(_ count: Int) {
    names.reserveCapacity(count)
    entries.reserveCapacity(count)
    while slots.count < 2 * count { slots.append(contentsOf: repeatElement(-1, count: slots.count)) }
    rehash()
  }

  subscript(name: String) -> Names.Entry? {
    let position = slots[slot(of: name)]
    return position < 0 ? nil : entries[Int(position)]
  }

  /// Adds a name; where it is taken, nothing changes and what it stands for is given back.
  mutating func add(_ name: String, _ entry: Names.Entry) -> Names.Entry? {
    let slot = slot(of: name)
    if slots[slot] >= 0 { return entries[Int(slots[slot])] }
    slots[slot] = Int32(names.count)
    names.append(name)
    entries.append(entry)
    if 2 * names.count > slots.count {
      slots = [Int32](repeating: -1, count: 2 * slots.count)
      rehash()
    }
    return nil
  }

  private mutating func rehash() {
    for position in names.indices { slots[slot(of: names[position])] = Int32(position) }
  }

  /// Where a name stands, or where it would.
  private func slot(of name: String) -> Int {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: hash(name)) & mask
    while slots[slot] >= 0, names[Int(slots[slot])] != name { slot = (slot + 1) & mask }
    return slot
  }

  /// Multiplies eight bytes at a time to 128 bits and folds them.
  private func hash(_ name: String) -> UInt64 {
    var name = name
    return name.withUTF8 { bytes in
      var hash = seed ^ UInt64(truncatingIfNeeded: bytes.count)
      let raw = UnsafeRawBufferPointer(bytes)
      var position = 0
      while position + 8 <= raw.count {
        hash = folded(hash ^ raw.loadUnaligned(fromByteOffset: position, as: UInt64.self))
        position += 8
      }
      var rest: UInt64 = 0
      for byte in raw[position...] { rest = rest << 8 | UInt64(byte) }
      return folded(hash ^ rest)
    }
  }

  private func folded(_ value: UInt64) -> UInt64 {
    let (high, low) = value.multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
    return high ^ low
  }
}
