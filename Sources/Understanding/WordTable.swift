/// Every word that the dialog or its language has, by number; forms of one word share theirs.
struct WordTable {
  /// What no phrase has a word for.
  static let unknown: Int32 = -1

  private var stems: [String: Int32] = [:]
  private var forms: [String: Int32] = [:]
  /// Words of texts that are only shown: known, so that they are never taken for a slip of another.
  private var shown: Set<String> = []
  private var spelling: Spelling
  private var forgiving: Set<String> = []
  /// Words that are phrases of the language by themselves; stemming neither changes them nor leads to them.
  private let protected: Set<String>

  private let stemmer: Stemmer

  init(protected: Set<String>, stemmer: Stemmer, costs: SlipCosts) {
    (self.protected, self.stemmer, spelling) = (protected, stemmer, Spelling(costs: costs))
  }

  /// The number of a word of a phrase, given out where it is new.
  ///
  /// - Parameter isForgiving: Whether slips of spelling lead to it; not for words that turn a meaning round.
  mutating func add(_ text: String, isForgiving: Bool = true) -> Int32 {
    if isForgiving, forgiving.insert(text).inserted { spelling.add(text, word: number(of: text)) }
    return number(of: text)
  }

  private mutating func number(of text: String) -> Int32 {
    if let known = forms[text] { return known }
    let base = base(of: text)
    let word = stems[base] ?? Int32(stems.count)
    stems[base] = word
    forms[text] = word
    return word
  }

  func isProtected(_ text: String) -> Bool { protected.contains(text) }

  mutating func addShown(_ text: String) { shown.insert(text) }

  /// The number of a word of a reply.
  ///
  /// - Parameter budget: Comparisons left for slips of spelling.
  func find(_ text: String, budget: inout Int) -> Int32 {
    if let known = exact(text) { return known }
    if shown.contains(text) { return Self.unknown }
    if let known = stretched(text) { return known }
    return spelling.correction(of: text, budget: &budget) ?? stemCorrection(of: text, budget: &budget)
      ?? Self.unknown
  }

  /// The number of a word whose form no phrase has, and which is misspelt besides: 'poisned'.
  private func stemCorrection(of text: String, budget: inout Int) -> Int32? {
    let stem = base(of: text)
    return stem == text ? nil : spelling.correction(of: stem, budget: &budget)
  }

  /// The number of a word that is spelt as it should be.
  func exact(_ text: String) -> Int32? { forms[text] ?? stems[base(of: text)] }

  /// The word of which some letter was held down: 'nooo', 'sooo'.
  private func stretched(_ text: String) -> Int32? {
    let letters = Array(text.utf8)
    guard (3...32).contains(letters.count),
      letters.indices.dropFirst(2).contains(where: {
        letters[$0] == letters[$0 - 1] && letters[$0] == letters[$0 - 2]
      })
    else { return nil }
    for most in [2, 1] {
      var kept: [UInt8] = []
      var start = 0
      while start < letters.count {
        let run = letters[start...].prefix { $0 == letters[start] }
        // 'Reallyyyy' has two letters l by rights.
        kept += run.prefix(run.count > 2 ? most : 2)
        start = run.endIndex
      }
      if let known = exact(String(decoding: kept, as: UTF8.self)) { return known }
    }
    return nil
  }

  private func base(of text: String) -> String {
    if protected.contains(text) { return text }
    let stem = stemmer.stem(text)
    return protected.contains(stem) ? text : stem
  }
}
