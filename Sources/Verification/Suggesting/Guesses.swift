import ClinicalQuality
import Dialogs
import Transcripts

/// Scripts that often do, found without exploring: nothing remarkable but what a goal speaks of, or one or two answers
/// more to the questions that bear on it.
struct Guesses {
  /// The most questions of which pairs are tried.
  private static let mostForPairs = 14
  private static let mostForSingles = 60

  let dialog: Dialog

  /// - Parameters:
  ///   - own: The answers that the goal is about.
  ///   - conditions: What it depends on.
  func scripts(with own: Entries, dependingOn conditions: [Expression]) -> [TestScript] {
    let near = conditions.flatMap(questions).filter { own[$0] == nil }
    var seen: Set<Reference<Question>> = []
    let answers = near.filter { seen.insert($0).inserted }.map { question in
      remarkable(question).map { (question, $0) }
    }
    var given: [Entries] = [own]
    for (question, answer) in answers.prefix(Self.mostForSingles).joined() {
      given.append(own.merging([question: answer]) { first, _ in first })
    }
    let few = answers.prefix(Self.mostForPairs)
    for (index, first) in few.enumerated() {
      for (question, answer) in first {
        for (other, another) in few.dropFirst(index + 1).joined() {
          given.append(own.merging([question: answer, other: another]) { first, _ in first })
        }
      }
    }
    return [TestScript(given: own, rest: .notSure)] + given.map { TestScript(given: $0) }
  }

  /// Answers that turn something up.
  private func remarkable(_ question: Reference<Question>) -> [Answer] {
    switch dialog[question].kind {
    case .yesNo: [.yes]
    case .choice(let options): options.map { .value(.string($0.id)) }
    case .number, .duration, .frequency, .text, .checklist: []
    }
  }

  /// The questions that an expression reads, seen through derived facts, scores and findings.
  func questions(_ expression: Expression) -> [Reference<Question>] {
    var seen: Set<Int> = []
    var waiting = Array(expression.reads.reversed())
    var found: [Reference<Question>] = []
    let slots = dialog.slots
    while let slot = waiting.popLast() {
      guard seen.insert(slot).inserted else { continue }
      if let question = slots.question(at: slot) {
        found.append(question)
      } else if slots.derived.contains(slot) {
        waiting += dialog.derived[slot - slots.derived.lowerBound].expression.reads
      } else if slots.scores.contains(slot) {
        let score = dialog.scores[(slot - slots.scores.lowerBound) / 2]
        waiting += score.items.flatMap(\.when.reads)
      } else if slots.findings.contains(slot) {
        waiting += dialog.findings[slot - slots.findings.lowerBound].when.reads
      }
    }
    return found
  }

  /// The conditions under which a question is asked.
  func conditions(asking question: Reference<Question>) -> [Expression] {
    let items = dialog.nodes.flatMap(\.asks).filter { item in
      item.question == question || dialog[item.question].items.contains(question)
    }
    return items.compactMap(\.when) + [dialog[question].relevant].compactMap(\.self)
  }

  /// The conditions of findings and raises that read a question.
  func conditions(reading question: Reference<Question>) -> [Expression] {
    dialog.findings.flatMap { finding in
      let raises = finding.raises.map(\.when).filter { questions($0).contains(question) }
      if !raises.isEmpty { return raises + [finding.when] }
      return questions(finding.when).contains(question) ? [finding.when] : []
    }
  }
}
