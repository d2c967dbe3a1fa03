/// How many columns of a terminal a text takes, in cells of a fixed-width font; controls take none.
public func displayWidth(of text: some StringProtocol) -> Int {
  text.reduce(0) { $0 + displayWidth(of: $1) }
}

/// How many columns of a terminal a character takes: 2 for East Asian wide characters and emoji, 0 for controls
/// and for combining marks that stand alone, otherwise 1.
public func displayWidth(of character: Character) -> Int {
  if let ascii = character.asciiValue { return (0x20..<0x7F).contains(ascii) ? 1 : 0 }
  let scalars = character.unicodeScalars
  guard let first = scalars.first else { return 0 }
  if isInvisible(first) { return 0 }
  // U+FE0F asks for the emoji; two regional indicators are a flag.
  if scalars.dropFirst().contains(where: { $0.value == 0xFE0F || isRegionalIndicator($0) }) { return 2 }
  return first.properties.isEmojiPresentation && !isRegionalIndicator(first) || isWide(first) ? 2 : 1
}

private func isRegionalIndicator(_ scalar: Unicode.Scalar) -> Bool {
  (0x1F1E6...0x1F1FF).contains(scalar.value)
}

private func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.properties.generalCategory {
  case .nonspacingMark, .enclosingMark, .control, .format, .lineSeparator, .paragraphSeparator: true
  default: (0x1160...0x11FF).contains(scalar.value)  // medial and final Hangul letters join the first
  }
}

/// Wide and fullwidth characters of Unicode's East Asian Width (UAX #11), apart from emoji, and with the
/// unassigned characters of wide blocks.
private func isWide(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0x1100...0x115F, 0x2329...0x232A, 0x2E80...0x303E, 0x3041...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3,
    0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6F, 0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x16FE0...0x16FFF,
    0x17000...0x18DFF, 0x1AFF0...0x1B2FF, 0x1D300...0x1D37F, 0x1F200...0x1F2FF, 0x20000...0x2FFFD,
    0x30000...0x3FFFD:
    true
  default: false
  }
}

/// The text with everything that could steer a terminal shown as U+FFFD: control characters (line breaks and tabs
/// too), and characters that are invisible or turn the direction of what follows.
public func printable(_ text: some StringProtocol) -> String {
  guard text.unicodeScalars.contains(where: steersTerminal) else { return String(text) }
  var result = String.UnicodeScalarView()
  for scalar in text.unicodeScalars { result.append(steersTerminal(scalar) ? "\u{FFFD}" : scalar) }
  return String(result)
}

func steersTerminal(_ scalar: Unicode.Scalar) -> Bool {
  if scalar.isASCII { return scalar.value < 0x20 || scalar.value == 0x7F }
  switch scalar.properties.generalCategory {
  case .control, .lineSeparator, .paragraphSeparator: return true
  case .format:
    // Joiners and tags are parts of emoji and of several scripts.
    return !(0x200C...0x200D).contains(scalar.value) && !(0xE0020...0xE007F).contains(scalar.value)
  default: return false
  }
}
