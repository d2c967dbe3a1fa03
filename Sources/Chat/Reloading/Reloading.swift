import Conversations
import Diagnostics
import DialogLoading
import Dialogs
import Terminal
import Transcripts

extension ChatSession {
  /// Reads the dialog's files again, goes on with the same answers, and tells what that has changed; broken files
  /// change nothing.
  ///
  /// - Parameters:
  ///   - isAsked: Whether somebody asked for it, and wants an answer even where nothing has changed.
  ///   - isWhole: Whether nobody is writing the files at the moment; otherwise mistakes are passed over.
  /// - Returns: What to show; `nil` where the files are as they were.
  mutating func reload(isAsked: Bool, isWhole: Bool = true) -> String? {
    switch source?.readAgain(isAsked: isAsked, isWhole: isWhole) {
    case nil, .untouched: return nil
    case .broken(let loaded):
      let report = text([Line(.notice, message("reload_failed"))]) + layout.report(loaded)
      return isAsked && !pending.isEmpty ? report + "\n" + text(pending) : report
    case .edited(let dialog, let edits):
      return text(move(to: dialog, edits, isAsked: isAsked))
    }
  }

  private mutating func move(to dialog: Dialog, _ edits: Edits, isAsked: Bool) -> [Line] {
    let shown = standing
    let move = conversation.moved(to: dialog)
    trunk = trunk?.moved(to: dialog).conversation
    conversation = move.conversation
    if let loaded = source?.loaded { wish = .follow(loaded) }
    let isAgain = standing != shown || move.place != .same
    let lines = conversation.lines(for: move, edits)
    if isAgain { return lines + standing + progress }
    return lines + (isAsked ? pending + progress : [])
  }

  /// What stands on the screen: what is asked, or the card.
  var standing: [Line] {
    if case .asks(let prompt) = conversation.stop { return conversation.lines(for: prompt) }
    return conversation.lines(for: conversation.conclusion)
  }
}

extension Conversation {
  /// What reading the dialog again has changed, said first where it is the advice.
  func lines(for move: Move, _ edits: Edits) -> [Line] {
    let described = edits.described
    let what = described.isEmpty ? "" : " (\(described))"
    var lines: [Line] = []
    if move.isAdviceChanged { lines.append(Line(.notice, message("advice_changed"))) }
    switch move.place {
    case .same: lines.append(Line(.noted, message("reloaded_same") + what))
    case .elsewhere(let questions) where questions.isEmpty:
      lines.append(Line(.notice, message("reloaded_elsewhere") + what))
    case .elsewhere(let questions):
      lines.append(Line(.notice, message("reloaded_moved", ["facts": facts(questions)]) + what))
    }
    lines += entries(move.newlyParked, "reloaded_parked") + entries(move.fittingAgain, "reloaded_fits_again")
    return lines + move.said.map { Line(.say, $0.words) }
  }

  private func entries(_ entries: [LogEntry], _ message: String) -> [Line] {
    guard !entries.isEmpty else { return [] }
    return [Line(.notice, self.message(message, ["facts": entries.map(\.event).notation]))]
  }

  private func facts(_ questions: [Reference<Question>]) -> String {
    questions.compactMap { question in journal[question].map { describe($0.answer, to: question) } }
      .joined(separator: "; ")
  }
}

extension Layout {
  /// The most mistakes that are shown; of more their number is told.
  private static let mostMistakes = 5
  /// What an excerpt has in front of the line: its number and a bar.
  private static let margin = 8

  /// The errors of a dialog that cannot be used, each with its place and the line.
  func report(_ loaded: LoadedDialog) -> String {
    let errors = loaded.sources.readingOrder(of: loaded.diagnostics.filter { $0.severity == .error })
    let renderer = DiagnosticRenderer(
      sources: loaded.sources, width: width.map { max(20, $0 - Self.margin) } ?? 100)
    let report = renderer.render(Array(errors.prefix(Self.mostMistakes)))
    let more = errors.count - Self.mostMistakes
    let lines = report.split(separator: "\n").map { layOut(reportLine: String($0)) }
    return (lines + (more > 0 ? ["and \(more) more; 'bedside check' shows all"] : [])).map { $0 + "\n" }
      .joined()
  }

  /// A line of an excerpt stays as it is, so that the mark stays below its place; only what is said behind it may wrap.
  private func layOut(reportLine line: String) -> String {
    let isExcerpt = line.drop { $0 == " " || $0.isNumber }.hasPrefix("|")
    guard isExcerpt else { return line.wrapped(to: width, indentation: "  ") }
    guard let width, displayWidth(of: line) > width,
      let fix = line.indices.first(where: { line[$0...].hasPrefix(" fix: ") })
    else { return line }
    return line[..<fix] + "\n" + (" " + line[fix...]).wrapped(to: width, indentation: "    ")
  }
}
