import ClinicalQuality
import Diagnostics
import Dialogs
import MarkedYAML

extension Assembler {
  /// A text for people, with `{{ expression }}` wherever a value is put in.
  func text(_ value: MarkedValue?, _ key: String) -> Text? {
    guard let value, let words = report.text(value, key) else { return nil }
    guard value.withUTF8({ $0.contains(UInt8(ascii: "{")) }), firstRange(of: "{{", in: value.utf8) != nil
    else {
      return Text(words)
    }
    return textWithValues(value)
  }

  private func textWithValues(_ value: MarkedValue) -> Text? {
    let utf8 = value.utf8
    var parts: [Text.Part] = []
    var position = 0
    while let open = firstRange(of: "{{", in: utf8, from: position) {
      addWords(utf8, position..<open.lowerBound, to: &parts)
      guard let close = closingBraces(utf8, after: open.upperBound) else {
        report.add(Diagnostic(.syntax, "this '{{' is never closed: add '}}'", at: value.place(open)))
        return nil
      }
      if let expression = insertion(value, open.upperBound..<close) { parts.append(.value(expression)) }
      position = close + 2
    }
    addWords(utf8, position..<utf8.count, to: &parts)
    return Text(parts)
  }

  private func addWords(_ utf8: ArraySlice<UInt8>, _ range: Range<Int>, to parts: inout [Text.Part]) {
    guard !range.isEmpty else { return }
    let start = utf8.startIndex
    parts.append(
      .words(String(decoding: utf8[start + range.lowerBound..<start + range.upperBound], as: UTF8.self)))
  }

  /// Where `}}` stands outside of a CQL string.
  private func closingBraces(_ utf8: ArraySlice<UInt8>, after start: Int) -> Int? {
    var position = utf8.startIndex + start
    var quote: UInt8?
    while position < utf8.endIndex {
      let byte = utf8[position]
      if let open = quote {
        if byte == UInt8(ascii: "\\") { position += 1 } else if byte == open { quote = nil }
      } else if byte == UInt8(ascii: "'") || byte == UInt8(ascii: "\"") {
        quote = byte
      } else if byte == UInt8(ascii: "}"), position + 1 < utf8.endIndex, utf8[position + 1] == byte {
        return position - utf8.startIndex
      }
      position += 1
    }
    return nil
  }

  private func insertion(_ value: MarkedValue, _ range: Range<Int>) -> Expression? {
    let start = value.utf8.startIndex
    let source = value.utf8[start + range.lowerBound..<start + range.upperBound]
    let compiled = compile(source, in: scopes[FactScope.Stratum.level.rawValue], expecting: nil) { part in
      value.place(part.lowerBound + range.lowerBound..<part.upperBound + range.lowerBound)
    }
    guard let compiled else { return nil }
    if mayBeNull(compiled.root) {
      let place = value.place(
        compiled.root.range.lowerBound + range.lowerBound..<compiled.root.range.upperBound + range.lowerBound)
      let trimmed = String(decoding: source, as: UTF8.self).split(separator: " ").joined(separator: " ")
      report.add(.textMayBeNull(trimmed, at: place))
    }
    return compiled
  }

  /// Whether an expression may come to null; true where that cannot be ruled out.
  func mayBeNull(_ expression: CheckedExpression) -> Bool {
    switch expression.form {
    case .constant(let value): value.isNull
    case .fact(let slot): !(slot < neverNull.count && neverNull[slot])
    case .score: false
    case .scored: true
    case .operation(let operation, let operands): mayBeNull(operation, operands)
    case .conditional(_, let then, let otherwise): mayBeNull(then) || mayBeNull(otherwise)
    case .cases(_, let items, let otherwise): mayBeNull(otherwise) || items.contains { mayBeNull($0.then) }
    case .typed(let operation, _, _): operation != .is
    }
  }

  private func mayBeNull(_ operation: Operation, _ operands: [CheckedExpression]) -> Bool {
    switch operation {
    case .isNull, .isNotNull, .isTrue, .isNotTrue, .isFalse, .isNotFalse, .join, .list, .exists: false
    case .coalesce: operands.allSatisfy { mayBeNull($0) }
    case .and, .or, .xor, .implies, .not, .equal, .notEqual, .equivalent, .notEquivalent, .concatenate,
      .upper,
      .lower, .length, .toText:
      operands.contains { mayBeNull($0) }
    default: true  // overflow, division by zero, an empty list …
    }
  }
}

extension Diagnostic {
  static func textMayBeNull(_ source: String, at place: SourceRange) -> Self {
    Diagnostic(
      .textMayBeNull,
      "this may be unknown when the text is shown: say what stands there then, as in Coalesce(\(excerpt(source)), …)",
      at: place)
  }
}
