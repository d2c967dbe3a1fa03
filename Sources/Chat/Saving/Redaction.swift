public import Dialogs
import Transcripts

/// A saved conversation on its way to someone who shall not read what was typed.
public struct Redaction: Sendable {
  private let path: String
  private let saved: SavedConversation

  /// Reads a file, or a kept conversation by its name; it may be open elsewhere.
  public init(_ file: String) throws(SavingError) {
    path = OpenedConversation.path(of: file)
    saved = try OpenedConversation.parsed(ConversationFile.read(path))
  }

  /// What to load the dialog from, which tells choices from free words.
  public var dialogPath: String { saved.dialogPath }

  /// What is lost besides.
  public func notes(_ dialog: Dialog?) -> [String] {
    saved.damages.map { "line \($0.line) cannot be read and is left out" }
      + (dialog == nil ? ["its dialog cannot be loaded, so choices are taken out too"] : [])
  }

  /// The conversation without anything that was typed.
  ///
  /// - Parameter dialog: `nil` takes out every text, choices too.
  public func text(_ dialog: Dialog?) -> String {
    saved.redacted { id, option in
      guard let dialog, let question = dialog.question(named: id) else { return false }
      return dialog[question].options.contains { $0.id == option || $0.was.contains(option) }
    }.written
  }

  /// Replaces the file, which nobody may have open; what was typed is not in it any more.
  public func write(_ dialog: Dialog?) throws(SavingError) {
    var file = try ConversationFile.open(path)
    try file.replace(with: text(dialog))
  }
}
