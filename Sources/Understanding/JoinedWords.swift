/// Words that were typed without the space between them: 'fiveminutes', 'chestpain'.
extension Vocabulary {
  /// The tokens, those cut in two that are no word as they stand and a whole phrase when they are cut.
  func parted(_ tokens: [Token]) -> [Token] {
    guard tokens.contains(where: mayBeJoined) else { return tokens }
    return tokens.flatMap { mayBeJoined($0) ? parted($0) : [$0] }
  }

  private func mayBeJoined(_ token: Token) -> Bool {
    let count = token.text.utf8.count
    return count >= 7 && count <= 24 && token.span.count == count && token.number == nil
      && words.exact(token.text) == nil
  }

  private func parted(_ token: Token) -> [Token] {
    let letters = Array(token.text.utf8)
    for cut in 2...(letters.count - 2) {
      let start = token.span.lowerBound + cut
      let halves = [
        (String(decoding: letters[..<cut], as: UTF8.self), token.span.lowerBound..<start, token.gap),
        (String(decoding: letters[cut...], as: UTF8.self), start..<token.span.upperBound, Gap()),
      ]
      let parts = halves.flatMap { text, span, gap in
        tokenizer.tokens(of: text).enumerated().map { index, part in
          Token(text: part.text, span: span, gap: index == 0 ? gap : [], number: nil)
        }
      }
      if isPhrase(parts) { return parts }
    }
    return [token]
  }

  /// Whether words are all of a phrase, a number with its unit, or one in two words.
  private func isPhrase(_ parts: [Token]) -> Bool {
    let known = parts.compactMap { words.exact($0.text) }
    guard known.count == parts.count else { return false }
    if let node = trie.node(of: known), !isUnowned(node) { return true }
    if let node = language.trie.node(of: known), !language.cue(at: node).isEmpty { return true }
    guard known.count == 2, language.isNumber(known[0]) else { return false }
    if language.isNumber(known[1]) { return true }
    return language.trie.child(of: PhraseTrie.root, known[1]).flatMap(language.unit) != nil
  }
}
