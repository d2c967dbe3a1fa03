/// A pattern brought up to date with what is shown now, its `...` kept.
///
/// The line that shares the most words with the pattern is taken; each piece between elisions becomes the stretch of
/// that line in which its words stand. `nil` where no line is alike: fewer than half of the words are there.
func reworded(_ pattern: String, after shown: [String]) -> String? {
  let pieces = words(ofPiecesOf: pattern)
  let wanted = pieces.flatMap(\.self)
  guard !wanted.isEmpty else { return nil }
  var best: (line: [Substring], pairs: [Int?], count: Int)?
  for text in shown {
    let line = text.split(whereSeparator: \.isWhitespace)
    guard wanted.count * line.count <= 1 << 20 else { continue }
    let pairs = alignment(wanted, line)
    let count = pairs.count { $0 != nil }
    if count > best?.count ?? 0 { best = (line, pairs, count) }
  }
  guard let best, best.count * 2 >= wanted.count else { return nil }
  return rebuilt(
    pieces, best.line, best.pairs, startsOpen: pattern.hasPrefix("..."), endsOpen: pattern.hasSuffix("..."))
}

/// The words of each piece between elisions; empty pieces are left out.
private func words(ofPiecesOf pattern: String) -> [[Substring]] {
  var pieces: [[Substring]] = []
  var rest = pattern[...]
  while true {
    let end = rest.firstRange(of: "...")
    let words = rest[..<(end?.lowerBound ?? rest.endIndex)].split(whereSeparator: \.isWhitespace)
    if !words.isEmpty { pieces.append(words) }
    guard let end else { return pieces }
    rest = rest[end.upperBound...]
  }
}

/// For each word of the left its partner on the right in a longest common subsequence.
private func alignment(_ left: [Substring], _ right: [Substring]) -> [Int?] {
  var lengths = [[Int]](repeating: Array(repeating: 0, count: right.count + 1), count: left.count + 1)
  for row in left.indices.reversed() {
    for column in right.indices.reversed() {
      lengths[row][column] =
        isAlike(left[row], right[column])
        ? lengths[row + 1][column + 1] + 1 : max(lengths[row + 1][column], lengths[row][column + 1])
    }
  }
  var pairs = [Int?](repeating: nil, count: left.count)
  var (row, column) = (0, 0)
  while row < left.count, column < right.count {
    if isAlike(left[row], right[column]) {
      pairs[row] = column
      (row, column) = (row + 1, column + 1)
    } else if lengths[row + 1][column] >= lengths[row][column + 1] {
      row += 1
    } else {
      column += 1
    }
  }
  return pairs
}

/// Words are alike whatever their case and the marks at their end.
private func isAlike(_ left: Substring, _ right: Substring) -> Bool {
  func bare(_ word: Substring) -> String { word.lowercased().filter { $0.isLetter || $0.isNumber } }
  return left == right || (bare(left) == bare(right) && !bare(left).isEmpty)
}

private func rebuilt(
  _ pieces: [[Substring]], _ line: [Substring], _ pairs: [Int?], startsOpen: Bool, endsOpen: Bool
) -> String? {
  var spans: [ClosedRange<Int>] = []
  var position = 0
  for piece in pieces {
    let own = pairs[position..<position + piece.count]
    position += piece.count
    guard let first = own.compactMap(\.self).first, let last = own.compactMap(\.self).last else { continue }
    // Words of the piece that are gone at its ends make room for as many new ones.
    let before = own.prefix { $0 == nil }.count
    let after = own.reversed().prefix { $0 == nil }.count
    let low = max(first - before, spans.last.map { $0.upperBound + 1 } ?? 0)
    let next = pairs[position...].compactMap(\.self).first ?? line.count
    spans.append(min(low, first)...max(last, min(last + after, next - 1)))
  }
  guard !spans.isEmpty else { return nil }
  if !startsOpen { spans[0] = 0...spans[0].upperBound }
  if !endsOpen { spans[spans.count - 1] = spans[spans.count - 1].lowerBound...(line.count - 1) }
  let texts = spans.map { line[$0].joined(separator: " ") }
  return (startsOpen ? "..." : "") + texts.joined(separator: "...") + (endsOpen ? "..." : "")
}

/// The lines that share the most words with a pattern, in their order.
func mostAlike(_ lines: [String], to pattern: String, count: Int) -> [String] {
  let wanted = Set(words(ofPiecesOf: pattern).flatMap(\.self).map { $0.lowercased() })
  let scored = lines.enumerated().map { index, line in
    let own = line.split(whereSeparator: \.isWhitespace)
    return (index: index, score: own.count { wanted.contains($0.lowercased()) })
  }
  let best = scored.sorted { ($1.score, $0.index) < ($0.score, $1.index) }.prefix(count)
  return best.map(\.index).sorted().map { lines[$0] }
}
