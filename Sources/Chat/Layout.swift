import Conversations
import Terminal

/// How the lines of a conversation look as text.
struct Layout {
  /// The width in columns, or `nil` where nothing is wrapped, as in a pipe.
  let width: Int?

  /// Turns lines into text: groups are set apart by a blank line, options and items are indented.
  func text(_ lines: [Line]) -> String {
    var text = ""
    var last: Line.Kind?
    for line in lines where !line.text.isEmpty {
      if let last, startsGroup(line.kind, after: last) { text += "\n" }
      text += layOut(line) + "\n"
      last = line.kind
    }
    return text
  }

  private func layOut(_ line: Line) -> String {
    let clean = line.plain.printable
    let indentation =
      switch line.kind {
      case .option(let number): String(repeating: " ", count: 4 + String(number).count)
      case .item: "  "
      case .say, .noted, .notice, .question, .hint, .headline, .heading, .note: ""
      }
    return clean.wrapped(to: width, indentation: indentation)
  }

  private func startsGroup(_ kind: Line.Kind, after last: Line.Kind) -> Bool {
    switch kind {
    case .option, .item: false
    case .hint: false
    case .note: last != .note
    case .say, .noted, .notice, .question, .headline, .heading: true
    }
  }
}
