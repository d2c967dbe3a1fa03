/// A stretch between two values of one type; a null bound is the end of the type if closed, unknown if open.
public struct Interval: Hashable, Sendable {
  public let low: Value
  public let high: Value
  public let lowClosed: Bool
  public let highClosed: Bool

  public init(low: Value, high: Value, lowClosed: Bool = true, highClosed: Bool = true) {
    self.low = low
    self.high = high
    self.lowClosed = lowClosed
    self.highClosed = highClosed
  }
}
