import ClinicalQuality
import Diagnostics
import Dialogs
import MarkedYAML

enum QuestionKey: String, FieldKey {
  case ask, why, help, type, answers, checklist, short, unsure, relevant, examples, shared, was, ever
  case synonyms, antonyms, replies, hints, danger
  case within
  case ofRange = "of_range"
  case cues, unit
  case nullIs = "null_is"
}

/// The spellings of a question's `type:`.
enum QuestionType: String, CaseIterable {
  case yesNo = "yes_no"
  case choice, number, duration, frequency, text, checklist

  init(_ kind: Question.Kind) {
    switch kind {
    case .yesNo: self = .yesNo
    case .choice: self = .choice
    case .number: self = .number
    case .duration: self = .duration
    case .frequency: self = .frequency
    case .text: self = .text
    case .checklist: self = .checklist
    }
  }

  var isQuantity: Bool { self == .number || self == .duration || self == .frequency }

  /// How an author says it: `of type yes_no`.
  var described: String {
    switch self {
    case .choice: "a choice"
    case .checklist: "a checklist"
    case .yesNo, .number, .duration, .frequency, .text: "of type \(rawValue)"
    }
  }
}

extension Assembler {
  /// Reads what questions are and what counts as an answer, so that expressions can be checked against them.
  func readQuestions() {
    let entries = sections[.questions]
    questionFields.reserveCapacity(entries.count)
    dialog.questions.reserveCapacity(entries.count)
    for entry in entries {
      let fields = Fields<QuestionKey>(entry.value, of: owner(entry, .questions), report)
      let kind = fields.flatMap(kind)
      if kind == nil { unusable.insert(entry.id) }
      questionFields.append(fields)
      dialog.questions.append(
        Question(id: entry.id, kind: kind ?? .text, ask: Text(""), place: entry.place))
    }
    readFormerNames()
  }

  /// Reads the rest of each question, which may read other questions.
  func finishQuestions() {
    for position in dialog.questions.indices {
      guard let fields = questionFields[position] else { continue }
      finish(position, fields)
    }
    questionFields = []
  }

  private func kind(_ fields: Fields<QuestionKey>) -> Question.Kind? {
    let given = fields[.type] == nil ? nil : report.word(fields[.type], "type", as: QuestionType.self)
    if fields.has(.type), given == nil { return nil }
    if fields.has(.answers), given ?? .choice == .choice { return options(fields).map(Question.Kind.choice) }
    if fields.has(.checklist), given ?? .checklist == .checklist { return .checklist(items(fields)) }
    switch given {
    case .yesNo: return .yesNo
    case .number: return .number
    case .duration: return .duration
    case .frequency: return .frequency
    case .text: return .text
    case .choice: report.add(.missingKey("answers", of: fields.owner))
    case .checklist: report.add(.missingKey("checklist", of: fields.owner))
    case nil: report.add(.missing("'type', 'answers' or 'checklist'", of: fields.owner))
    }
    return nil
  }

  private func finish(_ position: Int, _ fields: Fields<QuestionKey>) {
    let kind = dialog.questions[position].kind
    let type = QuestionType(kind)
    var question = Question(
      id: dialog.questions[position].id, kind: kind,
      ask: text(fields.require(.ask, report), "ask") ?? Text(""), place: dialog.questions[position].place)
    question.was = dialog.questions[position].was
    question.why = text(fields[.why], "why")
    question.help = text(fields[.help], "help")
    question.short = report.plainText(fields[.short], "short")
    question.synonyms = report.synonyms(fields[.synonyms])
    question.antonyms = report.synonyms(fields[.antonyms], "antonyms")
    readReplies(fields[.replies], of: &question)
    question.hints = report.synonyms(fields[.hints], "hints")
    question.cues = report.texts(fields[.cues], "cues")
    question.unit = report.plainText(fields[.unit], "unit")
    question.countsPast = report.flag(fields[.ever], "ever") ?? false
    question.isDanger = report.flag(fields[.danger], "danger") ?? false
    question.ofRange = report.word(fields[.ofRange], "of_range", as: Question.RangeEnd.self) ?? .highest
    question.shared = report.list(fields[.shared], "shared").compactMap { self.question($0) }
    checkNullIs(fields[.nullIs])
    if fields.has(.nullIs) { recorder?.noteQuestionThatMayBeNull(position) }
    if let relevant = condition(fields[.relevant], "relevant", .facts) {
      question.relevant = relevant
      reads[dialog.slots[Reference<Question>(position)]] = relevant.reads
    }
    if !unusable.contains(question.id) {
      checkFit(type, fields)
      if type == .yesNo, !question.isDanger, let place = fields[.hints]?.range {
        report.add(.hintsOfNoDanger(at: place))
      }
      question.within = within(fields[.within], type)
      question.unsure = unsure(fields, question)
      question.examples = examples(fields[.examples], question)
      if case .checklist(let items) = kind { check(items, fields[.checklist]) }
    }
    dialog.questions[position] = question
  }

  /// Reports keys that belong to another type of question.
  private func checkFit(_ type: QuestionType, _ fields: Fields<QuestionKey>) {
    for key in fields.keys {
      let takes: String
      switch key {
      case .within:
        if type.isQuantity { continue }
        takes = "numbers, durations and frequencies"
      case .ofRange, .cues:
        if type.isQuantity || type == .choice { continue }
        takes = "numbers, durations, frequencies and choices"
      case .unit:
        if type == .number { continue }
        takes = "numbers"
      case .synonyms, .antonyms, .replies, .hints, .danger, .ever:
        if type == .yesNo { continue }
        takes = "questions of type yes_no"
      case .examples:
        if type == .yesNo || type == .choice { continue }
        takes = "questions of type yes_no and choices"
      case .answers:
        if type == .choice { continue }
        takes = "choices"
      case .checklist:
        if type == .checklist { continue }
        takes = "checklists"
      case .unsure:
        if type != .text, type != .checklist { continue }
        takes = "questions whose answer is a value"
      case .ask, .why, .help, .type, .short, .relevant, .shared, .was, .nullIs: continue
      }
      report.add(.misfit(key.rawValue, type.described, takes: takes, at: fields.place(of: key)))
    }
  }

  /// Former ids lead old conversations to the question, so none may be in use.
  private func readFormerNames() {
    var first: [String: SourceRange] = [:]
    for (position, fields) in questionFields.enumerated() {
      guard let value = fields?[.was] else { continue }
      for former in report.list(value, "was") {
        let id = former.text
        if let taken = dialog.names[id] {
          report.add(.formerNameInUse(id, by: taken.kind.rawValue, at: former.range))
        } else if let place = first[id] {
          report.add(.duplicateID(id, at: former.range, firstAt: place, as: "question"))
        } else {
          first[id] = former.range
          dialog.names.addFormerQuestion(id, position: position)
          dialog.questions[position].was.append(id)
        }
      }
    }
  }
}

extension Diagnostic {
  static func formerNameInUse(_ id: String, by kind: String, at place: SourceRange) -> Self {
    Diagnostic(
      .duplicateID, "'\(excerpt(id))' is the id of a \(kind) now, so it cannot be a question's former id",
      at: place)
  }
}
