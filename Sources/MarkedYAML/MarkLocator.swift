import CLibYAML

/// Turns libyaml's marks, which count characters, into byte offsets of the file.
///
/// In plain ASCII with line feeds a mark's index is the offset. Elsewhere the line and column are looked up:
/// libyaml's index miscounts the CR LF pairs inside scalars. Marks come nearly in order, so columns are counted
/// from the last one and the whole file costs O(bytes).
struct MarkLocator {
  private let bytes: UnsafeBufferPointer<UInt8>
  private let start: Int
  /// The offsets at which lines begin; `nil` where indices are offsets.
  private let lines: [UInt32]?
  private var last = (line: 0, column: 0, offset: 0)

  init(_ bytes: UnsafeBufferPointer<UInt8>, _ survey: TextSurvey) {
    self.bytes = bytes
    start = survey.start
    lines = survey.isASCII && !survey.hasCarriageReturn ? nil : lineStarts(bytes, from: survey.start)
    last.offset = start
  }

  mutating func offset(of mark: yaml_mark_t) -> Int {
    guard let lines else { return min(start + mark.index, bytes.count) }
    guard mark.line < lines.count else { return bytes.count }
    if mark.line != last.line || mark.column < last.column / 2 {
      last = (mark.line, 0, Int(lines[mark.line]))
    }
    while last.column < mark.column, last.offset < bytes.count {
      repeat { last.offset += 1 } while last.offset < bytes.count && isContinuation(bytes[last.offset])
      last.column += 1
    }
    while last.column > mark.column, last.offset > start {
      repeat { last.offset -= 1 } while last.offset > start && isContinuation(bytes[last.offset])
      last.column -= 1
    }
    return last.offset
  }
}

func isContinuation(_ byte: UInt8) -> Bool { byte & 0xC0 == 0x80 }

/// The offsets at which lines begin, by YAML 1.1's line breaks, as libyaml counts them.
private func lineStarts(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> [UInt32] {
  var starts = [UInt32(clamping: start)]
  var position = start
  while position < bytes.count {
    let length = breakLength(bytes, at: position)
    position += max(length, 1)
    if length > 0 { starts.append(UInt32(clamping: position)) }
  }
  return starts
}

/// How many bytes the line break at a position takes; 0 where there is none.
func breakLength(_ bytes: UnsafeBufferPointer<UInt8>, at position: Int) -> Int {
  func byte(_ offset: Int) -> UInt8 { position + offset < bytes.count ? bytes[position + offset] : 0 }
  switch byte(0) {
  case 0x0A: return 1
  case 0x0D: return byte(1) == 0x0A ? 2 : 1
  case 0xC2: return byte(1) == 0x85 ? 2 : 0
  case 0xE2: return byte(1) == 0x80 && byte(2) & 0xFE == 0xA8 ? 3 : 0
  default: return 0
  }
}
