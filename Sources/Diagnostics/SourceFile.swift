/// A text that diagnostics may point into: a file of a dialog, a transcript, or an argument of a command.
public struct SourceFile: Sendable {
  /// The path as people know it, for example `dialogs/leg-cramps/nodes.yaml`.
  public let path: String
  /// The content as it was read, byte for byte; it may hold a byte order mark or invalid UTF-8.
  public let bytes: [UInt8]

  public init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }

  /// Creates a source from text that never was a file, such as an argument of a command.
  public init(path: String, text: String) {
    self.init(path: path, bytes: Array(text.utf8))
  }
}

/// The sources of one load; a ``SourceRange`` names its file by the position in here.
public struct SourceFiles: Sendable {
  public private(set) var files: [SourceFile] = []

  public init() {}

  /// Adds a file and gives back the number by which ranges name it.
  public mutating func add(_ file: SourceFile) -> Int {
    files.append(file)
    return files.count - 1
  }

  public subscript(file: Int) -> SourceFile { files[file] }
}

/// A stretch of a source: a file and a half-open range of byte offsets; it may be empty.
///
/// Twelve bytes, because every key and value of a dialog keeps one.
public struct SourceRange: Hashable, Sendable {
  private let fileNumber: UInt32
  private let start: UInt32
  private let end: UInt32

  /// Creates a range.
  ///
  /// - Parameters:
  ///   - file: The position of the file in ``SourceFiles``.
  ///   - bytes: Offsets from the first byte of the file, below 4 GiB; a larger one is cut to that.
  public init(file: Int, bytes: Range<Int>) {
    fileNumber = UInt32(clamping: file)
    start = UInt32(clamping: bytes.lowerBound)
    end = UInt32(clamping: bytes.upperBound)
  }

  /// The position of the file in ``SourceFiles``.
  public var file: Int { Int(fileNumber) }
  /// Offsets from the first byte of the file.
  public var bytes: Range<Int> { Int(start)..<Int(end) }
}
