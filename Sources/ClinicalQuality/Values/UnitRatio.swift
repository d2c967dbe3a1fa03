/// How many of one unit are so many of another: the first times `numerator`/`denominator`, exactly.
struct UnitRatio {
  let numerator: Int128
  let denominator: Int128

  /// Compares an amount in the first unit with one in the second.
  func order(_ left: Decimal, _ right: Decimal) -> Order {
    let isNegative = left.scaled < 0
    guard isNegative == (right.scaled < 0) else { return isNegative ? .before : .after }
    let first = left.scaled.magnitude.multipliedFullWidth(by: numerator.magnitude)
    let second = right.scaled.magnitude.multipliedFullWidth(by: denominator.magnitude)
    let order = first.high == second.high ? Order(first.low, second.low) : Order(first.high, second.high)
    return isNegative ? order.reversed : order
  }

  /// An amount of the first unit in the second, to 8 places.
  func convert(_ value: Decimal) -> Decimal? {
    let steps = Decimal.product(value.scaled.magnitude, numerator.magnitude, over: denominator.magnitude)
    guard let steps, let magnitude = Int128(exactly: steps) else { return nil }
    return Decimal(scaled: value.scaled < 0 ? -magnitude : magnitude)
  }
}

extension Unit {
  /// The unit with a calendar word replaced by its UCUM code.
  var definite: Unit {
    if case .calendar(let unit) = self { .ucum(unit.ucum) } else { self }
  }

  /// How this unit counts in another; `nil` for another kind of unit.
  func ratio(to other: Unit) -> UnitRatio? {
    switch (self, other) {
    case (.calendar(let left), .calendar(let right)):
      if let own = left.months, let wanted = right.months {
        return UnitRatio(numerator: Int128(own), denominator: Int128(wanted))
      }
      return UnitRatio(numerator: Int128(left.milliseconds), denominator: Int128(right.milliseconds))
    case (.calendar(let unit), .ucum), (.ucum, .calendar(let unit)):
      // The length of a calendar year or month is no definite duration.
      return unit.months == nil ? definite.ratio(to: other.definite) : nil
    case (.ucum(let left), .ucum(let right)): return UnitRatio.ucum(left, right)
    }
  }
}
