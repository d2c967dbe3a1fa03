import ClinicalQuality
import Dialogs

/// Which facts may be unknown though they were asked about, and because of which question.
///
/// A 'not sure' leaves a fact unknown where its question has no `unsure:`; what is computed from such a fact may be
/// unknown too.
struct UnknownFacts {
  /// Why a fact may be unknown, and what it comes to then.
  struct Cause {
    let question: Reference<Question>
    var effect: NullEffect
  }

  private let dialog: Dialog
  private var causes: [Cause?]

  /// Finds the cause for every fact.
  ///
  /// - Parameter mayStayNull: Positions of questions whose answer may stay unknown, as their author says.
  /// - Complexity: O(slots · log(slots) + parts of the expressions).
  init(_ dialog: Dialog, mayStayNull: Set<Int>) {
    self.dialog = dialog
    causes = Array(repeating: nil, count: dialog.slots.count)
    let rank = dialog.plan.rank
    for slot in causes.indices.sorted(by: { rank[$0] < rank[$1] }) {
      causes[slot] = cause(of: slot, mayStayNull)
    }
  }

  /// The readings of a condition that may be unknown, each with the question because of which.
  func uncertain(in expression: Expression) -> [(reading: NullReading, question: Reference<Question>)] {
    expression.root.nullReadings.compactMap { reading in
      guard let cause = causes[reading.slot] else { return nil }
      var reading = reading
      reading.effect = reading.effect.replacingNull(by: cause.effect)
      return (reading, cause.question)
    }
  }

  private func cause(of slot: Int, _ mayStayNull: Set<Int>) -> Cause? {
    if let question = dialog.slots.question(at: slot) {
      let isUnsure = dialog[question].unsure?.isNull ?? true
      guard isUnsure, !mayStayNull.contains(question.position) else { return nil }
      return Cause(question: question, effect: .null)
    }
    for expression in expressions(slot) {
      guard let first = uncertain(in: expression).first else { continue }
      return Cause(question: first.question, effect: first.reading.effect)
    }
    return nil
  }

  /// What the fact in a slot is computed from; nothing for a question.
  private func expressions(_ slot: Int) -> [Expression] {
    let slots = dialog.slots
    switch slot {
    case slots.derived: return [dialog.derived[slot - slots.derived.lowerBound].expression]
    case slots.scores: return dialog.scores[(slot - slots.scores.lowerBound) / 2].items.map(\.when)
    case slots.findings: return [dialog.findings[slot - slots.findings.lowerBound].when]
    default: return []
    }
  }
}
