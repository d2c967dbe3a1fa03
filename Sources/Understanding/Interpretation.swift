import ClinicalQuality
import Dialogs

/// A fact that a phrase of the reply tells.
struct ToldFact {
  let question: Int
  let option: Int?
  let tokens: Range<Int>
  let rule: String
  /// Whether it says so rather than not so.
  let isPresent: Bool
  var isDoubtful: Bool

  /// Whether it counts only because its question is asked.
  var isReply: Bool { rule.hasSuffix("reply") }
}

/// A reply in the light of what is asked: which phrases of the dialog it has, and what they tell.
struct Interpretation {
  let reply: Reply
  let reader: Reader
  let focus: Focus
  private(set) var phrases: [PhraseMatch] = []
  /// Which phrase covers each token, if any.
  private(set) var phraseAt: [Int?]
  /// Every fact that is told, in order, whosever it is.
  var facts: [ToldFact] = []
  private(set) var topic: (position: Int, tokens: Range<Int>)?
  /// Words of danger signs that tell nothing yet, whatever is said of them.
  private(set) var hints: [PhraseMatch] = []
  /// Words that stand near quantities: where, and the questions whose they are.
  private(set) var quantityCues: [(tokens: Range<Int>, questions: [Int])] = []
  /// Tokens of 'no' and the like that negate a phrase, and so are no answer by themselves.
  var triggers: Set<Int> = []
  /// The first fact of the phrase that begins at a token, by its place in ``facts``.
  var factAt: [Int: Int] = [:]
  var rest = RestOfClause()
  /// Where exact phrases begin of which a loose one says the same.
  private(set) var confirmed: Set<Int> = []
  /// Where the reply begins behind its words of correction.
  private(set) var bodyStart = 0
  private(set) var isCorrection = false
  /// Whom it is about, if it never names oneself: 'a neighbour had a clot'.
  var protagonist: Protagonist?
  /// Where it asks back, if it is no story.
  private(set) var askingBack = AskingBack()
  /// Whom it is about, if somebody else: 'my son gets cramp after football' is the son's.
  var spokenFor: SpokenFor?

  var dialog: Dialog { reader.dialog }
  var language: LanguageVocabulary { reader.vocabulary.language }
  var body: Range<Int> { bodyStart..<reply.count }

  init(_ reply: Reply, reader: Reader, focus: Focus) {
    self.reply = reply
    self.reader = reader
    self.focus = focus
    phraseAt = [Int?](repeating: nil, count: reply.count)
    findCorrection()
    findPhrases()
    if !asksForStory, !focus.asked.isEmpty {
      askingBack = AskingBack(reply, said: Set((phrases + hints).flatMap(\.parts).joined()))
    }
    judgePhrases()
  }

  /// Whether free words are asked for.
  var asksForStory: Bool {
    focus.asked.contains { if case .text = dialog.questions[$0].kind { true } else { false } }
  }

  // MARK: Finding

  private mutating func findCorrection() {
    var token = 0
    var next = 0
    while token < reply.count {
      while next < reply.answers.count, reply.answers[next].tokens.lowerBound < token { next += 1 }
      if next < reply.answers.count, reply.answers[next].tokens.lowerBound == token,
        reply.answers[next].cue.contains(.correction)
      {
        token = reply.answers[next].tokens.upperBound
        (bodyStart, isCorrection) = (token, true)
      } else if reply.isSmall(token) {
        token += 1
      } else {
        return
      }
    }
  }

  /// Keeps at each place the longest phrase, and drops what lies inside of a longer one.
  private mutating func findPhrases() {
    var meanings = Meanings(dialog: dialog, vocabulary: reader.vocabulary, focus: focus)
    var loose = LooseFinder()
    var covered = 0
    for start in reply.tokens.indices {
      var best: PhraseMatch?
      reply.walk(reader.vocabulary.trie, from: start) { node, end, isParted in
        let meaning = meanings.meaning(of: node)
        noteTopic(meaning, at: start..<end)
        // 'Up 5 times a night, cramps' is no 'night cramps'.
        if isParted { return }
        if !meaning.claims.isEmpty { best = PhraseMatch(tokens: start..<end, meaning: meaning) }
        if !meaning.cueOf.isEmpty { quantityCues.append((start..<end, meaning.cueOf)) }
        noteHint(meaning.hintOf, at: start..<end)
        for part in reader.vocabulary.looseParts(of: node) where !isIdiom(start..<end) {
          let owner = reader.vocabulary.looseOwners[part.phrase]
          if owner.scope == .whereAsked, !focus.takesReplies(to: owner.claim.question) { continue }
          loose.note(part, of: owner, at: start..<end, in: reply)
        }
      }
      if let best, best.tokens.upperBound > covered, !isIdle(best.tokens) {
        covered = best.tokens.upperBound
        if let last = phrases.last, isDenial(last, ofPartOf: best) { phrases.removeLast() }
        phrases.append(best)
      }
    }
    addLoose(loose.found.filter { $0.owner.scope != .hint })
    for match in loose.found where match.owner.scope == .hint {
      hints.append(
        PhraseMatch(tokens: match.tokens, meaning: Meaning(claims: [match.owner.claim]), parts: match.parts))
    }
    for kind in [false, true] {
      for (index, phrase) in phrases.enumerated() where phrase.isLoose == kind {
        for token in phrase.tokens where phraseAt[token] == nil { phraseAt[token] = index }
      }
    }
  }

  /// 'No fall' before 'fall over a lot': an antonym that is no more than a 'no' and the beginning of the next phrase.
  private func isDenial(_ phrase: PhraseMatch, ofPartOf next: PhraseMatch) -> Bool {
    guard let end = reply.negationEnds[phrase.tokens.lowerBound] else { return false }
    return end == next.tokens.lowerBound && next.tokens.lowerBound < phrase.tokens.upperBound
      && phrase.meaning.claims.allSatisfy(\.isDenial)
  }

  private mutating func noteHint(_ questions: [Int], at tokens: Range<Int>) {
    guard !questions.isEmpty, !isIdiom(tokens) else { return }
    let claims = questions.map { Claim(question: $0, rule: "hint") }
    hints.append(PhraseMatch(tokens: tokens, meaning: Meaning(claims: claims)))
  }

  /// Whether words say nothing: those of an idiom, and small ones beside words of content.
  private func isIdle(_ tokens: Range<Int>) -> Bool {
    if isIdiom(tokens) { return true }
    guard tokens.allSatisfy(reply.isFiller) else { return false }
    return reply.tokens.indices.contains {
      reply.isOneClause($0, tokens.lowerBound) && !reply.isSmall($0) && !isAnswerWord($0)
    }
  }

  /// Whether words are no more than a part of an idiom.
  func isIdiom(_ tokens: Range<Int>) -> Bool {
    reply.idioms.contains { idiom in
      idiom != tokens && idiom.overlaps(tokens) && tokens.clamped(to: idiom) != idiom
        && tokens.allSatisfy { idiom.contains($0) || reply.isSmall($0) }
    }
  }

  /// Takes the topic of the longest phrase; what counts only by itself may have no more than small words around it.
  private mutating func noteTopic(_ meaning: Meaning, at tokens: Range<Int>) {
    guard meaning.topic != nil || meaning.topicIfAlone != nil else { return }
    guard tokens.count > topic?.tokens.count ?? 0 else { return }
    if let found = meaning.topic {
      topic = (found, tokens)
    } else if let found = meaning.topicIfAlone,
      reply.tokens.indices.allSatisfy({ tokens.contains($0) || reply.isFiller($0) })
    {
      topic = (found, tokens)
    }
  }

  /// 'Came off the diuretic' says no with all its words, 'diuretic' yes with one of them: whether a loose phrase that says no
  /// holds an exact one of its question; not of a danger sign, which is asked about.
  private func isOutdone(_ phrase: PhraseMatch, by match: LooseMatch) -> Bool {
    let claim = match.owner.claim
    // 'Neighbour scared, very ill' counts anywhere, 'scared' only where it is asked.
    if match.owner.scope == .clause, dialog.questions[claim.question].isDanger,
      phrase.tokens.clamped(to: match.tokens) == phrase.tokens,
      phrase.meaning.claims.allSatisfy({ $0.isReply && $0.says(claim) }),
      !phrase.holds({ reply.negationEnds[$0] != nil })
    {
      return true
    }
    return claim.isDenial && !dialog.questions[claim.question].isDanger
      && phrase.tokens.count < match.tokens.count && phrase.tokens.clamped(to: match.tokens) == phrase.tokens
      && phrase.meaning.claims.allSatisfy { $0.question == claim.question && !$0.isDenial }
  }

  /// Adds loose phrases, but for those that an exact phrase says already.
  private mutating func addLoose(_ found: [LooseMatch]) {
    guard !found.isEmpty else { return }
    var exactAt: [Int?] = phraseAt
    for (index, phrase) in phrases.enumerated() {
      for token in phrase.tokens { exactAt[token] = index }
    }
    var outdone: Set<Int> = []
    for match in found {
      let claim = match.owner.claim
      let overlapping = Set(match.tokens.compactMap { exactAt[$0] })
      let isSaid = overlapping.contains { index in
        let phrase = phrases[index]
        if isOutdone(phrase, by: match) {
          outdone.insert(phrase.tokens.lowerBound)
          return false
        }
        // 'Can't walk far' says it all: 'can't walk' is no more than a part of it.
        let isWithin =
          phrase.tokens.count > match.tokens.count && match.tokens.clamped(to: phrase.tokens) == match.tokens
        // 'Isn't constant' as an antonym leaves nothing to 'pain + constant'.
        return isWithin
          || phrase.meaning.claims.contains { $0.question == claim.question && $0.option == claim.option }
      }
      for index in overlapping where phrases[index].meaning.claims.contains(where: { $0.says(claim) }) {
        confirmed.insert(phrases[index].tokens.lowerBound)
      }
      guard !isSaid else { continue }
      let meaning = Meaning(claims: [claim])
      phrases.append(PhraseMatch(tokens: match.tokens, meaning: meaning, parts: match.parts))
    }
    phrases.removeAll { !$0.isLoose && outdone.contains($0.tokens.lowerBound) }
    phrases.sort {
      ($0.tokens.lowerBound, $0.tokens.upperBound) < ($1.tokens.lowerBound, $1.tokens.upperBound)
    }
  }
}
