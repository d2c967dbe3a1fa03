/// What a name of an expression stands for.
public enum Symbol: Sendable {
  /// A value that is read from `facts[slot]`.
  case fact(slot: Int, type: ValueType)
  /// A sum that is known as a range: the slots of its least and its greatest value, Integer or Decimal.
  ///
  /// Only comparisons take a score; alone, an expression that is a score reads its least value.
  case score(least: Int, greatest: Int)
  /// A name that exists and may not be read here; the text says why, as a clause.
  case unavailable(String)
}

/// The names that an expression may read.
public protocol NameScope {
  /// What a name stands for; `nil` for an unknown one.
  func symbol(named name: String) -> Symbol?
  /// Every name, for suggestions; only read once a name is unknown.
  var knownNames: [String] { get }
}

/// A scope without names.
public struct EmptyScope: NameScope {
  public init() {}
  public func symbol(named name: String) -> Symbol? { nil }
  public var knownNames: [String] { [] }
}
