import ClinicalQuality
import Dialogs

/// How many operands are read at most, some hundredths of a second: enough for any dialog that a person talks through.
private let mostReads = 4_000_000

/// Tries every answer to every question, one at a time.
///
/// An answer recomputes only what reads it; afterwards the entry that was there is put back.
struct SoonerSearch {
  private let dialog: Dialog
  /// The level that is given now.
  private let given: Int
  private let sizes: LazyClasses
  private var facts: FactTable
  private var journal: Journal

  init(
    _ dialog: Dialog, _ walk: Walk, _ journal: Journal, than level: Reference<Level>, _ sizes: LazyClasses
  ) {
    self.dialog = dialog
    self.journal = journal
    self.sizes = sizes
    facts = walk.facts
    given = level.position
  }

  /// The signs by level.
  var found: Sooner {
    mutating get {
      guard given > 0 else { return Sooner(groups: [], isComplete: true) }
      let limit = facts.work + mostReads / (1 + sizes.mostReads)
      var signs = [[Sooner.Sign]](repeating: [], count: given)
      let questions = dialog.questionsAsAsked
      var next = 0
      while next < questions.count, facts.work < limit {
        for (level, sign) in raising(questions[next]) { signs[level].append(sign) }
        next += 1
      }
      let groups = signs.enumerated().filter { !$0.element.isEmpty }.map { level, signs in
        Sooner.Group(level: Reference(level), signs: inOrder(signs))
      }
      return Sooner(groups: groups, isComplete: next == questions.count)
    }
  }

  /// First what is open only because of what was told, then danger signs, then what can begin at any time, last what is
  /// asked of the past or is counted.
  private func inOrder(_ signs: [Sooner.Sign]) -> [Sooner.Sign] {
    let ranked = signs.map { (rank: rank(of: $0.question), sign: $0) }
    return (0...3).flatMap { rank in ranked.filter { $0.rank == rank }.map(\.sign) }
  }

  private func rank(of reference: Reference<Question>) -> Int {
    let question = dialog[reference]
    if journal[reference] == nil, let relevant = question.relevant, relevant.truth(facts.values) == true {
      return 0
    }
    if question.isDanger { return 1 }
    if case .yesNo = question.kind, !question.countsPast { return 2 }
    return 3
  }

  /// The answers to a question that raise the level, with the level that they raise it to.
  private mutating func raising(_ question: Reference<Question>) -> [(level: Int, Sooner.Sign)] {
    let values: [Value]
    switch dialog.questions[question.position].kind {
    case .checklist, .text: return []
    case .yesNo: values = [.boolean(true), .boolean(false)]
    case .choice(let options): values = options.map { .string($0.id) }
    case .number, .duration, .frequency: return raisingBySize(question)
    }
    let levels = levels(question, values)
    return Set(levels.compactMap(\.self)).map { level in
      let answers = zip(values, levels).filter { $0.1 == level }.map(\.0)
      return (level, Sooner.Sign(question: question, answers: answers))
    }
  }

  private mutating func raisingBySize(_ question: Reference<Question>) -> [(level: Int, Sooner.Sign)] {
    guard let classes = sizes.classes(of: question) else { return [] }
    let levels = levels(question, classes.values)
    return Set(levels.compactMap(\.self)).map { level in
      (level, Sooner.Sign(question: question, answers: classes.intervals { levels[$0] == level }))
    }
  }

  /// For each answer the level that it would raise to; `nil` where it would not, or is the present answer.
  private mutating func levels(_ question: Reference<Question>, _ answers: [Value]) -> [Int?] {
    let slot = dialog.slots[question]
    if dialog.plan.dependents(of: slot).isEmpty { return answers.map { _ in nil } }
    let (present, fact) = (journal[question], facts.values[slot])
    let levels = answers.map { answer -> Int? in
      if answer == fact { return nil }
      journal.suppose(.init(answer: .value(answer), reply: journal.lastReply + 1), for: question)
      _ = facts.update([question], dialog, journal)
      let level = facts.level(dialog).position
      return level < given ? level : nil
    }
    journal.suppose(present, for: question)
    _ = facts.update([question], dialog, journal)
    return levels
  }
}

extension Dialog {
  /// All questions, first those that nodes ask, in the order of the nodes.
  fileprivate var questionsAsAsked: [Reference<Question>] {
    var isSeen = [Bool](repeating: false, count: questions.count)
    var found: [Reference<Question>] = []
    func add(_ question: Reference<Question>) {
      guard !isSeen[question.position] else { return }
      isSeen[question.position] = true
      found.append(question)
      found += self[question].items.filter { !isSeen[$0.position] }
      for item in self[question].items { isSeen[item.position] = true }
    }
    for node in nodes { for item in node.asks { add(item.question) } }
    for position in questions.indices { add(Reference(position)) }
    return found
  }
}
