/// What a comparison decides about values that are only known as ranges: true or false once every possible
/// value agrees, null until then.
func decideScored(_ operation: Operation, _ ranges: [ScoreRange?]) -> Bool? {
  guard let first = ranges.first.flatMap({ $0 }) else { return nil }
  switch operation {
  case .between, .properlyBetween:
    let isProper = operation == .properlyBetween
    return conjunction([
      ranges[1].flatMap { first.decide(isProper ? .greater : .greaterOrEqual, $0) },
      ranges[2].flatMap { first.decide(isProper ? .less : .lessOrEqual, $0) },
    ])
  default: return ranges[1].flatMap { first.decide(operation, $0) }
  }
}

/// The least and the greatest value that a number may have.
struct ScoreRange {
  let least: Decimal
  let greatest: Decimal

  func decide(_ operation: Operation, _ other: ScoreRange) -> Bool? {
    switch operation {
    case .greaterOrEqual: isAbove(other, orSame: true)
    case .greater: isAbove(other, orSame: false)
    case .lessOrEqual: other.isAbove(self, orSame: true)
    case .less: other.isAbove(self, orSame: false)
    case .equal: isSame(as: other)
    case .notEqual: isSame(as: other).map { !$0 }
    default: nil
    }
  }

  private func isAbove(_ other: ScoreRange, orSame: Bool) -> Bool? {
    if orSame ? least >= other.greatest : least > other.greatest { return true }
    if orSame ? greatest < other.least : greatest <= other.least { return false }
    return nil
  }

  private func isSame(as other: ScoreRange) -> Bool? {
    if greatest < other.least || least > other.greatest { return false }
    return least == greatest && other.least == other.greatest ? true : nil
  }

  /// Whether the value lies in an interval.
  func isInside(_ interval: Interval) -> Bool? {
    let inside = [interval.contains(.decimal(least)), interval.contains(.decimal(greatest))]
    if inside[0] == true, inside[1] == true { return true }
    let point = { (value: Value) in value.asDecimal.map { ScoreRange(least: $0, greatest: $0) } }
    let isBelow = point(interval.low).flatMap { decide(interval.lowClosed ? .less : .lessOrEqual, $0) }
    let isAbove = point(interval.high).flatMap {
      decide(interval.highClosed ? .greater : .greaterOrEqual, $0)
    }
    return isBelow == true || isAbove == true ? false : nil
  }
}
