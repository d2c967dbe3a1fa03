public import Diagnostics

extension MarkedValue {
  /// Where a part of the text stands in the file.
  ///
  /// Escapes, folded lines and indentation are followed back to what the author wrote, only now that somebody asks.
  /// - Parameter utf8Range: Offsets in the UTF-8 of ``text``; cut to it where they reach beyond.
  /// - Returns: The bytes that were read as that part; an empty part stands where its next character does.
  /// - Complexity: O(length of the text as written); O(1) for a text that is kept as it stands in the file.
  public func place(_ utf8Range: Range<Int>) -> SourceRange {
    let node = arena.nodes[node]
    guard kind == .scalar else { return range }
    let part = utf8Range.clamped(to: 0..<utf8.count)
    if node.link == Arena.Node.verbatim {
      let start = node.verbatimText.lowerBound
      return SourceRange(file: arena.file, bytes: start + part.lowerBound..<start + part.upperBound)
    }
    let text = utf8
    let bytes = text.withUnsafeBufferPointer { text in
      arena.source.withUnsafeBufferPointer { source in
        var aligner = TextAligner(source: source, text: text, style: style, range: node.bytes)
        return aligner.place(part).clamped(to: 0..<source.count)
      }
    }
    return SourceRange(file: arena.file, bytes: bytes)
  }
}

/// Walks a scalar as written and as read side by side, one unit (a character, an escape, a fold) at a time.
struct TextAligner {
  private let source: UnsafeBufferPointer<UInt8>
  private let text: UnsafeBufferPointer<UInt8>
  private let style: MarkedValue.Style
  /// Offsets of what comes next, in the file and in the text.
  private var position: Int
  private var read = 0
  /// Where the content ends in the file.
  private let limit: Int
  /// Indentation of a block's lines, in bytes.
  private var indent = 0
  /// Whether the indentation of a block's line comes next.
  private var isAtLineStart = true
  /// Up to where a block's line breaks are known to be kept.
  private var keptUntil = 0
  /// Whether an escaped line break stands just before, so that no further one is folded away.
  private var isAfterEscapedBreak = false

  init(
    source: UnsafeBufferPointer<UInt8>, text: UnsafeBufferPointer<UInt8>, style: MarkedValue.Style,
    range: Range<Int>
  ) {
    self.source = source
    self.text = text
    self.style = style
    position = range.lowerBound
    switch style {
    case .singleQuoted, .doubleQuoted:
      position += 1
      limit = max(position, range.upperBound - 1)
    case .literal, .folded:
      limit = source.count  // blank lines at the end may belong to the text
      skipHeader()
    case .plain, .blockSequence, .flowSequence, .blockMapping, .flowMapping:
      limit = range.upperBound
    }
  }

  /// The bytes of the file that were read as a part of the text.
  mutating func place(_ part: Range<Int>) -> Range<Int> {
    var start: Int?
    while read < text.count {
      skipUnread()
      let unit = position
      let first = read
      advance()
      if read > part.lowerBound, start == nil {
        start = first == part.lowerBound ? unit : min(unit + part.lowerBound - first, position)
      }
      if let start, read >= part.upperBound { return start..<(part.isEmpty ? start : max(start, position)) }
      guard read > first else { break }
    }
    let end = min(position, limit)
    return (start ?? end)..<end
  }

  private var byte: UInt8 { position < limit ? source[position] : 0 }
  private var expected: UInt8 { read < text.count ? text[read] : 0 }
  private var isBlank: Bool { byte == 0x20 || byte == 0x09 }
  private var isBlock: Bool { style == .literal || style == .folded }
  private func lineBreak() -> Int { position < limit ? breakLength(source, at: position) : 0 }

  /// Passes over what leaves no trace in the text: the indentation of a block's line, an escaped line break.
  private mutating func skipUnread() {
    if isBlock {
      guard isAtLineStart else { return }
      isAtLineStart = false
      let lineStart = position
      while position - lineStart < indent, byte == 0x20 { position += 1 }
    } else if style == .doubleQuoted {
      while byte == UInt8(ascii: "\\"), position + 1 < limit, breakLength(source, at: position + 1) > 0 {
        position += 1
        position += lineBreak()
        while isBlank { position += 1 }
        isAfterEscapedBreak = true
      }
    }
  }

  /// Takes one unit in both.
  private mutating func advance() {
    if isBlock {
      if lineBreak() > 0 { return takeBlockBreak() }
    } else if isFold {
      return takeFold()
    }
    if style == .doubleQuoted, byte == UInt8(ascii: "\\") { return takeEscape() }
    if style == .singleQuoted, byte == UInt8(ascii: "'") { position += 1 }
    takeCharacter()
  }

  /// One character that reads as it is written.
  private mutating func takeCharacter() {
    isAfterEscapedBreak = false
    repeat { position += 1 } while position < limit && isContinuation(source[position])
    takeRead()
  }

  /// One character of the text.
  private mutating func takeRead() {
    repeat { read += 1 } while read < text.count && isContinuation(text[read])
  }
}

extension TextAligner {
  /// A block's header, `|2-  # comment`, with the line break after it; then looks how far lines are indented.
  private mutating func skipHeader() {
    while position < limit, lineBreak() == 0 { position += 1 }
    position += lineBreak()
    // The first line that is not blank tells: in the file it has the indentation before its own blanks.
    indent = max(0, firstIndentation(source, from: position) - firstIndentation(text, from: 0))
  }

  /// How many blanks the first line has that is not blank.
  private func firstIndentation(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var line = start
    var end = start
    while end < bytes.count {
      if bytes[end] == 0x20 {
        end += 1
      } else if breakLength(bytes, at: end) > 0 {
        end += breakLength(bytes, at: end)
        line = end
      } else {
        break
      }
    }
    return end - line
  }

  /// A line break inside a block: kept, or read as a blank, or (before a blank line) not read at all.
  private mutating func takeBlockBreak() {
    if style == .folded, position >= keptUntil, expected != 0x20, foldsAway() {
      passBreak()
      skipUnread()
    }
    passBreak()
    takeRead()
  }

  private mutating func passBreak() {
    position += lineBreak()
    isAtLineStart = true
  }

  /// Whether the text has one break less than the file here, so that the first was folded away.
  private mutating func foldsAway() -> Bool {
    var ahead = self
    var written = 0
    while ahead.lineBreak() > 0 {
      ahead.passBreak()
      ahead.skipUnread()
      written += 1
    }
    keptUntil = ahead.position
    var kept = 0
    var end = read
    while end < text.count, breakLength(text, at: end) > 0 {
      end += breakLength(text, at: end)
      kept += 1
    }
    return kept < written && end < text.count
  }

  /// Whether blanks with a line break among them come next.
  private var isFold: Bool {
    var ahead = position
    while ahead < limit, source[ahead] == 0x20 || source[ahead] == 0x09 { ahead += 1 }
    return ahead < limit && breakLength(source, at: ahead) > 0
  }

  /// Lines that are folded in a plain or quoted text: one break is a blank, each further one a line break.
  private mutating func takeFold() {
    var breaks: [Int] = []
    while isBlank || lineBreak() > 0 {
      if lineBreak() > 0 { breaks.append(lineBreak()) }
      position += max(1, lineBreak())
    }
    // Line and paragraph separators are never folded.
    let isFirstKept = isAfterEscapedBreak || breaks.first == 3
    isAfterEscapedBreak = false
    for _ in 0..<max(1, isFirstKept ? breaks.count : breaks.count - 1) { takeRead() }
  }

  /// An escape in double quotes, such as `\n` or `\u00e9`.
  private mutating func takeEscape() {
    isAfterEscapedBreak = false
    position += 1
    let digits =
      switch byte {
      case UInt8(ascii: "x"): 2
      case UInt8(ascii: "u"): 4
      case UInt8(ascii: "U"): 8
      default: 0
      }
    position = min(position + 1 + digits, limit)
    takeRead()
  }
}
