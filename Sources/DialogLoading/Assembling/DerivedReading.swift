import ClinicalQuality
import Diagnostics
import Dialogs
import MarkedYAML

extension Assembler {
  /// Compiles derived facts, each after those that it reads, because their types decide what fits.
  func readDerived() {
    let entries = sections[.derived]
    var expressions = [Expression?](repeating: nil, count: entries.count)
    for position in evaluationOrder(entries) {
      let entry = entries[position]
      guard let expression = expression(entry.value, entry.id, .facts, expecting: nil) else { continue }
      expressions[position] = expression
      recorder?.note(.other, expression, entry.value, nullIsIntended: false)
      types.derived[position] = expression.type
      let slot = dialog.slots[derived: Reference(position)]
      reads[slot] = expression.reads
      neverNull[slot] = !mayBeNull(expression.root)
    }
    for (entry, expression) in zip(entries, expressions) {
      dialog.derived.append(
        DerivedFact(id: entry.id, expression: expression ?? .constant(.null), place: entry.place))
    }
  }

  /// An order in which derived facts stand after what they read; members of a cycle come last, as they stand.
  private func evaluationOrder(_ entries: [Entry]) -> [Int] {
    let reads = entries.map { entry in
      namesRead(in: entry.value.utf8).compactMap { dialog.names.position(of: $0, as: .derived) }
    }
    let order = Graph(reads).dependencyOrder
    return order.sorted + order.stuck
  }

  /// The words of an expression that may be names; strings and comments are passed over.
  private func namesRead(in utf8: ArraySlice<UInt8>) -> Set<String> {
    var names: Set<String> = []
    var position = utf8.startIndex
    while position < utf8.endIndex {
      let byte = utf8[position]
      if byte == UInt8(ascii: "'") {
        position = endOfString(utf8, from: position)
      } else if isWordByte(byte) {
        let start = position
        while position < utf8.endIndex, isWordByte(utf8[position]) { position += 1 }
        names.insert(String(decoding: utf8[start..<position], as: UTF8.self))
      } else {
        position += 1
      }
    }
    return names
  }

  private func endOfString(_ utf8: ArraySlice<UInt8>, from start: Int) -> Int {
    var position = start + 1
    while position < utf8.endIndex, utf8[position] != UInt8(ascii: "'") {
      position += utf8[position] == UInt8(ascii: "\\") ? 2 : 1
    }
    return min(position + 1, utf8.endIndex)
  }

  private func isWordByte(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "_") || (48...57).contains(byte) || (97...122).contains(byte | 0x20)
  }
}
