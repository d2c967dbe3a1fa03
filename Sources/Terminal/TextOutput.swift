import Glibc
import Synchronization

/// Writes text to a file descriptor, at once and whole.
public struct TextOutput: Sendable {
  private let descriptor: Int32
  private let failure = Failure()

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

  /// Why a text could not be written, of the first that could not; `nil` as long as all could. Copies share it, so
  /// that whoever ends the program knows.
  public var problem: String? {
    let number = failure.number.load(ordering: .relaxed)
    return number == 0 ? nil : String(cString: strerror(number))
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
        if count <= 0 {
          failure.note(count < 0 ? errno : EIO)
          return false
        }
        written += count
      }
      return true
    }
  }
}

/// The number of the first error; 0 for none.
private final class Failure: Sendable {
  let number = Atomic<Int32>(0)

  func note(_ error: Int32) {
    _ = number.compareExchange(expected: 0, desired: error, ordering: .relaxed)
  }
}
