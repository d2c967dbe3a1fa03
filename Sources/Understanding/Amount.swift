import ClinicalQuality

/// A quantity in a reply: one number or a range, with or without a unit or a rate.
struct Amount {
  var low: Decimal
  var high: Decimal
  /// The unit of time that it was said in.
  var unit: CalendarUnit?
  /// How often a week, where it was said as a rate.
  var perWeek: (low: Decimal, high: Decimal)?
  var tokens: Range<Int>
}

/// Reads the quantities of a reply from left to right.
struct AmountReader {
  private static let secondsAWeek = Decimal(604_800)

  let reply: Reply
  let language: LanguageVocabulary
  /// Whether a token is taken by a phrase that means something else.
  let isTaken: (Int) -> Bool

  /// Every quantity of a stretch of the reply.
  func amounts(in range: Range<Int>) -> [Amount] {
    var found: [Amount] = []
    var token = range.lowerBound
    while token < range.upperBound {
      if let amount = frequency(at: token, before: range.upperBound)
        ?? amount(at: token, before: range.upperBound)
      {
        found.append(amount)
        token = max(token + 1, amount.tokens.upperBound)
      } else {
        token += 1
      }
    }
    return found
  }

  /// 'Every night': a frequency in words, even where another question has the same words.
  private func frequency(at token: Int, before end: Int) -> Amount? {
    guard let match = reply.quantities[token], let rate = language.frequency(at: match.node),
      match.tokens.upperBound <= end, !match.cue.contains(.unit)
    else { return nil }
    return Amount(low: rate, high: rate, perWeek: (rate, rate), tokens: match.tokens)
  }

  private func amount(at token: Int, before end: Int) -> Amount? {
    guard !isTaken(token) else { return nil }
    if let single = singleUnit(at: token, before: end) { return rated(extended(single, end), before: end) }
    guard let number = number(at: token, before: end) else { return nil }
    var amount = Amount(low: number.value, high: number.value, tokens: token..<number.end)
    readRange(&amount, before: end)
    readUnit(&amount, before: end)
    return rated(extended(amount, end), before: end)
  }

  /// 'hour' with a small word before it: 'an hour'.
  private func singleUnit(at token: Int, before end: Int) -> Amount? {
    guard reply.isFiller(token), token + 1 < end, let unit = unit(at: token + 1), !isTaken(token + 1),
      isSingular(token + 1)
    else { return nil }
    return Amount(low: Decimal(1), high: Decimal(1), unit: unit.unit, tokens: token..<unit.end)
  }

  // MARK: Numbers

  /// A number in digits or words, its fraction included: 'twenty five', 'two and a half', '1 1/2'.
  func number(at token: Int, before end: Int) -> (value: Decimal, end: Int)? {
    guard var (value, next) = plainNumber(at: token, before: end) else { return nil }
    while next < end, !reply.isCut(before: next), reply.tokens[next].gap.isEmpty,
      let more = plainNumber(at: next, before: end), let joined = joined(value, more.value, at: token, next)
    {
      (value, next) = (joined, more.end)
    }
    if let half = half(after: next, before: end), value >= Decimal(1), value.isWhole,
      let sum = value.adding(half.value)
    {
      return (sum, half.end)
    }
    return (value, next)
  }

  private func plainNumber(at token: Int, before end: Int) -> (value: Decimal, end: Int)? {
    guard token < end, !isTaken(token) else { return nil }
    if let value = reply.tokens[token].number {
      return fraction(value, at: token, before: end) ?? (value, token + 1)
    }
    guard let match = reply.quantities[token], let value = language.number(at: match.node),
      match.tokens.upperBound <= end
    else { return nil }
    // A small word such as 'a' is a number only before a unit.
    if reply.isFiller(token), unit(at: match.tokens.upperBound) == nil { return nil }
    return (value, match.tokens.upperBound)
  }

  /// '1/2' before a unit or as a part of one; '7/10' is seven out of ten.
  private func fraction(_ value: Decimal, at token: Int, before end: Int) -> (value: Decimal, end: Int)? {
    guard token + 1 < end, reply.tokens[token + 1].gap == .slash, let below = reply.tokens[token + 1].number
    else {
      return nil
    }
    let isPart = token + 2 < end && (unit(at: token + 2) ?? unit(at: token + 3)) != nil
    guard isPart, value < below, let part = value.divided(by: below) else { return (value, token + 2) }
    return (part, token + 2)
  }

  /// What two numbers side by side are together; `nil` where they are two numbers.
  private func joined(_ left: Decimal, _ right: Decimal, at token: Int, _ next: Int) -> Decimal? {
    let one = Decimal(1)
    let (ten, hundred) = (Decimal(10), Decimal(100))
    if left > .zero, left < one, right == one { return left }
    if right > .zero, right < one, left.isWhole { return left.adding(right) }
    guard reply.tokens[token].number == nil || right >= hundred, reply.tokens[next].number == nil else {
      return nil
    }
    if right >= hundred, left >= one, left < hundred { return left.multiplied(by: right) }
    let isTens = left >= Decimal(20) && left < hundred && (left.remainder(dividingBy: ten) == .zero)
    if isTens, right >= one, right < ten, right.isWhole { return left.adding(right) }
    if left >= hundred, right < hundred, right >= one { return left.adding(right) }
    return nil
  }

  /// 'and a half' behind a number or a unit.
  private func half(after token: Int, before end: Int) -> (value: Decimal, end: Int)? {
    guard token < end, reply.isJoiner(token), !reply.isCut(before: token) else { return nil }
    var next = token + 1
    while next < end, next < token + 3, reply.isFiller(next) || reply.isJoiner(next) { next += 1 }
    guard let part = plainNumber(at: next, before: end), part.value > .zero, part.value < Decimal(1) else {
      return nil
    }
    return part
  }

  // MARK: Ranges and units

  /// '2-3', '2 to 3', '2 or 3'.
  private func readRange(_ amount: inout Amount, before end: Int) {
    let next = amount.tokens.upperBound
    guard next < end else { return }
    var start: Int?
    if reply.tokens[next].gap == .dash { start = next }
    if !reply.isCut(before: next), reply.small[next].contains(.rangeWord) || reply.isJoiner(next) {
      start = next + 1
    }
    guard let start, start < end, let upper = number(at: start, before: end), upper.value >= Decimal(1) else {
      return
    }
    amount.high = max(amount.high, upper.value)
    amount.low = min(amount.low, upper.value)
    amount.tokens = amount.tokens.lowerBound..<upper.end
  }

  /// The unit at a token.
  private func unit(at token: Int) -> (unit: CalendarUnit, end: Int)? {
    guard token < reply.count, let match = reply.quantities[token], let unit = language.unit(at: match.node)
    else {
      return nil
    }
    return (unit, match.tokens.upperBound)
  }

  private func isSingular(_ token: Int) -> Bool {
    reply.quantities[token].map { language.isSingular($0.node) } ?? false
  }

  /// The unit behind a number: '10 minutes', 'half an hour', 'couple of days'.
  private func readUnit(_ amount: inout Amount, before end: Int) {
    var next = amount.tokens.upperBound
    let limit = min(end, next + 3)
    while next < limit, reply.isFiller(next), unit(at: next) == nil { next += 1 }
    guard next < end, !reply.isCut(before: next), !isTaken(next), let unit = unit(at: next) else { return }
    // 'Once a day' and '3 a week' are rates, 'half an hour' is none.
    let isRate = next > amount.tokens.upperBound && amount.low >= Decimal(1) && isSingular(next)
    guard !isRate else { return }
    amount.unit = unit.unit
    amount.tokens = amount.tokens.lowerBound..<min(end, unit.end)
  }

  /// What goes on behind a unit: 'an hour and a half', '1 hour 30 minutes', '2 minutes to 3 minutes'.
  private func extended(_ amount: Amount, _ end: Int) -> Amount {
    guard let unit = amount.unit else { return amount }
    var amount = amount
    let next = amount.tokens.upperBound
    if let half = half(after: next, before: end), let low = amount.low.adding(half.value),
      let high = amount.high.adding(half.value)
    {
      (amount.low, amount.high, amount.tokens) = (low, high, amount.tokens.lowerBound..<half.end)
      return amount
    }
    guard next < end, !reply.isCut(before: next) else { return amount }
    let start = reply.isJoiner(next) || reply.small[next].contains(.rangeWord) ? next + 1 : next
    guard let (more, second, last) = measured(at: start, before: end), let length = seconds(more, second),
      let whole = seconds(amount.low, unit)
    else { return amount }
    amount.tokens = amount.tokens.lowerBound..<last
    if length < seconds(Decimal(1), unit) ?? .zero, let one = seconds(Decimal(1), second),
      let sum = whole.adding(length)?.divided(by: one)
    {
      (amount.low, amount.high, amount.unit) = (sum, sum, second)
    } else if let one = seconds(Decimal(1), unit), let upper = length.divided(by: one) {
      (amount.low, amount.high) = (min(amount.low, upper), max(amount.high, upper))
    }
    return amount
  }

  /// A number with its unit: '30 minutes', 'a minute'.
  private func measured(at token: Int, before end: Int) -> (value: Decimal, unit: CalendarUnit, end: Int)? {
    guard token < end else { return nil }
    if let number = number(at: token, before: end), let unit = unit(at: number.end), unit.end <= end {
      return (number.value, unit.unit, unit.end)
    }
    guard let single = singleUnit(at: token, before: end), let unit = single.unit else { return nil }
    return (single.low, unit, single.tokens.upperBound)
  }

  // MARK: Rates

  /// Reads what makes a number a rate: '3 times a week', '5 days a week', 'every 3 days'.
  private func rated(_ amount: Amount, before end: Int) -> Amount {
    var amount = amount
    let start = amount.tokens.lowerBound
    if let unit = amount.unit, start > 0, language.frequencyOpeners.contains(reply.words[start - 1]),
      let length = seconds(amount.high, unit), let rate = Self.secondsAWeek.divided(by: length)
    {
      amount.perWeek = (rate, rate)
      return amount
    }
    var token = amount.tokens.upperBound
    let limit = min(end, token + 4)
    while token < limit, !reply.isCut(before: token), reply.tokens[token].number == nil, !isTaken(token) {
      if let factor = factor(at: token, from: amount.tokens.upperBound, end),
        let low = amount.low.multiplied(by: factor.rate),
        let high = amount.high.multiplied(by: factor.rate)
      {
        amount.perWeek = (low, high)
        amount.tokens = start..<factor.end
        return amount
      }
      if reply.isJoiner(token) { break }
      token += 1
    }
    return amount
  }

  private func factor(at token: Int, from start: Int, _ end: Int) -> (rate: Decimal, end: Int)? {
    if token > start, let rate = language.periods[reply.words[token]] { return (rate, token + 1) }
    guard let match = reply.quantities[token], match.tokens.upperBound <= end else { return nil }
    if let rate = language.frequency(at: match.node) { return (rate, match.tokens.upperBound) }
    guard token > start, let unit = language.unit(at: match.node), let length = seconds(Decimal(1), unit),
      let rate = Self.secondsAWeek.divided(by: length)
    else { return nil }
    return (rate, match.tokens.upperBound)
  }

  func seconds(_ value: Decimal, _ unit: CalendarUnit) -> Decimal? {
    Quantity(value: value, unit: .calendar(unit)).seconds
  }
}
