/// What a UCUM unit is in base units: a factor, an exact fraction, and the power of each base unit.
struct Measure {
  private(set) var numerator: Int128 = 1
  private(set) var denominator: Int128 = 1
  /// The base units with their powers; none has the power 0.
  private(set) var powers: [String: Int] = [:]
  /// What the scale lacks to its zero, in steps of 10⁻⁸; only degrees have one.
  private(set) var addend: Int128 = 0

  init() {}

  /// A multiple of a base unit, or of none.
  init(_ numerator: Int128, over denominator: Int128 = 1, _ powers: [String: Int] = [:], addend: Int128 = 0) {
    self.numerator = numerator
    self.denominator = denominator
    self.powers = powers
    self.addend = addend
  }

  /// Multiplies by another measure to a power; `nil` where the factor does not fit into 128 bits.
  func multiplied(by other: Measure, power: Int) -> Measure? {
    guard power.magnitude <= 16 else { return nil }
    var product = self
    for _ in 0..<power.magnitude {
      let isInverse = power < 0
      guard
        product.scale(
          by: isInverse ? other.denominator : other.numerator,
          over: isInverse ? other.numerator : other.denominator)
      else { return nil }
    }
    for (unit, own) in other.powers {
      let sum = product.powers[unit, default: 0] + own * power
      product.powers[unit] = sum == 0 ? nil : sum
    }
    // Degrees have a zero of their own only where they stand alone.
    product.addend = powers.isEmpty && numerator == denominator && power == 1 ? other.addend : 0
    return product
  }

  private mutating func scale(by factor: Int128, over divisor: Int128) -> Bool {
    let first = Self.divisor(numerator, divisor)
    let second = Self.divisor(factor, denominator)
    let (top, topOverflows) = (numerator / first).multipliedReportingOverflow(by: factor / second)
    let (bottom, bottomOverflows) = (denominator / second).multipliedReportingOverflow(by: divisor / first)
    guard !topOverflows, !bottomOverflows else { return false }
    (numerator, denominator) = (top, bottom)
    return true
  }

  /// The greatest common divisor of two positive numbers.
  private static func divisor(_ left: Int128, _ right: Int128) -> Int128 {
    var (left, right) = (left, right)
    while right != 0 { (left, right) = (right, left % right) }
    return left
  }

  /// How this counts in another measure of the same kind.
  func ratio(to other: Measure) -> UnitRatio? {
    guard powers == other.powers else { return nil }
    var factor = Measure(numerator, over: denominator)
    guard factor.scale(by: other.denominator, over: other.numerator) else { return nil }
    return UnitRatio(
      numerator: factor.numerator, denominator: factor.denominator, addend: addend, subtrahend: other.addend)
  }
}
