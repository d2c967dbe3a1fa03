/// A day of the calendar, from which 'since last Tuesday' is counted back; whoever has a clock brings it.
public struct Day: Hashable, Sendable {
  /// Days since 1 January 1970, which was a Thursday.
  let number: Int

  /// The day of a date such as `2026-11-21`; `nil` where there is no such day.
  public init?(_ text: some StringProtocol) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0].utf8.count == 4, parts.dropFirst().allSatisfy({ $0.utf8.count == 2 }),
      parts.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }),
      let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2])
    else { return nil }
    self.init(year: year, month: month, day: day)
  }

  /// The day of a date; `nil` where there is no such day.
  public init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month),
      (1...Self.length(ofMonth: month, year: year)).contains(day)
    else { return nil }
    // Counted in years that begin with March, so that the day of a leap year stands at their end.
    let shifted = month > 2 ? year : year - 1
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    number = 365 * shifted + shifted / 4 - shifted / 100 + shifted / 400 + dayOfYear - 719_468
  }

  /// The date as it is written: `2026-11-21`.
  public var text: String {
    let date = date
    let padded = { (number: Int, width: Int) in
      String(repeating: "0", count: max(0, width - String(number).utf8.count)) + String(number)
    }
    return [padded(date.year, 4), padded(date.month, 2), padded(date.day, 2)].joined(separator: "-")
  }

  /// From 1, a Monday, to 7.
  var weekday: Int { ((number + 3) % 7 + 7) % 7 + 1 }

  /// The year, the month from 1 to 12 and the day of the month.
  public var date: (year: Int, month: Int, day: Int) {
    let shifted = number + 719_468
    let era = shifted / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let marchMonth = (5 * dayOfYear + 2) / 153
    let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
    return (
      yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * marchMonth + 2) / 5 + 1
    )
  }

  static func length(ofMonth month: Int, year: Int) -> Int {
    switch month {
    case 4, 6, 9, 11: 30
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    default: 31
    }
  }
}

/// How many days ago something was: the fewest and the most that the words may mean.
extension Day {
  /// The last such weekday before this day; with 'last' before it, perhaps the one a week earlier.
  func daysSince(weekday: Int, isLast: Bool) -> ClosedRange<Int> {
    let days = (self.weekday - weekday + 6) % 7 + 1
    return days...(isLast && days < 7 ? days + 7 : days)
  }

  /// The last such month, any day of it; of that year where one is named.
  func daysSince(month: Int, year: Int?) -> ClosedRange<Int>? {
    let today = date
    let year = year ?? (month > today.month ? today.year - 1 : today.year)
    guard let first = Day(year: year, month: month, day: 1) else { return nil }
    let last = first.number + Self.length(ofMonth: month, year: year) - 1
    guard first.number <= number else { return nil }
    return max(0, number - last)...(number - first.number)
  }

  func daysSince(year: Int) -> ClosedRange<Int>? {
    guard let first = Day(year: year, month: 1, day: 1), first.number <= number else { return nil }
    let last = Day(year: year, month: 12, day: 31).map(\.number) ?? number
    return max(0, number - last)...(number - first.number)
  }

  /// The last day of that date; of the present or the last month where none is named.
  func daysSince(dayOfMonth: Int, month: Int?, year: Int?) -> ClosedRange<Int>? {
    let today = date
    var (wantedYear, wantedMonth) = (year ?? today.year, month ?? today.month)
    if month == nil, dayOfMonth > today.day { wantedMonth -= 1 }
    if wantedMonth == 0 { (wantedYear, wantedMonth) = (wantedYear - 1, 12) }
    if year == nil, let month, (month, dayOfMonth) > (today.month, today.day) { wantedYear -= 1 }
    guard let day = Day(year: wantedYear, month: wantedMonth, day: dayOfMonth), day.number <= number else {
      return nil
    }
    return (number - day.number)...(number - day.number)
  }
}
