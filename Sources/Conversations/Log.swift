public import Dialogs

/// One thing that happened in a conversation. The log of them is append-only and is all that is ever saved.
public struct LogEntry: Hashable, Sendable {
  /// What happened, keyed by ids, so that it outlives any change of order or wording in the dialog.
  public enum Event: Hashable, Sendable {
    /// The answer to what was asked.
    case answered(question: String, Answer)
    /// A fact told in passing.
    case told(question: String, Answer)
    /// A danger sign, or something that contradicts an entry: to be asked about next; no fact yet.
    case mentioned(question: String)
    /// A new answer in place of an earlier one.
    case corrected(question: String, Answer)
    /// All that came from that reply no longer counts.
    case undone(reply: Int)
    /// The question is open again, whatever was answered: too long ago to rely on.
    case reopened(question: String)
    /// A topic was asked about; no fact.
    case asked(topic: String)
  }

  /// The number of the reply that it came from, counted from 1.
  public let reply: Int
  /// The words that were typed.
  public let words: String
  public let event: Event

  public init(reply: Int, words: String, event: Event) {
    self.reply = reply
    self.words = words
    self.event = event
  }
}
