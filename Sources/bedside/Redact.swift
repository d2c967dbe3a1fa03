import ArgumentParser
import Chat
import DialogLoading
import Dialogs
import Terminal

/// `bedside redact FILE`: a saved conversation without anything that was typed, for a bug report.
struct Redact: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "redact",
    abstract: "Print a saved conversation without anything that was typed.",
    discussion: "What was noted stays, but for answers in free words; the result can be resumed and tested.")

  @Argument(help: "A saved conversation, or the name of one that is kept for you.")
  var file: String

  @Flag(help: "Write it back into the file instead of printing it.")
  var inPlace = false

  func run() throws {
    do throws(SavingError) { try redact() } catch { throw failure(file, error) }
  }

  private func redact() throws(SavingError) {
    let redaction = try Redaction(file)
    let dialog = findAndLoad(redaction.dialogPath).dialog
    for note in redaction.notes(dialog) { TextOutput.errors.write("\(file.printable): \(note.printable)\n") }
    if inPlace { try redaction.write(dialog) } else { TextOutput.standard.write(redaction.text(dialog)) }
  }
}
