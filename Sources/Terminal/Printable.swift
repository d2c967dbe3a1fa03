import Diagnostics

extension StringProtocol {
  /// The text with everything that could steer a terminal replaced, see `Diagnostics.printable(_:)`; line ends stay.
  public var printable: String {
    split(separator: "\n", omittingEmptySubsequences: false)
      .map { Diagnostics.printable($0) }
      .joined(separator: "\n")
  }
}
