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
  guard scalars.indices.contains(Int(start)) else { return .null }
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
  let wanted = Array(separator.unicodeScalars)
  var parts: [Value] = []
  var start = 0
  var index = 0
  while index < scalars.count {
    if scalars[index] == wanted[0], scalars[index...].starts(with: wanted) {
      parts.append(.string(String(String.UnicodeScalarView(scalars[start..<index]))))
      index += wanted.count
      start = index
    } else {
      index += 1
    }
  }
  parts.append(.string(String(String.UnicodeScalarView(scalars[start...]))))
  return .list(parts)
}

private func position(of pattern: String, in text: String, fromEnd: Bool) -> Value {
  let scalars = Array(text.unicodeScalars)
  let wanted = Array(pattern.unicodeScalars)
  guard wanted.count <= scalars.count else { return .integer(-1) }
  let starts = 0...(scalars.count - wanted.count)
  let matches = { (start: Int) in scalars[start...].starts(with: wanted) }
  return count((fromEnd ? starts.last(where: matches) : starts.first(where: matches)) ?? -1)
}
