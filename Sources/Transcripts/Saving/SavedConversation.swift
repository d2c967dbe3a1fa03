public import Conversations
import Dialogs

/// A conversation as it is saved: a transcript whose every reply is followed by all that was noted from it.
///
/// Values are read from `noted:` and never from `you:`, so that a saved conversation means the same for ever, however
/// replies come to be understood. Nothing here touches a file or a clock.
public struct SavedConversation: Sendable {
  /// What the file begins with.
  public struct Header: Hashable, Sendable {
    public var dialogID: String
    public var version: String?
    /// ``LoadedDialog/hash`` of the files with which it was held; `nil` where the file does not say.
    public var hash: UInt64?
    /// The path that the dialog was loaded from, to find it again.
    public var source: String?
    public var settings: [String: String]

    public init(
      dialogID: String, version: String? = nil, hash: UInt64? = nil, source: String? = nil,
      settings: [String: String] = [:]
    ) {
      self.dialogID = dialogID
      self.version = version
      self.hash = hash
      self.source = source
      self.settings = settings
    }
  }

  /// One reply and what came of it.
  public struct Entry: Hashable, Sendable {
    /// When it was taken, in seconds since 1970 (UTC); `nil` where the file does not say.
    public var time: Int?
    public var typed: TypedText
    /// Everything that the reply added to the log; empty where it was not understood or was a command.
    public var events: [LogEntry.Event]
    /// Where the conversation stood then.
    public var place: SavedPlace?
    /// Whether what was noted could not all be read, so that the reply still counts in the numbering.
    var isDamaged = false

    public init(time: Int?, typed: TypedText, events: [LogEntry.Event], place: SavedPlace?) {
      self.time = time
      self.typed = typed
      self.events = events
      self.place = place
    }
  }

  public var header: Header
  public var entries: [Entry]
  /// What of the file could not be read, in its order.
  public internal(set) var damages: [SavedDamage] = []
  /// Where the last whole entry ends, in bytes: what stands behind it was cut off while it was written.
  public internal(set) var wholeLength = 0

  public init(header: Header, entries: [Entry] = []) {
    self.header = header
    self.entries = entries
  }

  /// The log to go on with. Replies are numbered from 1, those that noted nothing not counted.
  public var log: [LogEntry] {
    var reply = 0
    return entries.flatMap { entry -> [LogEntry] in
      guard !entry.events.isEmpty || entry.isDamaged else { return [] }
      reply += 1
      let words = if case .words(let words) = entry.typed { words } else { "" }
      // A reply of which nothing can be read undoes itself, so that the replies after it keep their numbers.
      let events = entry.events.isEmpty ? [.undone(reply: reply)] : entry.events
      return events.map { LogEntry(reply: reply, words: words, event: $0) }
    }
  }

  /// When each reply of ``log`` was taken, by its number, where the file says so.
  public var times: [Int: Int] {
    let counted = entries.filter { !$0.events.isEmpty || $0.isDamaged }
    return Dictionary(
      uniqueKeysWithValues: counted.enumerated().compactMap { index, entry in
        entry.time.map { (index + 1, $0) }
      })
  }

  /// Where the conversation stood at its end, where the file says so.
  public var place: SavedPlace? { entries.last { $0.place != nil }?.place }
}

/// Where a conversation stood, by ids.
public struct SavedPlace: Hashable, Sendable {
  /// What was asked; empty at a conclusion.
  public var asks: [String]
  /// At a conclusion, its level and its advice.
  public var level: String?
  public var advice: [String]

  public init(asks: [String], level: String? = nil, advice: [String] = []) {
    self.asks = asks
    self.level = level
    self.advice = advice
  }

  /// Where a conversation stands now.
  public init(_ conversation: Conversation) {
    let dialog = conversation.dialog
    switch conversation.stop {
    case .asks(let prompt): self.init(asks: prompt.ids(in: dialog))
    case .concludes:
      let conclusion = conversation.conclusion
      self.init(
        asks: [], level: dialog[conclusion.level].id, advice: conclusion.adviceIDs(in: dialog))
    }
  }
}

/// Something in a saved conversation that cannot be read.
public struct SavedDamage: Hashable, Sendable {
  public enum Kind: Hashable, Sendable {
    /// The reply was being written when the program was killed; it was never taken as saved.
    case cutOff
    /// This part of what was noted says nothing that can be read: the answer is lost.
    case lostAnswer
    /// A line that is nothing of a saved conversation.
    case strangeLine
  }

  public let kind: Kind
  /// Counted from 1.
  public let line: Int
  /// The words in question, at most 200 characters.
  public let text: String
}
