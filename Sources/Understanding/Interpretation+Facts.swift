import ClinicalQuality
import Dialogs

/// What the phrases of a reply tell, whose it is and when.
extension Interpretation {
  mutating func judgePhrases() {
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
    guard !reply.context.contains(where: speaksOfOneself) else { return nil }
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

  /// Whether words name oneself, but not as the one who looks: 'when I press'.
  private func speaksOfOneself(_ cue: CueMatch) -> Bool {
    guard cue.cue.contains(.own), !cue.cue.contains(.negationEnd) else { return false }
    let before = cue.tokens.lowerBound - 1
    return before < 0
      || reply.context.covering(before)?.cue.isDisjoint(with: [.hypothetical, .negationEnd]) ?? true
  }

  func isOfSpokenFor(_ judgement: Judgement) -> Bool {
    switch spokenFor {
    case .anyone: !judgement.isStory
    case .caredFor: judgement.isCaredFor && !judgement.isStory
    case nil: false
    }
  }

  /// Whether what denies a phrase says that something cannot be done.
  func isInability(_ judgement: Judgement) -> Bool {
    guard judgement.isNegated, let trigger = judgement.trigger else { return false }
    if reply.small[trigger].contains(.ability) { return reply.context.covering(trigger)?.tokens.count == 2 }
    return trigger > 0 && reply.small[trigger - 1].contains(.ability)
  }

  /// Whether somebody else may be the one with the trouble: somebody one may speak for, of whom something is said of now,
  /// or the cramps too, 'my brother was bitten by a snake, his leg is cramping'.
  func mayBePatient(_ judgement: Judgement) -> Bool {
    if judgement.isCaredFor || (judgement.isKin && judgement.isEvent && asksForStory) { return true }
    let ofCramps = Set([reader.vocabulary.soleFrequency, reader.vocabulary.soleDuration])
    return judgement.isKin && asksForStory
      && quantityCues.contains { cue in cue.questions.contains { ofCramps.contains($0) } }
      && !reply.context.contains { $0.cue.contains(.own) && !$0.cue.contains(.negationEnd) }
  }

  /// A claim as a fact; `nil` where it is about somebody else, another time, or only asked about.
  private func fact(_ claim: Claim, _ phrase: PhraseMatch, _ judgement: Judgement) -> ToldFact? {
    let isDanger = dialog.questions[claim.question].isDanger
    // 'No my chest hurts', 'can't take a breath, it stabs': a danger sign is not taken for absent.
    let isInability = isInability(judgement)
    let isMeant = isDanger && !claim.isDenial && (judgement.isUnlikely || isInability)
    let isPresent = isMeant || judgement.isNegated == claim.isDenial
    // 'Not steady' may be anything; of a danger sign it is asked.
    if claim.isDenial, isPresent, !isDanger { return nil }
    // Somebody else's danger sign may be the one that this is about: it is asked about, not taken for granted.
    let isTheirs = judgement.isOtherPeople && isDanger && mayBePatient(judgement) && isPresent
    if judgement.isOtherPeople, !isTheirs, !isOfSpokenFor(judgement) { return nil }
    if claim.isReply, !isDanger, isOfStranger(phrase.tokens) { return nil }
    guard isOfNow(claim, phrase, judgement) else { return nil }
    let isSupposed = judgement.isHypothetical || isOfTopic(claim, phrase)
    if isSupposed, !isDanger { return nil }
    let isDoubtful =
      isTheirs || isSupposed || judgement.isUnlikely || (isDanger && isInability) || phrase.meaning.isDisputed
      || isDoubted(claim, judgement, isPresent: isPresent)
    return ToldFact(
      question: claim.question, option: claim.option, tokens: phrase.tokens,
      rule: judgement.isNegated ? "negated " + claim.rule : claim.rule, isPresent: isPresent,
      isDoubtful: isDoubtful)
  }

  /// Whether a phrase is said of now and of what it names: neither asked about nor past nor a part of something else.
  private func isOfNow(_ claim: Claim, _ phrase: PhraseMatch, _ judgement: Judgement) -> Bool {
    let question = dialog.questions[claim.question]
    let isAsked = focus.asked.contains(claim.question)
    if judgement.isAskedAbout || judgement.isSupposed { return false }
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
