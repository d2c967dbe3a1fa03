import ClinicalQuality

/// What a unit of the language measures in.
enum Measure: Hashable {
  case time(CalendarUnit)
  /// Anything but time, by its name in the language file: `cm`.
  case other(String)

  var time: CalendarUnit? {
    if case .time(let unit) = self { unit } else { nil }
  }
}

/// A quantity in a reply: one number or a range, with or without a unit or a rate.
struct Amount {
  /// Words that put the quantity beyond what was said: 'over 10 minutes', 'less than 5'.
  enum Bound { case over, under }

  var low: Decimal
  var high: Decimal
  /// The unit that it was said in.
  var unit: Measure?
  /// How often a week, where it was said as a rate.
  var perWeek: (low: Decimal, high: Decimal)?
  /// What it was counted out of: 10 in '7/10' and '7 out of 10'.
  var outOf: Decimal?
  /// The first and the last year of a decade of life, or of a part of it: 60 and 69 for 'sixties'.
  var decade: (first: Decimal, last: Decimal)?
  var bound: Bound?
  /// Whether the words around say that it is an age: 'I'm 67', '67 years old'.
  var isAge = false
  /// Whether it says when rather than how long: '3 weeks ago'.
  var isAgo = false
  /// Whether it is told by when it began: 'since Monday'.
  var isSince = false
  /// Whether it is a time by the calendar, which only answers a question for a length: 'last Tuesday'.
  var isPointInTime = false
  /// Whether it is such a time within a clause that says more: it answers only when something began.
  var isAside = false
  /// Whether its unit is that of the length before it: '5 minutes, sometimes 20'.
  var isCarriedOn = false
  /// Where its number ends, before any unit.
  var numberEnd: Int
  var tokens: Range<Int>

  init(_ number: NumberMatch, from token: Int, unit: Measure? = nil) {
    (low, high, outOf) = (number.value, number.value, number.outOf)
    self.unit = unit
    numberEnd = number.end
    tokens = token..<number.end
  }

  /// Whether it is a plain number, neither measured nor a rate.
  var isBare: Bool { unit == nil && perWeek == nil }
}

/// A number in a reply.
struct NumberMatch {
  var value: Decimal
  var end: Int
  /// Whether it was typed in digits.
  var isDigits = false
  /// What stands below the line of '7/10'.
  var outOf: Decimal?

  /// The value as a fraction, where it is a part of something.
  var fraction: Decimal? {
    guard let outOf, value < outOf else { return nil }
    return value.divided(by: outOf)
  }
}
