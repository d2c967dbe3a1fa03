public import Dialogs
public import Understanding

/// What one reply led to: what to show before the next prompt.
public struct Turn: Sendable {
  /// Words of the dialog that are shown now, rendered.
  public struct Said: Hashable, Sendable {
    public enum Source: Hashable, Sendable {
      case node(Reference<Node>)
      /// First help on the way.
      case advice(Reference<Advice>)
      case topic(Reference<Topic>)
      /// A topic that cannot be answered yet, because its contraindication is not known.
      case topicTooEarly(Reference<Topic>)
      /// A topic whose contraindication holds, or will not be known any more: a matter for a clinician.
      case topicForClinician(Reference<Topic>)
    }

    public let source: Source
    /// The words; for a topic that is not answered what its author says instead, or nothing.
    public let words: String
  }

  /// A word in passing that wants an answer and changes nothing.
  public enum Remark: Hashable, Sendable { case thanks, nothingMore }

  /// What the log took in, undone replies included.
  public internal(set) var noted: [LogEntry.Event] = []
  public internal(set) var said: [Said] = []
  /// Why the reply answered nothing, where it did not.
  public internal(set) var trouble: Reading.Trouble?
  /// How many replies in a row have answered nothing; 0 after one that did.
  public internal(set) var failures = 0
  /// Whether what was asked is given up after three replies that answered nothing: taken as 'not sure', or, where an
  /// answer was to be changed, left as it was.
  public internal(set) var isGivenUp = false
  public internal(set) var remark: Remark?
  /// A command that is the program's business, by its name, and what was typed behind it.
  public internal(set) var command: (name: String, argument: String)?
  /// Where the conversation stands now.
  public internal(set) var stop: Stop
  /// Whether advice that was shown before has changed: it is said first.
  public internal(set) var isAdviceChanged = false
  /// Whether the conclusion is to be shown: it was reached now, or the advice has changed.
  public internal(set) var isConclusionNew = false
}
