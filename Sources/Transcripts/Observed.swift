import ClinicalQuality
import Conversations
import Dialogs

/// What was shown and noted since the last typed line, against which expectations are held.
struct Observed {
  private var shown: [String] = []
  private var noted: [LogEntry.Event] = []
  private var topics: [String] = []
  private var firstHelp: [String] = []

  mutating func add(_ turn: Turn, in conversation: Conversation) {
    let dialog = conversation.dialog
    shown += conversation.lines(for: turn).map(\.text)
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
  func failure(
    of expectation: CheckedTranscript.Expectation, at line: Transcript.Line, _ conversation: Conversation
  ) -> TranscriptResult.Failure? {
    let (holds, grade, observed) = judge(expectation, isNegative: line.isNegative, conversation)
    if holds != line.isNegative { return nil }
    return TranscriptResult.Failure(line: line, grade: grade, observed: observed)
  }

  /// Whether an expectation holds (for a negative one: whether any of what it names does).
  private func judge(
    _ expectation: CheckedTranscript.Expectation, isNegative: Bool, _ conversation: Conversation
  ) -> (Bool, TranscriptResult.Grade, String) {
    func compare(_ wanted: [String], with found: [String]) -> Bool {
      isNegative ? wanted.contains(where: found.contains) : wanted.allSatisfy(found.contains)
    }
    let dialog = conversation.dialog
    switch expectation {
    case .shown(let pattern):
      return (shown.contains { matches($0, pattern) }, .wording, "bot: " + shown.joined(separator: " / "))
    case .noted(let facts):
      let found = self.notedFacts
      let holds =
        facts == [.nothing]
        ? found.allSatisfy { if case .topic = $0 { true } else { false } }
        : isNegative ? facts.contains(where: found.contains) : facts.allSatisfy(found.contains)
      return (holds, .notedFacts, "noted: " + written(noted))
    case .notedAll(let events):
      return (events == noted, .notedFacts, "noted: " + noted.notation)
    case .asks(let ids):
      let asked = askedIDs(conversation)
      return (ids == asked, .questionsAsked, "asks: " + (asked.isEmpty ? "nothing" : list(asked)))
    case .level(let id):
      let level = self.level(conversation)
      return (id == level, .level, "level: \(level)")
    case .findings(let ids):
      let found = conversation.conclusion.findingIDs(in: dialog)
      return (compare(ids, with: found), .finding, "finding: " + list(found))
    case .advice(let ids):
      let found = conversation.conclusion.adviceIDs(in: dialog) + firstHelp
      return (compare(ids, with: found), .advice, "advice: " + list(found))
    case .topics(let ids):
      return (compare(ids, with: topics), .wording, "topic: " + list(topics))
    case .condition(let expression):
      let values = conversation.values
      let value = expression.value(values)
      let read = dialog.describe(expression.reads, values: values)
      return (value == .boolean(true), .finding, "\(value.literal), with \(read)")
    }
  }

  private func askedIDs(_ conversation: Conversation) -> [String] {
    if case .asks(let prompt) = conversation.stop { prompt.ids(in: conversation.dialog) } else { [] }
  }

  /// At a conclusion the level that is given, on the way the level so far.
  private func level(_ conversation: Conversation) -> String {
    guard case .asks = conversation.stop else {
      return conversation.dialog[conversation.conclusion.level].id
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
