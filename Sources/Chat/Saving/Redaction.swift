public import Dialogs
import Transcripts

/// A saved conversation on its way to someone who shall not read what was typed.
public struct Redaction: ~Copyable {
  private var opened: OpenedConversation

  /// Opens a file, or a kept conversation by its name.
  public init(_ file: String) throws(SavingError) {
    opened = try OpenedConversation.open(file)
  }

  /// What to load the dialog from, which tells choices from free words.
  public var dialogPath: String { opened.dialogPath }

  /// What is lost besides.
  public func notes(_ dialog: Dialog?) -> [String] {
    opened.saved.damages.map { "line \($0.line) cannot be read and is left out" }
      + (dialog == nil ? ["its dialog cannot be loaded, so choices are taken out too"] : [])
  }

  /// The conversation without anything that was typed.
  ///
  /// - Parameter dialog: `nil` takes out every text, choices too.
  public func text(_ dialog: Dialog?) -> String {
    opened.saved.redacted { id, option in
      guard let dialog, let question = dialog.question(named: id) else { return false }
      return dialog[question].options.contains { $0.id == option || $0.was.contains(option) }
    }.written
  }

  /// Replaces the file; what was typed is not in it any more.
  public mutating func write(_ dialog: Dialog?) throws(SavingError) {
    let text = text(dialog)
    try opened.file.replace(with: text)
  }
}
