import Conversations
import Dialogs
import Terminal

/// How the lines of a conversation look as text.
struct Layout: Sendable {
  /// The width in columns, or `nil` where nothing is wrapped, as in a pipe.
  var width: Int?
  let isColored: Bool

  /// Turns lines into text: groups are set apart by a blank line, options and items are indented.
  func text(_ lines: [Line], in dialog: Dialog) -> String {
    var text = ""
    var last: Line.Kind?
    for line in lines where !line.text.isEmpty {
      if let last, startsGroup(line.kind, after: last) { text += "\n" }
      text += style(of: line.kind, dialog).applied(to: layOut(line), isOn: isColored) + "\n"
      last = line.kind
    }
    return text
  }

  private func layOut(_ line: Line) -> String {
    let indentation =
      switch line.kind {
      case .option(let number): String(repeating: " ", count: 4 + String(number).count)
      case .item: "  "
      case .say, .noted, .notice, .question, .hint, .headline, .heading, .note: ""
      }
    return line.plain.printable.wrapped(to: width, indentation: indentation)
  }

  private func startsGroup(_ kind: Line.Kind, after last: Line.Kind) -> Bool {
    switch kind {
    case .option, .item, .hint: false
    case .note: last != .note
    case .say, .noted, .notice, .question, .headline, .heading: true
    }
  }

  /// Colour repeats what the words say: the more urgent, the louder.
  private func style(of kind: Line.Kind, _ dialog: Dialog) -> Style {
    switch kind {
    case .question, .heading: .strong
    case .noted, .hint, .note: .faint
    case .notice: .warning
    case .headline(let level): style(of: level, dialog)
    case .say, .option, .item: .plain
    }
  }

  private func style(of level: Reference<Level>, _ dialog: Dialog) -> Style {
    if level.position == dialog.levels.count - 1 { return .good }
    return level.position < dialog.defaultLevel.position ? .alarm : .warning
  }
}
