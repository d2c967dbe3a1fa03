/// Where a range begins and ends, as people and editors count; the end is the place just behind it.
public struct SourceSpan: Hashable, Sendable {
  /// In what columns are counted.
  public enum Columns: Sendable {
    /// Characters as people see them.
    case characters
    /// UTF-16 code units, as many editors and SARIF count.
    case utf16
  }

  public let path: String
  /// The line, from 1.
  public let line: Int
  /// The column, from 1; a byte order mark is not counted.
  public let column: Int
  public let endLine: Int
  /// The column behind the last one, from 1.
  public let endColumn: Int
}

extension SourceLocator {
  /// Where a range begins and ends; places outside the file are cut to its end.
  ///
  /// - Returns: `nil` where the range's file is none of these.
  public mutating func span(of range: SourceRange, in columns: SourceSpan.Columns) -> SourceSpan? {
    guard let lines = lines(of: range.file), let start = location(of: range) else { return nil }
    let line = lines.content(ofLine: start.line - 1)
    let first = min(max(range.bytes.lowerBound, line.lowerBound), line.upperBound)
    let column: Int
    switch columns {
    case .characters: column = start.column
    case .utf16: column = 1 + lines.width(line.lowerBound..<first, in: line, columns)
    }
    let endLine = lines.line(at: max(range.bytes.upperBound, first))
    let end = lines.content(ofLine: endLine)
    let last = min(max(range.bytes.upperBound, end.lowerBound), end.upperBound)
    let isOneLine = endLine == start.line - 1
    let counted = isOneLine ? first..<max(first, last) : end.lowerBound..<last
    return SourceSpan(
      path: start.path, line: start.line, column: column, endLine: endLine + 1,
      endColumn: (isOneLine ? column : 1) + lines.width(counted, in: end, columns))
  }
}

extension SourceLines {
  /// How many columns a stretch of a line takes.
  fileprivate func width(_ range: Range<Int>, in line: Range<Int>, _ columns: SourceSpan.Columns) -> Int {
    switch columns {
    case .characters: characters(from: range.lowerBound, to: range.upperBound, in: line).count
    case .utf16:
      // A place within a character stands where the character begins.
      String(
        decoding: bytes[boundary(at: range.lowerBound, in: line)..<boundary(at: range.upperBound, in: line)],
        as: UTF8.self
      ).utf16.count
    }
  }
}
