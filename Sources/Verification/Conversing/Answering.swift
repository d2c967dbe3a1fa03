import ClinicalQuality
import Conversations
import Dialogs
import Transcripts
import Understanding

extension Conversing {
  /// Answers what is asked now, in one reply, or in two for a checklist with items that nobody is sure of.
  func answer(
    _ prompt: Prompt, from entries: Entries, in held: inout Conversed
  ) throws(CannotConverse) {
    switch prompt.asked {
    case .nothing: return
    case .question(let question): try answer(question, from: entries, in: &held)
    case .checklist(let items): try tick(items, prompt.question, from: entries, in: &held)
    }
  }

  /// The entry of a question, or the answer that turns nothing up.
  private func answer(to question: Reference<Question>, from entries: Entries) -> Answer {
    entries[question] ?? dialog[question].unremarkableAnswer
  }

  private func answer(
    _ question: Reference<Question>, from entries: Entries, in held: inout Conversed
  ) throws(CannotConverse) {
    if case .text = dialog[question].kind {
      return try say(texts(for: question, entries), [:], entries, orNothing: [question], in: &held)
    }
    let answer = answer(to: question, from: entries)
    try say(words(for: answer, to: question), [question: answer], entries, orNothing: [question], in: &held)
  }

  /// What answers a text question: the case's own words; otherwise some that tell no fact.
  private func texts(for question: Reference<Question>, _ entries: Entries) -> [String] {
    if let entry = entries[question], case .value(.string(let words)) = entry { return [words] }
    let notSure = dialog.language.notSure.prefix(1)
    return entries[question] == .notSure ? Array(notSure) : [dialog.title, dialog.id] + notSure
  }

  // MARK: Checklists

  private func tick(
    _ items: [Reference<Question>], _ checklist: Reference<Question>?, from entries: Entries,
    in held: inout Conversed
  ) throws(CannotConverse) {
    let language = dialog.language
    if let checklist, entries[checklist] == .notSure, held.conversation.journal[checklist] == nil {
      return try say(
        Array(language.notSure.prefix(3)), [checklist: .notSure], entries, orNothing: [checklist], in: &held)
    }
    var answers: Entries = [:]
    for item in items { answers[item] = answer(to: item, from: entries) }
    let unsure = items.indices.filter { answers[items[$0]] == .notSure }
    if !unsure.isEmpty {
      let wanted = answers.filter { $0.value == .notSure }
      let lists = names(of: unsure, in: items)
      let replies = language.notSure.prefix(2).flatMap { words in lists.map { "\(words) \($0)" } }
      // The rest is shown again.
      return try say(replies, wanted, entries, orNothing: items, in: &held)
    }
    let present = items.indices.filter { answers[items[$0]] == .yes }
    guard !present.isEmpty else {
      return try say(
        Array(language.none.prefix(3) + language.no.prefix(1)), answers, entries, orNothing: items, in: &held)
    }
    let lists = names(of: present, in: items)
    let only = language.only.prefix(1).flatMap { only in lists.map { "\(only) \($0)" } }
    try say(lists + only, answers, entries, orNothing: items, in: &held)
  }

  /// Items by their names, and by their numbers where names say something else.
  private func names(of chosen: [Int], in items: [Reference<Question>]) -> [String] {
    let joiner = ", "
    let short = chosen.map { dialog[items[$0]].short ?? dialog[items[$0]].synonyms.first ?? String($0 + 1) }
    let synonyms = chosen.map { dialog[items[$0]].synonyms.first ?? String($0 + 1) }
    let numbers = chosen.map { String($0 + 1) }
    return [short, synonyms, numbers].map { $0.joined(separator: joiner) }
  }

  // MARK: Saying

  /// Types the first of some replies that is read back as exactly the answers that are wanted.
  ///
  /// Other facts of the case may be told along the way; anything else may not.
  func say(
    _ replies: [String], _ wanted: Entries, _ entries: Entries, orNothing: [Reference<Question>],
    in held: inout Conversed
  ) throws(CannotConverse) {
    for words in replies {
      var conversation = held.conversation
      let turn = conversation.reply(words)
      guard turn.trouble == nil, isRead(turn.noted, as: wanted, entries, text: orNothing) else { continue }
      held.take(words, turn, conversation)
      return
    }
    throw .noWords(orNothing)
  }

  private func isRead(
    _ events: [LogEntry.Event], as wanted: Entries, _ entries: Entries, text: [Reference<Question>]
  ) -> Bool {
    var missing = wanted
    for event in events {
      switch event {
      case .answered(let id, let answer), .corrected(let id, let answer), .told(let id, let answer):
        guard let question = dialog.question(named: id) else { return false }
        if let expected = wanted[question] ?? entries[question] {
          guard answer.isSame(as: expected) else { return false }
        } else if case .text = dialog[question].kind, text.contains(question) {
          // Any words will do.
        } else {
          return false
        }
        missing[question] = nil
      case .mentioned(let id):
        guard let question = dialog.question(named: id), wanted[question] != nil else { return false }
        missing[question] = nil
      case .undone, .reopened, .asked: return false
      }
    }
    return missing.isEmpty && !events.isEmpty
  }
}

extension Answer {
  /// Whether it comes to the same, however a length of time is written.
  func isSame(as other: Answer) -> Bool {
    guard case .value(.quantity(let own)) = self, case .value(.quantity(let others)) = other else {
      return self == other
    }
    return own == others || (own.seconds != nil && own.seconds == others.seconds)
  }
}
