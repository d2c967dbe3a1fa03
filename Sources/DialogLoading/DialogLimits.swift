public import MarkedYAML

/// How large a dialog may be; its files are untrusted, so every size has a bound that the caller may raise.
public struct DialogLimits: Sendable {
  /// The bounds of each file.
  public var yaml = YAMLLimits()
  /// How many files a folder may hold.
  public var files = 1000
  /// The size of all files together, in bytes.
  public var bytes = 512 << 20

  public init() {}
}
