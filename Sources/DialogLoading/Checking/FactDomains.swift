import ClinicalQuality
import Dialogs

extension Dialog {
  /// What the fact in a slot may be; `nil` for texts, lists, and what is computed in other ways.
  func domain(of slot: Int) -> FactDomain? {
    switch slot {
    case slots.settings: .values(settings[slot].values.map(Value.string))
    case slots.questions: domain(of: questions[slot - slots.questions.lowerBound])
    case slots.derived: domain(of: derived[slot - slots.derived.lowerBound].expression.type)
    case slots.scores: domain(of: scores[(slot - slots.scores.lowerBound) / 2])
    case slots.findings: .truths
    case slots.level: .values(levels.map { .string($0.id) })
    default: nil
    }
  }

  private func domain(of question: Question) -> FactDomain? {
    switch question.kind {
    case .yesNo: .truths
    case .choice(let options): .values(options.map { .string($0.id) })
    case .number: .within(question.within)
    case .duration: .within(question.within ?? Interval(low: .quantity(.noTime), high: .null))
    case .frequency: .within(question.within ?? Interval(low: .decimal(.zero), high: .null))
    case .text, .checklist: nil
    }
  }

  private func domain(of type: ValueType) -> FactDomain? {
    switch type {
    case .boolean: .truths
    case .choice(let choice): .values(choice.options.map(Value.string))
    case .integer, .decimal, .quantity: .within(nil)
    case .any, .string, .list, .interval: nil
    }
  }

  /// The sums that a score may settle on, or a few of them where there are many.
  private func domain(of score: Score) -> FactDomain? {
    let points = score.items.map { Int($0.points) }
    let least = points.reduce(0) { $0 + min(0, $1) }
    let greatest = points.reduce(0) { $0 + max(0, $1) }
    guard greatest - least <= 200 else { return nil }
    return .values((least...greatest).map { .integer(Int32($0)) })
  }
}

extension FactDomain {
  fileprivate static let truths = FactDomain.values([.boolean(true), .boolean(false)])
}

extension Quantity {
  fileprivate static let noTime = Quantity(value: .zero, unit: .calendar(.second))
}
