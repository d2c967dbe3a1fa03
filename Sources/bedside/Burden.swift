import ArgumentParser
import Diagnostics
import DialogLoading
import Dialogs
import Terminal
import Verification

/// `bedside burden DIALOG`: how many prompts come before the advice.
struct BurdenCommand: ParsableCommand {
  enum Format: String, CaseIterable, ExpressibleByArgument { case text, json }

  static let configuration = CommandConfiguration(
    commandName: "burden", abstract: "Measure how much a dialog asks before its advice.",
    discussion: """
      Prints the fewest, the typical and the most prompts to each level, and how early each danger sign is asked \
      about. See docs/burden.md.
      """)

  @Argument(help: "A folder or file of a dialog, or the name of one in dialogs/.")
  var dialog: String

  @Option(
    name: .customLong("set"), help: "An input of the dialog, as NAME=VALUE; others have their defaults.")
  var settings: [String] = []

  @Option(help: "How it is printed: text or json.")
  var format = Format.text

  @Option(help: ArgumentHelp("Give the proof of a most up beyond so many nodes.", valueName: "nodes"))
  var limit = ExplorationLimits().nodes

  func validate() throws { try checkLimit(limit) }

  func run() throws {
    let dialog = try usable(loadDialog(dialog))
    let given = try bedside.settings(settings, for: dialog)
    let burden = interruptible(limit) { limits in
      let line = ProgressLine()
      defer { line.clear() }
      return Burden(of: dialog, settings: given, limits: limits) {
        line.show("\($0.done) of \($0.total): \($0.present)", failed: 0)
      }
    }
    switch format {
    case .text: TextOutput.standard.write(burden.text(dialog).printable)
    case .json: TextOutput.standard.write(burden.json(dialog).text + "\n")
    }
  }
}
