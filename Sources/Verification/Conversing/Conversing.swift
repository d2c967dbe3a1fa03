public import Conversations
public import Dialogs
public import Transcripts
public import Understanding

/// What is known of a person: an entry for some questions; all others are open.
public typealias Entries = [Reference<Question>: Answer]

/// Why a case cannot be typed as a conversation.
public enum CannotConverse: Error, Hashable {
  /// No words are read back as exactly these entries.
  case noWords([Reference<Question>])
  /// Something is asked that the case leaves open, and open questions were not to be answered.
  case asks(Reference<Question>)
  /// It does not end within the replies that its questions can take.
  case tooLong
}

/// Plays cases through the real engine: every prompt is answered in words that the reader reads back as that entry.
///
/// Make one for a dialog, and use it for all its cases: the vocabulary is built once.
public struct Conversing: Sendable {
  /// What becomes of a question that is asked and that the case leaves open.
  public enum OpenQuestions: Sendable {
    /// It gets the answer that turns nothing up: no, or 'not sure'; a text question gets words that tell nothing.
    case unremarkable
    /// The conversation ends there.
    case stop
  }

  let dialog: Dialog
  let start: Conversation

  /// - Parameters:
  ///   - reader: How replies are read; `nil` for the dialog's own.
  ///   - settings: Values by the setting's id; a setting that is not named has its default.
  public init(_ dialog: Dialog, reader: Reader? = nil, settings: [String: String] = [:]) {
    self.dialog = dialog
    // Built here, so that conversations on several threads share it.
    start = Conversation(dialog, reader: reader ?? Reader(dialog), settings: settings)
  }

  /// Holds the conversation of a case.
  ///
  /// Entries of questions that are never asked on its way are told first, by words of the dialog's own: synonyms and
  /// examples. Where none tells exactly that, the person takes the question up by themselves (`/change`).
  ///
  /// - Parameter until: Where the conversation may end, looked at first and after every reply; otherwise it ends at the
  ///   conclusion, when every entry has been said.
  /// - Complexity: One walk for each reply and each wording that is tried.
  public func converse(
    _ entries: Entries, openQuestions: OpenQuestions = .unremarkable,
    until: (Conversation) -> Bool = { _ in false }
  ) throws(CannotConverse) -> Conversed {
    let told = plan(entries, openQuestions, until)
    var held = Conversed(start)
    if until(held.conversation) { return held }
    try tellFirst(told, of: entries, in: &held)
    for _ in 0..<start.longestReplies {
      if until(held.conversation) { return held }
      guard case .asks(let prompt) = held.conversation.stop else {
        guard let unsaid = firstUnsaid(entries, held) else { return held }
        // A sign that was mentioned is not asked about once a level stops the conversation.
        try takeUp(unsaid, of: entries, in: &held)
        continue
      }
      if openQuestions == .stop, let open = firstOpen(prompt, entries) { throw .asks(open) }
      try answer(prompt, from: entries, in: &held)
    }
    throw .tooLong
  }

  /// Says one thing more, whatever is asked now.
  public func tell(
    _ question: Reference<Question>, _ answer: Answer, in held: inout Conversed
  ) throws(CannotConverse) {
    if case .asks(let prompt) = held.conversation.stop, prompt.onScreen == [question] {
      return try self.answer(prompt, from: [question: answer], in: &held)
    }
    try tell([question], of: [question: answer], in: &held)
    // A danger sign is asked about before it counts.
    if case .asks(let prompt) = held.conversation.stop, prompt.onScreen.contains(question),
      held.conversation.journal[question]?.answer != answer
    {
      try self.answer(prompt, from: [question: answer], in: &held)
    }
  }

  private func firstUnsaid(_ entries: Entries, _ held: Conversed) -> Reference<Question>? {
    entries.keys.filter { held.conversation.journal[$0] == nil }.min { $0.position < $1.position }
  }

  private func firstOpen(_ prompt: Prompt, _ entries: Entries) -> Reference<Question>? {
    prompt.onScreen.first { entries[$0] == nil }
  }
}

/// A conversation that was held for a case.
public struct Conversed: Sendable {
  /// As it stands at the end.
  public internal(set) var conversation: Conversation
  /// What was typed, what came of it, and where the conversation stood then.
  public internal(set) var replies: [SavedConversation.Entry] = []

  init(_ conversation: Conversation) { self.conversation = conversation }

  /// Everything that has an entry.
  public var entries: Entries {
    var entries: Entries = [:]
    for (position, entry) in conversation.journal.entries.enumerated() {
      if let entry { entries[Reference(position)] = entry.answer }
    }
    return entries
  }

  mutating func take(_ words: String, _ turn: Turn, _ conversation: Conversation) {
    self.conversation = conversation
    replies.append(
      SavedConversation.Entry(
        time: nil, typed: .words(words), events: turn.noted, place: SavedPlace(conversation)))
  }
}
