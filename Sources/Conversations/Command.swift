import Dialogs

/// A command typed in the conversation: a slash, a name, and what stands behind it.
struct Command {
  let name: String
  let argument: String

  init(name: String, argument: String) {
    self.name = name
    self.argument = argument
  }

  /// Reads a line that begins with a slash; any other line is a reply.
  init?(_ text: String) {
    let line = text.drop(while: \.isWhitespace)
    guard line.first == "/", let name = line.dropFirst().split(whereSeparator: \.isWhitespace).first else {
      return nil
    }
    self.name = name.lowercased()
    argument = String(line[name.endIndex...].drop(while: \.isWhitespace).prefix(200)).trimmingEnd()
  }
}

extension String {
  fileprivate func trimmingEnd() -> String {
    var text = self[...]
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}

extension Conversation {
  /// Carries out what concerns the conversation itself; everything else is handed to the program.
  mutating func obey(_ command: Command) -> Turn {
    switch command.name {
    case "back": return obeyed(undo(), command)
    case "change":
      guard let question = dialog.question(named: command.argument) else { break }
      return obeyed(change(question), command)
    default: break
    }
    return obeyed(Turn(stop: stop), command)
  }

  private func obeyed(_ turn: Turn, _ command: Command) -> Turn {
    var turn = turn
    turn.command = (command.name, command.argument)
    return turn
  }
}
