import ClinicalQuality
import Conversations
import Diagnostics
import Dialogs
import Understanding

/// A transcript whose names are those of a dialog.
struct CheckedTranscript {
  /// A line with what it speaks of found in the dialog.
  enum Step {
    case type(String)
    /// What came of a reply that nobody can type again.
    case take([LogEntry.Event])
    case given([(question: Reference<Question>, answer: Answer)])
    case otherwise(Answer)
    case expect(Expectation)
  }

  /// What must be so after the line above.
  enum Expectation {
    case shown(String)
    case noted([NotedFact])
    /// All that was noted, in its order.
    case notedAll([LogEntry.Event])
    case asks([String])
    case level(String)
    case findings([String])
    case advice([String])
    case topics([String])
    case condition(Expression)
  }

  /// A part of a `noted:` line.
  enum NotedFact: Hashable {
    case nothing
    case mentioned(String)
    case undone
    case reopened(String)
    case topic(String)
    /// However it came about.
    case fact(question: String, Answer)
    case told(question: String, Answer)
    case corrected(question: String, Answer)
  }

  let steps: [(line: Transcript.Line, step: Step)]
}

/// Finds what the lines of a transcript speak of, reporting every name that the dialog does not have.
struct TranscriptChecker {
  let dialog: Dialog
  /// What conditions may read; made once for all transcripts of a dialog.
  let scope: FactScope
  private(set) var diagnostics: [Diagnostic] = []

  init(dialog: Dialog, scope: FactScope) {
    self.dialog = dialog
    self.scope = scope
  }

  mutating func check(_ transcript: Transcript) -> CheckedTranscript? {
    checkSettings(transcript)
    var steps: [(Transcript.Line, CheckedTranscript.Step)] = []
    for (index, line) in transcript.body.enumerated() {
      let step =
        transcript.isSaved ? savedStep(for: line, followedBy: transcript.body[(index + 1)...]) : nil
      if let step = step ?? self.step(for: line) { steps.append((line, step)) }
    }
    return diagnostics.isEmpty ? CheckedTranscript(steps: steps) : nil
  }

  /// A setting that the dialog does not have, or a value that it does not take, would change nothing unnoticed.
  private mutating func checkSettings(_ transcript: Transcript) {
    for line in transcript.settingLines {
      for (name, value) in line.text.listedItems.compactMap(\.assignment) {
        if name == Conversation.todaySetting, dialog.settings.allSatisfy({ $0.id != name }) {
          if Day(value.unquoted) == nil {
            diagnostics.append(
              Diagnostic(
                .unknownInTranscript, "'\(value)' is no day; write one as 2026-11-21", at: line.place))
          }
          continue
        }
        guard names([name], .setting, line).first != nil,
          let setting = dialog.settings.first(where: { $0.id == name }),
          !setting.values.contains(value.unquoted)
        else { continue }
        let known = setting.values.map { "'\($0)'" }.joined(separator: ", ")
        diagnostics.append(
          Diagnostic(
            .unknownInTranscript, "'\(value)' is no value of '\(name)'; it takes \(known)", at: line.place))
      }
    }
  }

  private mutating func step(for line: Transcript.Line) -> CheckedTranscript.Step? {
    let items = line.text.listedItems
    switch line.kind {
    case .you: return .type(TypedText(written: line.text).words)
    case .given: return .given(items.compactMap { answer($0, line) })
    case .otherwise: return otherwise(line).map(CheckedTranscript.Step.otherwise)
    case .bot: return .expect(.shown(line.text))
    case .noted: return .expect(.noted(items.compactMap { notedFact($0, line) }))
    case .asks: return .expect(.asks(items == ["nothing"] ? [] : names(items, .question, line)))
    case .level: return names([line.text], .level, line).first.map { .expect(.level($0)) }
    case .finding: return .expect(.findings(names(items, .finding, line)))
    case .advice: return .expect(.advice(names(items, .advice, line)))
    case .topic: return .expect(.topics(names(items, .topic, line)))
    case .expect: return condition(line).map { .expect(.condition($0)) }
    case .dialog, .set, .unreviewed, .include, .version, .hash, .source, .at: return nil
    }
  }

  // MARK: - Saved conversations

  /// What is different in a saved conversation; `nil` for a line that says what it says in every transcript.
  private mutating func savedStep(
    for line: Transcript.Line, followedBy rest: ArraySlice<Transcript.Line>
  ) -> CheckedTranscript.Step? {
    switch line.kind {
    case .noted where !line.isNegative: return .expect(.notedAll(events(line)))
    case .you where !TypedText(written: line.text).isKnown:
      let noted = rest.prefix { $0.kind != .you }.first { $0.kind == .noted }
      return .take(noted.map { events($0) } ?? [])
    default: return nil
    }
  }

  private mutating func events(_ line: Transcript.Line) -> [LogEntry.Event] {
    var events: [LogEntry.Event] = []
    for item in line.text == "nothing" ? [] : line.text.listedItems {
      if let event = LogEntry.Event(notation: item) {
        events.append(event)
      } else {
        let message = "'\(item)' is nothing that a saved conversation notes"
        diagnostics.append(Diagnostic(.transcriptSyntax, message, at: line.place))
      }
    }
    return events
  }

  private mutating func otherwise(_ line: Transcript.Line) -> Answer? {
    switch line.text {
    case "no": return .no
    case "not sure": return .notSure
    default:
      diagnostics.append(
        Diagnostic(.transcriptSyntax, "'otherwise:' takes 'no' or 'not sure'", at: line.place))
      return nil
    }
  }

  private mutating func condition(_ line: Transcript.Line) -> Expression? {
    let source = ExpressionSource(line.text) { line.place(of: $0) }
    return Expression.compile(source, in: scope, expecting: .boolean) {
      diagnostics.append($0)
    }
  }

  private mutating func names(_ items: [String], _ kind: Names.Kind, _ line: Transcript.Line) -> [String] {
    items.filter { item in
      if dialog.names.position(of: item, as: kind) != nil { return true }
      let near = closest(to: item, in: dialog.names.all(kind))
      let hint = near.map { "; did you mean '\($0)'?" } ?? ""
      diagnostics.append(
        Diagnostic(.unknownInTranscript, "no \(kind.rawValue) is named '\(item)'\(hint)", at: line.place))
      return false
    }
  }

  private mutating func notedFact(_ item: String, _ line: Transcript.Line) -> CheckedTranscript.NotedFact? {
    if item == "nothing" { return .nothing }
    if item.hasPrefix("undone") { return .undone }
    func named(_ prefix: String, _ kind: Names.Kind) -> String? {
      names([item.dropFirst(prefix.count).trimmed], kind, line).first
    }
    func fact(_ prefix: String) -> (question: String, answer: Answer)? {
      answer(item.dropFirst(prefix.count).trimmed, line).map { (dialog[$0.question].id, $0.answer) }
    }
    if item.hasPrefix("mentioned:") { return named("mentioned:", .question).map { .mentioned($0) } }
    if item.hasPrefix("reopened:") { return named("reopened:", .question).map { .reopened($0) } }
    if item.hasPrefix("topic:") { return named("topic:", .topic).map { .topic($0) } }
    if item.hasPrefix("told:") { return fact("told:").map { .told(question: $0, $1) } }
    if item.hasPrefix("corrected:") { return fact("corrected:").map { .corrected(question: $0, $1) } }
    return fact("").map { .fact(question: $0, $1) }
  }

  /// Reads `side = 'one'`, `swelling = not sure`, `cramp_duration = 10 minutes`.
  private mutating func answer(
    _ item: String, _ line: Transcript.Line
  ) -> (question: Reference<Question>, answer: Answer)? {
    guard let (name, value) = item.assignment else {
      diagnostics.append(
        Diagnostic(.transcriptSyntax, "'\(item)' says no value; write 'question = value'", at: line.place))
      return nil
    }
    guard names([name], .question, line).first != nil, let question = dialog.question(named: name) else {
      return nil
    }
    if let answer = dialog[question].answer(written: value) { return (question, answer) }
    let options = dialog[question].options.map { "'\($0.id)'" }.joined(separator: ", ")
    let hint = options.isEmpty ? "" : "; it takes \(options)"
    diagnostics.append(
      Diagnostic(.unknownInTranscript, "'\(value)' is no answer to '\(name)'\(hint)", at: line.place))
    return nil
  }
}
