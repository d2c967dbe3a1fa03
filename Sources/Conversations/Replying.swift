import ClinicalQuality
import Dialogs
public import Understanding

/// How many replies in a row may fail before what is asked counts as 'not sure'.
private let failuresBeforeNotSure = 3

extension Conversation {
  /// Reads a reply, notes what it tells, and walks on.
  ///
  /// A reply that is too long, empty or not understood changes nothing and says so in ``Turn/trouble``.
  public mutating func reply(_ text: String) -> Turn {
    if let command = Command(text) { return obey(command) }
    let patient = reader.patient { journal[$0]?.answer }
    let reading = reader.read(text, asked: asked, previous: lastAnswered, today: today, patient: patient)
    let events = events(from: reading)
    if events.isEmpty {
      switch reading.command {
      case nil: break
      case Reading.thanks?: return remarked(.thanks)
      case Reading.nothingMore?: return asked == .nothing ? remarked(.nothingMore) : fail(.notUnderstood)
      case let name?: return obey(Command(name: name, argument: ""))
      }
      if reading.topic == nil { return fail(reading.trouble ?? .notUnderstood) }
    }
    let topics = reading.topic.map { [LogEntry.Event.asked(topic: dialog[$0].id)] } ?? []
    var turn = noting(events + topics, words: text)
    if let topic = reading.topic { turn.said.insert(answer(to: topic), at: 0) }
    return turn
  }

  /// What a reply may answer now.
  public var asked: Asked {
    if case .asks(let prompt) = stop { prompt.asked } else { .nothing }
  }

  /// The questions that the last reply answered, which words of correction may speak of: first what was asked, then
  /// what was told beside it by more than a yes or no.
  private var lastAnswered: [Reference<Question>] {
    let undone = Set(log.compactMap { if case .undone(let reply) = $0.event { reply } else { nil } })
    let isNoted = { (entry: LogEntry) in
      switch entry.event {
      case .answered, .corrected, .told: !undone.contains(entry.reply)
      case .mentioned, .reopened, .undone, .asked: false
      }
    }
    guard let last = log.last(where: isNoted)?.reply else { return [] }
    let entries = log.reversed().prefix { $0.reply >= last }.reversed().filter { $0.reply == last }
    let answered = entries.filter { if case .answered = $0.event { true } else { false } }
    let others = entries.filter { entry in
      switch entry.event {
      case .corrected: true
      case .told(let id, _): dialog.question(named: id).map { !dialog[$0].isYesNo } ?? false
      case .answered, .mentioned, .reopened, .undone, .asked: false
      }
    }
    return (answered.suffix(1) + others).compactMap { $0.event.question(in: dialog) }
  }

  /// Counts a reply that answered nothing. The third in a row counts as 'not sure' of what is asked, so that nobody is
  /// held up; where an answer was to be changed, it stays as it was.
  mutating func fail(_ trouble: Reading.Trouble) -> Turn {
    guard case .asks(let prompt) = stop, trouble.isMisunderstanding else { return failed(trouble) }
    guard failures + 1 >= failuresBeforeNotSure else {
      failures += 1
      return failed(trouble)
    }
    if prompt.reason == .changing {
      changing = nil
      failures = 0
      var turn = Turn(stop: stop)
      turn.isGivenUp = true
      return turn
    }
    let asked = prompt.question.map { [$0] } ?? prompt.onScreen
    var turn = noting(asked.map { .answered(question: dialog[$0].id, .notSure) }, words: "")
    turn.isGivenUp = true
    return turn
  }

  private func remarked(_ remark: Turn.Remark) -> Turn {
    var turn = Turn(stop: stop)
    turn.remark = remark
    return turn
  }

  private func failed(_ trouble: Reading.Trouble) -> Turn {
    var turn = Turn(stop: stop)
    turn.trouble = trouble
    turn.failures = failures
    return turn
  }

  func answer(to topic: Reference<Topic>) -> Turn.Said {
    let words = words(of: dialog[topic].say)
    guard let unless = dialog[topic].unless else { return .init(source: .topic(topic), words: words) }
    switch unless.truth(walk.values) {
    case false?: return .init(source: .topic(topic), words: words)
    case true?:
      let instead = dialog[topic].instead.map { self.words(of: $0) } ?? ""
      return .init(source: .topicForClinician(topic), words: instead)
    case nil:
      // Where nothing more is asked, what is not known stays unknown.
      if case .concludes = walk.stop { return .init(source: .topicForClinician(topic), words: "") }
      return .init(source: .topicTooEarly(topic), words: "")
    }
  }

  // MARK: - From a reading to the log

  /// What a reading adds to the log; facts that must be asked about first become mentions.
  func events(from reading: Reading) -> [LogEntry.Event] {
    answers(in: reading) + reading.told.compactMap { event(telling: $0, isCorrection: reading.isCorrection) }
  }

  private func answers(in reading: Reading) -> [LogEntry.Event] {
    guard case .asks(let prompt) = stop else { return [] }
    if reading.isChecklistNotSure {
      let asked = prompt.question.map { [$0] } ?? prompt.onScreen
      return asked.map { .answered(question: dialog[$0].id, .notSure) }
    }
    return reading.answers.compactMap { fact in
      let id = dialog[fact.question].id
      if fact.isDoubtful, dialog[fact.question].isDanger {
        // Asked about by itself and still in doubt: 'not sure', so that nobody is asked the same for ever.
        return prompt.reason == .mentioned ? .answered(question: id, .notSure) : .mentioned(question: id)
      }
      guard let entry = journal[fact.question], prompt.reason != .mentioned else {
        return .answered(question: id, fact.answer)
      }
      let takesBackDanger = dialog[fact.question].isDanger && fact.answer == .no && entry.answer != .no
      return takesBackDanger ? .mentioned(question: id) : .corrected(question: id, fact.answer)
    }
  }

  /// A fact told in passing: noted, or where it is a danger sign or contradicts an entry, to be asked about next.
  private func event(telling fact: Reading.Fact, isCorrection: Bool) -> LogEntry.Event? {
    let question = dialog[fact.question]
    let entry = journal[fact.question]?.answer
    if entry == fact.answer { return nil }
    let isPresentDanger = question.isDanger && fact.answer != .no
    let takesBackDanger = question.isDanger && fact.answer == .no && entry != nil
    if fact.isDoubtful || isPresentDanger || takesBackDanger { return .mentioned(question: question.id) }
    guard entry != nil else { return .told(question: question.id, fact.answer) }
    return isCorrection
      ? .corrected(question: question.id, fact.answer) : .mentioned(question: question.id)
  }
}

extension Reading.Trouble {
  /// Whether something was typed that did not answer; an empty line says nothing, and a far too long one is unread.
  fileprivate var isMisunderstanding: Bool {
    switch self {
    case .notUnderstood, .ambiguous, .whichItems, .outOfRange: true
    case .empty, .tooLong: false
    }
  }
}

extension Question {
  fileprivate var isYesNo: Bool { if case .yesNo = kind { true } else { false } }
}
