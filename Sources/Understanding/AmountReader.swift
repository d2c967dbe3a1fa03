import ClinicalQuality

/// Reads the quantities of a reply from left to right.
struct AmountReader {
  let reply: Reply
  let language: LanguageVocabulary
  /// The day from which 'last Tuesday' is counted back; without one it is no length.
  let today: Day?
  /// Whether a person tells a story, rather than answers with a number.
  let isStory: Bool
  /// Whether an age is asked for.
  let asksAge: Bool
  /// Whether a frequency is asked for, and so a bare 'once' is one.
  let asksFrequency: Bool
  /// Whether a token is taken by a phrase that means something else.
  let isTaken: (Int) -> Bool

  /// A word for what is so seldom is no count where it is said in passing: 'never', 'hardly', 'once'.
  private static let rarest = Decimal("0.5") ?? .zero

  /// Every quantity of a stretch of the reply.
  func amounts(in range: Range<Int>) -> [Amount] {
    var found: [Amount] = []
    var token = range.lowerBound
    while token < range.upperBound {
      if let clock = reply.quantities[token], clock.cue.contains(.clock) {
        token = clock.tokens.upperBound
      } else if let idiom = reply.idioms.first(where: { $0.contains(token) }) {
        token = idiom.upperBound
      } else if let amount = longest(at: token, before: range.upperBound) {
        found.append(placed(amount, before: range.upperBound))
        token = max(token + 1, found[found.count - 1].tokens.upperBound)
      } else {
        token += 1
      }
    }
    return found
  }

  /// 'Once a day' rather than 'once', but 'every night' rather than nothing.
  private func longest(at token: Int, before end: Int) -> Amount? {
    if let since = since(at: token, before: end) ?? age(bornAt: token) { return since }
    let measured = pointInTime(at: token, before: end) ?? amount(at: token, before: end)
    guard let named = frequency(at: token, before: end) else { return measured }
    return measured.map { $0.tokens.upperBound > named.tokens.upperBound ? $0 : named } ?? named
  }

  /// 'Every night': a frequency in words, even where another question has the same words.
  private func frequency(at token: Int, before end: Int) -> Amount? {
    guard let match = reply.quantities[token], let rate = language.frequency(at: match.node),
      match.tokens.upperBound <= end, !match.cue.contains(.unit),
      asksFrequency || rate > Self.rarest || match.tokens.count > 1
    else { return nil }
    var amount = Amount(NumberMatch(value: rate, end: match.tokens.upperBound), from: token)
    amount.perWeek = (rate, rate)
    return amount
  }

  func amount(at token: Int, before end: Int) -> Amount? {
    // The 'mins' of 'the last ten mins', of which a phrase has the ten.
    let isCounted = token > 0 && isTaken(token - 1) && reply.numberWords[token - 1] != nil
    guard !isTaken(token), !isCounted else { return nil }
    let decade = decade(at: token, before: end)
    if let decade, reply.tokens[token].number == nil || isAge(decade) { return decade }
    if let single = singleUnit(at: token, before: end) { return rated(extended(single, end), before: end) }
    guard let number = number(at: token, before: end) else {
      return every(at: token, before: end) ?? bareUnit(at: token, before: end)
        ?? length(at: token, before: end)
    }
    if isClock(number.end) { return nil }
    if let age = frontAge(number, from: token) { return age }
    var amount = Amount(number, from: token)
    // 'I will be 68 next month' is no rate.
    if unit(at: number.end) == nil, number.outOf == nil, isAge(amount) || isUpcoming(amount) { return amount }
    readRange(&amount, before: end)
    readScale(&amount, before: end)
    if amount.outOf == nil || unit(at: amount.tokens.upperBound) != nil { readUnit(&amount, before: end) }
    // '60s' may be a minute, or the years from sixty on.
    if amount.tokens == decade?.tokens { amount.decade = decade?.decade }
    return rated(extended(amount, end), before: end)
  }

  /// 'At 4 in the morning' is when, and no quantity.
  private func isClock(_ next: Int) -> Bool {
    next < reply.count && !reply.isCut(before: next)
      && reply.quantities[next]?.cue.contains(.clock) ?? false
  }

  // MARK: Ranges and scales

  /// '2-3', '2 to 3', '2 or 3', 'between 2 and 3'.
  private func readRange(_ amount: inout Amount, before end: Int) {
    let next = amount.tokens.upperBound
    guard next < end, let start = rangeStart(at: next) else { return }
    guard start < end, let upper = number(at: start, before: end) else { return }
    if reply.isJoiner(next), upper.value < Decimal(1) { return }
    (amount.high, amount.low) = (max(amount.high, upper.value), min(amount.low, upper.value))
    amount.outOf = upper.outOf ?? amount.outOf
    amount.numberEnd = upper.end
    amount.tokens = amount.tokens.lowerBound..<upper.end
  }

  /// Where the upper end of a range begins, if a token goes on with one.
  private func rangeStart(at next: Int) -> Int? {
    if reply.tokens[next].gap == .dash { return next }
    guard !reply.isCut(before: next) else { return nil }
    guard let match = reply.rangeWords[next] else { return reply.isJoiner(next) ? next + 1 : nil }
    return match.upperBound
  }

  /// Whether a word is a day or a night.
  private func isPeriod(_ token: Int) -> Bool {
    token < reply.count && language.periods[reply.words[token]] == Decimal(7)
  }

  /// '7 out of 10', '5 nights out of 7'.
  private func readScale(_ amount: inout Amount, before end: Int) {
    var next = amount.tokens.upperBound
    if isPeriod(next) { next += 1 }
    guard next < end, let match = reply.quantities[next], match.cue.contains(.outOf),
      !reply.isCut(before: next), let number = number(at: match.tokens.upperBound, before: end)
    else { return }
    var scale = Amount(number, from: match.tokens.upperBound)
    readRange(&scale, before: end)
    amount.outOf = scale.high
    amount.tokens = amount.tokens.lowerBound..<scale.tokens.upperBound
    // '5 nights out of 7', '5 out of 7 days'.
    if scale.high == Decimal(7), isPeriod(next - 1) || isPeriod(scale.tokens.upperBound) {
      (amount.perWeek, amount.outOf, amount.unit) = ((amount.low, amount.high), nil, nil)
      if isPeriod(scale.tokens.upperBound) {
        amount.tokens = amount.tokens.lowerBound..<(scale.tokens.upperBound + 1)
      }
    }
  }

  // MARK: Units

  /// The unit at a token.
  func unit(at token: Int) -> (unit: Measure, end: Int)? {
    guard token < reply.count, let match = reply.quantities[token], let unit = language.unit(at: match.node)
    else { return nil }
    return (unit, match.tokens.upperBound)
  }

  /// 'hour' with a small word before it: 'an hour', 'a fortnight'.
  func singleUnit(at token: Int, before end: Int) -> Amount? {
    guard reply.isFiller(token), token + 1 < end, !isTaken(token + 1), !reply.isCut(before: token + 1) else {
      return nil
    }
    // 'This minute' is when.
    if let cue = reply.context.covering(token + 1), cue.cue.contains(.present) { return nil }
    // 'A whole hour'.
    let isHedged = reply.small[token].contains(.determiner) && isHedge(token + 1) && token + 2 < end
    if isHedged, !isTaken(token + 2), !reply.isCut(before: token + 2), isSingular(token + 2),
      let unit = unit(at: token + 2), unit.end <= end, unit.unit.time != nil
    {
      return Amount(NumberMatch(value: Decimal(1), end: unit.end), from: token, unit: unit.unit)
    }
    if let unit = unit(at: token + 1), unit.end <= end, isSingular(token + 1), unit.unit.time != nil {
      return Amount(NumberMatch(value: Decimal(1), end: unit.end), from: token, unit: unit.unit)
    }
    guard unit(at: token + 1) == nil, var length = length(at: token + 1, before: end) else { return nil }
    length.tokens = token..<length.tokens.upperBound
    return length
  }

  /// 'Hour and a half' at the front of a clause.
  private func bareUnit(at token: Int, before end: Int) -> Amount? {
    guard token == 0 || reply.isCut(before: token), reply.tokens[token].text.utf8.count > 2,
      isSingular(token), let unit = unit(at: token), unit.end <= end, unit.unit.time != nil
    else { return nil }
    let one = NumberMatch(value: Decimal(1), end: unit.end)
    return extended(Amount(one, from: token, unit: unit.unit), end)
  }

  func isSingular(_ token: Int) -> Bool {
    reply.quantities[token].map { language.isSingular($0.node) } ?? false
  }

  /// Words that are a length by themselves: 'fortnight', 'all night'.
  private func length(at token: Int, before end: Int) -> Amount? {
    guard token < end, !isTaken(token), let match = reply.quantities[token], match.tokens.upperBound <= end,
      let length = language.length(at: match.node)
    else { return nil }
    return Amount(
      NumberMatch(value: length.value, end: match.tokens.upperBound), from: token, unit: .time(length.unit))
  }

  /// The first token at or shortly behind another, small words left out, that may be a unit.
  func unitStart(at token: Int, before end: Int) -> Int {
    var next = token
    let limit = min(end, token + 4)
    while next < limit, next < token + 2 || isHedge(next), reply.isFiller(next) || isHedge(next),
      unit(at: next) == nil
    { next += 1 }
    return next
  }

  /// The unit behind a number: '10 minutes', 'half an hour', 'couple of days', 'two fortnights'.
  private func readUnit(_ amount: inout Amount, before end: Int) {
    let next = unitStart(at: amount.tokens.upperBound, before: end)
    guard next < end, !reply.isCut(before: next), !isTaken(next) else { return }
    // 'Once a day' and '3 a week' are rates, 'half an hour' is none.
    let isRate = next > amount.tokens.upperBound && amount.low >= Decimal(1) && isSingular(next)
    guard !isRate, reply.tokens[next].gap != .slash else { return }
    if let unit = unit(at: next), unit.end <= end {
      amount.unit = unit.unit
      amount.tokens = amount.tokens.lowerBound..<unit.end
    } else if let length = length(at: next, before: end), let low = amount.low.multiplied(by: length.low),
      let high = amount.high.multiplied(by: length.low)
    {
      (amount.low, amount.high, amount.unit) = (low, high, length.unit)
      amount.tokens = amount.tokens.lowerBound..<length.tokens.upperBound
    }
  }

  /// A number with its unit of time: '30 minutes', 'a minute'.
  func measured(at token: Int, before end: Int) -> (
    low: Decimal, high: Decimal, unit: CalendarUnit, end: Int
  )? {
    guard token < end else { return nil }
    if let single = singleUnit(at: token, before: end), let unit = single.unit?.time {
      return (single.low, single.high, unit, single.tokens.upperBound)
    }
    guard let number = number(at: token, before: end) else { return nil }
    var amount = Amount(number, from: token)
    readRange(&amount, before: end)
    readUnit(&amount, before: end)
    guard let unit = amount.unit?.time else { return nil }
    return (amount.low, amount.high, unit, amount.tokens.upperBound)
  }

  /// The length in seconds.
  func seconds(_ value: Decimal, _ unit: CalendarUnit) -> Decimal? {
    Quantity(value: value, unit: .calendar(unit)).seconds
  }
}
