/// What a wait for somebody to type came to.
public enum Awaited: Sendable {
  /// A line can be read, or the input has ended.
  case input
  /// The other descriptor that was waited for has something.
  case other
  /// The time is over.
  case timeOver
}
