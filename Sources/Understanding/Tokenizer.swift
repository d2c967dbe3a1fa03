import ClinicalQuality

/// What stands between a token and the one before it.
struct Gap: OptionSet {
  let rawValue: UInt8
  static let comma = Gap(rawValue: 1)
  static let stop = Gap(rawValue: 2)
  static let dash = Gap(rawValue: 4)
  static let slash = Gap(rawValue: 8)
  /// A comma between two digits, without a space.
  static let tight = Gap(rawValue: 16)
  /// A colon, which stands as a comma too.
  static let colon = Gap(rawValue: 32)
  /// A semicolon, which ends a sentence too.
  static let semicolon = Gap(rawValue: 64)
}

/// A word, a number or a sign of a text.
struct Token {
  /// Folded; a number as plain digits.
  var text: String
  /// UTF-8 offsets into the text that was read.
  var span: Range<Int>
  var gap: Gap
  /// The value of a number in digits.
  var number: Decimal?
  /// Whether a question mark stands behind it.
  var isQuestioned = false
}

/// Cuts texts into tokens: replies and the phrases of a dialog in the same way.
struct Tokenizer {
  private let contractions: [String: [String]]
  /// Words such as '1st' that are not cut between digits and letters.
  private let wholeWords: Set<String>

  /// - Parameters:
  ///   - contractions: Words and what they stand for.
  ///   - wholeWords: Words that may begin with digits.
  init(contractions: [String: String], wholeWords: some Sequence<String>) {
    let plain = Tokenizer(contractions: [:])
    var folded: [String: [String]] = [:]
    for (word, meaning) in contractions {
      folded[plain.foldedWord(word)] = plain.tokens(of: meaning).map(\.text)
    }
    self.contractions = folded
    self.wholeWords = Set(
      wholeWords.lazy.map(plain.foldedWord).filter { $0.utf8.first.map(isDigit) ?? false })
  }

  private init(contractions: [String: [String]]) {
    (self.contractions, wholeWords) = (contractions, [])
  }

  /// The tokens of a text, in order.
  ///
  /// - Complexity: O(length).
  func tokens(of text: String) -> [Token] {
    var cutter = Cutter(tokenizer: self)
    cutter.cut(text)
    return cutter.tokens
  }

  /// A word's letters, digits and apostrophes.
  private func foldedWord(_ word: String) -> String {
    var result = ""
    for scalar in word.unicodeScalars {
      switch fold(scalar) {
      case .letters(let letters): result += letters
      case .digit(let digit): result += String(digit)
      case .apostrophe: result += "'"
      case .mark, .fraction, .dash, .slash, .point, .comma, .colon, .semicolon, .stop, .questionMark, .sign,
        .space:
        break
      }
    }
    return result
  }

  /// What a word with its apostrophes stands for.
  fileprivate func expansion(of word: String) -> [String] {
    if let meaning = contractions[word], !meaning.isEmpty { return meaning }
    guard word.utf8.contains(UInt8(ascii: "'")) else { return [word] }
    let bare = word.hasSuffix("'s") ? String(word.dropLast(2)) : word
    let letters = bare.filter { $0 != "'" }
    return letters.isEmpty ? [] : [letters]
  }

  fileprivate func isWhole(_ word: String) -> Bool { wholeWords.contains(word) || contractions[word] != nil }
}

private func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

/// The state of cutting one text.
private struct Cutter {
  let tokenizer: Tokenizer
  var tokens: [Token] = []
  private var gap: Gap = []
  private var word = ""
  private var start = 0
  private var end = 0
  /// Where the digits at the front of the word end, in the word and in the text, once letters follow them.
  private var digits: (count: Int, end: Int)?
  private var isNumber = false
  private var isNegative = false

  init(tokenizer: Tokenizer) { self.tokenizer = tokenizer }

  mutating func cut(_ text: String) {
    var escapes = EscapeSequences()
    let scalars = Array(text.unicodeScalars)
    var offset = 0
    var position = 0
    while position < scalars.count {
      let length = escapes.length(in: scalars, at: position)
      if length > 0 {
        finish()
        for scalar in scalars[position..<(position + length)] { offset += UTF8.width(scalar) }
        position += length
        continue
      }
      let scalar = scalars[position]
      // Plain letters, most of any text, are taken a run at a time.
      let run = scalars[position...].prefix { ("a"..."z").contains($0) }
      if !run.isEmpty {
        var letters = ""
        letters.unicodeScalars.append(contentsOf: run)
        take(.letters(letters), next: .space, at: offset..<(offset + run.count))
        offset += run.count
        position += run.count
        continue
      }
      let next = position + 1 < scalars.count ? fold(scalars[position + 1]) : .space
      take(fold(scalar), next: next, at: offset..<(offset + UTF8.width(scalar)))
      offset += UTF8.width(scalar)
      position += 1
    }
    finish()
  }

  private mutating func take(_ folded: Folded, next: Folded, at span: Range<Int>) {
    switch folded {
    case .letters(let letters):
      if isNumber, digits == nil { digits = (word.utf8.count, end) }
      extend(letters, span)
    case .digit(let digit):
      if digits != nil { finish() }
      if word.isEmpty { isNumber = true }
      extend(String(digit), span)
    case .mark: if !word.isEmpty { end = span.upperBound }
    case .apostrophe:
      if !word.isEmpty, case .letters = next { extend("'", span) } else { finish() }
    case .point: takePoint(next: next, at: span)
    case .fraction(let places):
      finish()
      append("0." + places, span, number: Decimal("0." + places))
    case .dash:
      let stood = !word.isEmpty
      finish()
      if case .digit = next {
        // '2 -3' is a range, '-3' a number.
        let isApart = tokens.last.map { $0.number == nil && $0.span.upperBound < span.lowerBound } ?? true
        isNegative = !stood && isApart
      }
      if !isNegative || !tokens.isEmpty { gap.insert(.dash) }
    case .slash: separate(.slash)
    case .comma(let isPlain):
      let isTight = if isPlain, isNumber, digits == nil, case .digit = next { true } else { false }
      separate(isTight ? [.comma, .tight] : .comma)
    case .colon: separate([.comma, .colon])
    case .semicolon: separate([.stop, .semicolon])
    case .stop: separate(.stop)
    case .questionMark:
      separate(.stop)
      if !tokens.isEmpty { tokens[tokens.count - 1].isQuestioned = true }
    case .sign(let sign):
      finish()
      append(sign, span, number: nil)
    case .space: finish()
    }
  }

  /// A point inside of a number is part of it; any other ends a sentence.
  private mutating func takePoint(next: Folded, at span: Range<Int>) {
    if isNumber, digits == nil, !word.utf8.contains(UInt8(ascii: ".")), case .digit = next {
      extend(".", span)
    } else if word.isEmpty, !gap.contains(.stop), case .digit = next {
      // '.5 minutes'.
      isNumber = true
      extend("0.", span)
    } else {
      separate(.stop)
    }
  }

  private mutating func extend(_ text: String, _ span: Range<Int>) {
    if word.isEmpty { start = span.lowerBound }
    word += text
    end = span.upperBound
  }

  private mutating func separate(_ separator: Gap) {
    finish()
    gap.insert(separator)
  }

  private mutating func append(_ text: String, _ span: Range<Int>, number: Decimal?) {
    tokens.append(Token(text: text, span: span, gap: gap, number: number))
    gap = []
    isNegative = false
  }

  /// Ends the word: digits with letters behind them are two tokens, unless the language knows them as a word.
  private mutating func finish() {
    guard !word.isEmpty else { return }
    defer { (word, digits, isNumber) = ("", nil, false) }
    guard isNumber else { return appendWord(word, start..<end) }
    guard let digits else { return appendNumber(word, start..<end) }
    if tokenizer.isWhole(word) { return appendWord(word, start..<end) }
    appendNumber(String(decoding: word.utf8.prefix(digits.count), as: UTF8.self), start..<digits.end)
    appendWord(String(decoding: word.utf8.dropFirst(digits.count), as: UTF8.self), digits.end..<end)
  }

  private mutating func appendWord(_ word: String, _ span: Range<Int>) {
    for part in tokenizer.expansion(of: word) { append(part, span, number: nil) }
  }

  /// A number too large for a Decimal is the greatest one: out of every range.
  private mutating func appendNumber(_ text: String, _ span: Range<Int>) {
    let parts = text.split(separator: ".", maxSplits: 1)
    let places = parts.count > 1 ? "." + parts[1].prefix(8) : ""
    let value = Decimal((parts.first ?? "0") + places) ?? .greatest
    append(text, span, number: isNegative ? value.negated : value)
  }
}

/// Finds the escape sequences of terminals, so that no letter of one is taken for a word.
private struct EscapeSequences {
  /// Whether an earlier string sequence had no end; then none that follows has one.
  private var isUnended = false

  /// How many scalars the sequence at a position has; 0 where none begins.
  mutating func length(in scalars: [Unicode.Scalar], at position: Int) -> Int {
    let first = scalars[position].value
    if first == 0x9B { return 1 + controlLength(scalars, from: position + 1) }
    guard first == 0x1B, position + 1 < scalars.count else { return 0 }
    switch scalars[position + 1] {
    case "[": return 2 + controlLength(scalars, from: position + 2)
    case "]", "P", "_", "^": return stringLength(scalars, from: position) ?? 2
    default: return 2
    }
  }

  /// Parameters up to 64 and the final letter.
  private func controlLength(_ scalars: [Unicode.Scalar], from start: Int) -> Int {
    var length = 0
    for scalar in scalars[start...].prefix(64) {
      length += 1
      if (0x40...0x7E).contains(scalar.value) { return length }
      guard (0x20...0x3F).contains(scalar.value) else { return length - 1 }
    }
    return length
  }

  private mutating func stringLength(_ scalars: [Unicode.Scalar], from start: Int) -> Int? {
    guard !isUnended else { return nil }
    for position in (start + 2)..<max(start + 2, scalars.count) {
      if scalars[position].value == 0x07 { return position + 1 - start }
      if scalars[position].value == 0x1B, position + 1 < scalars.count, scalars[position + 1] == "\\" {
        return position + 2 - start
      }
    }
    isUnended = true
    return nil
  }
}
