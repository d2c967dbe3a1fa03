public import Dialogs

/// One paragraph of what is shown, and what it is; how it looks is the terminal's business.
public struct Line: Hashable, Sendable {
  public enum Kind: Hashable, Sendable {
    /// Words of the dialog.
    case say
    /// What was noted, read back.
    case noted
    /// The reply was not understood, or nothing changed.
    case notice
    /// What is asked.
    case question
    /// A numbered answer.
    case option(number: Int)
    /// How to answer.
    case hint
    /// The action of a level.
    case headline(Reference<Level>)
    case heading
    /// An item of a list.
    case item
    /// A source or another small note.
    case note
  }

  public let kind: Kind
  public let text: String

  public init(_ kind: Kind, _ text: String) {
    self.kind = kind
    self.text = text
  }

  /// The line without any layout: an option with its number, an item with its dash.
  public var plain: String {
    switch kind {
    case .option(let number): "  \(number). \(text)"
    case .item: "- \(text)"
    case .say, .noted, .notice, .question, .hint, .headline, .heading, .note: text
    }
  }
}
