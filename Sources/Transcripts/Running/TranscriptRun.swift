import Conversations
import Dialogs

/// One transcript on its way.
struct TranscriptRun {
  private(set) var conversation: Conversation
  private(set) var failures: [TranscriptResult.Failure] = []
  private(set) var covered: CoverageRecorder?
  private let steps: [(line: Transcript.Line, step: CheckedTranscript.Step)]
  private var given: [Reference<Question>: (answer: Answer, line: Transcript.Line, isUsed: Bool)] = [:]
  private var otherwise: Answer?
  /// Whether `otherwise:` answers already: from the first line that is typed after it, or where none is.
  private var isAnsweringRest = false
  /// What was shown and noted since the last typed line.
  private var seen: Observed
  private(set) var talk: [TranscriptResult.TalkLine] = []
  private let isRecording: Bool
  /// Whether texts are rendered: only where a line asks for them, before the next that is typed.
  private var needsWords = false

  init(
    _ conversation: Conversation, steps: [(line: Transcript.Line, step: CheckedTranscript.Step)],
    isRecording: Bool, coverage: CoverageRecorder?
  ) {
    self.conversation = conversation
    self.steps = steps
    self.isRecording = isRecording
    covered = coverage
    seen = Observed()
    needsWords = areWordsWanted(in: 0)
  }

  mutating func go(untilFailure: Bool = false) {
    take(conversation.opening())
    for (index, (line, step)) in steps.enumerated() {
      switch step {
      case .type(let text):
        answerGiven()
        seen = Observed()
        needsWords = areWordsWanted(in: index + 1)
        record(.you, text)
        take(conversation.reply(text))
        isAnsweringRest = otherwise != nil
      case .take(let events):
        seen = Observed()
        needsWords = areWordsWanted(in: index + 1)
        record(.you, line.text)
        if !events.isEmpty { take(conversation.note(events)) }
      case .given(let answers):
        for (question, answer) in answers { given[question] = (answer, line, false) }
      case .otherwise(let answer):
        otherwise = answer
        isAnsweringRest = !steps[index...].contains { if case .type = $0.step { true } else { false } }
      case .expect(let expectation):
        answerGiven()
        if var failure = seen.failure(of: expectation, at: line, conversation) {
          failure.talk = talk
          failures.append(failure)
          if untilFailure { return }
        }
      }
    }
    answerGiven()
    failures += unusedGiven
  }

  /// Whether a line from there on asks for words, before the next that is typed.
  private func areWordsWanted(in start: Int) -> Bool {
    for (_, step) in steps[start...] {
      switch step {
      case .type, .take: return false
      case .expect(.shown): return true
      case .expect, .given, .otherwise: continue
      }
    }
    return false
  }

  private mutating func take(_ turn: Turn) {
    seen.add(turn, in: conversation, withWords: needsWords)
    covered?.note(turn, conversation)
    guard isRecording else { return }
    for line in conversation.lines(for: turn) { record(.bot, line.plain) }
  }

  private mutating func record(_ kind: TranscriptResult.TalkLine.Kind, _ text: @autoclosure () -> String) {
    if isRecording { talk.append(.init(kind: kind, text: text())) }
  }

  /// Answers what is asked from `given:`, and the rest from `otherwise:`; a mention only from `given:`, because what
  /// was said of a danger sign must not be denied in passing.
  private mutating func answerGiven() {
    guard !given.isEmpty || isAnsweringRest else { return }
    // Every round answers at least one open question, so there are no more rounds than questions and mentions.
    for _ in 0...(2 * conversation.dialog.questions.count) {
      guard case .asks(let prompt) = conversation.stop else { return }
      var wanted = prompt.onScreen
      if let question = prompt.question, !wanted.contains(question) { wanted.insert(question, at: 0) }
      var answers = wanted.compactMap { question in given[question].map { (question, $0.answer) } }
      for (question, _) in answers { given[question]?.isUsed = true }
      let isGiven = !answers.isEmpty
      if !isGiven, isAnsweringRest, prompt.reason != .mentioned, let otherwise {
        answers = prompt.onScreen.filter { fits(otherwise, $0) }.map { ($0, otherwise) }
      }
      guard !answers.isEmpty else { return }
      let events = answers.map { question, answer in
        LogEntry.Event.answered(question: conversation.dialog[question].id, answer)
      }
      record(isGiven ? .given : .otherwise, events.notation)
      take(conversation.note(events))
    }
  }

  /// 'No' answers a yes/no question and no other; 'not sure' answers every question.
  private func fits(_ answer: Answer, _ question: Reference<Question>) -> Bool {
    if answer == .notSure { return true }
    return if case .yesNo = conversation.dialog[question].kind { true } else { false }
  }

  private var unusedGiven: [TranscriptResult.Failure] {
    given.filter { !$0.value.isUsed }.sorted { $0.key.position < $1.key.position }.map { question, entry in
      TranscriptResult.Failure(
        line: entry.line, grade: .questionsAsked,
        observed: "'\(conversation.dialog[question].id)' was never asked", talk: talk)
    }
  }
}
