public import ClinicalQuality
public import Dialogs

extension Walk {
  /// The answered questions that made a finding hold, its raises included, in the order of the dialog.
  func answers(
    behind finding: Reference<Finding>, _ dialog: Dialog, _ journal: Journal
  ) -> [Reference<Question>] {
    let raises = dialog[finding].raises.filter { $0.when.truth(values) == true }.map(\.when)
    let found = Set(([dialog[finding].when] + raises).flatMap { questions(deciding: $0, dialog) })
    return found.filter { journal[$0] != nil }.sorted { $0.position < $1.position }
  }

  /// The questions whose facts decided the value of an expression, seen through derived facts, scores and findings.
  public func questions(deciding expression: Expression, _ dialog: Dialog) -> [Reference<Question>] {
    var seen: Set<Int> = []
    var waiting = expression.deciders(values)
    var found: [Reference<Question>] = []
    while let slot = waiting.popLast() {
      guard seen.insert(slot).inserted else { continue }
      if let question = dialog.slots.question(at: slot) {
        found.append(question)
      } else {
        waiting += decidersBehind(slot, dialog)
      }
    }
    return found
  }

  private func decidersBehind(_ slot: Int, _ dialog: Dialog) -> [Int] {
    let slots = dialog.slots
    if slots.derived.contains(slot) {
      return dialog.derived[slot - slots.derived.lowerBound].expression.deciders(values)
    }
    if slots.scores.contains(slot) {
      let items = dialog.scores[(slot - slots.scores.lowerBound) / 2].items
      return items.filter { $0.when.truth(values) != false }.flatMap { $0.when.deciders(values) }
    }
    if slots.findings.contains(slot) {
      return dialog.findings[slot - slots.findings.lowerBound].when.deciders(values)
    }
    return []
  }
}
