import ClinicalQuality

/// A scale of temperature, by the name that its unit has in every language file: the code of UCUM.
enum Temperature {
  case celsius, fahrenheit

  /// The unit of a number of degrees without its scale.
  static let anyDegree = Measure.other("deg")

  init?(_ unit: Measure) {
    switch unit {
    case .other("Cel"): self = .celsius
    case .other("[degF]"): self = .fahrenheit
    case .other, .time: return nil
    }
  }

  var other: Temperature {
    switch self {
    case .celsius: .fahrenheit
    case .fahrenheit: .celsius
    }
  }

  /// What this scale shows where the other shows a number; to two places, as thermometers do.
  func reading(_ number: Decimal, of scale: Temperature) -> Decimal? {
    let exact: Decimal? =
      switch (self, scale) {
      case (.celsius, .fahrenheit):
        number.subtracting(Decimal(32))?.multiplied(by: Decimal(5))?.divided(by: Decimal(9))
      case (.fahrenheit, .celsius):
        number.multiplied(by: Decimal(9))?.divided(by: Decimal(5))?.adding(Decimal(32))
      case (.celsius, .celsius), (.fahrenheit, .fahrenheit): number
      }
    return exact?.multiplied(by: Decimal(100))?.adding(Decimal("0.5") ?? .zero)?
      .truncatedDivided(by: Decimal(1))?.divided(by: Decimal(100))
  }
}
