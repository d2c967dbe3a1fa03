import Testing

@testable import Understanding

@Suite struct DayTests {
  static let noDays = [
    "2026-02-29", "2026-13-01", "2026-00-10", "2026-1-1", "26-01-01", "", "2026-11-21-1", "x",
  ]
  @Test(arguments: noDays)
  func `what is no day is none`(text: String) { #expect(Day(text) == nil) }

  @Test func `days follow each other over months, leap years and centuries`() throws {
    var last: Day?
    for year in [1899, 1900, 1999, 2000, 2023, 2024, 2100] {
      for month in 1...12 {
        for day in 1...Day.length(ofMonth: month, year: year) {
          let today = try #require(Day(year: year, month: month, day: day))
          #expect(today.date == (year, month, day))
          #expect(Day(today.text) == today)
          if let last, last.date.year == year { #expect(today.number == last.number + 1) }
          last = today
        }
      }
    }
    #expect(try #require(Day("1970-01-01")).number == 0)
    #expect(try #require(Day("2026-11-21")).weekday == 6)
  }

  static let weekdays: [(weekday: Int, isLast: Bool, days: ClosedRange<Int>)] = [
    (2, false, 4...4), (2, true, 4...11), (6, false, 7...7), (6, true, 7...7), (5, false, 1...1),
    (7, true, 6...13),
  ]
  @Test(arguments: weekdays)
  func `a weekday is the one before today; the last one may be a week earlier`(
    weekday: Int, isLast: Bool, days: ClosedRange<Int>
  ) throws {
    let saturday = try #require(Day("2026-11-21"))
    #expect(saturday.daysSince(weekday: weekday, isLast: isLast) == days)
  }

  @Test func `a month is the last one of its name, and a date the last of its kind`() throws {
    let today = try #require(Day("2026-11-21"))
    #expect(today.daysSince(month: 3, year: nil) == 235...265)
    #expect(today.daysSince(month: 11, year: nil) == 0...20)
    #expect(today.daysSince(month: 12, year: nil) == 325...355)
    #expect(today.daysSince(month: 1, year: 2027) == nil)
    #expect(today.daysSince(dayOfMonth: 1, month: 11, year: nil) == 20...20)
    #expect(today.daysSince(dayOfMonth: 25, month: nil, year: nil) == 27...27)
    #expect(today.daysSince(dayOfMonth: 31, month: 9, year: nil) == nil)
    #expect(today.daysSince(year: 2020) == 2151...2516)
  }
}
