/// The stem of a folded word: its light endings removed, so that 'cramps' and 'cramping' meet 'cramp'.
///
/// Safe rather than thorough: words of up to three letters stay, stems keep a vowel, and 'fitness' is no 'fit'. It is no word to show.
func stem(_ word: String) -> String {
  var letters = Array(word.utf8)
  guard letters.count > 3, letters.allSatisfy({ $0 >= UInt8(ascii: "a") && $0 <= UInt8(ascii: "z") }) else {
    return word
  }
  removePlural(&letters)
  if letters.count >= 8, ends(letters, "ness") { letters.removeLast(4) }
  removeVerbEnding(&letters)
  if letters.count >= 5, letters.last == UInt8(ascii: "e") { letters.removeLast() }
  if letters.count >= 4, letters[letters.count - 1] == letters[letters.count - 2],
    !isVowel(letters[letters.count - 1])
  {
    letters.removeLast()
  }
  return letters.count == word.utf8.count ? word : String(decoding: letters, as: UTF8.self)
}

private func removePlural(_ letters: inout [UInt8]) {
  guard ends(letters, "s"), !ends(letters, "ss"), !ends(letters, "us"), !ends(letters, "is") else { return }
  if letters.count > 4, ends(letters, "ies") {
    letters.replaceSubrange((letters.count - 3)..., with: [UInt8(ascii: "y")])
  } else {
    letters.removeLast()
  }
}

private func removeVerbEnding(_ letters: inout [UInt8]) {
  for ending in ["ing", "ed"] as [StaticString] where ends(letters, ending) {
    let rest = letters.dropLast(ending.utf8CodeUnitCount)
    guard rest.count >= 3, rest.contains(where: isVowel), rest.last != UInt8(ascii: "e") else { continue }
    letters = Array(rest)
    return
  }
}

private func isVowel(_ letter: UInt8) -> Bool {
  switch letter {
  case UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "o"), UInt8(ascii: "u"),
    UInt8(ascii: "y"):
    true
  default: false
  }
}

private func ends(_ letters: [UInt8], _ ending: StaticString) -> Bool {
  ending.withUTF8Buffer { letters.count > $0.count && letters.suffix($0.count).elementsEqual($0) }
}
