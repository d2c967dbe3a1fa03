import ArgumentParser
import Diagnostics
import DialogLoading
import Terminal

/// `bedside check [PATH…]`: lists every mistake in the dialogs, at its place.
struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Check dialogs without running them.")

  @Argument(help: "Dialogs, or folders of dialogs. (default: dialogs)")
  var paths: [String] = []

  func run() throws {
    let finder = DialogFinder()
    let loader = DialogLoader(languageFolders: finder.languageFolders)
    var hasErrors = false
    for path in paths.isEmpty ? ["dialogs"] : paths {
      for dialog in finder.dialogs(in: path) {
        let loaded = loader.load(dialog)
        let diagnostics = loaded.diagnostics + loader.check(loaded)
        let report = DiagnosticRenderer(sources: loaded.sources).render(diagnostics)
        let counts = DiagnosticRenderer.summary(of: diagnostics)
        TextOutput.standard.write(
          report + "\(dialog.printable): \(counts.isEmpty ? "no mistakes" : counts)\n")
        hasErrors = hasErrors || diagnostics.contains { $0.severity == .error }
      }
    }
    if hasErrors { throw ExitCode(Exit.doesNotHold) }
  }
}
