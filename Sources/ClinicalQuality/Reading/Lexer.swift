/// Cuts the bytes of an expression into tokens, one at a time.
///
/// Every byte sequence is taken: what CQL does not know becomes an ``Token/Kind/invalid`` token of one character.
struct Lexer {
  let bytes: [UInt8]
  private(set) var position = 0
  /// The start of a comment that is never closed.
  private(set) var openComment: Int?

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  private func byte(_ offset: Int) -> UInt8 {
    let index = position + offset
    return index < bytes.count ? bytes[index] : 0
  }

  /// Reads the next token; at the end of the text, an empty ``Token/Kind/end`` again and again.
  mutating func next() -> Token {
    skipBlanks()
    let start = position
    guard position < bytes.count else { return Token(kind: .end, range: start..<start) }
    let kind = scan()
    return Token(kind: kind, range: start..<position)
  }

  /// The kind of the token that comes next.
  var following: Token.Kind {
    var ahead = self
    return ahead.next().kind
  }

  /// Whether a word of CQL's queries, such as `where`, comes next.
  var isBeforeQueryWord: Bool {
    var ahead = self
    let token = ahead.next()
    guard token.kind == .outside else { return false }
    return outsideWords[String(decoding: bytes[token.range], as: UTF8.self)] == "queries"
  }

  private mutating func skipBlanks() {
    while position < bytes.count {
      switch (bytes[position], byte(1)) {
      case (UInt8(ascii: " "), _), (UInt8(ascii: "\t"), _), (UInt8(ascii: "\n"), _), (UInt8(ascii: "\r"), _):
        position += 1
      case (UInt8(ascii: "/"), UInt8(ascii: "/")):
        while position < bytes.count, bytes[position] != UInt8(ascii: "\n") { position += 1 }
      case (UInt8(ascii: "/"), UInt8(ascii: "*")): skipComment()
      default: return
      }
    }
  }

  private mutating func skipComment() {
    let start = position
    position += 2
    while position < bytes.count {
      if bytes[position] == UInt8(ascii: "*"), byte(1) == UInt8(ascii: "/") {
        position += 2
        return
      }
      position += 1
    }
    openComment = openComment ?? start
  }

  private mutating func scan() -> Token.Kind {
    switch bytes[position] {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"):
      return word()
    case UInt8(ascii: "0")...UInt8(ascii: "9"): return number()
    case UInt8(ascii: "'"): return delimited(.string)
    case UInt8(ascii: "\""), UInt8(ascii: "`"): return delimited(.quotedName)
    case UInt8(ascii: "@"): return dateOrTime()
    default: return sign()
    }
  }

  private mutating func word() -> Token.Kind {
    let start = position
    while position < bytes.count, isWordByte(bytes[position]) { position += 1 }
    guard position - start <= 16 else { return .name }
    return keywords[String(decoding: bytes[start..<position], as: UTF8.self)] ?? .name
  }

  private mutating func number() -> Token.Kind {
    skipDigits()
    if byte(0) == UInt8(ascii: "."), isDigit(byte(1)) {
      position += 1
      skipDigits()
      return .decimal
    }
    guard byte(0) == UInt8(ascii: "L"), !isWordByte(byte(1)) else { return .integer }
    position += 1
    return .long
  }

  private mutating func skipDigits() {
    while position < bytes.count, isDigit(bytes[position]) { position += 1 }
  }

  /// Reads to the closing mark; without one the token ends with the text, and the parser sees that it is missing.
  private mutating func delimited(_ kind: Token.Kind) -> Token.Kind {
    let mark = bytes[position]
    position += 1
    while position < bytes.count {
      let byte = bytes[position]
      position += byte == UInt8(ascii: "\\") ? 2 : 1
      if byte == mark { return kind }
    }
    position = bytes.count
    return kind
  }

  private mutating func dateOrTime() -> Token.Kind {
    position += 1
    while position < bytes.count, isWordByte(bytes[position]) || "-:.+".utf8.contains(bytes[position]) {
      position += 1
    }
    return .dateOrTime
  }

  private mutating func sign() -> Token.Kind {
    let (kind, length) = Self.sign(bytes[position], byte(1))
    position += 1
    if length == 2 { position += 1 }
    if kind == .invalid, length == 1 {
      while position < bytes.count, bytes[position] & 0xC0 == 0x80 { position += 1 }
    }
    return kind
  }

  private static func sign(_ first: UInt8, _ second: UInt8) -> (Token.Kind, length: Int) {
    switch (first, second) {
    case (UInt8(ascii: "<"), UInt8(ascii: "=")): (.lessOrEqual, 2)
    case (UInt8(ascii: ">"), UInt8(ascii: "=")): (.greaterOrEqual, 2)
    case (UInt8(ascii: "!"), UInt8(ascii: "=")): (.notEqual, 2)
    case (UInt8(ascii: "!"), UInt8(ascii: "~")): (.notEquivalent, 2)
    case (UInt8(ascii: "<"), UInt8(ascii: ">")), (UInt8(ascii: "="), UInt8(ascii: "=")),
      (UInt8(ascii: "&"), UInt8(ascii: "&")), (UInt8(ascii: "|"), UInt8(ascii: "|")):
      (.invalid, 2)
    default: (single(first), 1)
    }
  }

  private static func single(_ byte: UInt8) -> Token.Kind {
    switch byte {
    case UInt8(ascii: "("): .openParenthesis
    case UInt8(ascii: ")"): .closeParenthesis
    case UInt8(ascii: "["): .openBracket
    case UInt8(ascii: "]"): .closeBracket
    case UInt8(ascii: "{"): .openBrace
    case UInt8(ascii: "}"): .closeBrace
    case UInt8(ascii: ","): .comma
    case UInt8(ascii: "."): .point
    case UInt8(ascii: ":"): .colon
    case UInt8(ascii: "="): .equal
    case UInt8(ascii: "~"): .equivalent
    case UInt8(ascii: "<"): .less
    case UInt8(ascii: ">"): .greater
    case UInt8(ascii: "+"): .plus
    case UInt8(ascii: "-"): .minus
    case UInt8(ascii: "*"): .times
    case UInt8(ascii: "/"): .divide
    case UInt8(ascii: "^"): .power
    case UInt8(ascii: "&"): .ampersand
    case UInt8(ascii: "|"): .bar
    default: .invalid
    }
  }
}

func isDigit(_ byte: UInt8) -> Bool {
  byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
}

func isWordByte(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"): true
  default: isDigit(byte)
  }
}
