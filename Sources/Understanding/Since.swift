import ClinicalQuality

/// How long ago a time was that is named by the calendar: 'since last Tuesday', 'since March', 'yesterday'.
extension AmountReader {
  /// A length that is told by when it began: 'since Monday', 'since two weeks ago'.
  func since(at token: Int, before end: Int) -> Amount? {
    guard let opener = reply.quantities[token], opener.cue.contains(.since), opener.tokens.upperBound < end
    else { return nil }
    var start = opener.tokens.upperBound
    for _ in 0..<3 {
      if let days = daysAgo(at: start, before: end) { return amount(days, token..<days.end) }
      if var measured = amount(at: start, before: end), measured.unit?.time != nil, measured.perWeek == nil {
        let next = measured.tokens.upperBound
        let isAgo = next < end && reply.isAgo(next)
        measured.tokens = token..<(isAgo ? next + 1 : next)
        measured.isSince = true
        return measured
      }
      guard start + 1 < end, reply.isFiller(start) || isHedge(start), !reply.isCut(before: start + 1) else {
        break
      }
      start += 1
    }
    return nil
  }

  /// 'Last Tuesday', 'on Monday', 'yesterday': when it was. All that a clause says, or aside.
  func pointInTime(at token: Int, before end: Int) -> Amount? {
    guard let days = daysAgo(at: token, before: end) else { return nil }
    let isPlain = { (token: Int) in reply.isSmall(token) || isHedge(token) }
    var (front, back) = (token, days.end)
    while front > 0, !reply.isCut(before: front), isPlain(front - 1) { front -= 1 }
    while back < end, !reply.isCut(before: back), isPlain(back) { back += 1 }
    let isAlone = (front == 0 || reply.isCut(before: front)) && (back >= end || reply.isCut(before: back))
    var amount = amount(days, token..<days.end)
    (amount.isSince, amount.isPointInTime, amount.isAside) = (false, true, !isAlone)
    return amount
  }

  private typealias DaysAgo = (days: ClosedRange<Int>, end: Int)

  private func amount(_ days: DaysAgo, _ tokens: Range<Int>) -> Amount {
    let number = NumberMatch(value: Decimal(days.days.lowerBound), end: days.end)
    var amount = Amount(number, from: tokens.lowerBound, unit: .time(.day))
    amount.high = Decimal(days.days.upperBound)
    amount.tokens = tokens
    amount.isSince = true
    return amount
  }

  private func daysAgo(at token: Int, before end: Int) -> DaysAgo? {
    guard token < end, let match = reply.quantities[token], match.tokens.upperBound <= end else {
      return token < end ? date(at: token, before: end) ?? year(at: token, before: end) : nil
    }
    if let days = language.daysAgo(at: match.node) { return (days, match.tokens.upperBound) }
    let isLast = language.ordinal(at: match.node) == -1
    let start = isLast ? match.tokens.upperBound : token
    guard let today, start < end, let named = reply.quantities[start], named.tokens.upperBound <= end else {
      return date(at: token, before: end)
    }
    if let weekday = language.weekday(at: named.node) {
      return (today.daysSince(weekday: weekday, isLast: isLast), named.tokens.upperBound)
    }
    return date(at: start, before: end)
  }

  /// 'March', 'March 2024', 'the 3rd of March', 'March the 3rd', 'the 3rd'.
  private func date(at token: Int, before end: Int) -> DaysAgo? {
    guard let today else { return nil }
    if let (month, behind) = month(at: token, before: end) {
      let day = dayOfMonth(at: skippingSmall(behind, end), before: end)
      let next = day?.end ?? behind
      let year = plainYear(at: next, before: end)
      let found =
        day.map { today.daysSince(dayOfMonth: $0.day, month: month, year: year) }
        ?? today.daysSince(month: month, year: year)
      return found.map { ($0, year == nil ? next : next + 1) }
    }
    guard let day = dayOfMonth(at: token, before: end) else { return nil }
    guard let (month, behind) = month(at: skippingSmall(day.end, end), before: end) else {
      guard day.isOrdinal, isDay(at: token, day.end) else { return nil }
      return today.daysSince(dayOfMonth: day.day, month: nil, year: nil).map { ($0, day.end) }
    }
    let year = plainYear(at: behind, before: end)
    return today.daysSince(dayOfMonth: day.day, month: month, year: year).map {
      ($0, year == nil ? behind : behind + 1)
    }
  }

  /// 'The third', '21st', but neither 'the second half' nor 'on top'.
  private func isDay(at token: Int, _ next: Int) -> Bool {
    if reply.tokens[token].text.first?.isNumber ?? false { return true }
    return token > 0 && reply.small[token - 1].contains(.determiner)
      && (next >= reply.count || reply.isCut(before: next) || reply.isSmall(next))
  }

  private func year(at token: Int, before end: Int) -> DaysAgo? {
    guard let today, let year = plainYear(at: token, before: end) else { return nil }
    return today.daysSince(year: year).map { ($0, token + 1) }
  }

  private func plainYear(at token: Int, before end: Int) -> Int? {
    token < end && reply.isYear(token) ? Int(reply.tokens[token].text) : nil
  }

  private func month(at token: Int, before end: Int) -> (month: Int, end: Int)? {
    guard token < end, let match = reply.quantities[token], match.tokens.upperBound <= end else { return nil }
    return language.month(at: match.node).map { ($0, match.tokens.upperBound) }
  }

  private func dayOfMonth(at token: Int, before end: Int) -> (day: Int, end: Int, isOrdinal: Bool)? {
    guard token < end else { return nil }
    if let match = reply.quantities[token], let day = language.ordinal(at: match.node), day > 0 {
      return (day, match.tokens.upperBound, true)
    }
    guard reply.tokens[token].number != nil, let day = Int(reply.tokens[token].text), (1...31).contains(day)
    else { return nil }
    return (day, token + 1, false)
  }

  private func skippingSmall(_ token: Int, _ end: Int) -> Int {
    var next = token
    while next < min(end, token + 2), reply.isFiller(next), !reply.isCut(before: next) { next += 1 }
    return next
  }
}
