/// A number with a unit: `10 minutes`, `38.5 'Cel'`.
public struct Quantity: Hashable, Sendable {
  public let value: Decimal
  public let unit: Unit

  public init(value: Decimal, unit: Unit) {
    self.value = value
    self.unit = unit
  }

  /// The length in seconds, where the unit is one of time; a year counts as 365 days and a month as 30.
  public var seconds: Decimal? {
    switch unit {
    case .calendar(let unit): Self.seconds(value, of: unit)
    case .ucum(let code): CalendarUnit(ucum: code).flatMap { Self.seconds(value, of: $0) }
    }
  }

  private static func seconds(_ value: Decimal, of unit: CalendarUnit) -> Decimal? {
    guard let thousandth = Decimal(scaled: Int128(unit.milliseconds) * (Decimal.one / 1000)) else {
      return nil
    }
    return value.multiplied(by: thousandth)
  }

  /// The quantity as a CQL literal.
  var literal: String {
    switch unit {
    case .calendar(let unit):
      let isSingular = value.scaled.magnitude == Decimal.one.magnitude
      return number + " " + unit.rawValue + (isSingular ? "" : "s")
    case .ucum(let code):
      return number + " " + quoted(code)
    }
  }

  /// `10` rather than `10.0`, as people write quantities.
  private var number: String {
    value.isWhole ? String(value.scaled / Decimal.one) : value.description
  }
}
