/// A pattern in which `...` stands for anything; runs of space count as one, at the ends as none.
struct Wildcard {
  private let characters: Parts<Character>
  /// The same in bytes, where the pattern is ASCII: bytes compare as characters do there, many times faster.
  private let bytes: Parts<UInt8>?

  init(_ pattern: String) {
    characters = Parts(Self.folded(pattern), gap: Array("..."))
    bytes = Self.isASCII(pattern) ? Parts(Self.foldedBytes(pattern), gap: Array("...".utf8)) : nil
  }

  func matches(_ text: String) -> Bool {
    if let bytes, Self.isASCII(text) { return bytes.match(Self.foldedBytes(text)) }
    return characters.match(Self.folded(text))
  }

  private static func isASCII(_ text: String) -> Bool { text.utf8.allSatisfy { $0 < 0x80 } }

  private static func folded(_ text: String) -> [Character] {
    folding(text, to: " ", where: \.isWhitespace)
  }

  private static func foldedBytes(_ text: String) -> [UInt8] {
    folding(text.utf8, to: UInt8(ascii: " ")) { $0 == 0x20 || (0x09...0x0D).contains($0) }
  }

  private static func folding<Unit>(
    _ units: some Collection<Unit>, to space: Unit, where isSpace: (Unit) -> Bool
  ) -> [Unit] {
    var folded: [Unit] = []
    folded.reserveCapacity(units.count)
    var isBehindSpace = false
    for unit in units {
      if isSpace(unit) {
        isBehindSpace = !folded.isEmpty
      } else {
        if isBehindSpace { folded.append(space) }
        isBehindSpace = false
        folded.append(unit)
      }
    }
    return folded
  }
}

/// What stands between the gaps of a pattern, which come in this order, the first at the start and the last at the end.
private struct Parts<Unit: Equatable> {
  private var parts: [ArraySlice<Unit>] = []

  init(_ pattern: [Unit], gap: [Unit]) {
    var rest = pattern[...]
    while let found = firstPlace(of: gap[...], in: rest) {
      parts.append(rest[..<found])
      rest = rest[(found + gap.count)...]
    }
    parts.append(rest)
  }

  func match(_ text: [Unit]) -> Bool {
    guard parts.count > 1 else { return parts[0].elementsEqual(text) }
    let first = parts[0]
    let last = parts[parts.count - 1]
    guard text.starts(with: first) else { return false }
    var rest = text[first.count...]
    for part in parts[1..<(parts.count - 1)] {
      guard let found = firstPlace(of: part, in: rest) else { return false }
      rest = rest[(found + part.count)...]
    }
    return rest.suffix(last.count).elementsEqual(last)
  }
}

private func firstPlace<Unit: Equatable>(of part: ArraySlice<Unit>, in text: ArraySlice<Unit>) -> Int? {
  guard let first = part.first else { return text.startIndex }
  let end = text.endIndex - part.count
  guard end >= text.startIndex else { return nil }
  return (text.startIndex...end).first { text[$0] == first && text[$0...].starts(with: part) }
}
