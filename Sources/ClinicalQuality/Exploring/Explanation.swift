/// A part of an expression with its value, and the parts that it was made of: why an expression is what it is.
public struct Explanation: Sendable {
  /// Where the part stands in the text of the expression, in UTF-8 offsets.
  public let range: Range<Int>
  /// Its value for the facts; a score that is not settled is the interval of what it may still be.
  public let value: Value
  /// The parts below, in the order in which they stand; literals are left out, as they say what they are.
  public let parts: [Explanation]

  /// One line a part, each indented by two spaces below the part it belongs to: `text → value`.
  ///
  /// - Parameter text: The text that the expression was compiled from; blanks and line ends in it are one space.
  public func lines(of text: String) -> [String] {
    let bytes = Array(text.utf8)
    var lines: [String] = []
    add(bytes, depth: 0, to: &lines)
    return lines
  }

  private func add(_ bytes: [UInt8], depth: Int, to lines: inout [String]) {
    let words = String(decoding: bytes[range.clamped(to: 0..<bytes.count)], as: UTF8.self)
      .split { $0.isWhitespace }.joined(separator: " ")
    lines.append(String(repeating: "  ", count: depth) + words + " → " + value.literal)
    for part in parts { part.add(bytes, depth: depth + 1, to: &lines) }
  }
}

extension Expression {
  /// The value of every part for the facts.
  ///
  /// Branches that were not taken are explained as well. What was settled while compiling is one part; compile
  /// with `folding: false` to see inside of it.
  /// - Complexity: O(parts), besides the work of the operations themselves.
  public func explained(_ facts: [Value]) -> Explanation { root.explained(facts) }
}

extension CheckedExpression {
  func explained(_ facts: [Value]) -> Explanation {
    let parts = parts.map { $0.explained(facts) }
    let value = value(facts, of: parts.map(\.value))
    // A conversion that nobody wrote stands where its operand does.
    if parts.count == 1, parts[0].range == range {
      return Explanation(range: range, value: value, parts: parts[0].parts)
    }
    let told = zip(self.parts, parts).filter { !$0.0.isLiteral }.map(\.1)
    return Explanation(range: range, value: value, parts: told)
  }

  /// Whether it is a literal, perhaps converted to the type that its surroundings want.
  private var isLiteral: Bool {
    switch form {
    case .constant: true
    case .operation(_, let operands):
      operands.count == 1 && operands[0].range == range && operands[0].isLiteral
    case .fact, .score, .scored, .conditional, .cases, .typed: false
    }
  }

  /// The value of this part, from those of its parts.
  private func value(_ facts: [Value], of parts: [Value]) -> Value {
    switch form {
    case .constant(let value): value
    case .fact(let slot): facts.fact(slot)
    case .score(let least, let greatest): Self.score(facts.fact(least), facts.fact(greatest))
    case .operation(let operation, _): apply(operation, parts)
    case .scored: Value(compiledTruth()(facts))
    case .conditional: parts[0].truth == true ? parts[1] : parts[2]
    case .cases(let comparand, let items, _): Self.chosen(parts, among: items.count, comparand != nil)
    case .typed(let operation, _, let type): apply(operation, parts[0], type)
    }
  }

  private static func score(_ least: Value, _ greatest: Value) -> Value {
    least == greatest ? least : .interval(Interval(low: least, high: greatest))
  }

  private static func chosen(_ parts: [Value], among count: Int, _ hasComparand: Bool) -> Value {
    let items = hasComparand ? parts.dropFirst() : parts[...]
    for item in 0..<count {
      let when = items[items.startIndex + 2 * item]
      let holds = hasComparand ? isEqual(parts[0], when) : when.truth
      if holds == true { return items[items.startIndex + 2 * item + 1] }
    }
    return parts.last ?? .null
  }
}
