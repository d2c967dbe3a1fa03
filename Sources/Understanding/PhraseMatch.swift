/// A phrase of the dialog in a reply.
struct PhraseMatch {
  let tokens: Range<Int>
  let meaning: Meaning
  /// Where the parts of a loose phrase stand; an exact phrase is one part.
  let parts: [Range<Int>]
  let isLoose: Bool

  /// Whether it only says which of several, such as a side or a place.
  var isAttribute: Bool { meaning.claims.allSatisfy { $0.option != nil } }

  /// Whether it says no by itself.
  var isDenial: Bool { !meaning.claims.isEmpty && meaning.claims.allSatisfy(\.isDenial) }

  /// Whether a word of its parts is of a kind.
  func holds(_ isOfKind: (Int) -> Bool) -> Bool { parts.contains { $0.contains(where: isOfKind) } }

  init(tokens: Range<Int>, meaning: Meaning) {
    (self.tokens, self.meaning, parts, isLoose) = (tokens, meaning, [tokens], false)
  }

  init(tokens: Range<Int>, meaning: Meaning, parts: [Range<Int>]) {
    (self.tokens, self.meaning, self.parts, isLoose) = (tokens, meaning, parts, true)
  }
}
