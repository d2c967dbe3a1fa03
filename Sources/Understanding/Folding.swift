/// What one scalar of a reply is, once case, accents and typographic forms are gone.
enum Folded: Equatable {
  /// Letters; several where one scalar stands for several (`ﬁ`).
  case letters(String)
  /// A decimal digit, 0...9, of any script.
  case digit(UInt8)
  /// A fraction in one scalar, as decimal digits after the point: `½` is `5`.
  case fraction(String)
  /// Belongs to the letter before and says nothing: an accent, a variation selector.
  case mark
  case apostrophe
  case dash
  case slash
  case point
  /// Divides clauses; plain where it may stand inside of a number.
  case comma(isPlain: Bool)
  /// Divides clauses, the one before being a heading of the other.
  case colon
  /// Ends a sentence, or a member of a list.
  case semicolon
  /// The end of a sentence or of a line.
  case stop
  /// The end of a sentence that asks.
  case questionMark
  /// A sign that is a word of its own: `&`, `+`.
  case sign(String)
  /// Anything else, control characters included.
  case space
}

/// Folds one scalar.
func fold(_ scalar: Unicode.Scalar) -> Folded {
  switch scalar {
  case "a"..."z": .letters(String(scalar))
  case "A"..."Z": .letters(String(Unicode.Scalar(UInt8(scalar.value) | 0x20)))
  case "0"..."9": .digit(UInt8(scalar.value - 0x30))
  case "'", "\u{2018}", "\u{2019}", "\u{02BC}", "\u{FF07}", "`", "\u{B4}": .apostrophe
  case "-", "\u{2010}"..."\u{2015}", "\u{2212}": .dash
  case "/", "\u{2044}", "\\": .slash
  case ".": .point
  case ",": .comma(isPlain: true)
  case ":": .colon
  case "(", ")", "[", "]", "\u{3001}", "\u{FF0C}": .comma(isPlain: false)
  case ";": .semicolon
  case "!", "\n", "\r", "\u{2028}", "\u{2029}", "\u{85}", "\u{2026}", "\u{3002}", "\u{FF01}": .stop
  case "?", "\u{FF1F}": .questionMark
  case "&", "+": .sign(String(scalar))
  case "\u{BD}": .fraction("5")
  case "\u{BC}": .fraction("25")
  case "\u{BE}": .fraction("75")
  case "\0"..."\u{7F}": .space
  default: foldRare(scalar)
  }
}

/// Folds a scalar outside of ASCII by what Unicode says about it.
private func foldRare(_ scalar: Unicode.Scalar) -> Folded {
  if (0xFF01...0xFF5E).contains(scalar.value), let narrow = Unicode.Scalar(scalar.value - 0xFEE0) {
    return fold(narrow)
  }
  let properties = scalar.properties
  switch properties.generalCategory {
  case .nonspacingMark, .enclosingMark, .format: return .mark
  case .decimalNumber:
    return properties.numericValue.flatMap { UInt8(exactly: $0) }.map(Folded.digit) ?? .space
  case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .spacingMark:
    return .letters(baseLetter(scalar) ?? properties.lowercaseMapping)
  default: return .space
  }
}

/// The letter under the accent of a Latin letter, taken from its Unicode name: `… LETTER E WITH ACUTE`.
private func baseLetter(_ scalar: Unicode.Scalar) -> String? {
  guard (0xC0...0x24F).contains(scalar.value) || (0x1E00...0x1EFF).contains(scalar.value),
    let name = scalar.properties.name
  else { return nil }
  let words = name.split(separator: " ", maxSplits: 5)
  guard words.count >= 5, words[0] == "LATIN", words[2] == "LETTER", words[4] == "WITH" else { return nil }
  return words[3].lowercased()
}
