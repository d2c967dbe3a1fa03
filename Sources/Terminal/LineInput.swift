import CReadline  // brings poll along, and may be the first to do so
import Glibc

/// Reads lines from a file descriptor, however long they are, without keeping more of one than is wanted.
public struct LineInput: ~Copyable {
  private let descriptor: Int32
  private var buffer: [UInt8] = []
  private var position = 0
  private var isAtEnd = false

  /// Creates a reader of a descriptor that stays open as long as it is used.
  public init(descriptor: Int32 = 0) {
    self.descriptor = descriptor
  }

  /// Waits until there is something to read, or something else comes.
  ///
  /// - Parameters:
  ///   - other: A descriptor to wait for too.
  ///   - milliseconds: How long at most; `nil` for as long as it takes.
  public func wait(alsoFor other: Int32, milliseconds: Int?) -> Awaited {
    if position < buffer.count || isAtEnd { return .input }
    var waiting = [descriptor, other].map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    var count: Int32
    repeat {
      count = poll(&waiting, 2, Int32(clamping: milliseconds ?? -1))
    } while count < 0 && errno == EINTR
    if count == 0 { return .timeOver }
    return count < 0 || waiting[0].revents != 0 ? .input : .other
  }

  /// The next line without its end, or `nil` at the end of input.
  ///
  /// Invalid UTF-8 is repaired with replacement characters. A line of more than `limit` bytes is cut after
  /// `limit + 1`, so that whoever reads it can tell that it was too long; the rest is passed over.
  public mutating func next(limit: Int) -> String? {
    nextBytes(limit: limit).map { String(decoding: $0, as: UTF8.self) }
  }

  /// The next line as ``next(limit:)`` gives it, its bytes as they are.
  public mutating func nextBytes(limit: Int) -> [UInt8]? {
    var line: [UInt8] = []
    var found = false
    while let chunk = available() {
      found = true
      let end = chunk.firstIndex(of: UInt8(ascii: "\n"))
      line += chunk[..<(end ?? chunk.endIndex)].prefix(max(0, limit + 1 - line.count))
      position = end.map { $0 + 1 } ?? chunk.endIndex
      if end != nil { break }
    }
    guard found else { return nil }
    if line.last == UInt8(ascii: "\r") { line.removeLast() }
    return line
  }

  /// What was read and not taken yet; `nil` at the end of input or where it cannot be read.
  private mutating func available() -> ArraySlice<UInt8>? {
    if position < buffer.count { return buffer[position...] }
    guard !isAtEnd else { return nil }
    var chunk = [UInt8](repeating: 0, count: 64 << 10)
    var count: Int
    repeat { count = read(descriptor, &chunk, chunk.count) } while count < 0 && errno == EINTR
    guard count > 0 else {
      isAtEnd = true
      return nil
    }
    buffer = Array(chunk[..<count])
    position = 0
    return buffer[...]
  }
}
