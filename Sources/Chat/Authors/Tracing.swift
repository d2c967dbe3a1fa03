import ClinicalQuality
import Conversations
import Diagnostics
import DialogLoading
import Dialogs

/// Why a conversation is where it is.
extension AuthorsLook {
  /// The most lines that show the parts of one condition; `/trace ID` shows all.
  private static let mostParts = 8

  /// Every condition that was read, its place, its value with that of its parts, and the facts that decided it.
  ///
  /// - Parameter id: Of a part of the dialog whose conditions are shown whole; empty for all that led here.
  func trace(_ id: String) -> [Line] {
    let steps = conversation.trace
    if !id.isEmpty { return conditions(of: id) }
    let shown = steps.filter { !isOpen($0) }
    let open = steps.filter(isOpen).compactMap(finding)
    let told = shown.map { line($0, mostParts: Self.mostParts) }
    let waiting = open.isEmpty ? [] : [Line(.say, "May still hold: " + open.joined(separator: ", ") + ".")]
    return told.isEmpty && waiting.isEmpty ? [Line(.say, "No condition was read yet.")] : told + waiting
  }

  private func conditions(of id: String) -> [Line] {
    let found = conversation.conditions(of: id)
    guard found.isEmpty else { return found.map { line($0, mostParts: .max) } }
    guard dialog.names[id] != nil else {
      let near = closest(to: id, in: dialog.names.all.map(\.key)).map { "; did you mean '\($0)'?" } ?? ""
      return [Line(.notice, "nothing here is named '\(id)'\(near)")]
    }
    return [Line(.notice, "'\(id)' has no condition")]
  }

  /// Whether it is of a finding that is not settled, of which there may be many.
  private func isOpen(_ step: TraceStep) -> Bool {
    switch step.subject {
    case .finding: step.truth == nil
    case .raise(let finding, _, _): conversation.walk.values[dialog.slots[finding]] == .null
    case .ask, .relevance, .edge, .advice, .contraindication, .derived, .score: false
    }
  }

  private func finding(_ step: TraceStep) -> String? {
    if case .finding(let finding) = step.subject { dialog[finding].id } else { nil }
  }

  // MARK: - One condition

  private func line(_ step: TraceStep, mostParts: Int) -> Line {
    let part = part(of: step.subject)
    let condition = written.text(of: part, at: keys(of: step.subject))
    let place = place(condition?.place ?? written.place(of: part))
    let head = "\(place): \(name(of: step.subject)): \(step.value.spelled)"
    var parts = condition.map { step.condition.explained(conversation.walk.values).lines(of: $0.text) } ?? []
    if parts.count > mostParts { parts = [parts[0] + ", by parts: /trace \(part.id ?? "")"] }
    return Line(.item, ([head] + parts + decided(step)).joined(separator: "\n    "))
  }

  /// The answers behind a value, seen through derived facts, scores and findings; else the facts that it waits for.
  private func decided(_ step: TraceStep) -> [String] {
    let questions = conversation.walk.questions(deciding: step.condition, dialog)
    let answered = questions.filter { conversation.journal[$0] != nil }.sorted { $0.position < $1.position }
    let open = questions.filter { conversation.journal[$0] == nil }.sorted { $0.position < $1.position }
    let because = answered.compactMap { question in
      conversation.journal[question].map {
        "\(dialog[question].id) = \($0.answer.written) (reply \($0.reply))"
      }
    }
    return [
      because.isEmpty ? nil : "because " + because.joined(separator: ", "),
      open.isEmpty ? nil : "waits for " + open.map { dialog[$0].id }.joined(separator: ", "),
    ].compactMap(\.self)
  }

  private func name(of subject: TraceStep.Subject) -> String {
    switch subject {
    case .ask(let question, _, _): "ask \(dialog[question].id)"
    case .relevance(let question): "\(dialog[question].id) is relevant"
    case .edge(let node, _, let target): "\(dialog[node].id) -> \(dialog[target].id)"
    case .finding(let finding): "finding \(dialog[finding].id)"
    case .raise(let finding, _, let level): "\(dialog[finding].id) is raised to \(dialog[level].id)"
    case .advice(let advice): "advice \(dialog[advice].id)"
    case .contraindication(let advice): "advice \(dialog[advice].id) is withheld unless this is false"
    case .derived(let fact): dialog[derived: fact].id
    case .score(let score, let number): "\(dialog[score].id), \(dialog[score].items[number].points) points"
    }
  }

  /// Where a condition stands: the part, and the way down in it.
  private func part(of subject: TraceStep.Subject) -> WrittenDialog.Part {
    switch subject {
    case .ask(_, let node, _), .edge(let node, _, _): .init("nodes", dialog[node].id)
    case .relevance(let question): .init("questions", dialog[question].id)
    case .finding(let finding), .raise(let finding, _, _): .init("findings", dialog[finding].id)
    case .advice(let advice), .contraindication(let advice): .init("advice", dialog[advice].id)
    case .derived(let fact): .init("derived", dialog[derived: fact].id)
    case .score(let score, _): .init("scores", dialog[score].id)
    }
  }

  private func keys(of subject: TraceStep.Subject) -> [WrittenDialog.Step] {
    switch subject {
    case .ask(_, _, let item): [.key("ask"), .item(item), .key("when")]
    case .relevance: [.key("relevant")]
    case .edge(_, let number, _): [.key("next"), .item(number), .key("when")]
    case .finding, .advice: [.key("when")]
    case .raise(_, let number, _): [.key("raise"), .item(number), .key("when")]
    case .contraindication: [.key("unless")]
    case .derived: []
    case .score(_, let number): [.item(number), .key("when")]
    }
  }
}
