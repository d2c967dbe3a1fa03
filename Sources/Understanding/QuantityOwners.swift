import ClinicalQuality
import Dialogs

/// Which question a quantity belongs to.
extension Interpretation {
  /// The only question for a time, where a story says of nothing else since when it is: 'growing pains in his shins since
  /// September', 'five days now'.
  func beginning(of amount: Amount, _ asked: [Int]) -> Int? {
    guard let question = reader.vocabulary.soleTime, isStory(asked), !amount.isAge, amount.perWeek == nil,
      fits(amount, question, isAsked: false)
    else { return nil }
    if amount.isAgo, goesOnSince(amount) { return question }
    // 'It has been raining since Sunday'.
    if phrases.allSatisfy(\.isAttribute), hints.isEmpty, quantityCues.isEmpty, isAmongStrangers(amount) {
      return nil
    }
    guard amount.isSince || isUntilNow(amount) else { return nil }
    let isOfAnother = phrases.contains {
      reply.clauses[$0.tokens.lowerBound] == reply.clauses[amount.tokens.lowerBound] && !$0.isAttribute
    }
    return isOfAnother ? nil : question
  }

  /// Whether a word of which nothing is known stands before a quantity in its clause.
  private func isAmongStrangers(_ amount: Amount) -> Bool {
    let start = amount.tokens.lowerBound
    return (0..<start).contains { reply.words[$0] == WordTable.unknown && reply.isOneClause($0, start) }
  }

  /// 'My knee was replaced 5 weeks ago, cramp in that leg since': whether a 'since' that names no time follows.
  private func goesOnSince(_ amount: Amount) -> Bool {
    let next = amount.tokens.upperBound
    return (next..<max(next, reply.count)).contains { token in
      guard let since = reply.quantities[token], since.cue.contains(.since),
        reply.stops[token] == reply.stops[amount.tokens.lowerBound],
        quantityCues.contains(where: { reply.clauses[$0.tokens.lowerBound] == reply.clauses[token] })
      else { return false }
      // 'From then on' is a word of now.
      let isOfNow = reply.context.covering(token)?.cue.contains(.present) ?? false
      return isOfNow || isBoundary(since.tokens.upperBound)
    }
  }

  /// The only question for a length, where a story says a short one by itself: 'always in bed, 2 mins, done'.
  func lasting(of amount: Amount, _ asked: [Int]) -> Int? {
    guard let question = reader.vocabulary.soleDuration, isStory(asked),
      !(phrases.isEmpty && quantityCues.isEmpty), let unit = amount.unit?.time,
      [.second, .minute].contains(unit), !amount.isSince, !amount.isAgo,
      fits(amount, question, isAsked: false),
      mayBeTaken(amount, by: question)
    else { return nil }
    return question
  }

  /// The only question for a number out of so many, where a story rates something: 'sore calf, 5 out of 10'.
  func rated(of amount: Amount, _ asked: [Int]) -> Int? {
    let next = amount.tokens.upperBound
    guard isStory(asked), let outOf = amount.outOf,
      next >= reply.count || reply.isCut(before: next) || reply.isJoiner(next)
    else { return nil }
    return dialog.questions.soleIndex { question in
      if case .number = question.kind { scale(of: question) == outOf } else { false }
    }
  }

  /// Whether a length goes on to now: 'five days now', 'two weeks so far'.
  private func isUntilNow(_ amount: Amount) -> Bool {
    let next = amount.tokens.upperBound
    guard let unit = amount.unit?.time, unit.isDayOrLonger, next < reply.count, !reply.isCut(before: next)
    else {
      return false
    }
    return reply.context.covering(next)?.cue.contains(.present) ?? false
  }

  /// The question that the words around a quantity name.
  func owner(
    of amount: Amount, _ cues: [(tokens: Range<Int>, questions: [Int])], _ takers: [Int], isGoingOn: Bool
  ) -> Int? {
    let ages = reader.vocabulary.ageQuestions
    if amount.isAge, let age = takers.first(where: ages.contains) ?? (ages.count == 1 ? ages.first : nil) {
      return age
    }
    if let nearest = nearest(cues, to: amount, takers) { return nearest }
    guard isGoingOn, takers.allSatisfy({ !fits(amount, $0, isAsked: true) }) else { return nil }
    let sole = amount.perWeek == nil ? reader.vocabulary.soleDuration : reader.vocabulary.soleFrequency
    return sole.flatMap { fits(amount, $0, isAsked: false) ? $0 : nil }
  }

  /// The question whose cue stands nearest and that takes such a quantity; at most a few cues are looked at.
  private func nearest(
    _ cues: [(tokens: Range<Int>, questions: [Int])], to amount: Amount, _ takers: [Int]
  ) -> Int? {
    var best: (distance: Int, question: Int)?
    for cue in cues.prefix(32) {
      // 'Since' begins a clause of its own, but goes on what was said, as does 'went off after'.
      let isSame =
        amount.isSince || cue.tokens.upperBound == amount.tokens.lowerBound
        ? reply.stops[cue.tokens.lowerBound] == reply.stops[amount.tokens.lowerBound]
        : reply.sentences[cue.tokens.lowerBound] == reply.sentences[amount.tokens.lowerBound]
      guard isSame else { continue }
      let isBefore = cue.tokens.lowerBound < amount.tokens.lowerBound
      let between =
        isBefore
        ? cue.tokens.upperBound..<max(cue.tokens.upperBound, amount.tokens.lowerBound)
        : amount.tokens.upperBound..<max(amount.tokens.upperBound, cue.tokens.lowerBound)
      for question in cue.questions.prefix(32) where between.count < best?.distance ?? .max {
        let isAsked = takers.contains(question)
        if case .choice = dialog.questions[question].kind, !isAsked,
          !isBegun(
            question, by: cue, between, isLong: amount.unit?.time?.isDayOrLonger ?? false,
            isBefore: isBefore || amount.isSince)
        {
          continue
        }
        guard isAsked || mayBeTaken(amount, by: question) && !isOfOther(amount, between, question),
          fits(amount, question, isAsked: isAsked, isAgoCue: !isBefore && between.isEmpty),
          isAsked || amount.unit != nil || amount.perWeek != nil
            || isPlainlyAbout(amount, between, isBefore: isBefore, question)
        else { continue }
        best = (between.count, question)
      }
    }
    return best?.question
  }

  /// 'An inhaler twice a day and now the legs cramp': a rate of what stands on its own side of an 'and'.
  private func isOfOther(_ amount: Amount, _ between: Range<Int>, _ question: Int) -> Bool {
    guard amount.perWeek != nil, let joiner = between.first(where: reply.isJoiner) else { return false }
    let start = amount.tokens.lowerBound
    return phrases.contains { phrase in
      !phrase.isAttribute && reply.isOneClause(phrase.tokens.lowerBound, start)
        && (phrase.tokens.lowerBound < joiner) == (start < joiner)
        && !phrase.meaning.claims.contains { $0.question == question }
    }
  }

  /// Whether a mere number is said of what its cue names: 'pain is 7', but neither 'pain in 2 toes' nor 'pain started
  /// at 3'.
  private func isPlainlyAbout(_ amount: Amount, _ between: Range<Int>, isBefore: Bool, _ question: Int)
    -> Bool
  {
    if let outOf = amount.outOf { return outOf == scale(of: dialog.questions[question]) }
    guard between.allSatisfy({ reply.isSmall($0) || isHedge($0) || isBound($0) || isOfOtherTime($0) }) else {
      return false
    }
    let next = amount.tokens.upperBound
    return !isBefore || next >= reply.count || isBoundary(next) || reply.isSmall(next) || isHedge(next)
  }

  /// Whether a length that is told lies within what a question takes: a cramp does not last 10 years.
  private func mayBeTaken(_ amount: Amount, by question: Int) -> Bool {
    guard case .duration = dialog.questions[question].kind, let unit = amount.unit?.time else { return true }
    let length = Value.quantity(Quantity(value: amount.high, unit: .calendar(unit)))
    return dialog.questions[question].isInRange(.value(length))
  }

  /// Whether a length is said of what its cue names: 'cramps at night for 3 months', but neither 'cramps, and I take it
  /// for 3 months' nor 'operated on 3 weeks ago and cramps'.
  private func isBegun(
    _ question: Int, by named: (tokens: Range<Int>, questions: [Int]), _ between: Range<Int>, isLong: Bool,
    isBefore: Bool
  ) -> Bool {
    let cue = named.tokens
    // 'Cramp every night for years' is still of the cramps.
    let isOfCramps = isLong && reader.vocabulary.soleFrequency.map(named.questions.contains) ?? false
    // 'Been swollen for four days' is a cue of its own, whatever it tells besides.
    let isOwn = isBefore && isLong && cue.count > 1 && between.allSatisfy(reply.isFiller)
    if !isOfCramps, !isOwn, let phrase = phraseAt[cue.lowerBound],
      phrases[phrase].meaning.claims.contains(where: { $0.question != question })
    {
      return false
    }
    let isPlain = between.allSatisfy { reply.isFiller($0) || isHedge($0) }
    // 'These last few weeks my feet have been cramping'.
    guard isBefore else { return isPlain || isShort(between, before: cue) }
    guard let end = between.last, reply.stops[cue.lowerBound] == reply.stops[end] else { return isPlain }
    return between.count <= Self.farthestCue
      && !between.contains { reply.isJoiner($0) && $0 + 1 <= end && isOwnWord($0 + 1) }
  }

  /// Whether no more than two words of one clause stand between, that say nothing else.
  private func isShort(_ between: Range<Int>, before cue: Range<Int>) -> Bool {
    between.count(where: { !reply.isSmall($0) && !isHedge($0) }) <= 2
      && between.allSatisfy { token in
        !reply.isJoiner(token) && !reply.isCut(before: token)
          && phraseAt[token].map { phrases[$0].isAttribute } ?? true
      } && !reply.isCut(before: cue.lowerBound)
  }

  /// How far a length of time may stand from what has lasted so long.
  private static let farthestCue = 16

  private func isOwnWord(_ token: Int) -> Bool {
    reply.context.covering(token)?.cue.contains(.own) ?? false
  }

  /// 'Pain was a 9 now a 3': a number before the one of now.
  private func isOfOtherTime(_ token: Int) -> Bool {
    reply.tokens[token].number != nil || reply.context.covering(token)?.cue.contains(.present) ?? false
  }

  private func isBound(_ token: Int) -> Bool {
    reply.quantities[token].map { !$0.cue.isDisjoint(with: [.over, .under]) } ?? false
  }

  /// Whether a quantity is of the kind that a question takes; a mere number only answers a question that is asked.
  func fits(_ amount: Amount, _ position: Int, isAsked: Bool, isAgoCue: Bool = false) -> Bool {
    let question = dialog.questions[position]
    if amount.isAside, question.options.isEmpty { return false }
    switch question.kind {
    case .duration:
      let isLength = isAsked || (isAgoCue && !amount.isPointInTime) || !amount.isAgo
      guard amount.perWeek == nil, !amount.isAge, isLength else { return false }
      if let unit = amount.unit { return unit.time != nil }
      return isAsked && amount.decade == nil && measure(named: question.unit)?.time != nil
    case .frequency:
      if amount.perWeek != nil { return true }
      return isAsked && amount.isBare && amount.outOf == nil && !amount.isAge && isLast(amount)
    case .number:
      if amount.perWeek != nil || amount.isAgo || amount.isSince { return false }
      let isOfAge = reader.vocabulary.ageQuestions.contains(position)
      if amount.decade != nil { return isOfAge }
      guard let unit = amount.unit else { return !amount.isAge || isOfAge }
      // 'I am 5 weeks pregnant'.
      let next = amount.tokens.upperBound
      if isOfAge, !amount.isAge, next < reply.count, phraseAt[next] != nil, !isBoundary(next) { return false }
      let wanted = measure(named: question.unit)
      if wanted == unit { return true }
      if wanted.flatMap(Temperature.init) != nil {
        return unit == Temperature.anyDegree || Temperature(unit) != nil
      }
      // A length of minutes is no age in years.
      guard let unit = unit.time, let wanted = wanted?.time else { return false }
      return unit.isDayOrLonger == wanted.isDayOrLonger
    case .choice(let options):
      guard amount.perWeek == nil, !amount.isAge, let unit = amount.unit?.time else { return false }
      // 'A cramp of 20 minutes' says how long it takes, 'cramps for 3 weeks' since when there are any.
      let isTime = isAsked || amount.isAgo || amount.isSince || unit.isDayOrLonger
      return isTime && options.contains { $0.within != nil }
    case .yesNo, .text, .checklist: return false
    }
  }
}
