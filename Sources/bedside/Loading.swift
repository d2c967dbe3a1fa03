import ArgumentParser
import Conversations
import Diagnostics
import DialogLoading
import Dialogs
import Terminal
import Understanding

/// Finds and loads a dialog by its path or name.
func findAndLoad(_ name: String?, withProperties: Bool = true) -> LoadedDialog {
  let finder = DialogFinder()
  return DialogLoader(languageFolders: finder.languageFolders, readsProperties: withProperties)
    .load(finder.path(of: name))
}

/// Finds and loads a dialog; prints what is wrong with it and ends the command where it cannot be used.
func loadDialog(_ name: String?, withProperties: Bool = true) throws -> LoadedDialog {
  let loaded = findAndLoad(name, withProperties: withProperties)
  let errors = loaded.diagnostics.filter { $0.severity == .error }
  if !errors.isEmpty { printDiagnostics(errors, loaded.sources) }
  if let name, errors.contains(where: { $0.code == .noSuchPath }) { printNames(near: name) }
  return loaded
}

/// Says which dialogs there are, where somebody named none of them.
private func printNames(near name: String) {
  let names = DialogFinder().names
  if let near = closest(to: name, in: names) {
    TextOutput.errors.write("Did you mean '\(near)'?\n".printable)
  } else if !names.isEmpty {
    TextOutput.errors.write("There is: \(names.joined(separator: ", "))\n".printable)
  }
}

/// The dialog of a load without errors.
func usable(_ loaded: LoadedDialog) throws -> Dialog {
  guard let dialog = loaded.dialog else { throw ExitCode(Exit.doesNotHold) }
  return dialog
}

/// Prints diagnostics to standard error.
func printDiagnostics(_ diagnostics: [Diagnostic], _ sources: SourceFiles) {
  TextOutput.errors.write(DiagnosticRenderer(sources: sources).render(diagnostics))
}

/// Reads `--set NAME=VALUE` against the settings that a dialog has.
func settings(_ given: [String], for dialog: Dialog) throws -> [String: String] {
  var settings: [String: String] = [:]
  for item in given {
    guard let (name, value) = item.assignment else {
      throw ValidationError("--set takes NAME=VALUE, not '\(item.printable)'")
    }
    if name == Conversation.todaySetting, dialog.settings.allSatisfy({ $0.id != name }) {
      guard Day(value) != nil else {
        throw ValidationError("'\(value.printable)' is no day; write one as 2026-11-21")
      }
      settings[name] = value
      continue
    }
    guard let setting = dialog.settings.first(where: { $0.id == name }) else {
      let known = dialog.settings.map(\.id).joined(separator: ", ")
      throw ValidationError("'\(name.printable)' is no setting of this dialog; it has: \(known)")
    }
    guard setting.values.contains(value) else {
      let known = setting.values.joined(separator: ", ")
      throw ValidationError("'\(value.printable)' is no value of '\(name)'; it takes: \(known)")
    }
    settings[name] = value
  }
  return settings
}
