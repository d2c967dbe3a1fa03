import ClinicalQuality

/// Lengths of time in several parts.
extension AmountReader {
  /// What goes on behind a unit: 'an hour and a half', '1 hour 30 minutes', 'a minute or two', '30 secs to a minute'.
  func extended(_ amount: Amount, _ end: Int) -> Amount {
    guard let unit = amount.unit?.time else { return amount }
    let next = amount.tokens.upperBound
    if let half = half(after: next, before: end) {
      return changed(amount, amount.low.adding(half.value), amount.high.adding(half.value), unit, half.end)
    }
    guard next < end, !reply.isCut(before: next) else { return amount }
    if let range = reply.rangeWords[next] ?? alternative(next) ?? dash(next) {
      return widened(amount, unit, at: range.upperBound, end)
    }
    return summed(amount, unit, end)
  }

  private func alternative(_ token: Int) -> Range<Int>? {
    reply.small[token].contains(.alternative) ? token..<(token + 1) : nil
  }

  private func dash(_ token: Int) -> Range<Int>? {
    reply.tokens[token].gap == .dash ? token..<token : nil
  }

  private func changed(
    _ amount: Amount, _ low: Decimal?, _ high: Decimal?, _ unit: CalendarUnit, _ end: Int
  ) -> Amount {
    guard let low, let high else { return amount }
    var amount = amount
    (amount.low, amount.high, amount.unit) = (low, high, .time(unit))
    amount.tokens = amount.tokens.lowerBound..<end
    return amount
  }

  /// A range whose upper end has a unit of its own, or none: 'a minute or two'.
  private func widened(_ amount: Amount, _ unit: CalendarUnit, at start: Int, _ end: Int) -> Amount {
    if let more = measured(at: start, before: end) {
      guard let one = seconds(Decimal(1), unit), let low = seconds(more.low, more.unit)?.divided(by: one),
        let high = seconds(more.high, more.unit)?.divided(by: one)
      else { return amount }
      return changed(amount, min(amount.low, low), max(amount.high, high), unit, more.end)
    }
    guard let number = number(at: start, before: end), number.outOf == nil,
      rated(Amount(number, from: start), before: end).perWeek == nil, !isFollowedByContent(number.end, end)
    else { return amount }
    return changed(amount, min(amount.low, number.value), max(amount.high, number.value), unit, number.end)
  }

  /// Smaller units behind greater ones: '1h 30m', '2 days and 3 hours', '1h30'.
  private func summed(_ amount: Amount, _ unit: CalendarUnit, _ end: Int) -> Amount {
    var (sum, smallest) = (amount, unit)
    for _ in 0..<4 {
      let next = sum.tokens.upperBound
      guard next < end, !reply.isCut(before: next) else { break }
      guard let part = smallerPart(at: reply.isJoiner(next) ? next + 1 : next, than: smallest, end),
        let one = seconds(Decimal(1), part.unit), let whole = seconds(sum.low, smallest),
        let greatest = seconds(sum.high, smallest), let more = seconds(part.value, part.unit)
      else { break }
      sum = changed(
        sum, whole.adding(more)?.divided(by: one), greatest.adding(more)?.divided(by: one), part.unit,
        part.end)
      smallest = part.unit
    }
    return sum
  }

  private func smallerPart(
    at token: Int, than unit: CalendarUnit, _ end: Int
  ) -> (value: Decimal, unit: CalendarUnit, end: Int)? {
    guard token < end, let one = seconds(Decimal(1), unit) else { return nil }
    if let part = measured(at: token, before: end), part.low == part.high {
      guard let length = seconds(part.low, part.unit), length < one else { return nil }
      return (part.low, part.unit, part.end)
    }
    // '1h30', without a space, and '1 hour 20' at the end of a clause.
    let isTight = token > 0 && reply.tokens[token].span.lowerBound == reply.tokens[token - 1].span.upperBound
    guard let value = reply.tokens[token].number, let smaller = unit.nextSmaller else { return nil }
    let isLast =
      token + 1 >= end || reply.isCut(before: token + 1) || reply.isFiller(token + 1) || isHedge(token + 1)
    let isMinutes = !unit.isDayOrLonger && !reply.isJoiner(token - 1) && reply.tokens[token].gap.isEmpty
    guard isTight || (isMinutes && isLast && value < Decimal(smaller.count)) else { return nil }
    return (value, smaller.unit, token + 1)
  }

  /// Whether a word of content follows without a comma, as in '3 toes'.
  func isFollowedByContent(_ token: Int, _ end: Int) -> Bool {
    guard token < end, !reply.isCut(before: token), reply.sentences[token] == reply.sentences[token - 1]
    else {
      return false
    }
    return !reply.isSmall(token) && !isHedge(token)
  }

  func isHedge(_ token: Int) -> Bool { reply.context.covering(token)?.cue.contains(.hedge) ?? false }
}

extension CalendarUnit {
  /// The next smaller unit, and how many of it make one.
  var nextSmaller: (unit: CalendarUnit, count: Int)? {
    switch self {
    case .year: (.month, 12)
    case .month: (.day, 30)
    case .week: (.day, 7)
    case .day: (.hour, 24)
    case .hour: (.minute, 60)
    case .minute: (.second, 60)
    case .second, .millisecond: nil
    }
  }

  /// Whether it is a day or longer.
  var isDayOrLonger: Bool {
    switch self {
    case .year, .month, .week, .day: true
    case .hour, .minute, .second, .millisecond: false
    }
  }
}
