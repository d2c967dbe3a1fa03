extension Decimal {
  /// The sum, or `nil` out of range.
  public func adding(_ other: Decimal) -> Decimal? { Decimal(scaled: scaled + other.scaled) }

  /// The difference, or `nil` out of range.
  public func subtracting(_ other: Decimal) -> Decimal? { Decimal(scaled: scaled - other.scaled) }

  /// The value with the other sign; every decimal has one.
  public var negated: Decimal { Decimal(scaled: -scaled) ?? self }

  /// The product to 8 places, halves rounded away from zero, or `nil` out of range.
  public func multiplied(by other: Decimal) -> Decimal? {
    let steps = Self.product(scaled.magnitude, other.scaled.magnitude, over: Self.one.magnitude)
    return Self.signed(steps, isNegative: (scaled < 0) != (other.scaled < 0))
  }

  /// The quotient to 8 places, halves rounded away from zero; `nil` out of range and for a zero divisor.
  public func divided(by other: Decimal) -> Decimal? {
    guard other.scaled != 0 else { return nil }
    let steps = Self.product(scaled.magnitude, Self.one.magnitude, over: other.scaled.magnitude)
    return Self.signed(steps, isNegative: (scaled < 0) != (other.scaled < 0))
  }

  /// `(left · right) / divisor` with a 256-bit product, halves rounded up; `nil` where it does not fit.
  static func product(_ left: UInt128, _ right: UInt128, over divisor: UInt128) -> UInt128? {
    let (narrow, overflows) = left.multipliedReportingOverflow(by: right)
    let parts: (quotient: UInt128, remainder: UInt128)
    if overflows {
      let wide = left.multipliedFullWidth(by: right)
      guard wide.high < divisor else { return nil }
      parts = divisor.dividingFullWidth(wide)
    } else {
      parts = narrow.quotientAndRemainder(dividingBy: divisor)
    }
    let roundsUp = parts.remainder >= divisor - parts.remainder
    return roundsUp && parts.quotient < .max ? parts.quotient + 1 : parts.quotient
  }

  private static func signed(_ steps: UInt128?, isNegative: Bool) -> Decimal? {
    guard let steps, let magnitude = Int128(exactly: steps) else { return nil }
    return Decimal(scaled: isNegative ? -magnitude : magnitude)
  }

  /// The quotient without its fraction, as CQL's `div` gives it; `nil` for a zero divisor or out of range.
  public func truncatedDivided(by other: Decimal) -> Decimal? {
    guard other.scaled != 0 else { return nil }
    let (whole, overflows) = (scaled / other.scaled).multipliedReportingOverflow(by: Self.one)
    return overflows ? nil : Decimal(scaled: whole)
  }

  /// What `truncatedDivided(by:)` leaves; it has the sign of the dividend. `nil` for a zero divisor.
  public func remainder(dividingBy other: Decimal) -> Decimal? {
    other.scaled == 0 ? nil : Decimal(scaled: scaled % other.scaled)
  }

  /// The next whole number downwards, as a count of ones.
  var floor: Int128 {
    let whole = scaled / Self.one
    return scaled < 0 && !isWhole ? whole - 1 : whole
  }

  /// The next whole number upwards, as a count of ones.
  var ceiling: Int128 { isWhole ? floor : floor + 1 }

  /// How many places after the point it takes to write the value.
  var places: Int {
    var (count, rest) = (8, scaled)
    while count > 0, rest % 10 == 0 { (count, rest) = (count - 1, rest / 10) }
    return count
  }

  /// The value to so many places (0...8); a half is rounded upwards, so that -0.5 gives 0.
  func rounded(places: Int) -> Decimal? {
    var unit = Self.one
    for _ in 0..<max(0, min(8, places)) { unit /= 10 }
    guard unit > 1 else { return self }
    let shifted = scaled + unit / 2
    let remainder = shifted % unit
    return Decimal(scaled: shifted - (remainder < 0 ? remainder + unit : remainder))
  }
}
