public import Conversations
public import Dialogs
import Understanding

/// Holds the conversation that a transcript writes down, and compares.
public struct TranscriptRunner: Sendable {
  private let dialog: Dialog
  private let reader: Reader

  /// Creates a runner; use one for all transcripts of a dialog.
  public init(_ dialog: Dialog) {
    self.dialog = dialog
    reader = Reader(dialog)
  }

  /// Runs a transcript.
  ///
  /// - Parameter atConclusion: Called with the conversation as it stands at the end, for what must hold of every
  ///   conversation.
  public func run(_ transcript: Transcript, atEnd: (Conversation) -> Void = { _ in }) -> TranscriptResult {
    var result = TranscriptResult(path: transcript.path)
    result.isUnreviewed = transcript.isUnreviewed
    var checker = TranscriptChecker(dialog: dialog)
    let checked = checker.check(transcript)
    result.diagnostics = checker.diagnostics
    guard let checked else { return result }
    let conversation = Conversation(dialog, reader: reader, settings: transcript.settings)
    var run = TranscriptRun(conversation, steps: checked.steps)
    run.go()
    result.failures = run.failures
    atEnd(run.conversation)
    return result
  }
}

/// One transcript on its way.
struct TranscriptRun {
  private(set) var conversation: Conversation
  private(set) var failures: [TranscriptResult.Failure] = []
  private let steps: [(line: Transcript.Line, step: CheckedTranscript.Step)]
  private var given: [Reference<Question>: (answer: Answer, line: Transcript.Line, isUsed: Bool)] = [:]
  private var otherwise: Answer?
  /// Whether `otherwise:` answers already: from the first line that is typed after it, or where none is.
  private var isAnsweringRest = false
  /// What was shown and noted since the last typed line.
  private var seen = Observed()

  init(_ conversation: Conversation, steps: [(line: Transcript.Line, step: CheckedTranscript.Step)]) {
    self.conversation = conversation
    self.steps = steps
  }

  mutating func go() {
    seen.add(conversation.opening(), in: conversation)
    for (index, (line, step)) in steps.enumerated() {
      switch step {
      case .type(let text):
        answerGiven()
        seen = Observed()
        let turn = conversation.reply(text)
        seen.add(turn, in: conversation)
        isAnsweringRest = otherwise != nil
      case .take(let events):
        seen = Observed()
        if !events.isEmpty { seen.add(conversation.note(events), in: conversation) }
      case .given(let answers):
        for (question, answer) in answers { given[question] = (answer, line, false) }
      case .otherwise(let answer):
        otherwise = answer
        isAnsweringRest = !steps[index...].contains { if case .type = $0.step { true } else { false } }
      case .expect(let expectation):
        answerGiven()
        if let failure = seen.failure(of: expectation, at: line, conversation) { failures.append(failure) }
      }
    }
    answerGiven()
    failures += unusedGiven
  }

  /// Answers what is asked from `given:`, and the rest from `otherwise:`; a mention only from `given:`, because what
  /// was said of a danger sign must not be denied in passing.
  private mutating func answerGiven() {
    // Every round answers at least one open question, so there are no more rounds than questions and mentions.
    for _ in 0...(2 * conversation.dialog.questions.count) {
      guard case .asks(let prompt) = conversation.stop else { return }
      let wanted = [prompt.question].compactMap(\.self) + prompt.onScreen
      var answers = wanted.compactMap { question in given[question].map { (question, $0.answer) } }
      for (question, _) in answers { given[question]?.isUsed = true }
      if answers.isEmpty, isAnsweringRest, prompt.reason != .mentioned, let otherwise {
        answers = prompt.onScreen.filter { fits(otherwise, $0) }.map { ($0, otherwise) }
      }
      guard !answers.isEmpty else { return }
      let events = answers.map { question, answer in
        LogEntry.Event.answered(question: conversation.dialog[question].id, answer)
      }
      let turn = conversation.note(events)
      seen.add(turn, in: conversation)
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
        observed: "'\(conversation.dialog[question].id)' was never asked")
    }
  }
}
