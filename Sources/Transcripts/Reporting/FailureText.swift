import Diagnostics
import Dialogs

extension TranscriptResult.Failure {
  /// What an expectation and its observation look like beside each other, in columns.
  ///
  /// - Parameter width: How many columns both take together.
  func columns(width: Int) -> [String] {
    sideBySide(
      ["expected", line.written], ["observed"] + observed.split(separator: "\n").map(String.init), width)
  }
}

extension TranscriptResult {
  /// The failures, each at file and line with how much it matters, expected and observed side by side.
  ///
  /// - Parameters:
  ///   - width: How many columns a line may take.
  ///   - place: The file of a line, for lines of included files.
  public func report(width: Int = 100, place: (Transcript.Line) -> String? = { _ in nil }) -> String {
    var text = ""
    var talkShown: [TalkLine] = []
    for failure in failures {
      text += "\(place(failure.line) ?? path):\(failure.line.number): \(failure.grade.name) differs\n"
      text += failure.columns(width: width - 4).map { "    \($0)\n" }.joined()
      if !failure.talk.isEmpty, failure.talk != talkShown { text += told(failure.talk) }
      talkShown = failure.talk
    }
    return text
  }

  /// The conversation up to a failure: all that was typed and answered, and the beginning of what was shown last.
  private func told(_ talk: [TalkLine]) -> String {
    let last = talk.lastIndex { $0.kind != .bot } ?? -1
    let before = talk[...last].filter { $0.kind != .bot }
    let shown = talk[(last + 1)...]
    let most = 12
    let rest = shown.count > most ? "    … and \(shown.count - most) lines more\n" : ""
    return "  the conversation up to there:\n"
      + (collapsed(before) + shown.prefix(most)).map { "    \($0.kind.rawValue): \(printable($0.text))\n" }
      .joined()
      + rest
  }

  /// Answers of `otherwise:` in a row as one line that counts them.
  private func collapsed(_ talk: [TalkLine]) -> [TalkLine] {
    var lines: [TalkLine] = []
    var count = 0
    for line in talk + [TalkLine(kind: .bot, text: "")] {
      if line.kind == .otherwise {
        count += line.text.listedItems.count
      } else {
        if count > 0 { lines.append(TalkLine(kind: .otherwise, text: "answers \(count) questions")) }
        count = 0
        lines.append(line)
      }
    }
    return lines.dropLast()
  }
}

/// Two texts in columns, wrapped at words, with a bar between them.
func sideBySide(_ left: [String], _ right: [String], _ width: Int) -> [String] {
  let half = max(12, (width - 3) / 2)
  let (left, right) = (left.flatMap { wrapped($0, half) }, right.flatMap { wrapped($0, half) })
  let column = left.map { displayWidth(of: $0) }.max() ?? 0
  return (0..<max(left.count, right.count)).map { row in
    let one = row < left.count ? left[row] : ""
    let other = row < right.count ? right[row] : ""
    return padded(one, to: column) + (other.isEmpty ? " |" : " | " + other)
  }
}

/// A text in lines of at most a width; words longer than that are broken.
func wrapped(_ text: String, _ width: Int) -> [String] {
  var lines: [String] = []
  var line = ""
  var used = 0
  for word in printable(text).split(separator: " ") {
    for piece in pieces(of: word, width) {
      let length = displayWidth(of: piece)
      if used > 0, used + 1 + length > width {
        lines.append(line)
        // Lines that go on are indented, so that it shows where each begins.
        (line, used) = ("  ", 2)
      } else if used > 0, !line.allSatisfy({ $0 == " " }) {
        line += " "
        used += 1
      }
      line += piece
      used += length
    }
  }
  return lines + [line]
}

private func pieces(of word: Substring, _ width: Int) -> [Substring] {
  var pieces: [Substring] = []
  var rest = word
  let most = max(1, width - 2)
  while rest.count > most {
    pieces.append(rest.prefix(most))
    rest = rest.dropFirst(most)
  }
  return pieces + [rest]
}
