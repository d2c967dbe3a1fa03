import Diagnostics

extension Parser {
  /// Parses a number, and the unit after it if there is one.
  mutating func parseNumber() -> Syntax {
    let kind = token.kind
    let range = advance()
    guard kind != .long else {
      problems.addOutside("Longs and ratios", "'\(excerpt(spelling(range)))'", at: range)
      return form(.missing([]), from: range.lowerBound, [])
    }
    if token.kind == .timeUnit || token.kind == .string {
      return parseQuantity(range)
    }
    if token.kind == .name { return parseUnknownUnit(range) }
    guard kind == .integer else {
      guard let value = decimal(range) else { return form(.missing([]), from: range.lowerBound, []) }
      return form(.constant(.decimal(value), .decimal), from: range.lowerBound, [])
    }
    return parseInteger(range)
  }

  private mutating func parseInteger(_ range: Range<Int>) -> Syntax {
    let text = spelling(range)
    guard let value = Int64(text), value <= 1 << 31 else {
      problems.add(
        .numberOutOfRange, "\(excerpt(text)) is too large for an Integer, which ends at \(Int32.max)",
        at: range)
      return form(.missing([]), from: range.lowerBound, [])
    }
    return form(.integer(value), from: range.lowerBound, [])
  }

  /// Reports a word after a number that is no unit of time.
  private mutating func parseUnknownUnit(_ number: Range<Int>) -> Syntax {
    let range = advance()
    let word = excerpt(spelling(range))
    let units = CalendarUnit.allCases.map { $0.rawValue + "s" }
    let near = closest(to: word, in: units) ?? CalendarUnit(ucum: word).map { $0.rawValue + "s" }
    let unit = near ?? units.first { word.count > 1 && $0.hasPrefix(word) }
    problems.add(
      .unknownUnit, "no unit of time is named '\(word)'; other units stand in quotes, such as 38.5 'Cel'",
      at: range,
      fix: .use(unit ?? quoted(word)))
    return form(.missing([]), from: number.lowerBound, [])
  }

  private mutating func parseQuantity(_ number: Range<Int>) -> Syntax {
    let value = decimal(number)
    let start = number.lowerBound
    let unit: Unit
    if token.kind == .timeUnit {
      guard let word = CalendarUnit(word: spelling(advance())) else {
        return form(.missing([]), from: start, [])
      }
      unit = .calendar(word)
    } else {
      let (code, range) = unescaped()
      unit = .ucum(code)
      if code.isEmpty || code.utf8.count > 60 || code.utf8.contains(where: { $0 < 32 || $0 > 126 }) {
        problems.add(.unknownUnit, "'\(excerpt(code))' is not a unit of UCUM", at: range)
        return form(.missing([]), from: start, [])
      }
    }
    guard let value else { return form(.missing([]), from: start, []) }
    return form(.constant(.quantity(Quantity(value: value, unit: unit)), .quantity), from: start, [])
  }

  private mutating func decimal(_ range: Range<Int>) -> Decimal? {
    let text = spelling(range)
    if let value = Decimal(text) { return value }
    let places = text.split(separator: ".").dropFirst().first?.utf8.count ?? 0
    problems.add(
      .numberOutOfRange,
      "\(excerpt(text)) does not fit: a Decimal has at most \(places > 8 ? "8 digits after" : "28 digits before") the point",
      at: range)
    return nil
  }

  /// Takes a token in quotes: its text with the escapes resolved, and its range.
  mutating func unescaped() -> (String, Range<Int>) {
    let range = token.range
    let body = Array(spelling(range).utf8)
    let isClosed = body.count >= 2 && body.last == body.first && !endsInEscape(body.dropLast())
    if !isClosed {
      let mark = spelling(range.lowerBound..<range.lowerBound + 1)
      problems.addSyntax("this text is never closed: \(mark) is missing", at: range)
    }
    advance()
    return (resolved(body[1..<max(1, body.count - (isClosed ? 1 : 0))], at: range), range)
  }

  /// Whether the last byte is a backslash that escapes what follows.
  private func endsInEscape(_ body: ArraySlice<UInt8>) -> Bool {
    body.reversed().prefix { $0 == UInt8(ascii: "\\") }.count % 2 == 1
  }

  private mutating func resolved(_ body: ArraySlice<UInt8>, at range: Range<Int>) -> String {
    guard body.contains(UInt8(ascii: "\\")) else { return String(decoding: body, as: UTF8.self) }
    var text: [UInt8] = []
    var rest = body
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "\\") else {
        text.append(byte)
        continue
      }
      let start = range.lowerBound + rest.startIndex - 1
      guard let escaped = escape(&rest) else {
        let end = range.lowerBound + rest.startIndex
        problems.addSyntax("this escape is unknown to CQL; a backslash is written \\\\", at: start..<end)
        continue
      }
      text.append(contentsOf: escaped)
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// What the rest of an escape stands for.
  private func escape(_ rest: inout ArraySlice<UInt8>) -> [UInt8]? {
    guard let byte = rest.popFirst() else { return nil }
    switch byte {
    case UInt8(ascii: "'"), UInt8(ascii: "\""), UInt8(ascii: "`"), UInt8(ascii: "\\"), UInt8(ascii: "/"):
      return [byte]
    case UInt8(ascii: "n"): return [0x0A]
    case UInt8(ascii: "r"): return [0x0D]
    case UInt8(ascii: "t"): return [0x09]
    case UInt8(ascii: "f"): return [0x0C]
    case UInt8(ascii: "u"):
      guard
        rest.count >= 4,
        let code = UInt32(String(decoding: rest.prefix(4), as: UTF8.self), radix: 16)
      else { return nil }
      rest.removeFirst(4)
      return Array(String(Unicode.Scalar(code) ?? "\u{FFFD}").utf8)
    default: return nil
    }
  }
}
