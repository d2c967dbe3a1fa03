/// How large a YAML file may be; files are untrusted, so every size has a bound that the caller may raise.
public struct YAMLLimits: Sendable {
  /// How deep mappings and sequences may nest.
  public var depth = 64
  /// The size of a file in bytes; never more than 1 GiB, whatever is asked for.
  public var bytes = 128 << 20
  /// How many keys, values and collections a file may hold; never more than 2²⁸ - 1.
  public var nodes = 8_000_000

  public init() {}

  var effectiveBytes: Int { min(bytes, 1 << 30) }
  var effectiveNodes: Int { min(nodes, Arena.Node.countLimit) }
}
