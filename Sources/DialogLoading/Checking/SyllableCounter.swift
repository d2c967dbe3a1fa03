import Dialogs

/// Counts the syllables of words by the rules of a language; right for nearly all words of plain texts.
struct SyllableCounter {
  private let rules: ReadingRules
  private let vowels: Set<Character>
  private let glides: Set<Character>
  /// Of at least two letters each, as they speak of neighbours.
  private let apart: [String]
  private let together: [String]
  /// Endings that are not spoken, the longest first.
  private let silent: [(ending: String, exceptions: [String])]

  init(_ rules: ReadingRules) {
    self.rules = rules
    vowels = Set(rules.vowels)
    glides = Set(rules.glides)
    apart = rules.apart.filter { $0.count >= 2 }
    together = rules.together.filter { $0.count >= 2 }
    silent = rules.silent.map { ($0.key, $0.value) }.sorted { ($1.0.count, $0.0) < ($0.0.count, $1.0) }
  }

  /// How many syllables a word has, at least one; a number counts as one.
  ///
  /// - Parameter word: In small letters; what is no letter ends a part of it, but for apostrophes.
  func syllables(in word: some StringProtocol) -> Int {
    let plain = String(word.filter { $0 != "'" && $0 != "’" })
    if let known = rules.syllables[plain] { return max(1, known) }
    let parts = plain.split { !$0.isLetter }
    guard parts.count == 1, let part = parts.first else {
      return max(1, parts.reduce(0) { $0 + syllables(in: $1) })
    }
    return count(String(part))
  }

  private func count(_ word: String) -> Int {
    if let known = rules.syllables[word] { return max(1, known) }
    let letters = Array(word)
    let spoken = letters.indices.map { isVowel(at: $0, letters) }
    var count = 0
    for index in letters.indices where spoken[index] {
      if index == 0 || !spoken[index - 1] || isApart(at: index - 1, letters) { count += 1 }
    }
    return max(1, count - (hasSilentEnding(word, letters, spoken) ? 1 : 0))
  }

  private func isVowel(at index: Int, _ letters: [Character]) -> Bool {
    guard vowels.contains(letters[index]) else { return false }
    guard glides.contains(letters[index]) else { return true }
    let isBeforeVowel = index + 1 < letters.count && vowels.contains(letters[index + 1])
    return !(isBeforeVowel && (index == 0 || vowels.contains(letters[index - 1])))
  }

  /// Whether the vowel there and the next one are two syllables.
  private func isApart(at index: Int, _ letters: [Character]) -> Bool {
    func covers(_ pattern: String, from start: Int) -> Bool {
      letters[start...].starts(with: pattern)
    }
    guard apart.contains(where: { covers($0, from: index) }) else { return false }
    return !together.contains { pattern in
      let starts = max(0, index + 2 - pattern.count)...index
      return starts.contains { covers(pattern, from: $0) }
    }
  }

  private func hasSilentEnding(_ word: String, _ letters: [Character], _ spoken: [Bool]) -> Bool {
    guard let (ending, exceptions) = silent.first(where: { word.hasSuffix($0.ending) }) else { return false }
    let stem = word.dropLast(ending.count)
    guard !stem.isEmpty, !spoken[stem.count - 1] else { return false }
    return !exceptions.contains { stem.hasSuffix($0) }
  }
}
