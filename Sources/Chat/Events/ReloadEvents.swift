import Conversations
import Diagnostics
import DialogLoading
import Dialogs
import Transcripts

extension EventSession {
  /// Reads the dialog's files again after an edit.
  ///
  /// - Parameter isWhole: Whether nobody is writing them at the moment; otherwise mistakes are passed over.
  /// - Returns: What to send: first `reloaded` or `reload_failed`, last what is asked or concluded now; nothing where
  ///   the files are as they were.
  mutating func reload(isWhole: Bool = true) -> String {
    switch source?.readAgain(isAsked: false, isWhole: isWhole) {
    case nil, .untouched: return ""
    case .broken(let loaded): return lines(of: [failed(loaded), conversation.standing])
    case .edited(let dialog, let edits):
      let move = conversation.moved(to: dialog)
      conversation = move.conversation
      reloaded = source?.loaded
      let changed =
        move.isAdviceChanged
        ? [conversation.simple("advice_changed", conversation.message("advice_changed"))] : []
      return lines(
        of: [conversation.event(move, edits)] + changed + move.said.map(conversation.said)
          + [conversation.standing])
    }
  }

  /// The dialog that was read again since the last look, for whoever keeps the conversation.
  mutating func takeReloaded() -> LoadedDialog? {
    defer { reloaded = nil }
    return reloaded
  }

  /// The most mistakes that are told.
  private static let mostMistakes = 100

  private func failed(_ loaded: LoadedDialog) -> JSON {
    let errors = loaded.sources.readingOrder(of: loaded.diagnostics.filter { $0.severity == .error })
    var locator = SourceLocator(loaded.sources)
    return .object(of: [
      "event": .string("reload_failed"), "text": .string(conversation.message("reload_failed")),
      "diagnostics": .array(errors.prefix(Self.mostMistakes).map { event($0, &locator) }),
    ])
  }

  private func event(_ diagnostic: Diagnostic, _ locator: inout SourceLocator) -> JSON {
    var (path, location): (String?, SourceLocation?)
    switch diagnostic.place {
    case .range(let range):
      location = locator.location(of: range)
      path = location?.path
    case .path(let named): path = named
    case .nowhere: break
    }
    return .object(of: [
      "path": path.map(JSON.string), "line": location.map { .number($0.line) },
      "column": location.map { .number($0.column) }, "code": .string(diagnostic.code.name),
      "text": .string(diagnostic.message), "fix": diagnostic.fixIt.map { .string($0.message) },
    ])
  }
}

extension Conversation {
  fileprivate func event(_ move: Move, _ edits: Edits) -> JSON {
    var because: [Reference<Question>] = []
    if case .elsewhere(let questions) = move.place { because = questions }
    return .object(of: [
      "event": .string("reloaded"), "text": .string(message("reloaded")),
      "dialog_version": .string(dialog.version),
      "emergency": dialog.levels.first.map { .string(words(of: $0.headline)) },
      "place": .string(move.place == .same ? "same" : "elsewhere"),
      "because": .array(because.compactMap(entry)),
      "parked": .strings(move.newlyParked.map(\.event.notation)),
      "fits_again": .strings(move.fittingAgain.map(\.event.notation)),
      "changed": .strings(edits.parts.changed.map(\.described) + edits.files),
      "added": .strings(edits.parts.added.map(\.described)),
      "removed": .strings(edits.parts.removed.map(\.described)),
    ])
  }
}
