import ClinicalQuality
import Conversations
import Dialogs

/// What was shown and noted since the last typed line, against which expectations are held.
struct Observed {
  private var shown: [String] = []
  private var noted: [LogEntry.Event] = []
  private var topics: [String] = []
  private var firstHelp: [String] = []
  /// What the answers come to, computed once however many lines ask for it.
  private var knownConclusion: Conclusion?
  private var knownValues: [Value]?

  mutating func add(_ turn: Turn, in conversation: Conversation, withWords: Bool) {
    let dialog = conversation.dialog
    (knownConclusion, knownValues) = (nil, nil)
    if withWords { shown += conversation.lines(for: turn).map(\.text) }
    noted += turn.noted
    for said in turn.said {
      switch said.source {
      case .topic(let topic), .topicTooEarly(let topic), .topicForClinician(let topic):
        topics.append(dialog[topic].id)
      case .advice(let advice): firstHelp.append(dialog[advice].id)
      case .node: break
      }
    }
  }

  /// How an expectation is not met, or `nil` where it is.
  mutating func failure(
    of expectation: CheckedTranscript.Expectation, at line: Transcript.Line, _ conversation: Conversation
  ) -> TranscriptResult.Failure? {
    let verdict = judge(expectation, line, conversation)
    if verdict.holds != line.isNegative { return nil }
    return TranscriptResult.Failure(
      line: line, grade: verdict.grade, observed: verdict.observed(),
      replacement: line.isNegative ? nil : verdict.replacement())
  }

  /// What came of an expectation; words are found only where they are wanted.
  private struct Verdict {
    /// Whether it holds (for a negative one: whether any of what it names does).
    let holds: Bool
    let grade: TranscriptResult.Grade
    let observed: () -> String
    var replacement: () -> TranscriptResult.Replacement? = { nil }
  }

  private mutating func judge(
    _ expectation: CheckedTranscript.Expectation, _ line: Transcript.Line, _ conversation: Conversation
  ) -> Verdict {
    switch expectation {
    case .shown(let pattern): return judgeShown(pattern)
    case .noted(let facts): return judgeNoted(facts, line)
    case .notedAll(let events):
      let noted = noted
      return Verdict(holds: events == noted, grade: .notedFacts) {
        "noted: " + noted.notation
      } replacement: {
        .init(text: noted.notation)
      }
    case .asks(let ids):
      let asked = askedIDs(conversation)
      return Verdict(holds: ids == asked, grade: .questionsAsked) {
        "asks: " + (asked.isEmpty ? "nothing" : list(asked))
      } replacement: {
        .init(text: asked.isEmpty ? "nothing" : list(asked))
      }
    case .level(let id):
      let level = level(conversation)
      return Verdict(holds: id == level, grade: .level) {
        "level: \(level)"
      } replacement: {
        .init(text: level)
      }
    case .findings(let ids):
      let found = conclusion(conversation).findingIDs(in: conversation.dialog)
      return compare(ids, with: found, line, .finding)
    case .advice(let ids):
      let found = conclusion(conversation).adviceIDs(in: conversation.dialog) + firstHelp
      return compare(ids, with: found, line, .advice)
    case .topics(let ids): return compare(ids, with: topics, line, .wording)
    case .condition(let expression):
      let values = values(conversation)
      let value = expression.value(values)
      return Verdict(holds: value == .boolean(true), grade: .finding) {
        "\(value.literal), with \(conversation.dialog.describe(expression.reads, values: values))"
      }
    }
  }

  private func judgeShown(_ pattern: String) -> Verdict {
    let shown = shown
    return Verdict(holds: shown.contains(where: Wildcard(pattern).matches), grade: .wording) {
      describe(shown, like: pattern)
    } replacement: {
      reworded(pattern, after: shown).map { .init(text: $0) }
    }
  }

  /// What was shown; of many lines those that are most like the pattern.
  private func describe(_ shown: [String], like pattern: String) -> String {
    guard !shown.isEmpty else { return "bot: nothing" }
    let most = 3
    let nearest = shown.count <= most ? shown : mostAlike(shown, to: pattern, count: most)
    let rest = shown.count - nearest.count
    return nearest.map { "bot: \($0)\n" }.joined()
      + (rest > 0 ? "(and \(rest) lines that are less alike)" : "")
  }

  private func judgeNoted(_ facts: [CheckedTranscript.NotedFact], _ line: Transcript.Line) -> Verdict {
    let found = notedFacts
    let noted = noted
    let holds =
      facts == [.nothing]
      ? found.allSatisfy { if case .topic = $0 { true } else { false } }
      : line.isNegative ? facts.contains(where: found.contains) : facts.allSatisfy(found.contains)
    return Verdict(holds: holds, grade: .notedFacts) {
      "noted: " + written(noted)
    } replacement: {
      // The line goes on to speak of the questions that it spoke of, where something of them was noted.
      let named = Set(facts.compactMap(\.question))
      let own = noted.filter { $0.questionID.map(named.contains) ?? false }
      return .init(text: written(own.isEmpty ? noted : own))
    }
  }

  /// Names against those found. Where some of what is expected is so, the line keeps those; where none is, it takes
  /// what was found, and where nothing was, it says so.
  private func compare(
    _ wanted: [String], with found: [String], _ line: Transcript.Line, _ grade: TranscriptResult.Grade
  ) -> Verdict {
    let kind = line.kind.rawValue
    let holds = line.isNegative ? wanted.contains(where: found.contains) : wanted.allSatisfy(found.contains)
    return Verdict(holds: holds, grade: grade) {
      "\(kind): " + list(found)
    } replacement: {
      let kept = wanted.filter(found.contains)
      if !kept.isEmpty { return .init(text: list(kept)) }
      if grade == .wording, found.isEmpty { return nil }
      return found.isEmpty ? .init(text: list(wanted), becomesNegative: true) : .init(text: list(found))
    }
  }

  // MARK: - The state

  private mutating func conclusion(_ conversation: Conversation) -> Conclusion {
    let found = knownConclusion ?? conversation.conclusion
    knownConclusion = found
    return found
  }

  private mutating func values(_ conversation: Conversation) -> [Value] {
    let found = knownValues ?? conversation.values
    knownValues = found
    return found
  }

  private func askedIDs(_ conversation: Conversation) -> [String] {
    if case .asks(let prompt) = conversation.stop { prompt.ids(in: conversation.dialog) } else { [] }
  }

  /// At a conclusion the level that is given, on the way the level so far.
  private mutating func level(_ conversation: Conversation) -> String {
    guard case .asks = conversation.stop else {
      return conversation.dialog[conclusion(conversation).level].id
    }
    return if case .string(let id) = conversation.walk.values[conversation.dialog.slots.level] { id } else {
      ""
    }
  }

  private var notedFacts: Set<CheckedTranscript.NotedFact> {
    Set(
      noted.flatMap { event -> [CheckedTranscript.NotedFact] in
        switch event {
        case .answered(let id, let answer): [.fact(question: id, answer)]
        case .told(let id, let answer): [.fact(question: id, answer), .told(question: id, answer)]
        case .corrected(let id, let answer): [.fact(question: id, answer), .corrected(question: id, answer)]
        case .mentioned(let id): [.mentioned(id)]
        case .undone: [.undone]
        case .reopened(let id): [.reopened(id)]
        case .asked(let id): [.topic(id)]
        }
      })
  }
}

extension CheckedTranscript.NotedFact {
  /// The question that it speaks of.
  fileprivate var question: String? {
    switch self {
    case .fact(let id, _), .told(let id, _), .corrected(let id, _), .mentioned(let id), .reopened(let id): id
    case .nothing, .undone, .topic: nil
    }
  }
}

extension LogEntry.Event {
  fileprivate var questionID: String? {
    switch self {
    case .answered(let id, _), .told(let id, _), .corrected(let id, _), .mentioned(let id), .reopened(let id):
      id
    case .undone, .asked: nil
    }
  }
}

/// Names between commas, or a dash where there are none.
private func list(_ ids: [String]) -> String {
  ids.isEmpty ? "-" : ids.joined(separator: ", ")
}

/// Events as a `noted:` line writes them.
func written(_ events: [LogEntry.Event]) -> String {
  let parts = events.compactMap { event -> String? in
    switch event {
    case .answered(let id, let answer), .told(let id, let answer), .corrected(let id, let answer):
      "\(id) = \(answer.written)"
    case .mentioned(let id): "mentioned: \(id)"
    case .undone(let reply): "undone: \(reply)"
    case .reopened, .asked: nil
    }
  }
  return parts.isEmpty ? "nothing" : parts.joined(separator: ", ")
}
