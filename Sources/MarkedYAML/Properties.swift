import Diagnostics

extension Composer {
  /// Refuses the anchor (`&name`) and tag (`!name`) in front of a value; gives back where the value itself begins.
  mutating func takeProperties(_ start: Int, _ end: Int) -> Int {
    var position = start
    while position < end {
      switch bytes[position] {
      case UInt8(ascii: "&"):
        let word = wordEnd(after: position)
        add(.anchor(at: range(position..<word)))
        position = word
      case UInt8(ascii: "!"):
        let word = wordEnd(after: position)
        add(.tag(at: range(position..<word)))
        position = word
      case UInt8(ascii: "#"): position = lineEnd(after: position)
      case UInt8(ascii: " "), 0x09, 0x0A, 0x0D: position += 1
      default: return position
      }
    }
    return end
  }

  private func wordEnd(after start: Int) -> Int {
    var end = start + 1
    while end < bytes.count, bytes[end] > 0x20, !Array(",[]{}".utf8).contains(bytes[end]) { end += 1 }
    return end
  }

  /// Where the line with an offset ends, before its line break.
  func lineEnd(after start: Int) -> Int {
    var end = start
    while end < bytes.count, breakLength(bytes, at: end) == 0 { end += 1 }
    return end
  }

  /// The range's end without blanks and line breaks at it: libyaml lets a block scalar end where the next line begins.
  func trimmedEnd(_ range: Range<Int>) -> Int {
    var end = range.upperBound
    while end > range.lowerBound, bytes[end - 1] <= 0x20 { end -= 1 }
    return end
  }
}
