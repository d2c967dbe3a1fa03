import ClinicalQuality

/// What makes a quantity a rate.
extension AmountReader {
  private static let secondsAWeek = Decimal(604_800)
  private static let onceAnHour = Decimal(168)

  /// Reads what makes a number a rate: '3 times a week', '5 days a week', 'every 3 days', 'twice every 2 weeks'.
  func rated(_ amount: Amount, before end: Int) -> Amount {
    guard amount.perWeek == nil else { return amount }
    if let unit = amount.unit?.time { return ratedLength(amount, unit, before: end) }
    // '2/3 times a week' may be two or three times; '7/10' is no count.
    guard amount.unit == nil, amount.outOf == nil || amount.outOf == amount.low.adding(Decimal(1)) else {
      return amount
    }
    var token = amount.tokens.upperBound
    let limit = min(end, token + 4)
    while token < limit, !reply.isCut(before: token), !isTaken(token) {
      // 'This morning' is when.
      let isBehindThe = token > 0 && reply.small[token - 1].contains(.determiner)
      if !isBehindThe, let when = reply.quantities[token], when.cue.contains(.daysAgo) {
        // 'Five times last week' is how often.
        guard token > amount.tokens.upperBound,
          reply.tokens[token - 1].span.lowerBound > reply.tokens[token - 2].span.upperBound,
          let week = unitRate(at: when.tokens.upperBound - 1),
          week.rate <= Decimal(1), week.end == when.tokens.upperBound, week.end <= end
        else { break }
        return rated(amount, week.rate, week.rate, week.end)
      }
      if let period = period(at: token, from: amount.tokens.upperBound, end) {
        return rated(amount, period.rate, period.rate, period.end)
      }
      if reply.isJoiner(token) || reply.tokens[token].number != nil { break }
      if let match = reply.quantities[token], !match.cue.isDisjoint(with: [.number, .unit]) { break }
      token += 1
    }
    return amount
  }

  /// 'Every 2-3 days', and '5 days a week'; '5 minutes twice a week' are two quantities.
  private func ratedLength(_ amount: Amount, _ unit: CalendarUnit, before end: Int) -> Amount {
    let (start, next) = (amount.tokens.lowerBound, amount.tokens.upperBound)
    if start > 0, language.frequencyOpeners.contains(reply.words[start - 1]) {
      guard let short = seconds(amount.low, unit), let long = seconds(amount.high, unit),
        let low = Self.secondsAWeek.divided(by: long), let high = Self.secondsAWeek.divided(by: short)
      else { return amount }
      var amount = amount
      amount.perWeek = (low, high)
      return amount
    }
    guard unit == .day, next + 1 < end, reply.isFiller(next), !reply.isCut(before: next),
      let (rate, last) = unitRate(at: next + 1), last <= end, rate <= Decimal(1)
    else { return amount }
    return rated(amount, rate, rate, last)
  }

  /// 'Every hour', 'every fortnight'.
  func every(at token: Int, before end: Int) -> Amount? {
    // 'Every bloody night'.
    let isHedged = token + 2 < end && isHedge(token + 1)
    let next = token + (isHedged ? 2 : 1)
    guard language.frequencyOpeners.contains(reply.words[token]), next < end, !isTaken(next),
      !reply.isCut(before: next),
      let (rate, last) = unitRate(at: next) ?? (isHedged ? named(at: next) : nil), last <= end
    else { return nil }
    var amount = Amount(NumberMatch(value: Decimal(1), end: last), from: token)
    amount.perWeek = (rate, rate)
    return amount
  }

  private func rated(_ amount: Amount, _ low: Decimal, _ high: Decimal, _ end: Int) -> Amount {
    var amount = amount
    if let outOf = amount.outOf { (amount.high, amount.outOf) = (outOf, nil) }
    guard let low = amount.low.multiplied(by: low), let high = amount.high.multiplied(by: high) else {
      return amount
    }
    (amount.perWeek, amount.unit) = ((low, high), nil)
    amount.tokens = amount.tokens.lowerBound..<end
    return amount
  }

  /// How often a week 'week', 'night', 'every day' or 'every 2 weeks' is.
  private func period(at token: Int, from start: Int, _ end: Int) -> (rate: Decimal, end: Int)? {
    let isOpened = language.frequencyOpeners.contains(reply.words[token])
    let isLast =
      token > start && reply.quantities[token - 1].map { language.ordinal(at: $0.node) == -1 } ?? false
    let isMeasured = token > start && (reply.isFiller(token - 1) && !reply.isFiller(token) || isLast)
    if isOpened || isMeasured, let length = measured(at: isOpened ? token + 1 : token, before: end),
      let seconds = seconds(length.high, length.unit),
      isOpened || seconds >= Decimal(86_400),
      let rate = Self.secondsAWeek.divided(by: seconds)
    {
      return (rate, length.end)
    }
    if let match = reply.quantities[token], match.tokens.upperBound <= end,
      let rate = language.frequency(at: match.node), !isOpened || token <= start + 1,
      !language.isNumber(reply.words[token])
    {
      return (rate, match.tokens.upperBound)
    }
    guard token > start || reply.tokens[token].gap == .slash else { return nil }
    if let rate = language.periods[reply.words[token]] { return (rate, token + 1) }
    // 'A week' is a period, 'for weeks' is none.
    guard isSingular(token) || reply.quantities[token]?.cue.contains(.unit) == false else { return nil }
    // 'Each one a minute' is how long it takes.
    return unitRate(at: token).flatMap { $0.end <= end && $0.rate <= Self.onceAnHour ? $0 : nil }
  }

  /// How often a week a word is that only such words as 'every' make a rate: 'night'.
  private func named(at token: Int) -> (rate: Decimal, end: Int)? {
    language.periods[reply.words[token]].map { ($0, token + 1) }
  }

  /// How many of a unit make a week: 7 for 'day'.
  private func unitRate(at token: Int) -> (rate: Decimal, end: Int)? {
    guard let match = reply.quantities[token],
      let length = language.unit(at: match.node)?.time.map({ (value: Decimal(1), unit: $0) })
        ?? language.length(at: match.node),
      let seconds = seconds(length.value, length.unit), let rate = Self.secondsAWeek.divided(by: seconds)
    else { return nil }
    return (rate, match.tokens.upperBound)
  }
}
