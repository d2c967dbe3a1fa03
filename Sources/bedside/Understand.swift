import ArgumentParser
import Conversations
import DialogLoading
import Dialogs
import Terminal
import Understanding

/// `bedside understand DIALOG [TEXT]`: shows what a line is understood as.
struct Understand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "understand", abstract: "Show what a line of text is understood as.")

  @Argument(help: "A folder or file of a dialog, or the name of one in dialogs/.")
  var dialog: String

  @Argument(help: "The line, or - for one a line on standard input: 'question<TAB>text', or the text alone.")
  var text: String

  @Option(
    name: .customLong("asked"),
    help: "The question or checklist that the line answers. (default: the first one)")
  var question: String?

  @Option(help: "The day from which 'since Monday' is counted, as 2026-11-21. (default: the machine's)")
  var today: Day?

  @Flag(help: "Say where in the line the words stand, too.")
  var explain = false

  @Flag(help: "One JSON object a line.")
  var json = false

  func run() throws {
    let dialog = try usable(loadDialog(dialog))
    let trial = ReadingTrial(dialog, today: today ?? .ofClock)
    guard text == "-" else { return try show(trial, question, text) }
    var input = LineInput()
    while let line = input.next(limit: Reader.longestReply + 256) {
      let parts = line.split(separator: "\t", maxSplits: 1, omittingEmptySubsequences: false)
      try show(trial, parts.count > 1 ? String(parts[0]) : question, String(parts[parts.count - 1]))
    }
  }

  private func show(_ trial: ReadingTrial, _ question: String?, _ text: String) throws {
    guard let result = trial.read(text, answering: question) else {
      throw ValidationError(
        "no question of this dialog is named '\((question ?? "").printable)'\(trial.suggestion(for: question))"
      )
    }
    let shown = explain ? result.explanation : result.text
    TextOutput.standard.write((json ? result.json : shown.printable) + "\n")
  }
}
