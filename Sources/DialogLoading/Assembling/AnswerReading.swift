import ClinicalQuality
import Diagnostics
import Dialogs
import MarkedYAML

enum ReplyKey: String, FieldKey { case yes, no }

enum OptionKey: String, FieldKey { case label, synonyms, replies, was, examples, within }

/// What counts as an answer to a question.
extension Assembler {
  /// The options of a choice; `nil` where there are none to go by.
  func options(_ fields: Fields<QuestionKey>) -> [Question.Option]? {
    guard let value = fields[.answers] else { return nil }
    let entries = report.entries(value, "answers", of: "the answers' ids with their labels below it")
    guard !entries.isEmpty else {
      if value.kind == .mapping || value.isMissing { report.add(.missing("an answer", of: fields.owner)) }
      return nil
    }
    let options = entries.map { option($0.key, $0.value) }
    checkFormerOptions(options, value)
    checkPhrases(options, value)
    return options
  }

  /// Refuses a phrase that two answers have letter by letter; what is alike only when read is found by
  /// ``DialogLoader/checkVocabulary(_:)``.
  private func checkPhrases(_ options: [Question.Option], _ value: MarkedValue) {
    var owners: [String: Int] = [:]
    for (position, option) in options.enumerated() {
      for phrase in [option.label] + option.synonyms + option.replies where !phrase.isEmpty {
        let owner = owners[phrase.lowercased()] ?? position
        owners[phrase.lowercased()] = owner
        guard owner != position else { continue }
        let entries = Array(value.entries)
        report.add(
          .samePhrase(
            phrase, options[owner].id, option.id, at: entries[min(position, entries.count - 1)].key.range))
      }
    }
  }

  private func option(_ key: MarkedValue, _ value: MarkedValue) -> Question.Option {
    let id = key.text
    if !Identifier.isOption(id) {
      let reason = "the id of an answer is written in small letters, digits and '_'"
      report.add(.invalidID(id, reason, repair: Identifier.snakeCase(id), at: key.range))
    }
    if value.kind == .scalar { return Question.Option(id: id, label: report.plainText(value, id) ?? "") }
    let owner = Owner(noun: "answer", id: id, place: key.range)
    guard let fields = Fields<OptionKey>(value, of: owner, report) else {
      return Question.Option(id: id, label: "")
    }
    return Question.Option(
      id: id, label: report.plainText(fields.require(.label, report), "label") ?? "",
      synonyms: report.synonyms(fields[.synonyms]), replies: report.texts(fields[.replies], "replies"),
      was: report.texts(fields[.was], "was"),
      examples: report.texts(fields[.examples], "examples"), within: within(fields[.within], .duration))
  }

  private func checkFormerOptions(_ options: [Question.Option], _ value: MarkedValue) {
    guard options.contains(where: { !$0.was.isEmpty }) else { return }
    var seen = Set(options.map(\.id))
    for (option, entry) in zip(options, value.entries) {
      for former in option.was where !seen.insert(former).inserted {
        let message =
          "'\(excerpt(former))' is another answer's id, so it cannot be a former id of '\(excerpt(option.id))'"
        report.add(Diagnostic(.duplicateID, message, at: (entry.value["was"] ?? entry.value).range))
      }
    }
  }

  /// The items of a checklist; those that are no questions are reported.
  func items(_ fields: Fields<QuestionKey>) -> [Reference<Question>] {
    let values = report.list(fields[.checklist], "checklist")
    if let value = fields[.checklist], value.kind == .sequence, values.isEmpty {
      report.add(.missing("a question in its checklist", of: fields.owner))
    }
    var seen: Set<Reference<Question>> = []
    return values.compactMap { value in
      guard let item = question(value) else { return nil }
      if !seen.insert(item).inserted {
        report.add(.invalidValue("'\(excerpt(value.text))' stands in this checklist twice", at: value.range))
      }
      return item
    }
  }

  /// Checks that the items of a checklist are yes/no questions.
  func check(_ items: [Reference<Question>], _ value: MarkedValue?) {
    guard let value else { return }
    for place in value.items {
      guard let position = dialog.names.position(of: place.text, as: .question) else { continue }
      let item = dialog.questions[position]
      switch item.kind {
      case .yesNo: break
      case .checklist: report.add(.nestedChecklist(item.id, at: place.range))
      case .choice, .number, .duration, .frequency, .text:
        guard !unusable.contains(item.id) else { continue }
        let kind = QuestionType(item.kind).described
        report.add(
          .invalidValue(
            "a checklist takes questions of type yes_no, and '\(item.id)' is \(kind)", at: place.range))
      }
    }
  }

  /// Replies of a yes/no question: a list of those that say yes, or `{yes: [...], no: [...]}`.
  func readReplies(_ value: MarkedValue?, of question: inout Question) {
    guard let value, value.kind == .mapping else {
      question.replies = report.synonyms(value, "replies")
      return
    }
    let owner = Owner(noun: "'replies'", place: value.range)
    guard let fields = Fields<ReplyKey>(value, of: owner, report) else { return }
    question.replies = report.synonyms(fields[.yes], "yes")
    question.denyingReplies = report.synonyms(fields[.no], "no")
  }

  /// Tests of the vocabulary: `{yes: [...], no: [...]}`, or by option.
  func examples(_ value: MarkedValue?, _ question: Question) -> [(answer: String, words: String)] {
    guard let value else { return [] }
    let known: [String]
    switch question.kind {
    case .yesNo: known = ["yes", "no"]
    case .choice(let options): known = options.map(\.id)
    case .number, .duration, .frequency, .text, .checklist: return []
    }
    var examples: [(answer: String, words: String)] = []
    for (key, words) in report.entries(
      value, "examples", of: "answers with examples of words for them below it")
    {
      if !known.contains(key.text) {
        report.add(.unknownOption(key.text, of: question.id, known, at: key.range))
      }
      examples += report.texts(words, "examples").map { (key.text, $0) }
    }
    return examples
  }
}

extension Diagnostic {
  static func samePhrase(_ phrase: String, _ first: String, _ second: String, at place: SourceRange) -> Self {
    let both = listed([first, second].map(excerpt))
    return Diagnostic(
      .samePhrase, "'\(excerpt(phrase))' could mean \(both), so nobody can be understood: keep one", at: place
    )
  }

  static func nestedChecklist(_ id: String, at place: SourceRange) -> Self {
    Diagnostic(
      .nestedChecklist, "'\(id)' is a checklist itself: put its items here, or ask it on its own", at: place)
  }
}
