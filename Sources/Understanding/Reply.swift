import ClinicalQuality

/// A reply with every phrase of the language found in it, before anything is made of it.
struct Reply {
  private(set) var tokens: [Token]
  /// The word of each token, or ``WordTable/unknown``.
  private(set) var words: [Int32] = []
  /// What the small words of each token do: fillers, joiners, 'or', 'to'.
  private(set) var small: [Cue] = []
  /// Words that answer, in order, none inside of another.
  private(set) var answers: [CueMatch] = []
  /// Words of negation, person and time, in order.
  private(set) var context: [CueMatch] = []
  /// Where the shortest words of negation end that begin at each token: 'never' in 'never had'.
  private(set) var negationEnds: [Int?] = []
  /// Whether words that ask begin at each token, also inside of longer ones: 'what' in 'what if'.
  private(set) var isAsking: [Bool] = []
  /// The longest word of quantity that begins at each token.
  private(set) var quantities: [CueMatch?] = []
  /// The longest number in words that begins at each token.
  private(set) var numberWords: [CueMatch?] = []
  /// The words between the ends of a range that begin at each token: 'to', 'up to'.
  private(set) var rangeWords: [Range<Int>?] = []
  /// The longest command that begins at each token.
  private(set) var commands: [CueMatch?] = []
  /// Where idioms stand, in order.
  private(set) var idioms: [Range<Int>] = []
  /// Where words begin behind somebody who only tells what is: 'says'.
  private(set) var reports: Set<Int> = []
  /// Where whole words of telling stand: 'told me'.
  private(set) var told: [Range<Int>] = []
  /// Where things stand that have nothing to do with how somebody is: 'this app'.
  private(set) var offTopic: [Range<Int>] = []
  /// Where words stand for what one reads, hears or sees: 'on the news'.
  private(set) var media: [Range<Int>] = []
  /// Where words begin that liken: 'like'.
  private(set) var likening: Set<Int> = []
  /// Where words end that ask about the talk itself: 'do you mean'.
  private(set) var talkEnds: [Int] = []
  /// Where words end behind which something is only compared with: 'than'.
  private(set) var comparisonEnds: Set<Int> = []
  /// Where words stand that end the time in which something was not so: 'until'.
  private(set) var untils: [Int: Range<Int>] = [:]
  /// Words that may stand inside of those for somebody: 'old'.
  private(set) var adjectivesOfPeople: Set<Int> = []
  /// The words that ask at the end of a sentence too.
  private(set) var interrogatives: Set<Int> = []
  /// Where words begin that deny a thing: 'no', but not 'never'.
  private(set) var thingDenials: Set<Int> = []
  /// Where words end that put a quantity behind them aside.
  private(set) var asides: Set<Int> = []
  /// The longest words of wellness that begin at a token.
  private(set) var wells: [Int: Range<Int>] = [:]
  /// The longest words of an end that begin at a token: 'gone'.
  private(set) var ends: [Int: Range<Int>] = [:]
  /// The tokens of words that say how something goes on: 'getting worse'.
  private(set) var goingOn: Set<Int> = []
  /// The number of the sentence of each token.
  private(set) var sentences: [Int] = []
  /// How many full stops, question marks and the like stand before each token.
  private(set) var stops: [Int] = []
  /// How many commas and sentence ends stand before each token.
  private(set) var clauses: [Int] = []

  init(_ text: String, in vocabulary: Vocabulary) {
    tokens = vocabulary.parted(vocabulary.tokenizer.tokens(of: text))
    var budget = Spelling.budget
    words = tokens.map { vocabulary.words.find($0.text, budget: &budget) }
    keep(Courtesies(tokens: tokens, words: words, vocabulary: vocabulary).body)
    findLanguage(vocabulary.language)
    partAtDashes()
    divide()
  }

  private mutating func keep(_ body: Range<Int>) {
    guard body != tokens.indices else { return }
    (tokens, words) = (Array(tokens[body]), Array(words[body]))
    tokens[0].gap = []
  }

  var count: Int { tokens.count }

  /// The UTF-8 offsets of a stretch of tokens; empty for none.
  func span(_ range: Range<Int>) -> Range<Int> {
    guard let first = tokens[range].first, let last = tokens[range].last else { return 0..<0 }
    return first.span.lowerBound..<max(first.span.lowerBound, last.span.upperBound)
  }

  /// Whether a number is a year, such as 2008: when it was.
  func isYear(_ token: Int) -> Bool {
    guard let number = tokens[token].number, tokens[token].text.utf8.count == 4 else { return false }
    return number >= Decimal(1900) && number <= Decimal(2099)
  }
  /// Whether 'since' stands before a token, small words left out.
  func isSince(_ token: Int) -> Bool {
    var before = token - 1
    while before > 0, token - before < 3, isFiller(before) { before -= 1 }
    return before >= 0 && (quantities[before]?.cue.contains(.since) ?? false)
  }
  /// Whether words at a token say how long ago something was; 'before' only at the end, not in 'before it let go'.
  func isAgo(_ token: Int) -> Bool {
    guard let match = quantities[token], match.cue.contains(.ago) else { return false }
    let next = match.tokens.upperBound
    return untils[token] == nil || next >= count || isCut(before: next) || isJoiner(next)
  }
  func isFiller(_ token: Int) -> Bool { small[token].contains(.filler) }
  func isJoiner(_ token: Int) -> Bool { !small[token].isDisjoint(with: [.joiner, .alternative]) }
  func isSmall(_ token: Int) -> Bool { isFiller(token) || isJoiner(token) }
  /// Whether a comma or the end of a sentence stands before a token.
  func isCut(before token: Int) -> Bool { !tokens[token].gap.isDisjoint(with: [.comma, .stop]) }

  /// Whether two stretches stand in one clause, with no comma between.
  func isOneClause(_ first: Int, _ second: Int) -> Bool {
    clauses[first] == clauses[second] && sentences[first] == sentences[second]
  }

  /// Whether a phrase may go on behind a small word; numbers count, and a comma may end what was said.
  private func isSkipped(_ token: Int) -> Bool {
    isFiller(token) && !isCut(before: token) && !(quantities[token]?.cue.contains(.number) ?? false)
      && !isNamed(token)
  }

  /// Whether a small word stands for somebody: 'my mate', but not 'cheers mate'.
  private func isNamed(_ token: Int) -> Bool {
    context.covering(token).map { $0.cue.contains(.otherPeople) && $0.tokens.lowerBound < token } ?? false
  }

  /// The tokens of a 'no' at the very front.
  var bareNo: Range<Int>? {
    let front = tokens.indices.first { !isFiller($0) }
    return answers.first {
      $0.tokens.lowerBound == front
        && ($0.cue.contains(.no) || ($0.cue.contains(.none) && $0.tokens.count > 1))
    }?.tokens
  }

  // MARK: Finding the language's phrases

  private mutating func findLanguage(_ language: LanguageVocabulary) {
    small = [Cue](repeating: [], count: count)
    var answersAt: [CueMatch?] = []
    var contextAt: [CueMatch?] = []
    for start in tokens.indices {
      var found = Found()
      var node = PhraseTrie.root
      var end = start
      while end < count, end == start || !isCut(before: end),
        let next = language.trie.child(of: node, words[end])
      {
        node = next
        end += 1
        found.note(CueMatch(cue: language.cue(at: node), tokens: start..<end, node: node))
        if language.reporting.contains(node) {
          reports.insert(start)
          told.append(start..<end)
        }
        if language.offTopic.contains(node) { offTopic.append(start..<end) }
        if language.media.contains(node) { media.append(start..<end) }
        if language.likening.contains(node) { likening.insert(start) }
        if language.aboutTalk.contains(node) { talkEnds.append(end) }
        if language.comparisons.contains(node) { comparisonEnds.insert(end) }
        if language.until.contains(node) { untils[start] = start..<end }
      }
      if !(found.context?.cue.contains(.otherPeople) ?? false) {
        found.context = describedPerson(from: start, language) ?? found.context
      }
      answersAt.append(found.answer)
      contextAt.append(found.context)
      quantities.append(found.quantity)
      negationEnds.append(found.negationEnd)
      isAsking.append(found.isAsking)
      numberWords.append(found.number)
      commands.append(found.command)
      asides.formUnion(found.asides)
      (wells[start], ends[start]) = (found.well, found.ended)
      goingOn.formUnion(found.goingOn ?? start..<start)
      if let idiom = found.idiom, idiom.lowerBound >= idioms.last?.upperBound ?? 0 { idioms.append(idiom) }
      rangeWords.append(found.joiner.flatMap { $0.cue.contains(.rangeWord) ? $0.tokens : nil })
      for match in [found.filler, found.joiner, found.other].compactMap(\.self) {
        for token in match.tokens { small[token].formUnion(match.cue.intersection(.small)) }
      }
    }
    answers = Self.withoutOverlap(answersAt).filter { !isBetween($0) }
    context = Self.withoutOverlap(contextAt)
    adjectivesOfPeople = Set(tokens.indices.filter { language.peopleAdjectives.contains(words[$0]) })
    interrogatives = Set(tokens.indices.filter { language.interrogatives.contains(words[$0]) })
    context = withChildren(language)
    thingDenials = Set(context.lazy.filter { language.ofThings.contains($0.node) }.map(\.tokens.lowerBound))
  }

  /// Whether a token stands right behind what something is only compared with: the 'left' of 'bigger than the left'.
  func isCompared(_ token: Int) -> Bool {
    var end = token
    while end > 0, !comparisonEnds.contains(end), isFiller(end - 1), !isCut(before: end) { end -= 1 }
    return comparisonEnds.contains(end) && !isCut(before: end)
  }

  /// The 'n' of 'puffy n red' joins, where nothing but an 'n' says no.
  private func isBetween(_ match: CueMatch) -> Bool {
    let token = match.tokens.lowerBound
    return match.tokens.count == 1 && isJoiner(token) && token > 0 && token + 1 < count
      && !isCut(before: token) && !isCut(before: token + 1)
  }

  /// The longest phrases that begin at one token, by what they do.
  private struct Found {
    var answer, context, quantity, number, command, filler, joiner, other: CueMatch?

    var negationEnd: Int?
    var isAsking = false
    var idiom, well, ended, goingOn: Range<Int>?
    var asides: [Int] = []

    mutating func note(_ match: CueMatch) {
      if match.cue.contains(.negationBefore) { negationEnd = negationEnd ?? match.tokens.upperBound }
      if match.cue.contains(.asking) { isAsking = true }
      if match.cue.contains(.idiom) { idiom = match.tokens }
      if match.cue.contains(.well) { well = match.tokens }
      if match.cue.contains(.ended) { ended = match.tokens }
      if match.cue.contains(.goingOn) { goingOn = match.tokens }
      if match.cue.contains(.aside) { asides.append(match.tokens.upperBound) }
      if !match.cue.isDisjoint(with: .answers) { answer = match }
      if !match.cue.isDisjoint(with: .context) { context = match }
      if !match.cue.isDisjoint(with: .quantities) { quantity = match }
      if match.cue.contains(.number) { number = match }
      if match.cue.contains(.command) { command = match }
      if match.cue.contains(.filler) { filler = match }
      if !match.cue.isDisjoint(with: [.joiner, .alternative, .rangeWord]) { joiner = match }
      if !match.cue.isDisjoint(with: [.pronoun, .determiner, .adjective, .ability]) { other = match }
    }
  }

  private static func withoutOverlap(_ matches: [CueMatch?]) -> [CueMatch] {
    var kept: [CueMatch] = []
    for case .some(let match) in matches {
      guard let last = kept.last, match.tokens.lowerBound < last.tokens.upperBound else {
        kept.append(match)
        continue
      }
      // 'Was not seen' is more than 'was not', 'a woman at my' more than 'a woman'.
      let isDenial =
        last.cue.contains(.negationBefore)
        && !match.cue.isDisjoint(with: [.negationBefore, .negationAfter, .pseudoNegation])
      let isPerson = last.cue.contains(.otherPeople) && match.cue.contains(.otherPeople)
      guard match.tokens.upperBound > last.tokens.upperBound, isDenial || isPerson else { continue }
      kept[kept.count - 1] = CueMatch(
        cue: match.cue, tokens: last.tokens.lowerBound..<match.tokens.upperBound, node: match.node)
    }
    return kept
  }

  /// A dash with space around it stands for a comma, but between numbers: 'sore - no swelling', '2 - 3'.
  private mutating func partAtDashes() {
    for token in tokens.indices.dropFirst() where tokens[token].gap == .dash {
      let isApart = tokens[token].span.lowerBound - tokens[token - 1].span.upperBound >= 3
      let isRange = isNumeric(token - 1) && isNumeric(token)
      if isApart, !isRange { tokens[token].gap = .comma }
    }
  }

  private func isNumeric(_ token: Int) -> Bool {
    tokens[token].number != nil
      || !(quantities[token]?.cue.isDisjoint(with: [.number, .ordinal, .unit]) ?? true)
  }

  /// Numbers sentences and clauses; a word such as 'but' ends a sentence too.
  private mutating func divide() {
    let ends = Set(context.lazy.filter { $0.cue.contains(.negationEnd) }.map(\.tokens.lowerBound))
    var sentence = 0
    var clause = 0
    for token in tokens.indices {
      if tokens[token].gap.contains(.stop) || ends.contains(token) { sentence += 1 }
      if isCut(before: token) { clause += 1 }
      stops.append((stops.last ?? 0) + (tokens[token].gap.contains(.stop) ? 1 : 0))
      sentences.append(sentence)
      clauses.append(clause)
    }
  }

  // MARK: Walking phrases of the dialog

  /// The nodes of a trie that end at a token, beginning at another, small words skipped where they may be, and whether
  /// a comma stands within.
  func walk(
    _ trie: PhraseTrie, from start: Int, found: (_ node: Int32, _ end: Int, _ isParted: Bool) -> Void
  ) {
    var active = [(node: PhraseTrie.root, skipped: 0)]
    var isParted = false
    for token in start..<count {
      // No phrase goes on over the end of a sentence.
      if token > start, tokens[token].gap.contains(.stop) { return }
      isParted = isParted || (token > start && isCut(before: token))
      var next: [(node: Int32, skipped: Int)] = []
      for (node, skipped) in active {
        if let child = trie.child(of: node, words[token]), !next.contains(where: { $0.node == child }) {
          next.append((child, 0))
          found(child, token + 1, isParted)
        }
        guard token > start, skipped < Self.mostSkipped, isSkipped(token), next.count < 8 else { continue }
        if !next.contains(where: { $0.node == node }) { next.append((node, skipped + 1)) }
      }
      guard !next.isEmpty else { return }
      active = next
    }
  }

  /// How many small words a phrase may have between two of its own; more would cost time, and hardly be meant.
  private static let mostSkipped = 4
}
