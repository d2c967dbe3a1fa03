public import ArgumentParser
public import DialogLoading
import Terminal

/// `bedside new NAME`: a small dialog to start from.
struct New: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new", abstract: "Make a small dialog to start from, with tests.",
    discussion: "It is made in dialogs/ where there is such a folder. Nothing is overwritten.")

  @Argument(help: "The dialog's name: letters, digits, '-', '_' and '.'.")
  var name: String

  @Flag(help: "A folder of several files, which is the default, or one file.")
  var shape = NewDialog.Shape.folder

  func run() throws {
    let made: NewDialog
    do throws(NewDialogProblem) {
      made = try NewDialog(name, shape)
      try made.write()
    } catch {
      if case .unsoundName = error { throw ValidationError(error.message) }
      TextOutput.errors.write("error: \(error.message.printable)\n")
      throw ExitCode(Exit.doesNotHold)
    }
    TextOutput.standard.write(Self.text(for: made))
    _ = try loadDialog(made.path)
  }

  private static func text(for made: NewDialog) -> String {
    let files = made.files.map { "  \($0.path)\n" }.joined()
    return """
      Made:
      \(files)
      Next:
        bedside chat \(made.name)
        bedside test \(made.testsPath)
        bedside check \(made.path)
        bedside graph \(made.name) --coverage --output \(made.id).html

      """
  }
}

extension NewDialog.Shape: EnumerableFlag {}
