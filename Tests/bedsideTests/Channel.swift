import Foundation

/// A way to converse with the program.
protocol Channel: Sendable {
  /// Holds a whole conversation, and tells what it came to.
  func hold(_ script: Script) throws -> HeldConversation
}

/// What a conversation came to.
struct HeldConversation {
  /// The id of the level that was concluded.
  let level: String
  /// The ids of what was asked before each step, where the channel tells them; empty ids at a conclusion.
  var asked: [[String]]?
}

/// The plain chat: what is typed in, what is printed out.
struct PlainChannel: Channel {
  func hold(_ script: Script) throws -> HeldConversation {
    let result = try Program.run(["chat", "--plain"] + script.options, lines: script.steps.map(\.words))
    return HeldConversation(level: script.level(shownLastIn: result.output) ?? result.errors)
  }
}

/// The chat in a terminal: what is typed, key by key, and what stands on the screen.
struct TerminalChannel: Channel {
  func hold(_ script: Script) throws -> HeldConversation {
    let dialog = Program.repository.path + "/dialogs/leg-cramps"
    let terminal = try PseudoTerminal(
      try Program.executable, ["chat", dialog] + script.options, columns: 80)
    for step in script.steps { try terminal.answer(step.words) }
    try terminal.answer("/quit")
    _ = try terminal.end()
    return HeldConversation(level: script.level(shownLastIn: terminal.text) ?? terminal.text)
  }
}

/// The JSON chat: words as replies, everything else as picked answers.
struct JSONChannel: Channel {
  func hold(_ script: Script) throws -> HeldConversation {
    let result = try Program.run(["chat", "--json"] + script.options, lines: script.steps.map(request))
    let events = result.output.split(separator: "\n").compactMap { line in
      (try? JSONSerialization.jsonObject(with: Data(line.utf8))) as? [String: Any]
    }
    let waits = events.filter { ["asks", "concludes"].contains($0["event"] as? String) }
    let conclusion = events.last?["conclusion"] as? [String: Any]
    return HeldConversation(
      level: conclusion?["level"] as? String ?? result.errors,
      asked: waits.map { $0["questions"] as? [String] ?? [] })
  }

  private func request(_ step: Script.Step) throws -> String {
    let object: [String: Any] = step.answers.map { ["answers": $0.mapValues(value)] } ?? ["reply": step.words]
    return String(decoding: try JSONSerialization.data(withJSONObject: object), as: UTF8.self)
  }

  /// A written answer as a client would send it.
  private func value(_ written: String) -> Any {
    switch written {
    case "true": true
    case "false": false
    default: Double(written) ?? written
    }
  }
}
