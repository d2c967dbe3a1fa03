/// Why a text is no JSON, and where.
public struct JSONMistake: Error, Hashable, Sendable {
  /// In a few words, such as `a comma is missing`.
  public let reason: String
  /// Where it was noticed, in bytes from the beginning.
  public let offset: Int
}

extension JSON {
  /// The most arrays and objects that may stand inside one another.
  public static let deepest = 32

  /// Reads one JSON value and nothing else, strictly by RFC 8259.
  ///
  /// Refused are also what the standard leaves open: a name that an object has twice, half a surrogate pair, and what
  /// is nested deeper than ``deepest``. Numbers of any size are taken as they are written.
  ///
  /// - Complexity: O(bytes).
  /// - Throws: The first mistake.
  public static func read(_ bytes: [UInt8]) throws(JSONMistake) -> JSON {
    guard String(validating: bytes, as: UTF8.self) != nil else {
      throw JSONMistake(reason: "this is not UTF-8 text", offset: 0)
    }
    var reader = JSONReader(bytes: bytes)
    let value = try reader.readValue(depth: 0)
    reader.skipSpace()
    guard reader.isAtEnd else { throw reader.mistake("something stands behind the value") }
    return value
  }
}

private struct JSONReader {
  let bytes: [UInt8]
  private var position = 0

  init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  var isAtEnd: Bool { position == bytes.count }
  private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

  func mistake(_ reason: String) -> JSONMistake { JSONMistake(reason: reason, offset: position) }

  mutating func skipSpace() {
    while let byte = next, [0x20, 0x09, 0x0A, 0x0D].contains(byte) { position += 1 }
  }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard next == UInt8(ascii: character) else { return false }
    position += 1
    return true
  }

  private mutating func takeAfterSpace(_ character: Unicode.Scalar) -> Bool {
    skipSpace()
    return take(character)
  }

  mutating func readValue(depth: Int) throws(JSONMistake) -> JSON {
    skipSpace()
    guard let first = next else { throw mistake("a value is missing") }
    switch Unicode.Scalar(first) {
    case "{": return try readObject(depth: depth + 1)
    case "[": return try readArray(depth: depth + 1)
    case "\"": return .string(try readString())
    case "-", "0"..."9": return .number(try readNumber())
    default: return try readWord()
    }
  }

  private mutating func readWord() throws(JSONMistake) -> JSON {
    for (word, value) in [("true", JSON.boolean(true)), ("false", .boolean(false)), ("null", .null)]
    where bytes[position...].starts(with: word.utf8) {
      position += word.utf8.count
      return value
    }
    throw mistake("no value begins like this; texts stand in double quotes")
  }

  private mutating func readArray(depth: Int) throws(JSONMistake) -> JSON {
    guard depth <= JSON.deepest else { throw mistake("this is nested too deeply") }
    position += 1
    if takeAfterSpace("]") { return .array([]) }
    var items: [JSON] = []
    repeat { items.append(try readValue(depth: depth)) } while takeAfterSpace(",")
    guard take("]") else { throw mistake("a comma or ] is missing") }
    return .array(items)
  }

  private mutating func readObject(depth: Int) throws(JSONMistake) -> JSON {
    guard depth <= JSON.deepest else { throw mistake("this is nested too deeply") }
    position += 1
    if takeAfterSpace("}") { return .object([]) }
    var members: [JSON.Member] = []
    var names: Set<String> = []
    repeat {
      skipSpace()
      guard next == UInt8(ascii: "\"") else { throw mistake("a name in double quotes is missing") }
      let name = try readString()
      guard names.insert(name).inserted else { throw mistake("a name stands here twice") }
      guard takeAfterSpace(":") else { throw mistake("a colon is missing") }
      members.append(.init(name, try readValue(depth: depth)))
    } while takeAfterSpace(",")
    guard take("}") else { throw mistake("a comma or } is missing") }
    return .object(members)
  }

  // MARK: - Numbers

  private mutating func readNumber() throws(JSONMistake) -> String {
    let start = position
    _ = take("-")
    if !take("0") { try takeDigits() }
    if take(".") { try takeDigits() }
    if take("e") || take("E") {
      if !take("+") { _ = take("-") }
      try takeDigits()
    }
    if let byte = next, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) {
      throw mistake("a number does not begin with a needless 0")
    }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  private mutating func takeDigits() throws(JSONMistake) {
    let start = position
    while let byte = next, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { position += 1 }
    guard position > start else { throw mistake("a digit is missing") }
  }

  // MARK: - Texts

  private mutating func readString() throws(JSONMistake) -> String {
    position += 1
    var text: [UInt8] = []
    while let byte = next {
      switch Unicode.Scalar(byte) {
      case "\"":
        position += 1
        return String(decoding: text, as: UTF8.self)
      case "\\":
        position += 1
        text += String(try readEscape()).utf8
      case "\u{00}"..."\u{1F}": throw mistake("a control character stands in a text; escape it")
      default:
        text.append(byte)
        position += 1
      }
    }
    throw mistake("a text has no end")
  }

  private mutating func readEscape() throws(JSONMistake) -> Unicode.Scalar {
    guard let byte = next else { throw mistake("a text has no end") }
    position += 1
    switch Unicode.Scalar(byte) {
    case "\"": return "\""
    case "\\": return "\\"
    case "/": return "/"
    case "b": return "\u{08}"
    case "f": return "\u{0C}"
    case "n": return "\n"
    case "r": return "\r"
    case "t": return "\t"
    case "u": return try readCodePoint()
    default: throw mistake("no escape begins like this")
    }
  }

  private mutating func readCodePoint() throws(JSONMistake) -> Unicode.Scalar {
    let unit = try readUnit()
    if let scalar = Unicode.Scalar(unit) { return scalar }
    guard UTF16.isLeadSurrogate(unit), take("\\"), take("u") else { throw mistake("half a surrogate pair") }
    let second = try readUnit()
    guard UTF16.isTrailSurrogate(second) else { throw mistake("half a surrogate pair") }
    let scalar = Unicode.Scalar(0x10000 + (UInt32(unit & 0x3FF) << 10 | UInt32(second & 0x3FF)))
    return scalar ?? "\u{FFFD}"
  }

  private mutating func readUnit() throws(JSONMistake) -> UInt16 {
    let digits = bytes[position...].prefix(4)
    let isHex = digits.count == 4 && digits.allSatisfy { Character(Unicode.Scalar($0)).isHexDigit }
    guard isHex, let unit = UInt16(String(decoding: digits, as: UTF8.self), radix: 16) else {
      throw mistake("\\u needs four hexadecimal digits")
    }
    position += 4
    return unit
  }
}
