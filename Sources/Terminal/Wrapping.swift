import Diagnostics

extension String {
  /// The text broken at spaces into lines of at most `width` columns; a longer word stands alone on its line.
  ///
  /// - Parameters:
  ///   - width: In columns, at least 1; `nil` leaves the text in one piece.
  ///   - indentation: What every line but the first begins with, part of the width; below a line that is indented
  ///     further, two columns more than that one.
  public func wrapped(to width: Int?, indentation: String = "") -> String {
    guard let width, width > 0 else { return self }
    return split(separator: "\n", omittingEmptySubsequences: false).enumerated()
      .map { position, paragraph in
        let own = paragraph.prefix { $0 == " " }
        let isInner = position > 0 && own.count >= indentation.count && !own.isEmpty
        return wrapped(paragraph, width, isInner ? own + "  " : indentation)
      }
      .joined(separator: "\n")
  }

  private func wrapped(_ paragraph: Substring, _ width: Int, _ indentation: String) -> String {
    let leading = paragraph.prefix { $0 == " " }
    var lines: [String] = []
    var line = String(leading)
    var isEmpty = true
    for word in paragraph.split(separator: " ") {
      if !isEmpty, displayWidth(of: line) + 1 + displayWidth(of: String(word)) > width {
        lines.append(line)
        (line, isEmpty) = (indentation, true)
      }
      line += (isEmpty ? "" : " ") + word
      isEmpty = false
    }
    return (lines + [line]).joined(separator: "\n")
  }
}
