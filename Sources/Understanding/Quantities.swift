import ClinicalQuality
import Dialogs

/// A quantity and the question that it belongs to.
struct OwnedAmount {
  let question: Int
  let amount: Amount
  /// Whether the words around say so, rather than that the question is asked.
  let isNamed: Bool
}

extension Interpretation {
  /// Every quantity of the reply with the question that it belongs to.
  ///
  /// It belongs to the question with the nearest cue in its clause, an age to the question of an age; without a cue to
  /// the question that is asked. A quantity alone in its clause goes on what the clause before it was about.
  func ownedAmounts(asked: [Int]) -> [OwnedAmount] {
    let isCorrected = isCorrection || answerRange != body
    let takers = (asked + (isCorrected ? focus.previous : [])).filter { isQuantity($0) }
    guard !takers.isEmpty || !quantityCues.isEmpty || !reader.vocabulary.ageQuestions.isEmpty else {
      return []
    }
    let reader = AmountReader(
      reply: reply, language: language, today: focus.today, isStory: isStory(asked),
      asksAge: asked.contains(where: reader.vocabulary.ageQuestions.contains),
      asksFrequency: asked.contains {
        if case .frequency = dialog.questions[$0].kind { true } else { false }
      },
      isTaken: isSaid)
    let amounts = reader.amounts(in: body).filter {
      !isOfIdiom($0.tokens) && !isOfQuestion($0.tokens) && !isOfTalk($0.tokens.lowerBound)
        && !askingBack.asking.contains(reply.stops[$0.tokens.lowerBound]) && !isTheirs($0, asked)
    }
    let cues = Dictionary(grouping: quantityCues) { reply.clauses[$0.tokens.lowerBound] }
    let worded = clausesWithWords(besides: amounts)
    var spoken = Set(cues.keys)
    var owned: [OwnedAmount] = []
    for (index, amount) in withUnitsCarriedOn(amounts).enumerated() {
      let clause = reply.clauses[amount.tokens.lowerBound]
      // 'Sometimes 20' says how long rather than how often.
      let isAdverb =
        index + 1 < amounts.count && amounts[index + 1].tokens.lowerBound == amount.tokens.upperBound
      let isSpoken = spoken.contains(clause - 1) && !worded.contains(clause) && !isAdverb
      // 'It's every night' opens a story, and 'both calves, every night' goes on about them.
      let isOpening =
        amount.perWeek != nil && !worded.contains(clause) && takers.isEmpty && isStory(asked)
        && (clause == reply.clauses[body.lowerBound] || saysOnlyWhere(clause - 1))
      if amount.isCarriedOn, let last = owned.last, last.isNamed, last.amount.unit != nil {
        owned.append(OwnedAmount(question: last.question, amount: amount, isNamed: true))
        continue
      }
      // The 'times' of 'on dialysis 3 times a week' is no word of the cramps.
      let near = (cues[clause] ?? []).filter {
        !worded.contains(clause) || !$0.tokens.overlaps(amount.tokens)
      }
      if let owner = owner(of: amount, near, takers, isGoingOn: isSpoken || isOpening)
        ?? beginning(of: amount, asked) ?? rated(of: amount, asked)
        ?? (worded.contains(clause) ? nil : lasting(of: amount, asked))
      {
        owned.append(OwnedAmount(question: owner, amount: amount, isNamed: true))
        if isSpoken || isOpening { spoken.insert(clause) }
      } else {
        for taker in takers where fits(amount, taker, isAsked: true) && !isByTheWay(amount, taker) {
          owned.append(OwnedAmount(question: taker, amount: amount, isNamed: false))
          spoken.insert(clause)
        }
      }
    }
    return asksForStory
      ? owned
      : owned.filter { !asked.contains($0.question) || !isOfStrangeSubject($0.amount, of: $0.question) }
  }

  /// Whether a token is a word of a phrase; what stands between the parts of a loose one is not.
  func isSaid(_ token: Int) -> Bool {
    guard let phrase = phraseAt[token].map({ phrases[$0] }) else { return false }
    return !phrase.isLoose || phrase.parts.contains { $0.contains(token) }
  }

  /// Whether the phrases of a clause only say which of several, such as a side.
  private func saysOnlyWhere(_ clause: Int) -> Bool {
    var hasPhrase = false
    for phrase in phrases where reply.clauses[phrase.tokens.lowerBound] == clause {
      guard phrase.isAttribute else { return false }
      hasPhrase = true
    }
    return hasPhrase
  }

  /// The quantities, a mere number with the unit of time before it: '5 minutes, sometimes 20'.
  private func withUnitsCarriedOn(_ amounts: [Amount]) -> [Amount] {
    var unit: Measure?
    var wasAge = false
    return amounts.map { amount in
      var amount = amount
      // 'I'm 45, oops, 46'.
      if wasAge, amount.isBare, isBehindCorrection(amount) { amount.isAge = true }
      wasAge = amount.isAge
      if amount.isBare, amount.outOf == nil, amount.decade == nil, !amount.isAge, isLast(amount),
        !isPronoun(amount)
      {
        (amount.unit, amount.isCarriedOn) = (unit, unit != nil)
      } else {
        let isLength = amount.unit?.time != nil && amount.perWeek == nil
        unit = isLength && !amount.isSince && !amount.isPointInTime ? amount.unit : unit
      }
      return amount
    }
  }

  /// 'My brother gets it twice a week', asked of oneself; of an age 'my mum is 90' may well answer.
  private func isTheirs(_ amount: Amount, _ asked: [Int]) -> Bool {
    isStory(asked) ? isOfOthersStory(amount.tokens) : isOfProtagonist(amount.tokens)
  }

  /// 'What counts as a 10', 'my neighbour is 90', 'play radio 2': a mere number in a question, of a stranger, or behind
  /// words of which nothing is known, but for an age.
  private func isByTheWay(_ amount: Amount, _ question: Int) -> Bool {
    let isOfAge = reader.vocabulary.ageQuestions.contains(question)
    if isOfStranger(amount.tokens) || isOffTopic(amount.tokens) { return true }
    // 'What day is it today'.
    if isAskedBack(amount.tokens.lowerBound) { return true }
    guard amount.isBare else { return false }
    // 'Fifty something' is hardly anything but an age.
    let mayCount = !isOfAge || amount.high < Decimal(13)
    if isWished(amount.tokens) || isInQuestion(amount) || (mayCount && countsThing(amount))
      || isThatOne(amount)
    {
      return true
    }
    guard amount.outOf == nil, !isOfAge else { return false }
    let start = amount.tokens.lowerBound
    let strange = (body.lowerBound..<max(body.lowerBound, start)).filter {
      reply.words[$0] == WordTable.unknown && reply.isOneClause($0, start)
    }
    return strange.count >= 2
  }

  /// 'Is 10 the worst', but neither 'could be 10 in bed' nor 'is 10 when I walk': whether a sentence asks about a number.
  private func isInQuestion(_ amount: Amount) -> Bool {
    let start = amount.tokens.lowerBound
    guard let opening = opening(of: start), !reply.small[opening.lowerBound].contains(.ability) else {
      return false
    }
    let rest = (amount.tokens.upperBound..<reply.count).prefix { reply.stops[$0] == reply.stops[start] }
    let isOwn = rest.contains { reply.context.covering($0)?.cue.contains(.own) ?? false }
    // 'Is 0 good or bad'.
    let isOneOrOther = rest.contains { reply.small[$0].contains(.alternative) }
    return !isOwn
      && (opening.count > 1 || isOneOrOther || rest.contains { !reply.isSmall($0) && !isHedge($0) })
  }

  /// 'Two sugars', 'one hand': whether a word of which nothing is known stands right behind a mere number.
  private func countsThing(_ amount: Amount) -> Bool {
    let next = amount.tokens.upperBound
    return amount.outOf == nil && next < reply.count && !isBoundary(next) && !reply.isSmall(next)
      && phraseAt[next] == nil && reply.quantities[next] == nil && reply.context.covering(next) == nil
      && !isAnswerWord(next) && !quantityCues.contains { $0.tokens.contains(next) }
  }

  /// The 'one' of 'the last one', 'which one'.
  private func isThatOne(_ amount: Amount) -> Bool {
    let before = amount.tokens.lowerBound - 1
    guard isPronoun(amount), before >= 0 else { return false }
    return reply.small[before].contains(.determiner) || reply.interrogatives.contains(before)
      || reply.quantities[before]?.cue.contains(.ordinal) ?? false
  }

  /// The 'one' of 'half an hour, the last one'.
  private func isPronoun(_ amount: Amount) -> Bool {
    let start = amount.tokens.lowerBound
    return amount.high == Decimal(1) && reply.tokens[start].number == nil && start > 0
      && reply.isOneClause(start - 1, start) && !isHedge(start - 1)
  }

  private func isBehindCorrection(_ amount: Amount) -> Bool {
    amount.tokens.lowerBound > 0
      && reply.answers.covering(amount.tokens.lowerBound - 1)?.cue.contains(.correction) ?? false
  }

  /// The clauses that say more than quantities.
  private func clausesWithWords(besides amounts: [Amount]) -> Set<Int> {
    var worded: Set<Int> = []
    var next = 0
    for token in body {
      while next < amounts.count, amounts[next].tokens.upperBound <= token { next += 1 }
      if next < amounts.count, amounts[next].tokens.contains(token) { continue }
      let isHedge = reply.context.covering(token)?.cue.contains(.hedge) ?? false
      let isAttribute = phraseAt[token].map { phrases[$0].isAttribute } ?? false
      let isSmall = reply.isSmall(token) || reply.small[token].contains(.ability)
      if !isSmall, !isHedge, !isAnswerWord(token), !isAttribute {
        worded.insert(reply.clauses[token])
      }
    }
    return worded
  }

  /// Whether free words are asked for, or an age.
  func isStory(_ asked: [Int]) -> Bool {
    asked.contains { question in
      if case .text = dialog.questions[question].kind { return true }
      return reader.vocabulary.ageQuestions.contains(question)
    }
  }

  private func isQuantity(_ question: Int) -> Bool {
    switch dialog.questions[question].kind {
    case .number, .duration, .frequency: true
    case .choice(let options): options.contains { $0.within != nil }
    case .yesNo, .text, .checklist: false
    }
  }

  func isHedge(_ token: Int) -> Bool {
    reply.context.covering(token)?.cue.contains(.hedge) ?? false
  }

  /// Whether nothing but small words follows in the clause: a number that counts nothing else.
  func isLast(_ amount: Amount) -> Bool {
    var next = amount.tokens.upperBound
    while next < reply.count, !isBoundary(next), reply.isSmall(next) || isHedge(next) { next += 1 }
    return next >= reply.count || rest.isClosed[next]
  }
}
