import ClinicalQuality
public import Dialogs

/// What the log comes to: at most one entry a question, and what is still to be asked about.
///
/// A fold of the log; reading the same log against the same dialog always gives the same journal.
public struct Journal: Sendable {
  /// The answer that counts for a question.
  public struct Entry: Hashable, Sendable {
    public let answer: Answer
    /// The reply that it came from.
    public let reply: Int
  }

  /// The entries by the question's position; `nil` for an open question.
  public private(set) var entries: [Entry?]
  /// Questions that were mentioned and not asked about since, first mentioned first.
  public private(set) var mentions: [Reference<Question>] = []
  /// Questions that were mentioned and then answered with no.
  public private(set) var denied: [Reference<Question>] = []
  /// Log entries whose question or option this dialog does not have; kept, and back when they fit again.
  public private(set) var parked: [LogEntry] = []
  /// The number of the last reply; 0 before the first.
  public private(set) var lastReply = 0
  private var mentionedOnce: Set<Int> = []

  /// Folds a log.
  ///
  /// - Complexity: O(log + questions).
  public init(_ log: [LogEntry] = [], dialog: Dialog) {
    entries = Array(repeating: nil, count: dialog.questions.count)
    var undone: Set<Int> = []
    for entry in log {
      if case .undone(let reply) = entry.event { undone.insert(reply) }
    }
    for entry in log {
      if undone.contains(entry.reply) {
        lastReply = max(lastReply, entry.reply)
      } else {
        append(entry, dialog)
      }
    }
  }

  public subscript(question: Reference<Question>) -> Entry? { entries[question.position] }

  /// Takes in one more entry of the log, which must not undo an earlier one (fold again for that).
  mutating func append(_ logged: LogEntry, _ dialog: Dialog) {
    lastReply = max(lastReply, logged.reply)
    switch logged.event {
    case .answered(let id, let answer), .told(let id, let answer), .corrected(let id, let answer):
      guard let question = dialog.question(named: id), let fitting = dialog[question].fitting(answer) else {
        parked.append(logged)
        return
      }
      enter(fitting, for: question, reply: logged.reply)
    case .mentioned(let id):
      guard let question = dialog.question(named: id) else {
        parked.append(logged)
        return
      }
      mentionedOnce.insert(question.position)
      if !mentions.contains(question) { mentions.append(question) }
    case .reopened(let id):
      guard let question = dialog.question(named: id) else { return }
      entries[question.position] = nil
      denied.removeAll { $0 == question }
    case .undone, .asked:
      break
    }
  }

  /// Puts an entry in place of another without any log, to try what it would change.
  mutating func suppose(_ entry: Entry?, for question: Reference<Question>) {
    entries[question.position] = entry
  }

  private mutating func enter(_ answer: Answer, for question: Reference<Question>, reply: Int) {
    entries[question.position] = Entry(answer: answer, reply: reply)
    mentions.removeAll { $0 == question }
    denied.removeAll { $0 == question }
    if answer == .no, mentionedOnce.contains(question.position) { denied.append(question) }
  }
}

extension Question {
  /// The answer as this question takes it, an option's former id made its present one; `nil` where it does not fit.
  package func fitting(_ answer: Answer) -> Answer? {
    guard case .value(let value) = answer else { return answer }
    switch (kind, value) {
    case (.yesNo, .boolean), (.text, .string), (.duration, .quantity): return answer
    case (.number, .decimal), (.frequency, .decimal): return answer
    case (.number, .integer(let number)), (.frequency, .integer(let number)):
      return .value(.decimal(Decimal(Int(number))))
    case (.choice(let options), .string(let id)):
      guard
        let option = options.first(where: { $0.id == id }) ?? options.first(where: { $0.was.contains(id) })
      else { return nil }
      return .value(.string(option.id))
    case (.yesNo, _), (.text, _), (.duration, _), (.number, _), (.frequency, _), (.choice, _),
      (.checklist, _):
      return nil
    }
  }
}
