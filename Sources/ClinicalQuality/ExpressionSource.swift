public import Diagnostics

/// The text of an expression, and where it stands.
public struct ExpressionSource {
  /// The text as it is read, after the file's own quoting and folding of lines.
  let utf8: ArraySlice<UInt8>
  /// Where a range of UTF-8 offsets into the text stands in the author's file.
  public let place: (Range<Int>) -> SourceRange

  /// Creates a source; `place` is only called for diagnostics.
  public init(_ text: String, place: @escaping (Range<Int>) -> SourceRange) {
    self.init(utf8: Array(text.utf8)[...], place: place)
  }

  /// Creates a source from UTF-8, without a copy; `place` is only called for diagnostics.
  public init(utf8: ArraySlice<UInt8>, place: @escaping (Range<Int>) -> SourceRange) {
    self.utf8 = utf8
    self.place = place
  }

  /// Creates a source from a text that is a whole file of its own, such as an argument of a command.
  public init(_ text: String, file: Int) {
    self.init(text) { SourceRange(file: file, bytes: $0) }
  }
}
