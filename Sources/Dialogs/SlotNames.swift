public import ClinicalQuality

extension Dialog {
  /// What slots hold, as `name = value` in the order of the slots; a score that is not settled shows both ends.
  public func describe(_ read: [Int], values: [Value]) -> String {
    read.compactMap { slot in
      name(of: slot).map { name in
        if slots.scores.contains(slot), values[slot] != values[slot + 1] {
          return "\(name) = \(values[slot].spelled) to \(values[slot + 1].spelled)"
        }
        return "\(name) = \(values[slot].spelled)"
      }
    }.joined(separator: ", ")
  }

  /// The name of what a slot holds; `nil` for the second slot of a score.
  public func name(of slot: Int) -> String? {
    switch slot {
    case slots.settings: settings[slot - slots.settings.lowerBound].id
    case slots.questions: questions[slot - slots.questions.lowerBound].id
    case slots.derived: derived[slot - slots.derived.lowerBound].id
    case slots.scores:
      (slot - slots.scores.lowerBound).isMultiple(of: 2)
        ? scores[(slot - slots.scores.lowerBound) / 2].id : nil
    case slots.findings: findings[slot - slots.findings.lowerBound].id
    case slots.level: "level"
    case slots.findingList: "findings"
    case slots.adviceList: "advice"
    case slots.visited: "visited"
    case slots.questionsAsked: "questions_asked"
    default: nil
    }
  }
}
