import Dialogs

/// Takes the light endings off words, so that 'cramps' and 'cramping' meet 'cramp'.
///
/// Safe rather than thorough: the endings are the language's, of a step at most one is taken off, and what is left has
/// at least three letters and a vowel. A stem is no word to show.
struct Stemmer {
  private struct Ending {
    let letters: [UInt8]
    let replacement: [UInt8]
    /// The fewest letters before it.
    let leaves: Int
  }

  private let steps: [[Ending]]
  private let vowels: Set<UInt8>

  init(_ language: Language) {
    steps = language.suffixes.map { step in
      step.map {
        Ending(letters: Array($0.ending.utf8), replacement: Array($0.replacement.utf8), leaves: $0.leaves)
      }
    }
    vowels = Set(language.vowels.utf8)
  }

  /// The stem of a folded word; the word itself where it is short, or has other signs than letters.
  func stem(_ word: String) -> String {
    var letters = Array(word.utf8)
    guard letters.count > 3, letters.allSatisfy({ $0 >= UInt8(ascii: "a") && $0 <= UInt8(ascii: "z") }) else {
      return word
    }
    for step in steps { shorten(&letters, step) }
    if letters.count >= 4, letters[letters.count - 1] == letters[letters.count - 2],
      !vowels.isEmpty, !vowels.contains(letters[letters.count - 1])
    {
      letters.removeLast()
    }
    return letters.count == word.utf8.count ? word : String(decoding: letters, as: UTF8.self)
  }

  /// Takes off the first ending of a step that a word has, or replaces it.
  private func shorten(_ letters: inout [UInt8], _ step: [Ending]) {
    for ending in step {
      let left = letters.count - ending.letters.count
      guard left >= ending.leaves, letters[left...].elementsEqual(ending.letters),
        ending.letters == ending.replacement || vowels.isEmpty
          || letters[..<left].contains(where: vowels.contains)
      else { continue }
      letters.replaceSubrange(left..., with: ending.replacement)
      return
    }
  }
}
