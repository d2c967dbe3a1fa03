public import Diagnostics

/// The text of an expression, and where it stands.
public struct ExpressionSource {
  /// The text as it is read, after the file's own quoting and folding of lines.
  public let text: String
  /// Where a range of UTF-8 offsets into ``text`` stands in the author's file.
  public let place: (Range<Int>) -> SourceRange

  /// Creates a source; `place` is only called for diagnostics.
  public init(_ text: String, place: @escaping (Range<Int>) -> SourceRange) {
    self.text = text
    self.place = place
  }

  /// Creates a source from a text that is a whole file of its own, such as an argument of a command.
  public init(_ text: String, file: Int) {
    self.init(text) { SourceRange(file: file, bytes: $0) }
  }
}
