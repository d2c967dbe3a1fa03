import Conversations
import Diagnostics
import Dialogs
import Transcripts

/// A transcript that covers what no other does.
public struct SuggestedTest: Sendable {
  /// What its file is best called, without a folder: `deep-vein-clot-to-emergency.transcript`.
  public let fileName: String
  /// The transcript.
  public let text: String
  /// What it covers that was not covered before, the gravest first.
  public let covers: [String]
}

/// Writes scripts as transcripts.
struct ScriptWriter {
  let dialog: Dialog
  /// What is typed where the dialog begins with a text question.
  let opening: String?
  let runner: TranscriptRunner

  /// A transcript of a script that passes, or `nil` where none does.
  ///
  /// What it expects is taken from running it as `bedside test` does.
  func transcript(_ script: TestScript, covering goals: [Goal]) -> String? {
    let head = header(goals) + lines(of: script).map { $0 + "\n" }.joined()
    var ends: Conversation?
    guard run(head + "asks: nothing\n", atEnd: { ends = $0 }), let conversation = ends else { return nil }
    let expected = ["asks: nothing"] + Conversed(conversation).stateLines + visits(goals, conversation)
    let text = head + expected.map { wrapped($0) + "\n" }.joined()
    return run(text) { _ in } ? text : nil
  }

  private func run(_ text: String, atEnd: (Conversation) -> Void) -> Bool {
    let file = SourceFile(path: "suggested.transcript", text: text)
    guard let transcript = Transcript.read(file, number: 0, report: { _ in }) else { return false }
    return runner.run(transcript, atEnd: atEnd).passed
  }

  private func header(_ goals: [Goal]) -> String {
    // A node comes with the edge that leads to it.
    let named = goals.filter { !$0.name.hasPrefix("node ") }
    let names = (named.isEmpty ? goals : named).map(\.name)
    let rest = names.dropFirst()
    var comment = ["Covers \(names.first ?? "what nothing else does")"]
    if !rest.isEmpty { comment += ["and:"] + rest.map { "  \($0)" } }
    return Conversed.comments(comment) + "dialog: \(dialog.id)\n"
  }

  private func lines(of script: TestScript) -> [String] {
    var lines = script.settings.sorted { $0.key < $1.key }.map { "set: \($0.key) = \($0.value)" }
    lines.append("unreviewed: true")
    let given = script.given.sorted { $0.key.position < $1.key.position }.map { question, answer in
      "\(dialog[question].id) = \(answer.plain)"
    }
    if !given.isEmpty { lines.append(wrapped("given: " + given.joined(separator: ", "))) }
    lines.append("otherwise: \(script.rest == .notSure ? "not sure" : "no")")
    lines.append("")
    if let opening { lines.append("you: \(opening)") }
    return lines
  }

  /// That the ends of the edges were visited which the test is there for.
  private func visits(_ goals: [Goal], _ conversation: Conversation) -> [String] {
    let wanted = Set(goals.flatMap(\.visits))
    return conversation.walk.path.filter(wanted.contains).map {
      "expect: visited contains '\(dialog[$0].id)'"
    }
  }

  /// A line of at most 110 columns, broken behind commas; a transcript goes on with indented lines.
  private func wrapped(_ line: String) -> String {
    var text = ""
    var used = 0
    for part in line.split(separator: " ") {
      if used + 1 + part.count > 110, used > 0, text.hasSuffix(",") {
        text += "\n  "
        used = 2
      } else if used > 0 {
        text += " "
        used += 1
      }
      text += part
      used += part.count
    }
    return text
  }
}

extension Answer {
  /// As transcripts write it, a whole number without its `.0`.
  var plain: String {
    let text = written
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }
}
