/// A CQL Decimal: 28 decimal digits, 8 of them after the point, without binary rounding.
///
/// A literal has at most 28 digits before the point and 8 after; sums and products reach ±10²⁸. What falls outside
/// is `nil`, never a trap.
public struct Decimal: Hashable, Comparable, Sendable {
  /// How many steps make one: the last decimal place is 10⁻⁸.
  static let one: Int128 = 100_000_000
  /// The greatest value in steps, 10²⁸.
  static let limit: Int128 = one * one * one * one * 10_000

  public static let zero = Self(steps: 0)
  /// What CQL calls `maximum Decimal`: 28 digits in all.
  public static let greatest = Self(steps: limit / one - 1)
  /// What CQL calls `minimum Decimal`.
  public static let least = Self(steps: 1 - limit / one)

  /// The value in steps of 10⁻⁸.
  public let scaled: Int128

  private init(steps: Int128) { scaled = steps }

  /// Creates a decimal from an integer; every `Int` fits.
  public init(_ integer: Int) { scaled = Int128(integer) * Self.one }

  /// Creates a decimal from steps of 10⁻⁸, or `nil` out of range.
  public init?(scaled: Int128) {
    guard scaled >= -Self.limit, scaled <= Self.limit else { return nil }
    self.scaled = scaled
  }

  /// Reads `2`, `-2.5` or `+0.125`; `nil` for other texts, more than 8 decimal places, and from 10²⁸ on.
  public init?(_ text: String) {
    var digits = Array(text.utf8)[...]
    let isNegative = digits.first == UInt8(ascii: "-")
    if isNegative || digits.first == UInt8(ascii: "+") { digits.removeFirst() }
    guard let magnitude = Self.steps(of: digits) else { return nil }
    scaled = isNegative ? -magnitude : magnitude
  }

  /// The steps that digits with at most one point stand for.
  private static func steps(of digits: ArraySlice<UInt8>) -> Int128? {
    var steps: Int128 = 0
    var places: Int?
    for (position, byte) in digits.enumerated() {
      if byte == UInt8(ascii: "."), places == nil, position > 0 {
        places = 0
        continue
      }
      guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") else { return nil }
      steps = steps * 10 + Int128(byte - UInt8(ascii: "0"))
      if let count = places { places = count + 1 }
      guard steps < limit, places ?? 0 <= 8 else { return nil }
    }
    guard let last = digits.last, last != UInt8(ascii: ".") else { return nil }
    for _ in (places ?? 0)..<8 {
      guard steps < limit else { return nil }
      steps *= 10
    }
    return steps < limit ? steps : nil
  }

  public static func < (left: Self, right: Self) -> Bool { left.scaled < right.scaled }

  /// Whether there is nothing after the point.
  public var isWhole: Bool { scaled % Self.one == 0 }
}

extension Decimal: CustomStringConvertible {
  /// The value as a CQL literal, with at least one place: `1.0`, `-2.5`, `0.125`.
  public var description: String {
    let magnitude = scaled.magnitude
    let one = Self.one.magnitude
    var places = String(magnitude % one)
    places = String(repeating: "0", count: 8 - places.utf8.count) + places
    while places.utf8.count > 1, places.hasSuffix("0") { places.removeLast() }
    return (scaled < 0 ? "-" : "") + String(magnitude / one) + "." + places
  }
}
