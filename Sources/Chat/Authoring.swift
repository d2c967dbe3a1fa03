import Conversations
import Diagnostics
public import DialogLoading
import Dialogs
import Verification

/// What an author needs in a conversation: the files that the dialog came from, and how to read them again.
public struct Authoring: Sendable {
  private let reload: @Sendable () -> LoadedDialog
  private var sources: SourceFiles

  /// - Parameter reload: Reads the dialog again from where it came from.
  public init(_ loaded: LoadedDialog, reload: @escaping @Sendable () -> LoadedDialog) {
    sources = loaded.sources
    self.reload = reload
  }

  // MARK: - /trace

  /// The conditions that led here, each with its place, its value, and the facts that decided it.
  func trace(_ conversation: Conversation) -> [Line] {
    let dialog = conversation.dialog
    return conversation.trace.map { step in
      let truth = step.truth.map { $0 ? "true" : "false" } ?? "null"
      let facts = dialog.describe(step.deciders.sorted(), values: conversation.walk.values)
      let because = facts.isEmpty ? "" : " (\(facts))"
      return Line(.item, "\(place(of: step)): \(name(of: step.subject, in: dialog)): \(truth)\(because)")
    }
  }

  private func place(of step: TraceStep) -> String {
    sources.location(of: step.place).map { "\($0.path):\($0.line)" } ?? "?"
  }

  private func name(of subject: TraceStep.Subject, in dialog: Dialog) -> String {
    switch subject {
    case .ask(let question): "ask \(dialog[question].id)"
    case .edge(let node): "-> \(dialog[node].id)"
    case .finding(let finding): dialog[finding].id
    case .raise(let finding, let level): "\(dialog[finding].id) -> \(dialog[level].id)"
    }
  }

  // MARK: - /reload

  /// What reading the files again came to.
  enum Reloaded {
    case moved(Move)
    /// The files have mistakes; the report says which.
    case broken(String)
  }

  /// Reads the files again and goes on with the same answers; broken files change nothing.
  mutating func reloaded(_ conversation: Conversation) -> Reloaded {
    let loaded = reload()
    guard let dialog = loaded.dialog else {
      let errors = loaded.diagnostics.filter { $0.severity == .error }
      return .broken(DiagnosticRenderer(sources: loaded.sources).render(errors))
    }
    sources = loaded.sources
    return .moved(conversation.moved(to: dialog))
  }
}

extension Conversation {
  /// What reading the dialog again has changed, said first where it is the advice.
  func lines(for move: Move) -> [Line] {
    var lines: [Line] = []
    if move.isAdviceChanged { lines.append(Line(.notice, message("advice_changed"))) }
    switch move.place {
    case .same: lines.append(Line(.noted, message("reloaded_same")))
    case .elsewhere(let questions) where questions.isEmpty:
      lines.append(Line(.notice, message("reloaded_elsewhere")))
    case .elsewhere(let questions):
      lines.append(Line(.notice, message("reloaded_moved", ["facts": facts(questions)])))
    }
    if !move.parked.isEmpty {
      let words = move.parked.map(\.event.questionID).joined(separator: ", ")
      lines.append(Line(.notice, message("reloaded_parked", ["facts": words])))
    }
    return lines
  }

  private func facts(_ questions: [Reference<Question>]) -> String {
    questions.compactMap { question in journal[question].map { describe($0.answer, to: question) } }
      .joined(separator: "; ")
  }

  func message(_ id: String, _ values: [String: String] = [:]) -> String {
    dialog.language.message(id, values)
  }
}

extension LogEntry.Event {
  /// The id that the event speaks of.
  fileprivate var questionID: String {
    switch self {
    case .answered(let id, _), .told(let id, _), .corrected(let id, _), .mentioned(let id),
      .reopened(let id), .asked(let id):
      id
    case .undone(let reply): String(reply)
    }
  }
}
