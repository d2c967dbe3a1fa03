/// What a look over a file's bytes finds before YAML is read: whether they are text at all, and which kind.
struct TextSurvey {
  /// The first thing that cannot stand in a text file.
  enum Flaw: Equatable {
    /// Bytes that are no UTF-8.
    case notUTF8
    /// A control character, a byte order mark in mid-file or a non-character.
    case forbidden(Unicode.Scalar)
  }

  private(set) var flaw: (kind: Flaw, range: Range<Int>)?
  private(set) var isASCII = true
  private(set) var hasCarriageReturn = false
  /// Where the text begins, after a byte order mark.
  let start: Int

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    var position = start
    while position < bytes.count {
      position = skipOrdinary(bytes, from: position)
      guard position < bytes.count else { return }
      let byte = bytes[position]
      if byte >= 0x20 && byte < 0x7F || byte == 0x0A || byte == 0x09 {
        position += 1
      } else if byte == 0x0D {
        hasCarriageReturn = true
        position += 1
      } else if let length = check(bytes, at: position) {
        position += length
      } else {
        return
      }
    }
  }

  /// Passes over printable ASCII and line feeds eight bytes at a time, as nearly all of a file is.
  private func skipOrdinary(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    let raw = UnsafeRawBufferPointer(bytes)
    let ones: UInt64 = 0x0101_0101_0101_0101
    let high = ones << 7
    var position = start
    while position + 8 <= raw.count {
      let word = raw.loadUnaligned(fromByteOffset: position, as: UInt64.self)
      guard word & high == 0 else { return position }
      // Below 0x80 no sum carries into the next byte; its high bit answers the question.
      let isPrintable = (word &+ ones * 0x60) & ~(word &+ ones)
      let isLineFeed = ~((word ^ ones * 0x0A) &+ ones * 0x7F)
      guard (isPrintable | isLineFeed) & high == high else { return position }
      position += 8
    }
    return position
  }

  /// Checks one character that is not ordinary ASCII; gives its length, or `nil` after noting a flaw.
  private mutating func check(_ bytes: UnsafeBufferPointer<UInt8>, at position: Int) -> Int? {
    guard let scalar = decodeScalar(bytes, at: position) else {
      flaw = (.notUTF8, position..<position + 1)
      return nil
    }
    isASCII = false
    let length = UTF8.width(scalar)
    guard isPrintable(scalar) else {
      flaw = (.forbidden(scalar), position..<position + length)
      return nil
    }
    return length
  }

  /// YAML's printable characters beyond ASCII; the same as libyaml's.
  private func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x85, 0xA0...0xD7FF, 0xE000...0xFEFE, 0xFF00...0xFFFD, 0x10000...0x10FFFF: true
    default: false
    }
  }
}

/// The character at a position, or `nil` where its bytes are no UTF-8 (cut off, overlong or a surrogate).
func decodeScalar(_ bytes: UnsafeBufferPointer<UInt8>, at position: Int) -> Unicode.Scalar? {
  let first = UInt32(bytes[position])
  let length: Int
  switch first {
  case 0..<0x80: return Unicode.Scalar(first)
  case 0xC2..<0xE0: length = 2
  case 0xE0..<0xF0: length = 3
  case 0xF0..<0xF5: length = 4
  default: return nil
  }
  guard bytes.count - position >= length else { return nil }
  var value = first & (0x7F >> UInt32(length))
  for offset in 1..<length {
    let byte = UInt32(bytes[position + offset])
    guard byte & 0xC0 == 0x80 else { return nil }
    value = value << 6 | byte & 0x3F
  }
  guard let scalar = Unicode.Scalar(value), UTF8.width(scalar) == length else { return nil }
  return scalar
}
