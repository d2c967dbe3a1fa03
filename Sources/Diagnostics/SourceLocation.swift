/// Where a range begins, as people and editors count.
public struct SourceLocation: Hashable, Sendable {
  public let path: String
  /// The line, from 1; lines end with LF, CR LF or CR.
  public let line: Int
  /// The column, from 1, in characters as people see them; a byte order mark is not counted.
  public let column: Int

  public init(path: String, line: Int, column: Int) {
    self.path = path
    self.line = line
    self.column = column
  }
}

extension SourceFiles {
  /// Where a range begins; a place outside the file is cut to its end.
  ///
  /// - Returns: `nil` where the range's file is none of these.
  /// - Complexity: O(bytes of the file); a ``SourceLocator`` is faster for many ranges.
  public func location(of range: SourceRange) -> SourceLocation? {
    var locator = SourceLocator(self)
    return locator.location(of: range)
  }
}

/// Finds lines and columns, and remembers where the lines of each file begin.
public struct SourceLocator: Sendable {
  public let sources: SourceFiles
  private var lines: [Int: SourceLines] = [:]
  /// The column found last, to count on from: a line may be as long as a file.
  private var last = (file: -1, line: 0, offset: 0, column: 0)

  public init(_ sources: SourceFiles) { self.sources = sources }

  /// Where a range begins; see ``SourceFiles/location(of:)``.
  public mutating func location(of range: SourceRange) -> SourceLocation? {
    guard let lines = lines(of: range.file) else { return nil }
    let line = lines.line(at: range.bytes.lowerBound)
    let content = lines.content(ofLine: line)
    let offset = min(max(range.bytes.lowerBound, content.lowerBound), content.upperBound)
    if last.file != range.file || last.line != line || last.offset > offset {
      last = (range.file, line, content.lowerBound, 0)
    }
    let passed = lines.characters(from: last.offset, to: offset, in: content)
    last.offset = passed.end
    last.column += passed.count
    return SourceLocation(path: sources[range.file].path, line: line + 1, column: last.column + 1)
  }

  /// The lines of a file, or `nil` where there is no such file.
  mutating func lines(of file: Int) -> SourceLines? {
    if let known = lines[file] { return known }
    guard sources.files.indices.contains(file) else { return nil }
    let found = SourceLines(sources[file].bytes)
    lines[file] = found
    return found
  }
}

/// Where the lines of a file begin; lines and columns count from 0 here.
struct SourceLines: Sendable {
  let bytes: [UInt8]
  /// The first offset of each line, the first after a byte order mark.
  private let starts: [Int]

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    var starts = [bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0]
    for (offset, byte) in bytes.enumerated() where byte == 0x0A || byte == 0x0D {
      let isFirstOfTwo = byte == 0x0D && offset + 1 < bytes.count && bytes[offset + 1] == 0x0A
      if !isFirstOfTwo { starts.append(offset + 1) }
    }
    self.starts = starts
  }

  /// The line that an offset stands in, by halving.
  func line(at offset: Int) -> Int {
    var low = 0
    var high = starts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle } else { high = middle }
    }
    return low
  }

  /// The bytes of a line without its line break.
  func content(ofLine line: Int) -> Range<Int> {
    let start = starts[line]
    var end = line + 1 < starts.count ? starts[line + 1] : bytes.count
    while end > start, bytes[end - 1] == 0x0A || bytes[end - 1] == 0x0D { end -= 1 }
    return start..<end
  }

  /// How many characters of a line stand between two offsets, and where the last of them ends.
  func characters(from start: Int, to offset: Int, in line: Range<Int>) -> (count: Int, end: Int) {
    // Where the next byte is ASCII too, no character reaches over the offset.
    if bytes[start..<offset].allSatisfy({ $0 < 0x80 }), offset == line.upperBound || bytes[offset] < 0x80 {
      return (offset - start, offset)
    }
    var count = 0
    var end = start
    // A character that begins before the offset ends soon after it.
    forEachCharacter(start..<min(line.upperBound, offset + 64)) { _, range in
      guard range.upperBound <= offset else { return }
      count += 1
      end = range.upperBound
    }
    return (count, end)
  }

  /// The characters of a stretch with the bytes that each takes; what is no UTF-8 is U+FFFD, bad part by bad part
  /// as Unicode recommends.
  func forEachCharacter(_ range: Range<Int>, _ body: (Character, Range<Int>) -> Void) {
    var input = bytes[range].makeIterator()
    var parser = Unicode.UTF8.ForwardParser()
    var start = range.lowerBound
    var end = start
    func flush() {
      for character in String(decoding: bytes[start..<end], as: UTF8.self) {
        let next = start + character.utf8.count
        body(character, start..<next)
        start = next
      }
    }
    while true {
      switch parser.parseScalar(from: &input) {
      case .valid(let scalar): end += scalar.count
      case .error(let length):
        flush()
        body("\u{FFFD}", end..<end + length)
        start = end + length
        end = start
      case .emptyInput: return flush()
      }
    }
  }
}
