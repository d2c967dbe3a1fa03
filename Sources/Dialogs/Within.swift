public import ClinicalQuality

extension Interval {
  /// Whether a number or a duration lies inside; a bound that cannot be compared with it holds nothing back.
  public func holds(_ value: Value) -> Bool {
    guard let size = Self.size(value) else { return true }
    if let low = Self.size(low), lowClosed ? size < low : size <= low { return false }
    if let high = Self.size(high), highClosed ? size > high : size >= high { return false }
    return true
  }

  private static func size(_ value: Value) -> Decimal? {
    switch value {
    case .integer(let number): Decimal(Int(number))
    case .decimal(let number): number
    case .quantity(let quantity): quantity.seconds ?? quantity.value
    case .null, .boolean, .string, .list, .interval: nil
    }
  }
}

extension Question {
  /// Whether the size of an answer is one that the question takes; without `within`, none below zero.
  public func isInRange(_ answer: Answer) -> Bool {
    guard case .value(let value) = answer else { return true }
    if let within { return within.holds(value) }
    return switch value {
    case .decimal(let number): number >= .zero
    case .quantity(let quantity): quantity.value >= .zero
    case .null, .boolean, .integer, .string, .list, .interval: true
    }
  }
}
