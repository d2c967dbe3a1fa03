import ArgumentParser
import ClinicalQuality
import Conversations
import Diagnostics
import Dialogs
import Terminal

/// `bedside evaluate EXPR`: tries a condition and prints its value as a CQL literal.
struct Evaluate: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluate",
    abstract: "Try a condition; prints its value as a CQL literal.")

  @Argument(help: "A CQL expression, or - for one a line on standard input.")
  var expression: String

  @Option(help: "Facts, as name=value, …; for example swelling=true,side='one'.")
  var facts = ""

  @Option(help: "A dialog, for its names and types.")
  var dialog: String?

  @Flag(help: "Show the value of every part, one line each.")
  var explain = false

  func validate() throws {
    guard explain, expression == "-" else { return }
    throw ValidationError("--explain takes one expression; with -, each has exactly one line of output")
  }

  func run() throws {
    let dialog = try dialog.map { try usable(loadDialog($0)) }
    let trial: ExpressionTrial
    do {
      trial = try ExpressionTrial(facts: facts, dialog: dialog)
    } catch {
      throw ValidationError(error.description.printable)
    }
    guard expression == "-" else {
      return try printOne(explain ? trial.explain(expression) : trial.evaluate(expression))
    }
    var input = LineInput()
    var failed = false
    while let line = input.next(limit: ExpressionTrial.longestExpression) {
      let (text, holds) = oneLine(trial.evaluate(line))
      TextOutput.standard.write(text + "\n")
      failed = failed || !holds
    }
    if failed { throw ExitCode(Exit.doesNotHold) }
  }

  private func printOne(_ result: ExpressionTrial.Outcome) throws {
    switch result {
    case .value(let value): TextOutput.standard.write(value.literal.printable + "\n")
    case .explained(let lines):
      for line in lines { TextOutput.standard.write(line.printable + "\n") }
    case .wrong(let diagnostics, let sources):
      printDiagnostics(diagnostics, sources)
      throw ExitCode(Exit.doesNotHold)
    }
  }

  /// Exactly one line, whatever the expression was.
  private func oneLine(_ result: ExpressionTrial.Outcome) -> (text: String, isValue: Bool) {
    switch result {
    case .value(let value): (value.literal.onOneLine, true)
    case .explained(let lines): (lines.first?.onOneLine ?? "", true)
    case .wrong(let diagnostics, _): ("error: " + (diagnostics.first?.message ?? "").onOneLine, false)
    }
  }
}

extension String {
  /// The text with line ends made visible and nothing that steers a terminal.
  fileprivate var onOneLine: String {
    printable.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\\n")
  }
}
