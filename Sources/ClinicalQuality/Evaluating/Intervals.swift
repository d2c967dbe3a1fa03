/// Makes an interval; null where both ends are null or it would hold nothing.
func interval(_ low: Value, _ high: Value, _ lowClosed: Bool, _ highClosed: Bool) -> Value {
  if low.isNull && high.isNull { return .null }
  let interval = Interval(low: low, high: high, lowClosed: lowClosed, highClosed: highClosed)
  switch order(low, high) {
  case .after: return .null
  case .same: return lowClosed && highClosed ? .interval(interval) : .null
  case .before, nil: return .interval(interval)
  }
}

extension Interval {
  /// Whether a point lies within; null where the point is unknown, or an open end is and it matters.
  func contains(_ point: Value) -> Bool? {
    if point.isNull { return nil }
    return conjunction([
      Self.isInside(low, isClosed: lowClosed, order(point, low)),
      Self.isInside(high, isClosed: highClosed, order(point, high)?.reversed),
    ])
  }

  /// Whether a point is on the inner side of an end; a null end is the type's own if closed, else unknown.
  private static func isInside(_ end: Value, isClosed: Bool, _ order: Order?) -> Bool? {
    if end.isNull { return isClosed ? true : nil }
    return order.map { $0 == .after || ($0 == .same && isClosed) }
  }

  func equals(_ other: Interval) -> Bool? {
    conjunction([
      Self.areSame(
        start, other.start, areBothEnds: low.isNull && other.low.isNull && lowClosed && other.lowClosed),
      Self.areSame(
        end, other.end, areBothEnds: high.isNull && other.high.isNull && highClosed && other.highClosed),
    ])
  }

  private static func areSame(_ left: Value, _ right: Value, areBothEnds: Bool) -> Bool? {
    areBothEnds ? true : isEqual(left, right)
  }

  func isEquivalent(to other: Interval) -> Bool {
    ClinicalQuality.isEquivalent(start, other.start) && ClinicalQuality.isEquivalent(end, other.end)
  }

  /// The least point inside.
  var start: Value { lowClosed ? low : applyArithmetic(.successor, low) }
  /// The greatest point inside.
  var end: Value { highClosed ? high : applyArithmetic(.predecessor, high) }
}
