import ClinicalQuality
import Conversations
import Diagnostics
import DialogLoading
import Dialogs
import Transcripts

/// A conversation as its author looks at it: what is known and from where, and the places of it all in the files.
struct AuthorsLook {
  let conversation: Conversation
  let written: WrittenDialog
  private let sources: SourceFiles

  init(_ loaded: LoadedDialog, _ conversation: Conversation) {
    self.conversation = conversation
    written = WrittenDialog(loaded)
    sources = loaded.sources
  }

  var dialog: Dialog { conversation.dialog }

  /// `dialogs/leg-cramps/nodes.yaml:12`, as editors and terminals take it.
  func place(_ range: SourceRange?) -> String {
    range.flatMap(sources.location).map { "\($0.path):\($0.line)" } ?? "?"
  }

  // MARK: - /source

  /// Where that stands which is asked now, or what was concluded; or the parts with an id.
  func places(of id: String) -> [Line] {
    if !id.isEmpty {
      let found = sections.map { WrittenDialog.Part($0, id) }.filter { written.place(of: $0) != nil }
      guard found.isEmpty else { return found.map(line) }
      let near = closest(to: id, in: dialog.names.all.map(\.key)).map { "; did you mean '\($0)'?" } ?? ""
      return [Line(.notice, "nothing here is named '\(id)'\(near)")]
    }
    switch conversation.stop {
    case .asks(let prompt):
      let node = conversation.walk.path.last.map { [part("nodes", dialog[$0].id)] } ?? []
      var questions = [prompt.question].compactMap(\.self)
      questions += prompt.onScreen.filter { $0 != prompt.question }
      return (questions.map { part("questions", dialog[$0].id) } + node).map(line)
    case .concludes(let node):
      let conclusion = conversation.conclusion
      return
        ([part("levels", dialog[conclusion.level].id)]
        + conclusion.reasons.map { part("findings", dialog[$0.finding].id) }
        + conclusion.advice.map { part("advice", dialog[$0].id) }
        + (node.map { [part("nodes", dialog[$0].id)] } ?? [])).map(line)
    }
  }

  /// The sections whose parts have ids.
  private var sections: [String] {
    [
      "settings", "questions", "nodes", "derived", "scores", "levels", "findings", "advice", "topics",
      "sources", "claims", "properties",
    ]
  }

  private func part(_ section: String, _ id: String) -> WrittenDialog.Part { .init(section, id) }

  private func line(_ part: WrittenDialog.Part) -> Line {
    Line(.item, "\(place(written.place(of: part))): \(part.described)")
  }

  // MARK: - /facts

  /// Everything that is known, its value, and where it is from.
  var facts: [Line] {
    let values = conversation.walk.values
    let slots = dialog.slots
    func known(_ slots: Range<Int>, where holds: (Value) -> Bool = { $0 != .null }) -> [Line] {
      slots.filter { holds(values[$0]) }.map { dialog.describe([$0], values: values) }.filter { !$0.isEmpty }
        .map { Line(.item, $0) }
    }
    let refuted = slots.findings.filter { values[$0] == .boolean(false) }.compactMap(dialog.name)
    let mentions = conversation.journal.mentions.map { dialog[$0].id }
    return group("Settings", known(slots.settings)) + group("Answers, by reply", answers)
      + group("Mentioned, to be asked about", list(mentions, ""))
      + group("Kept aside", list(conversation.journal.parked.map(\.event.notation), ""))
      + group("Derived facts and scores", known(slots.derived) + known(slots.scores))
      + group(
        "Findings and level",
        known(slots.findings) { $0 == .boolean(true) } + list(refuted, "false: ")
          + [Line(.item, dialog.describe([slots.level], values: values))])
  }

  private func group(_ heading: String, _ lines: [Line]) -> [Line] {
    lines.isEmpty ? [] : [Line(.heading, heading)] + lines
  }

  private func list(_ names: [String], _ what: String) -> [Line] {
    names.isEmpty ? [] : [Line(.item, what + names.joined(separator: ", "))]
  }

  /// One line a reply that answers come from: its number, its words, and the answers that count now.
  private var answers: [Line] {
    var found: [Int: [String]] = [:]
    for question in conversation.answered {
      guard let entry = conversation.journal[question] else { continue }
      found[entry.reply, default: []].append(described(question, entry))
    }
    return found.sorted { $0.key < $1.key }.map { reply, facts in
      let words = conversation.log.last { $0.reply == reply }?.words ?? ""
      return Line(.item, "\(reply), \(quoted(words)): \(facts.joined(separator: ", "))")
    }
  }

  /// An answer, how it was given, and how conditions read it where that is something else.
  private func described(_ question: Reference<Question>, _ entry: Journal.Entry) -> String {
    let logged = conversation.log.last { $0.reply == entry.reply && $0.event.answers(dialog[question]) }
    let text = (logged?.event.how ?? "") + "\(dialog[question].id) = \(entry.answer.written)"
    let value = conversation.walk.values[dialog.slots[question]]
    guard dialog[question].factType != nil, entry.answer != .value(value) else { return text }
    return text + " (reads \(value.spelled))"
  }

  private func quoted(_ words: String) -> String {
    if words.isEmpty { return "not typed" }
    return "'" + words.prefix(60) + (words.count > 60 ? "…'" : "'")
  }
}

extension LogEntry.Event {
  /// Whether it answers a question, under its present id or a former one.
  fileprivate func answers(_ question: Question) -> Bool {
    switch self {
    case .answered(let id, _), .told(let id, _), .corrected(let id, _):
      id == question.id || question.was.contains(id)
    case .mentioned, .undone, .reopened, .asked: false
    }
  }

  /// How an answer was given, where it was not the one that was asked for.
  fileprivate var how: String {
    switch self {
    case .told: "told: "
    case .corrected: "corrected: "
    case .answered, .mentioned, .undone, .reopened, .asked: ""
    }
  }
}
