public import Conversations
public import DialogLoading
public import Dialogs
import Glibc
public import Transcripts

/// Keeps a conversation in a file while it goes on: every reply is on the disk before its answer is shown.
///
/// Where nothing can be written the conversation goes on, and each turn says what is not in the file.
public struct ConversationKeeper: ~Copyable {
  /// What is said first: where the conversation is kept, and what became of one that is gone on with.
  public private(set) var opening: [Line] = []
  private var language: Language
  private var header: SavedConversation.Header
  /// What of the header the file does not say yet, since the dialog was read again.
  private var newHeaderLines = ""
  private var file: ConversationFile?
  /// Whether the file is deleted when the conversation ends well.
  private var isRecovery = false
  /// The replies so far as they are written, for `/save`.
  private var written: [String] = []
  /// How much of the log is written, and its last entry, by which another log is noticed.
  private var logged = 0
  private var lastLogged: LogEntry?
  /// What was typed since writing failed.
  private var missing: [String] = []

  private init(_ loaded: LoadedDialog, _ dialog: Dialog, path: String?, settings: [String: String]) {
    language = dialog.language
    header = SavedConversation.Header(
      dialogID: dialog.id, version: dialog.version, hash: loaded.hash,
      source: path.flatMap(Paths.absolute), settings: settings)
  }

  /// The time in seconds since 1970.
  static var now: Int { time(nil) }

  // MARK: - Beginning

  /// Keeps nothing, until `/save FILE` is typed.
  public static func nothing(
    _ loaded: LoadedDialog, _ dialog: Dialog, path: String?, settings: [String: String]
  ) -> ConversationKeeper {
    ConversationKeeper(loaded, dialog, path: path, settings: settings)
  }

  /// Keeps a new conversation in a new file.
  public static func saving(
    to target: String, _ loaded: LoadedDialog, _ dialog: Dialog, path: String?, settings: [String: String]
  ) throws(SavingError) -> ConversationKeeper {
    var keeper = ConversationKeeper(loaded, dialog, path: path, settings: settings)
    var file = try ConversationFile.create(Paths.expanded(target))
    try file.append(keeper.header.written)
    keeper.opening = [keeper.line(.note, "saving_to", ["file": file.path])]
    keeper.file = consume file
    return keeper
  }

  /// Keeps a new conversation in the user's state folder until it ends well; without one it goes on unkept.
  public static func recovery(
    _ loaded: LoadedDialog, _ dialog: Dialog, path: String?, settings: [String: String]
  ) -> ConversationKeeper {
    var keeper = ConversationKeeper(loaded, dialog, path: path, settings: settings)
    guard let folder = StateFolder() else {
      keeper.opening = [keeper.line(.notice, "recovery_no_home")]
      return keeper
    }
    let unfinished = folder.unfinished(dialogID: dialog.id)
    do throws(SavingError) {
      var file = try folder.createRecovery(dialogID: dialog.id, time: now)
      do throws(SavingError) { try file.writeWithoutSync(keeper.header.written) } catch {
        try? file.remove()
        throw error
      }
      keeper.opening = [keeper.line(.note, "recovery", ["folder": Paths.abbreviated(folder.path)])]
      keeper.file = consume file
      keeper.isRecovery = true
    } catch {
      let reason = error.reason(in: dialog.language)
      keeper.opening = [keeper.line(.notice, "recovery_failed", ["reason": reason])]
    }
    if let unfinished { keeper.opening.append(keeper.line(.note, "recovery_found", ["name": unfinished])) }
    return keeper
  }

  /// Goes on in the file of a conversation that was gone on with.
  static func resuming(
    _ file: consuming ConversationFile, _ saved: SavedConversation, isRecovery: Bool,
    _ loaded: LoadedDialog, _ dialog: Dialog, path: String?, settings: [String: String]
  ) -> ConversationKeeper {
    var keeper = ConversationKeeper(loaded, dialog, path: path, settings: settings)
    keeper.file = consume file
    keeper.isRecovery = isRecovery
    keeper.written = saved.entries.map(\.written)
    let log = saved.log
    keeper.logged = log.count
    keeper.lastLogged = log.last
    return keeper
  }

  mutating func open(with lines: [Line]) { opening = lines }

  // MARK: - Going on

  /// Writes down a reply and all that came of it, before anything of it is shown.
  ///
  /// - Returns: What to say about saving; nothing where all is well.
  public mutating func note(_ typed: TypedText, _ conversation: Conversation) -> [Line] {
    let log = conversation.log
    let isSame = log.count >= logged && (logged == 0 || log[logged - 1] == lastLogged)
    guard isSame else { return beginAnew(conversation) }
    let events = log[logged...].map(\.event)
    remember(log)
    // While an answer is being changed the conversation stands where it stood.
    let place = conversation.isChanging ? nil : SavedPlace(conversation)
    let entry = SavedConversation.Entry(time: Self.now, typed: typed, events: events, place: place)
    return append(entry.written, typed: typed)
  }

  /// The dialog was edited and read again. The file says so in front of the next reply, the first in the new dialog.
  public mutating func follow(_ loaded: LoadedDialog, _ dialog: Dialog) {
    language = dialog.language
    guard header.hash != loaded.hash else { return }
    header.version = dialog.version
    header.hash = loaded.hash
    newHeaderLines = header.writtenVersion
  }

  /// The conversation was begun again, or an author went elsewhere: what was said before is dropped.
  private mutating func beginAnew(_ conversation: Conversation) -> [Line] {
    let log = conversation.log
    remember(log)
    missing = []
    newHeaderLines = ""
    var replies: [Int: [LogEntry.Event]] = [:]
    for entry in log { replies[entry.reply, default: []].append(entry.event) }
    written = replies.sorted { $0.key < $1.key }.map { _, events in
      SavedConversation.Entry(time: Self.now, typed: .notTyped, events: events, place: nil).written
    }
    do throws(SavingError) {
      try file?.clear()
      try file?.append(header.written + written.joined())
      return []
    } catch {
      return [failed(error)]
    }
  }

  private mutating func remember(_ log: [LogEntry]) {
    logged = log.count
    lastLogged = log.last
  }

  private mutating func append(_ text: String, typed: TypedText) -> [Line] {
    written.append(text)
    guard file != nil else { return [] }
    let change = newHeaderLines
    newHeaderLines = ""
    do throws(SavingError) {
      try file?.append(change + text)
    } catch {
      missing.append(typed.written)
      return [failed(error), line(.notice, "saving_missing", ["replies": missing.joined(separator: "; ")])]
    }
    guard !missing.isEmpty else { return [] }
    missing = []
    return [line(.notice, "saving_again")]
  }

  /// Keeps the conversation in a file of the person's own from now on, or where none is named, for good where it is.
  public mutating func save(to target: String) -> [Line] {
    do throws(SavingError) {
      guard !target.isEmpty else { return try keepForGood() }
      var new = try ConversationFile.create(Paths.expanded(target))
      do throws(SavingError) { try new.append(header.written + written.joined()) } catch {
        try? new.remove()
        throw error
      }
      if isRecovery { try? file?.remove() }
      isRecovery = false
      missing = []
      newHeaderLines = ""
      let path = new.path
      file = consume new
      return [line(.notice, "saved", ["file": path])]
    } catch {
      return [failed(error)]
    }
  }

  private mutating func keepForGood() throws(SavingError) -> [Line] {
    guard let path = file?.path else { return [line(.notice, "save_where")] }
    guard isRecovery else { return [line(.notice, "saved", ["file": path])] }
    let kept = String(path.dropLast(StateFolder.recoveryEnding.count)) + StateFolder.ending
    try file?.append("")
    try file?.rename(to: kept)
    isRecovery = false
    return [line(.notice, "saved", ["file": kept])]
  }

  // MARK: - Ending

  /// The conversation ended well: a file that was only kept for an accident is deleted.
  ///
  /// - Returns: What to say about saving; nothing where all is well.
  public mutating func end() -> [Line] {
    do throws(SavingError) {
      if isRecovery {
        try file?.remove()
      } else if !missing.isEmpty {
        try file?.append("")
      }
      missing = []
      return []
    } catch {
      let unsaved =
        missing.isEmpty
        ? [] : [line(.notice, "saving_missing", ["replies": missing.joined(separator: "; ")])]
      return [failed(error)] + unsaved
    }
  }

  // MARK: - Words

  private func failed(_ error: SavingError) -> Line {
    line(.notice, "save_failed", ["reason": error.reason(in: language)])
  }

  private func line(_ kind: Line.Kind, _ id: String, _ values: [String: String] = [:]) -> Line {
    Line(kind, language.message(id, values))
  }
}
