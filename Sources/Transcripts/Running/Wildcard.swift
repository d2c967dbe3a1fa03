/// Whether a text matches a pattern in which `...` stands for anything, spaces counting alike.
func matches(_ text: String, _ pattern: String) -> Bool {
  let folded = folding(text)
  var rest = folded[...]
  let pieces = parts(of: folding(pattern))
  for (index, piece) in pieces.enumerated() where !piece.isEmpty {
    if index == 0 {
      guard rest.hasPrefix(piece) else { return false }
      rest = rest.dropFirst(piece.count)
    } else if index == pieces.count - 1 {
      return rest.hasSuffix(piece)
    } else {
      guard let found = rest.firstRange(of: piece) else { return false }
      rest = rest[found.upperBound...]
    }
  }
  return pieces.count > 1 ? true : rest.isEmpty
}

private func folding(_ text: String) -> String {
  text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
}

/// The parts of a pattern between its `...`.
private func parts(of pattern: String) -> [Substring] {
  var pieces: [Substring] = []
  var rest = pattern[...]
  while let found = rest.firstRange(of: "...") {
    pieces.append(rest[..<found.lowerBound])
    rest = rest[found.upperBound...]
  }
  return pieces + [rest]
}
