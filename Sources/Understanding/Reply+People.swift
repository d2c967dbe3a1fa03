import ClinicalQuality

/// Somebody who is named by more than the words of the language.
extension Reply {
  /// 'My late brother', 'me oldest daughter': the words for somebody with adjectives before the last of them.
  func describedPerson(from start: Int, _ language: LanguageVocabulary) -> CueMatch? {
    guard start + 2 < count, language.peopleAdjectives.contains(words[start + 1]),
      let first = language.trie.child(of: PhraseTrie.root, words[start])
    else { return nil }
    var nodes = [first]
    var isFormer = false
    for token in ((start + 1)..<min(count, start + Self.longestPerson)).prefix(while: { !isCut(before: $0) })
    {
      let next = nodes.compactMap { language.trie.child(of: $0, words[token]) }
      if let somebody = next.first(where: { language.cue(at: $0).contains(.otherPeople) }) {
        let cue = language.cue(at: somebody)
        return CueMatch(
          cue: isFormer ? cue.subtracting([.caredFor, .child, .patient]) : cue,
          tokens: start..<(token + 1), node: somebody)
      }
      nodes = next + (language.peopleAdjectives.contains(words[token]) ? nodes : [])
      isFormer = isFormer || language.former.contains(words[token])
      if nodes.isEmpty { return nil }
    }
    return nil
  }

  /// The most words for somebody, with adjectives.
  private static let longestPerson = 5

  /// The context with 'my 7 year old' as somebody one speaks for, as 'my son' is.
  func withChildren(_ language: LanguageVocabulary) -> [CueMatch] {
    var context = context
    for token in tokens.indices {
      let number = tokens[token].number ?? numberWords[token].flatMap { language.number(at: $0.node) }
      guard let number, number < Decimal(Self.grownUp),
        let form = language.childAges.first(where: { $0.stands(around: token, in: words) })
      else { continue }
      let person = (token - form.before.count)..<token
      context.removeAll { $0.tokens.overlaps(person) }
      context.append(CueMatch(cue: [.otherPeople, .caredFor, .child], tokens: person, node: PhraseTrie.root))
    }
    return context.sorted { $0.tokens.lowerBound < $1.tokens.lowerBound }
  }

  /// Who is younger is a child.
  private static let grownUp = 18
}
