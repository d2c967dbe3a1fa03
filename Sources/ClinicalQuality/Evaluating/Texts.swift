/// Operations on strings; a character is a Unicode scalar, and indexes begin at 0.
func applyToText(_ operation: Operation, _ first: Value, _ second: Value, _ third: Value?) -> Value {
  switch operation {
  case .join: return .string(text(first) + text(second))
  case .combine: return combine(first, separator: second)
  case .upper: return map(first) { .string($0.uppercased()) }
  case .lower: return map(first) { .string($0.lowercased()) }
  case .substring: return substring(first, second, third)
  case .split: return map(first) { split($0, second) }
  case .concatenate: return map(first, second) { .string($0 + $1) }
  case .startsWith: return map(first, second) { .boolean($0.unicodeScalars.starts(with: $1.unicodeScalars)) }
  case .endsWith:
    return map(first, second) {
      .boolean($0.unicodeScalars.reversed().starts(with: $1.unicodeScalars.reversed()))
    }
  case .positionOf: return map(first, second) { position(of: $0, in: $1, fromEnd: false) }
  case .lastPositionOf: return map(first, second) { position(of: $0, in: $1, fromEnd: true) }
  default: return .null
  }
}

private func text(_ value: Value) -> String {
  if case .string(let text) = value { text } else { "" }
}

private func map(_ value: Value, _ transform: (String) -> Value) -> Value {
  if case .string(let text) = value { transform(text) } else { .null }
}

private func map(_ left: Value, _ right: Value, _ transform: (String, String) -> Value) -> Value {
  guard case .string(let left) = left, case .string(let right) = right else { return .null }
  return transform(left, right)
}

private func combine(_ list: Value, separator: Value) -> Value {
  guard case .list(let items) = list else { return .null }
  let texts = items.compactMap { if case .string(let text) = $0 { text } else { nil } }
  return texts.isEmpty ? .null : .string(texts.joined(separator: text(separator)))
}

private func substring(_ value: Value, _ start: Value, _ length: Value?) -> Value {
  guard case .string(let text) = value, case .integer(let start) = start else { return .null }
  let scalars = Array(text.unicodeScalars)
  guard scalars.indices.contains(Int(start)) || (scalars.isEmpty && start == 0) else { return .null }
  var rest = scalars[Int(start)...]
  if let length {
    guard case .integer(let length) = length else { return .null }
    rest = rest.prefix(max(0, Int(length)))
  }
  return .string(String(String.UnicodeScalarView(rest)))
}

private func split(_ text: String, _ separator: Value) -> Value {
  guard case .string(let separator) = separator, !separator.isEmpty else { return .list([.string(text)]) }
  let scalars = Array(text.unicodeScalars)
  let length = separator.unicodeScalars.count
  var parts: [Value] = []
  var start = 0
  for position in occurrences(of: separator, in: scalars) where position >= start {
    parts.append(.string(String(String.UnicodeScalarView(scalars[start..<position]))))
    start = position + length
  }
  parts.append(.string(String(String.UnicodeScalarView(scalars[start...]))))
  return .list(parts)
}

private func position(of pattern: String, in text: String, fromEnd: Bool) -> Value {
  let positions = occurrences(of: pattern, in: Array(text.unicodeScalars))
  return count((fromEnd ? positions.last : positions.first) ?? -1)
}

/// Where a pattern begins in a text, by Knuth, Morris and Pratt's search; an empty one begins everywhere.
///
/// - Complexity: O(text + pattern), so that no text can make it slow.
private func occurrences(of pattern: String, in text: [Unicode.Scalar]) -> [Int] {
  let wanted = Array(pattern.unicodeScalars)
  guard let first = wanted.first else { return Array(0...text.count) }
  var borders = [0]
  var length = 0
  for scalar in wanted.dropFirst() {
    while length > 0, wanted[length] != scalar { length = borders[length - 1] }
    if wanted[length] == scalar { length += 1 }
    borders.append(length)
  }
  var positions: [Int] = []
  var matched = 0
  for (index, scalar) in text.enumerated() {
    while matched > 0, matched == wanted.count || wanted[matched] != scalar { matched = borders[matched - 1] }
    if matched == 0 { matched = scalar == first ? 1 : 0 } else { matched += 1 }
    if matched == wanted.count { positions.append(index + 1 - wanted.count) }
  }
  return positions
}
