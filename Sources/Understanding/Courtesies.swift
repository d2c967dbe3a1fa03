/// Words around a reply that only greet, thank or stall: 'good morning, just a statin, thanks'.
struct Courtesies {
  let tokens: [Token]
  let words: [Int32]
  let vocabulary: Vocabulary

  private var language: LanguageVocabulary { vocabulary.language }

  /// The most words of a phrase that are looked at around a courtesy.
  private static let longest = 8

  /// The stretch of words that is left between greetings at the front and closing words at the end; all, where nothing else
  /// is said.
  ///
  /// - Complexity: O(length of the courtesies).
  var body: Range<Int> {
    var (start, end) = (0, words.count)
    while let next = greetingEnd(from: start) { start = next }
    while let next = closingStart(before: end, after: start) { end = next }
    return start < end ? start..<end : words.indices
  }

  /// Where the longest greeting ends that begins at a word, if no more is meant: 'oh', but not that of 'oh bite me'.
  private func greetingEnd(from start: Int) -> Int? {
    let ends = (start + 1)..<max(start + 1, min(words.count, start + Self.longest) + 1)
    guard let end = ends.last(where: { isIn(language.greetings, start..<$0) }) else { return nil }
    // 'Well, a bit', but not 'well over an hour'.
    let isApart = end < words.count && isCut(before: end)
    if mayMeanMore(start..<end), !isApart { return nil }
    return ends.contains { $0 > end && isPhrase(start..<$0) } ? nil : end
  }

  /// Where the longest closing words begin that end before a word, if no more is meant: 'thanks', but not that of 'no thanks'.
  private func closingStart(before end: Int, after first: Int) -> Int? {
    let starts = max(first, end - Self.longest)..<max(first, end)
    guard let start = starts.first(where: { isIn(language.closings, $0..<end) }) else { return nil }
    if mayMeanMore(start..<end), !isCut(before: start) { return nil }
    return starts.contains { $0 < start && isPhrase($0..<end) } ? nil : start
  }

  private func isIn(_ phrases: Set<Int32>, _ range: Range<Int>) -> Bool {
    node(of: range, in: language.trie).map(phrases.contains) ?? false
  }

  /// Whether a courtesy has a meaning besides: 'well', and what is a word of the dialog.
  private func mayMeanMore(_ range: Range<Int>) -> Bool {
    isOfDialog(range)
      || node(of: range, in: language.trie).map { language.cue(at: $0).contains(.well) } ?? false
  }

  /// Whether words are a phrase of the language or of the dialog, with no comma within, that does more than fill.
  private func isPhrase(_ range: Range<Int>) -> Bool {
    if range.dropFirst().contains(where: isCut) { return false }
    let cue = node(of: range, in: language.trie).map(language.cue) ?? []
    return !cue.subtracting(.small).isEmpty || isOfDialog(range)
  }

  private func isOfDialog(_ range: Range<Int>) -> Bool {
    guard let node = node(of: range, in: vocabulary.trie) else { return false }
    return vocabulary.owners(of: node).contains { _ in true }
      || vocabulary.looseParts(of: node).contains { _ in true }
  }

  private func isCut(before token: Int) -> Bool {
    !tokens[token].gap.isDisjoint(with: [.comma, .stop])
  }

  private func node(of range: Range<Int>, in trie: PhraseTrie) -> Int32? {
    var node: Int32? = PhraseTrie.root
    for word in words[range] { node = node.flatMap { trie.child(of: $0, word) } }
    return node
  }
}
