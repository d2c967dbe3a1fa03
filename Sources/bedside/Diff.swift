import ArgumentParser
import Diagnostics
import DialogLoading
import Dialogs
import Terminal
import Verification

/// `bedside diff OLD NEW`: which conversations end differently.
struct Diff: ParsableCommand {
  enum Format: String, CaseIterable, ExpressibleByArgument { case text, json, markdown }

  static let configuration = CommandConfiguration(
    commandName: "diff", abstract: "Tell which conversations end differently, less urgent ones first.",
    discussion: """
      Compares every possible conversation of two versions of a dialog: the level, each finding and each advice. A \
      version is a folder or file, the name of a dialog, or a Git revision such as HEAD~1. Exit codes: 0 no level was \
      lowered, 1 one was or may have been, 2 wrong usage or a dialog with mistakes. See docs/comparing.md.
      """)

  @Argument(help: "The version before.")
  var old: String

  @Argument(help: "The version after. (default: the dialog as it is now)")
  var new: String?

  @Option(help: "Which dialog a revision is of. (default: the one that the other version is)")
  var dialog: String?

  @Option(name: .customLong("set"), help: "Only where an input is so, as NAME=VALUE, for example region=US.")
  var settings: [String] = []

  @Flag(help: "Also tell advice and questions that change only because a level does.")
  var consequences = false

  @Option(help: ArgumentHelp("Write each example as a transcript.", valueName: "folder"))
  var saveExamples: String?

  @Option(help: "text, json or markdown.")
  var format = Format.text

  func run() throws {
    let finder = DialogFinder()
    let path = finder.path(of: dialog ?? [new, old].compactMap(\.self).first { finder.knows($0) })
    let after = try load(new ?? path, finder, path)
    let before = try load(old, finder, path)
    let settings = try bedside.settings(self.settings, for: after)
    let progress = ProgressLine()
    let diff = DialogDiff(from: before, to: after, settings: settings, isFollowingLevels: consequences) {
      progress.show("comparing \($0)", failed: 0)
    }
    progress.clear()
    let report = DiffReport(
      diff, from: .init(name: old, dialog: before), to: .init(name: new ?? path, dialog: after))
    if let saveExamples {
      try makeFolder(saveExamples)
      for example in report.examples {
        try save(example.text, to: "\(saveExamples)/\(example.name).transcript")
      }
    }
    switch format {
    case .text: TextOutput.standard.write(report.text)
    case .markdown: TextOutput.standard.write(report.markdown)
    case .json: TextOutput.standard.write(report.json.text + "\n")
    }
    if diff.isLowered { throw ExitCode(Exit.doesNotHold) }
  }

  /// Loads a version: what is there under that name, else the dialog at the revision of that name.
  private func load(_ name: String, _ finder: DialogFinder, _ path: String) throws -> Dialog {
    if finder.knows(name) { return try usable(findAndLoad(name)) { $0 } }
    let outcome: Result<Dialog, any Error> = waiting {
      do {
        let dialog = try await Revision.withDialog(at: name, of: path) { place in
          // Mistakes are told where they stand for Git, not in the copy.
          try usable(findAndLoad(place)) { $0.replacing(place, with: "\(name):\(path)".printable) }
        }
        return .success(dialog)
      } catch {
        return .failure(error)
      }
    }
    do { return try outcome.get() } catch let problem as Revision.Problem {
      throw ValidationError(problem.message.printable)
    }
  }

  /// The dialog of a load; a version with mistakes cannot be compared, which says nothing about levels.
  private func usable(_ loaded: LoadedDialog, _ placing: (String) -> String) throws -> Dialog {
    if let dialog = loaded.dialog { return dialog }
    let errors = loaded.diagnostics.filter { $0.severity == .error }
    TextOutput.errors.write(placing(DiagnosticRenderer(sources: loaded.sources).render(errors)))
    throw ExitCode(Exit.usage)
  }
}
