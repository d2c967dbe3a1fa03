import ClinicalQuality
import Diagnostics
import Dialogs

/// A transcript whose names are those of a dialog.
struct CheckedTranscript {
  /// A line with what it speaks of found in the dialog.
  enum Step {
    case type(String)
    case given([(question: Reference<Question>, answer: Answer)])
    case otherwise(Answer)
    case expect(Expectation)
  }

  /// What must be so after the line above.
  enum Expectation {
    case shown(String)
    case noted([NotedFact])
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
    case fact(question: String, Answer)
  }

  let steps: [(line: Transcript.Line, step: Step)]
}

/// Finds what the lines of a transcript speak of, reporting every name that the dialog does not have.
struct TranscriptChecker {
  let dialog: Dialog
  private(set) var diagnostics: [Diagnostic] = []

  init(dialog: Dialog) {
    self.dialog = dialog
  }

  mutating func check(_ transcript: Transcript) -> CheckedTranscript? {
    var steps: [(Transcript.Line, CheckedTranscript.Step)] = []
    for line in transcript.body {
      if let step = step(for: line) { steps.append((line, step)) }
    }
    return diagnostics.isEmpty ? CheckedTranscript(steps: steps) : nil
  }

  private mutating func step(for line: Transcript.Line) -> CheckedTranscript.Step? {
    let items = line.text.listedItems
    switch line.kind {
    case .you: return .type(line.text)
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
    case .dialog, .set, .unreviewed: return nil
    }
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
    let start = line.place.bytes.lowerBound
    let source = ExpressionSource(line.text) { range in
      SourceRange(file: line.place.file, bytes: (start + range.lowerBound)..<(start + range.upperBound))
    }
    return Expression.compile(source, in: dialog.scope(.conclusion), expecting: .boolean) {
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
    if item.hasPrefix("mentioned:") {
      return names([item.dropFirst("mentioned:".count).trimmed], .question, line).first.map { .mentioned($0) }
    }
    return answer(item, line).map { .fact(question: dialog[$0.question].id, $0.answer) }
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
