import Glibc

/// Writes text to a file descriptor, at once and whole.
public struct TextOutput: Sendable {
  private let descriptor: Int32

  public static let standard = TextOutput(descriptor: 1)
  public static let errors = TextOutput(descriptor: 2)

  public init(descriptor: Int32) {
    self.descriptor = descriptor
  }

  /// Whether a person may be looking at it.
  public var isTerminal: Bool { isatty(descriptor) == 1 }

  /// How many columns a line has, where that can be told.
  public var columns: Int? {
    var size = winsize()
    guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
    return Int(size.ws_col)
  }

  /// Writes all of the text.
  ///
  /// - Returns: Whether it could be written; `false` for a closed pipe or a full disk.
  @discardableResult
  public func write(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
      var written = 0
      while written < bytes.count {
        let count = Glibc.write(descriptor, bytes.baseAddress! + written, bytes.count - written)
        if count < 0 && errno == EINTR { continue }
        if count <= 0 { return false }
        written += count
      }
      return true
    }
  }
}
