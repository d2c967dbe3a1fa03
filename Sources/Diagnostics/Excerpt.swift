/// A line of a file as it is shown, with what to underline in it.
struct Excerpt {
  /// A tab is shown as this many blanks wherever it stands, so that the caret below stays right.
  static let tabWidth = 4

  /// The line's text, safe to print, clipped to the width asked for.
  private(set) var text = ""
  /// Columns before the caret, and columns that are marked, at least one.
  private(set) var indent = 0
  private(set) var marked = 0

  /// One character as it is shown.
  private struct Cell {
    let text: String
    let width: Int
    let isMarked: Bool
    let isBeforeMark: Bool
  }

  /// Shows the line in which a range begins.
  ///
  /// - Parameter width: The most columns that the text may take, at least 20.
  init(of range: Range<Int>, in lines: SourceLines, width: Int) {
    let width = max(width, 20)
    let line = lines.content(ofLine: lines.line(at: range.lowerBound))
    let start = min(max(range.lowerBound, line.lowerBound), line.upperBound)
    let mark = start..<min(max(range.upperBound, start), line.upperBound)
    // A character has few bytes; of a line of megabytes only the surroundings of the mark are looked at.
    let reach = width * 16
    let near = lines.boundary(at: max(line.lowerBound, start - reach), in: line)
    let far = lines.boundary(at: min(line.upperBound, start + reach), in: line)
    var cells: [Cell] = []
    lines.forEachCharacter(near..<max(near, far)) { cells.append(Self.cell($0, $1, mark)) }
    fill(cells, width: width, cutBefore: near > line.lowerBound, cutAfter: far < line.upperBound)
  }

  private static func cell(_ character: Character, _ bytes: Range<Int>, _ mark: Range<Int>) -> Cell {
    let text = character == "\t" ? String(repeating: " ", count: tabWidth) : printable(String(character))
    return Cell(
      text: text, width: displayWidth(of: text), isMarked: bytes.overlaps(mark),
      isBeforeMark: bytes.upperBound <= mark.lowerBound)
  }

  private mutating func fill(_ cells: [Cell], width: Int, cutBefore: Bool, cutAfter: Bool) {
    let total = cells.reduce(0) { $0 + $1.width }
    let caret = cells.prefix { $0.isBeforeMark }.reduce(0) { $0 + $1.width }
    // The caret's columns from the left: a third of the width, and what the mark leaves free at the right end.
    let fits = total <= width && !cutBefore && !cutAfter
    let first = fits ? 0 : max(0, min(caret - width / 3, total - width + 2))
    var column = 0
    var shown = 0
    var isCutBefore = cutBefore
    var isCutAfter = cutAfter
    for cell in cells {
      defer { column += cell.width }
      if column < first {
        isCutBefore = true
      } else if !fits, shown + cell.width > width - 2 {
        isCutAfter = true
        break
      } else {
        text += cell.text
        shown += cell.width
        if cell.isBeforeMark { indent += cell.width }
        if cell.isMarked { marked += cell.width }
      }
    }
    if isCutBefore {
      text = "…" + text
      indent += 1
    }
    if isCutAfter { text += "…" }
    marked = max(marked, 1)
  }
}

extension SourceLines {
  /// The offset, or the nearest one before it at which a character of UTF-8 may begin.
  func boundary(at offset: Int, in line: Range<Int>) -> Int {
    var offset = offset
    while offset > line.lowerBound, offset < line.upperBound, bytes[offset] & 0xC0 == 0x80 { offset -= 1 }
    return offset
  }
}
