import ClinicalQuality
import Dialogs

/// What the phrases of a reply tell, whose it is and when.
extension Interpretation {
  mutating func judgePhrases() {
    var judging = Judging(reply, phrases: phrases, counted: counted)
    let judgements = judging.judge()
    spokenFor = speaksFor(judgements)
    protagonist = protagonistAtFront()
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

  /// Whether what denies a phrase says that something cannot be done.
  func isInability(_ judgement: Judgement) -> Bool {
    guard judgement.isNegated, let trigger = judgement.trigger else { return false }
    if reply.small[trigger].contains(.ability) { return reply.context.covering(trigger)?.tokens.count == 2 }
    return trigger > 0 && reply.small[trigger - 1].contains(.ability)
  }

  /// A claim as a fact; `nil` where it is about somebody else, another time, or only asked about.
  private func fact(_ claim: Claim, _ phrase: PhraseMatch, _ judgement: Judgement) -> ToldFact? {
    let isDanger = dialog.questions[claim.question].isDanger
    let start = phrase.tokens.lowerBound
    // 'No my chest hurts', 'can't take a breath, it stabs': a danger sign is not taken for absent.
    let isInability = isInability(judgement)
    let isMeant = isDanger && !claim.isDenial && (judgement.isUnlikely || isInability)
    // 'Gums fine, all fine', 'isn't numb and isn't cold' say no twice.
    let isSaidAgain =
      claim.isDenial
      && ((judgement.trigger ?? 0) >= phrase.tokens.upperBound
        || phrase.holds { reply.negationEnds[$0] != nil })
    let isDenied = claim.isDenial ? isDanger : judgement.isNegated
    let isUntil = isDenied && isUntilSomething(phrase, isDanger: isDanger)
    let isNegated = judgement.isNegated && !isSaidAgain && !isOver(claim, phrase, judgement)
    let isPresent = isMeant || isUntil || isNegated == claim.isDenial
    // 'Not steady' may be anything; of a danger sign it is asked.
    if claim.isDenial, isPresent, !isDanger { return nil }
    // Somebody else's danger sign may be the one that this is about: it is asked about, not taken for granted.
    let isTheirs =
      judgement.isOtherPeople && isDanger && mayBePatient(judgement) && isPresent && !isOfPatient(judgement)
    if judgement.isOtherPeople, !isTheirs, !isOfSpokenFor(judgement) { return nil }
    if isOfOthers(claim, phrase, judgement) || isBesideThePoint(claim, phrase) { return nil }
    if isOfMedia(phrase.tokens) { return nil }
    if claim.isReply, isWordy(phrase) { return nil }
    if isAmongStrangeWords(claim, phrase) { return nil }
    if claim.option != nil, reply.isCompared(start) { return nil }
    if isAskedBack(claim, at: start) || isPersonByTheWay(claim) { return nil }
    if claim.isDenial, isBarely(before: start) { return nil }
    guard isOfNow(claim, phrase, judgement) else { return nil }
    let isSupposed = judgement.isHypothetical || isOfTopic(claim, phrase)
    if isSupposed, !isDanger { return nil }
    let isDoubtful =
      isTheirs || isSupposed || (claim.isWeak && isOfProtagonist(phrase.tokens)) || judgement.isUnlikely
      || (isDanger && (isInability || isUntil))
      || phrase.meaning.isDisputed
      || isDoubted(claim, judgement, isPresent: isPresent) || (isDanger && isAnothersAnswer(claim, phrase))
    return ToldFact(
      question: claim.question, option: claim.option, tokens: phrase.tokens,
      rule: isNegated ? "negated " + claim.rule : claim.rule, isPresent: isPresent,
      isDoubtful: isDoubtful)
  }

  private func isOfPatient(_ judgement: Judgement) -> Bool {
    focus.patient != nil && isOfSpokenFor(judgement)
  }

  /// 'Had cancer, all clear': what once was and is over was still there, where what was long ago counts.
  private func isOver(_ claim: Claim, _ phrase: PhraseMatch, _ judgement: Judgement) -> Bool {
    let start = phrase.tokens.lowerBound
    guard dialog.questions[claim.question].countsPast, !judgement.isOtherPeople,
      let trigger = judgement.trigger,
      trigger >= phrase.tokens.upperBound, !speaksOfOneself(in: phrase.tokens.upperBound..<trigger)
    else { return false }
    return (max(0, start - 3)..<start).contains {
      reply.isOneClause($0, start) && reply.context.covering($0)?.cue.contains(.story) ?? false
    }
  }

  /// 'Never had a fit until last night', 'never fainted before': whether a denial held for some time only.
  private func isUntilSomething(_ phrase: PhraseMatch, isDanger: Bool) -> Bool {
    let end = phrase.tokens.upperBound
    let behind = (end..<min(reply.count, end + Self.near)).prefix { token in
      reply.clauses[token] == reply.clauses[end - 1] && (token == end || phraseAt[token - 1] == nil)
    }
    guard let next = behind.lazy.compactMap({ reply.untils[$0]?.upperBound }).first else { return false }
    // 'Never had that before' may well deny it, and is asked about.
    if next >= reply.count || isBoundary(next) || reply.isJoiner(next) {
      return isDanger && reply.bareNo == nil
    }
    return isTimeOrSomebody(next)
  }

  /// 'Last night', 'now', 'I fell', but not the 'you' of 'before you ask'.
  private func isTimeOrSomebody(_ token: Int) -> Bool {
    let time: Cue = [.daysAgo, .weekday, .month, .unit, .number, .ordinal]
    let isTime =
      reply.tokens[token].number != nil || !(reply.quantities[token]?.cue ?? []).isDisjoint(with: time)
    let cue = reply.context.covering(token)?.cue ?? []
    return isTime || reply.small[token].contains(.pronoun) || !cue.isDisjoint(with: [.present, .own])
  }

  private func speaksOfOneself(in tokens: Range<Int>) -> Bool {
    tokens.contains { reply.context.covering($0)?.cue.contains(.own) ?? false }
  }

  /// Whether a reply is lost among other words, so that it may be about anything: the 'when I' of 'my heart sank when I saw
  /// how many questions you have'. At the front it answers, whatever follows.
  private func isWordy(_ phrase: PhraseMatch) -> Bool {
    let (start, end) = (phrase.tokens.lowerBound, phrase.tokens.upperBound)
    let questions = phrase.meaning.claims.map(\.question)
    let others = (max(0, start - Self.near)..<min(reply.count, end + Self.near)).filter { token in
      let isOfIt =
        phraseAt[token].map { phrases[$0].meaning.claims.contains { questions.contains($0.question) } }
        ?? false
      return !isOfIt && reply.isOneClause(token, start) && !reply.isSmall(token) && !isAnswerWord(token)
        && reply.quantities[token] == nil && reply.context.covering(token) == nil
    }
    return others.count > Self.mostBesideReply && others[0] < start
  }

  /// How many words of content may stand beside a reply, and how near they are looked for.
  private static let (mostBesideReply, near) = (4, 16)

  /// Whether a phrase answers another question that is asked: 'blisters' is an open sore there, and perhaps the danger sign.
  private func isAnothersAnswer(_ claim: Claim, _ phrase: PhraseMatch) -> Bool {
    !focus.asked.contains(claim.question)
      && phrase.meaning.claims.contains { other in
        focus.asked.contains(other.question) && !dialog.areShared(other.question, claim.question)
      }
  }

  /// 'Can hardly' before 'feel my foot': whether words stand right before a phrase that leave hardly anything of it.
  private func isBarely(before start: Int) -> Bool {
    for token in (max(0, start - 3)..<start).reversed() {
      if let cue = reply.context.covering(token) {
        return cue.tokens.upperBound <= start && language.barely.contains(cue.node)
      }
      if !reply.isSmall(token) { return false }
    }
    return false
  }

  /// Whether a phrase is said of now and of what it names: neither asked about nor past nor a part of something else.
  private func isOfNow(_ claim: Claim, _ phrase: PhraseMatch, _ judgement: Judgement) -> Bool {
    let question = dialog.questions[claim.question]
    let isAsked = focus.asked.contains(claim.question)
    if judgement.isAskedAbout || judgement.isSupposed { return false }
    if judgement.isInQuestion, claim.isDenial { return false }
    if judgement.isTurned, !question.isDanger { return false }
    if judgement.isPast, !isAsked, !question.countsPast { return false }
    return !isOfAnother(phrase) && (question.isDanger || isAsked || !isOfNextWord(phrase))
  }

  /// Whether a phrase is a word of the topic that is asked about: 'what does chest pain mean'.
  private func isOfTopic(_ claim: Claim, _ phrase: PhraseMatch) -> Bool {
    guard let topic, topic.tokens.overlaps(phrase.tokens) else { return false }
    let isAsked = focus.asked.contains(claim.question)
    return isAsked ? topic.tokens.count > phrase.tokens.count : topic.tokens.count >= phrase.tokens.count
  }

  /// Whether the words around leave open if it is so: a danger sign then is asked about.
  private func isDoubted(_ claim: Claim, _ judgement: Judgement, isPresent: Bool) -> Bool {
    let isDanger = dialog.questions[claim.question].isDanger
    if isDanger, judgement.isUncertain || (!isPresent && judgement.isHedged) { return true }
    if isDanger, claim.isDenial, isPresent { return true }
    let isUnsure = judgement.isUnsure || (judgement.isPerhapsTheirs && spokenFor == nil)
    return isUnsure && (!focus.asked.contains(claim.question) || (isDanger && !isPresent))
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
}
