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
  private(set) var facts: [ToldFact] = []
  private(set) var topic: (position: Int, tokens: Range<Int>)?
  /// Words that stand near quantities: where, and the questions whose they are.
  private(set) var quantityCues: [(tokens: Range<Int>, questions: [Int])] = []
  /// Tokens of 'no' and the like that negate a phrase, and so are no answer by themselves.
  private(set) var triggers: Set<Int> = []
  /// The first fact of the phrase that begins at a token, by its place in ``facts``.
  private(set) var factAt: [Int: Int] = [:]
  private(set) var rest = RestOfClause()
  /// Where exact phrases begin of which a loose one says the same.
  private var confirmed: Set<Int> = []
  /// Where the reply begins behind its words of correction.
  private(set) var bodyStart = 0
  private(set) var isCorrection = false
  /// Whom it is about, if somebody else: 'my son gets cramp after football' is the son's.
  private(set) var spokenFor: SpokenFor?

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
    judgePhrases()
  }

  /// Whether free words are asked for.
  private var asksForStory: Bool {
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
      reply.walk(reader.vocabulary.trie, from: start) { node, end in
        let meaning = meanings.meaning(of: node)
        if !meaning.claims.isEmpty { best = PhraseMatch(tokens: start..<end, meaning: meaning) }
        if !meaning.cueOf.isEmpty { quantityCues.append((start..<end, meaning.cueOf)) }
        for part in reader.vocabulary.looseParts(of: node) where !isIdiom(start..<end) {
          loose.note(part, of: reader.vocabulary.looseOwners[part.phrase], at: start..<end, in: reply)
        }
        noteTopic(meaning, at: start..<end)
      }
      if let best, best.tokens.upperBound > covered, !isIdle(best.tokens) {
        covered = best.tokens.upperBound
        phrases.append(best)
      }
    }
    addLoose(loose.found)
    for kind in [false, true] {
      for (index, phrase) in phrases.enumerated() where phrase.isLoose == kind {
        for token in phrase.tokens where phraseAt[token] == nil { phraseAt[token] = index }
      }
    }
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
  private func isIdiom(_ tokens: Range<Int>) -> Bool {
    reply.idioms.contains { $0 != tokens && tokens.clamped(to: $0) == tokens }
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

  /// Adds loose phrases, but for those that an exact phrase says already.
  private mutating func addLoose(_ found: [LooseMatch]) {
    guard !found.isEmpty else { return }
    var exactAt: [Int?] = phraseAt
    for (index, phrase) in phrases.enumerated() {
      for token in phrase.tokens { exactAt[token] = index }
    }
    for match in found {
      let claim = match.owner.claim
      let overlapping = Set(match.tokens.compactMap { exactAt[$0] })
      let isSaid = overlapping.contains { index in
        let phrase = phrases[index]
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
    phrases.sort {
      ($0.tokens.lowerBound, $0.tokens.upperBound) < ($1.tokens.lowerBound, $1.tokens.upperBound)
    }
  }

  private mutating func judgePhrases() {
    var judging = Judging(reply, phrases: phrases)
    let judgements = judging.judge()
    spokenFor = speaksFor(judgements)
    for (phrase, judgement) in zip(phrases, judgements) {
      if let trigger = judgement.trigger, !judgement.isUnlikely { triggers.insert(trigger) }
      for claim in phrase.meaning.claims {
        guard let fact = fact(claim, phrase, judgement) else { continue }
        if factAt[phrase.tokens.lowerBound] == nil { factAt[phrase.tokens.lowerBound] = facts.count }
        facts.append(fact)
      }
    }
    rest = RestOfClause(self)
  }

  /// Whom a story is about that never names the one who tells it.
  enum SpokenFor {
    /// Somebody one may speak for, of whom it says enough.
    case caredFor
    /// Anybody whose age it tells.
    case anyone
  }

  /// Whether a story says so much of somebody that it must be theirs: how old they are, or two things; of a child one.
  private func speaksFor(_ judgements: [Judgement]) -> SpokenFor? {
    let people = reply.context.filter { $0.cue.contains(.otherPeople) }
    guard asksForStory, !people.isEmpty else { return nil }
    if reply.context.contains(where: { $0.cue.contains(.onBehalf) }) { return .anyone }
    guard !reply.context.contains(where: { $0.cue.contains(.own) && !$0.cue.contains(.negationEnd) }) else {
      return nil
    }
    let reader = AmountReader(
      reply: reply, language: language, today: focus.today, isStory: true, asksAge: false,
      asksFrequency: false
    ) { _ in false }
    if reader.amounts(in: body).contains(where: \.isAge) { return .anyone }
    let theirs = zip(phrases, judgements).filter {
      $1.isOtherPeople && $1.isCaredFor && !$1.isStory && !$0.isAttribute
    }
    let isOfChild = people.allSatisfy { $0.cue.contains(.child) }
    return theirs.count > (isOfChild ? 0 : 1) ? .caredFor : nil
  }

  private func isOfSpokenFor(_ judgement: Judgement) -> Bool {
    switch spokenFor {
    case .anyone: !judgement.isStory
    case .caredFor: judgement.isCaredFor && !judgement.isStory
    case nil: false
    }
  }

  /// A claim as a fact; `nil` where it is about somebody else, another time, or only asked about.
  private func fact(_ claim: Claim, _ phrase: PhraseMatch, _ judgement: Judgement) -> ToldFact? {
    let isDanger = dialog.questions[claim.question].isDanger
    let isAsked = focus.asked.contains(claim.question)
    let isPresent = judgement.isNegated == claim.isDenial
    // 'Not steady' may be anything; of a danger sign it is asked.
    if claim.isDenial, isPresent, !isDanger { return nil }
    // Somebody else's danger sign may be the one that this is about: it is asked about, not taken for granted.
    let isTheirs = judgement.isOtherPeople && isDanger && judgement.isCaredFor && isPresent
    if judgement.isOtherPeople, !isTheirs, !isOfSpokenFor(judgement) { return nil }
    if judgement.isAskedAbout || judgement.isSupposed { return nil }
    if judgement.isTurned, !isDanger { return nil }
    let isPast = judgement.isPast && !isAsked && !dialog.questions[claim.question].countsPast
    if isPast { return nil }
    if isOfAnother(phrase) || (!isDanger && !isAsked && isOfNextWord(phrase)) { return nil }
    let isElsewhere = judgement.isHypothetical
    let isAskedAbout =
      topic.map { $0.tokens.count > phrase.tokens.count && $0.tokens.overlaps(phrase.tokens) } ?? false
    if isElsewhere || isAskedAbout, !isDanger { return nil }
    var isDoubtful =
      isTheirs || isElsewhere || isAskedAbout || judgement.isUnlikely || phrase.meaning.isDisputed
    if isDanger, judgement.isUncertain || (!isPresent && judgement.isHedged) { isDoubtful = true }
    if isDanger, claim.isDenial, isPresent { isDoubtful = true }
    if judgement.isUnsure, !isAsked || (isDanger && !isPresent) { isDoubtful = true }
    return ToldFact(
      question: claim.question, option: claim.option, tokens: phrase.tokens,
      rule: judgement.isNegated ? "negated " + claim.rule : claim.rule, isPresent: isPresent,
      isDoubtful: isDoubtful)
  }

  /// Whether the second part of a loose phrase is said of something that the dialog does not know: 'my foot on the
  /// cold floor'.
  private func isOfAnother(_ phrase: PhraseMatch) -> Bool {
    let ends = phrase.isLoose ? phrase.parts.dropFirst().filter { $0.count == 1 } : [phrase.tokens.suffix(1)]
    return ends.contains { part in
      let (before, next) = (part.lowerBound - 1, part.upperBound)
      guard before > phrase.tokens.lowerBound, next < reply.count, reply.isOneClause(before, next) else {
        return false
      }
      return reply.small[before].contains(.determiner) && reply.words[next] == WordTable.unknown
        && reply.tokens[next].number == nil
    }
  }

  /// 'Hot chocolate', 'a red coat': whether a phrase ends with a word that belongs to the next one, of which the dialog
  /// knows nothing.
  private func isOfNextWord(_ phrase: PhraseMatch) -> Bool {
    let (last, next) = (phrase.tokens.upperBound - 1, phrase.tokens.upperBound)
    guard !phrase.isLoose, phrase.tokens.count == 1, next < reply.count, reply.isOneClause(last, next),
      reply.small[last].contains(.adjective), !confirmed.contains(last)
    else { return false }
    if let other = phraseAt[next] {
      return !reply.small[next].contains(.adjective) && phrases[other].isLoose
        && !phrases[other].meaning.claims.contains { claim in
          phrase.meaning.claims.contains { $0.says(claim) }
        }
    }
    return reply.words[next] == WordTable.unknown && reply.tokens[next].number == nil
  }

  // MARK: Telling

  func reading(
    _ question: Int, _ answer: Answer, isDoubtful: Bool = false, tokens: Range<Int>, rule: String
  ) -> Reading.Fact {
    Reading.Fact(
      question: Reference(question), answer: answer, isDoubtful: isDoubtful, words: reply.span(tokens),
      rule: rule)
  }

  /// What the phrases of one question come to; `nil` where they tell nothing, or contradict each other.
  func told(_ facts: [ToldFact]) -> Reading.Fact? {
    guard let first = facts.first else { return nil }
    let question = dialog.questions[first.question]
    if case .choice(let options) = question.kind {
      let chosen = corrected(facts.filter(\.isPresent))
      guard let last = chosen.last, let option = last.option, chosen.allSatisfy({ $0.option == option })
      else {
        return nil
      }
      return reading(
        last.question, .value(.string(options[option].id)), isDoubtful: last.isDoubtful, tokens: last.tokens,
        rule: last.rule)
    }
    let present = facts.last(where: \.isPresent)
    let denied = facts.last { !$0.isPresent }
    let last = question.isDanger ? present ?? denied : facts.last
    guard let last else { return nil }
    let decisive = last.isPresent || isTakenBack(present, by: last) ? last : present ?? last
    let isContradicted = present != nil && denied != nil
    return reading(
      decisive.question, decisive.isPresent ? .yes : .no, isDoubtful: decisive.isDoubtful || isContradicted,
      tokens: decisive.tokens, rule: decisive.rule)
  }

  /// Whether a denial is of the same words: 'it was swollen, not swollen now', but not 'on metformin, no insulin'.
  private func isTakenBack(_ fact: ToldFact?, by denial: ToldFact) -> Bool {
    fact.map { reply.words[$0.tokens].elementsEqual(reply.words[denial.tokens]) } ?? true
  }

  /// Those behind words of correction, where there are any: 'the right thigh, no wait, both'.
  private func corrected(_ facts: [ToldFact]) -> [ToldFact] {
    guard let last = facts.last else { return facts }
    let correction = reply.answers.last {
      $0.cue.contains(.correction) && $0.tokens.upperBound <= last.tokens.lowerBound
    }
    guard let start = correction?.tokens.lowerBound else { return facts }
    return facts.filter { $0.tokens.lowerBound >= start }
  }

  /// Everything that is told of questions that are not asked, in the order of telling.
  func toldInPassing(except asked: [Int]) -> [Reading.Fact] {
    var byQuestion: [Int: [ToldFact]] = [:]
    var order: [Int] = []
    for fact in facts where !asked.contains(fact.question) {
      if byQuestion[fact.question] == nil { order.append(fact.question) }
      byQuestion[fact.question, default: []].append(fact)
    }
    return order.compactMap { told(byQuestion[$0] ?? []) }
  }

  func facts(of question: Int) -> [ToldFact] { facts.filter { $0.question == question } }
}
