/// What changed in one version of a dialog's content.
public struct ContentChange: Sendable, Equatable {
  public let version: String
  /// As `2026-01-31`.
  public let date: String
  /// In a sentence or two.
  public let what: String

  public init(version: String, date: String, what: String) {
    (self.version, self.date, self.what) = (version, date, what)
  }
}
