public import Conversations
public import DialogLoading
public import Dialogs
import Glibc
public import Transcripts

/// A saved conversation that was opened to go on with; its file is locked.
public struct OpenedConversation: ~Copyable {
  public let saved: SavedConversation
  let isRecovery: Bool
  var file: ConversationFile

  /// Opens a file, or a conversation of the state folder by its name.
  public static func open(_ path: String) throws(SavingError) -> OpenedConversation {
    let file = try ConversationFile.open(Self.path(of: path))
    let saved = try parsed(file.contents())
    let isRecovery = StateFolder()?.isRecovery(file.path) ?? false
    return OpenedConversation(saved: saved, isRecovery: isRecovery, file: file)
  }

  /// The path of a file, or of a conversation of the state folder that is named.
  static func path(of name: String) -> String {
    let kept = Paths.exists(name) ? nil : StateFolder()?.kept(named: name)
    return kept?.path ?? Paths.expanded(name)
  }

  static func parsed(_ bytes: [UInt8]) throws(SavingError) -> SavedConversation {
    do throws(SavedConversation.Unreadable) { return try SavedConversation(reading: bytes) } catch {
      throw .unreadable(error)
    }
  }

  /// Opens the conversation of the state folder that was last written and that nobody has open.
  ///
  /// - Parameter dialogID: Of the dialog that it must belong to; `nil` for any.
  /// - Returns: `nil` where there is none with a reply.
  public static func latest(dialogID: String?) -> OpenedConversation? {
    for kept in StateFolder()?.kept() ?? [] {
      guard let opened = try? open(kept.path), !opened.saved.entries.isEmpty else { continue }
      if dialogID == nil || opened.saved.header.dialogID == dialogID { return opened }
    }
    return nil
  }

  /// The conversation in the dialog as it is now; a setting that the dialog does not have any more has its default.
  public func conversation(in dialog: Dialog) -> Conversation {
    let settings = saved.header.settings.filter { name, value in
      dialog.settings.contains { $0.id == name && $0.values.contains(value) }
    }
    return Conversation(dialog, settings: settings, log: saved.log)
  }

  /// Goes on with the conversation, in its own file: tells what became of it, and asks again what was long ago.
  ///
  /// A reply that was cut off while it was written is dropped from the file, after it was told.
  public consuming func resume(
    _ conversation: inout Conversation, _ loaded: LoadedDialog, path: String
  ) throws(SavingError) -> ConversationKeeper {
    let (dialog, saved) = (conversation.dialog, saved)
    var lines = conversation.lines(resuming: saved, hash: loaded.hash)
    let id = isRecovery ? "recovery" : "saving_to"
    let folder = Paths.abbreviated(Paths.folder(of: file.path))
    lines.append(Line(.note, dialog.language.message(id, ["file": file.path, "folder": folder])))
    let isRecovery = isRecovery
    try file.cut(to: saved.wholeLength)
    var keeper = ConversationKeeper.resuming(
      file, saved, isRecovery: isRecovery, loaded, dialog, path: path, settings: conversation.settings)
    let reopened = conversation.longAgo(in: saved, now: ConversationKeeper.now)
    if !reopened.isEmpty {
      _ = conversation.note(reopened)
      lines += keeper.note(.notTyped, conversation)
      lines.append(Line(.notice, dialog.language.message("resumed_ask_danger_again")))
    }
    keeper.open(with: lines)
    return keeper
  }
}

extension SavedConversation {
  /// What to load the dialog from: where it was, or else its name.
  public var dialogPath: String {
    header.source.flatMap { Paths.exists($0) ? $0 : nil } ?? header.dialogID
  }
}

/// After how many seconds an answer about a danger sign is no longer relied on: six hours.
private let longestReliance = 6 * 3600

extension Conversation {
  /// What asks again about danger signs that were denied too long ago, or nobody knows when.
  ///
  /// One that was not denied stays as it is, so that no level falls while nobody has answered.
  func longAgo(in saved: SavedConversation, now: Int) -> [LogEntry.Event] {
    let times = saved.times
    return dialog.questions.enumerated().compactMap { position, question in
      guard question.isDanger, let entry = journal[Reference(position)], entry.answer == .no else {
        return nil
      }
      if let time = times[entry.reply], (now - longestReliance...now).contains(time) { return nil }
      return .reopened(question: question.id)
    }
  }

  /// What is said to someone who comes back.
  func lines(resuming saved: SavedConversation, hash: UInt64) -> [Line] {
    func line(_ kind: Line.Kind, _ id: String, _ values: [String: String] = [:]) -> Line {
      Line(kind, dialog.language.message(id, values))
    }
    var lines = [line(.say, "resumed")]
    for damage in saved.damages {
      let values = ["line": String(damage.line), "text": damage.text]
      switch damage.kind {
      case .cutOff: lines.append(line(.notice, "resumed_cut_off", values))
      case .lostAnswer: lines.append(line(.notice, "resumed_lost", values))
      case .strangeLine: lines.append(line(.notice, "resumed_strange", values))
      }
    }
    let isChanged = saved.header.hash != hash
    if isChanged { lines.append(line(.note, "saved_differs")) }
    if let place = saved.place {
      lines += moved(from: place, isChanged: isChanged).map { line($0.kind, $0.message, $0.values) }
    }
    if !journal.parked.isEmpty {
      let facts = [journal.parked.map(\.event)].map(\.notation).joined()
      lines.append(line(.notice, "resumed_parked", ["facts": facts]))
    }
    return lines
  }

  private func moved(
    from place: SavedPlace, isChanged: Bool
  ) -> [(kind: Line.Kind, message: String, values: [String: String])] {
    switch self.place(since: place.asks) {
    case .same where isAdviceDifferent(from: place): [(.notice, "advice_changed", [:])]
    case .same: isChanged ? [(.noted, "resumed_same", [:])] : []
    case .elsewhere(let questions) where questions.isEmpty: [(.notice, "resumed_elsewhere", [:])]
    case .elsewhere(let questions):
      [
        (
          .notice, "resumed_moved",
          [
            "facts": questions.compactMap { question in
              journal[question].map { describe($0.answer, to: question) }
            }.joined(separator: "; ")
          ]
        )
      ]
    }
  }

  private func isAdviceDifferent(from place: SavedPlace) -> Bool {
    guard place.asks.isEmpty, let level = place.level else { return false }
    let now = SavedPlace(self)
    return now.level != level || now.advice != place.advice
  }
}

extension StateFolder {
  /// The newest conversation of a dialog that did not end well; files without any reply are swept away on the way.
  func unfinished(dialogID: String) -> String? {
    let candidates = kept().filter { $0.isRecovery && $0.name.hasPrefix(dialogID + "-") }.prefix(8)
    for kept in candidates {
      guard let opened = try? OpenedConversation.open(kept.path) else { continue }
      if opened.saved.header.dialogID == dialogID, !opened.saved.entries.isEmpty { return kept.name }
      if opened.saved.entries.isEmpty, opened.saved.damages.isEmpty { try? opened.file.remove() }
    }
    return nil
  }
}
