import ClinicalQuality
import Dialogs

/// The most combinations of facts that are tried.
private let mostCombinations = 20_000

extension Dialog {
  /// Whether two expressions come to the same for every combination of the facts they read.
  ///
  /// Decided by trying all where there are few: facts that are true, false or null, choices, settings, the level.
  /// Where there are more, or numbers are read, the answer is no: not shown to be the same.
  func areEquivalent(_ left: Expression, _ right: Expression, for purpose: Purpose) -> Bool {
    let read = Set(left.reads + right.reads).sorted()
    var domains: [[Value]] = []
    var count = 1
    for slot in read {
      guard let domain = domain(of: slot) else { return false }
      count *= domain.count
      guard count <= mostCombinations else { return false }
      domains.append(domain)
    }
    var values = [Value](repeating: .null, count: slots.count)
    var digits = [Int](repeating: 0, count: read.count)
    for (slot, domain) in zip(read, domains) { values[slot] = domain[0] }
    while true {
      if !areAlike(left.value(values), right.value(values), for: purpose) { return false }
      guard let next = digits.indices.first(where: { digits[$0] + 1 < domains[$0].count }) else {
        return true
      }
      digits[next] += 1
      values[read[next]] = domains[next][digits[next]]
      for earlier in 0..<next {
        digits[earlier] = 0
        values[read[earlier]] = domains[earlier][0]
      }
    }
  }

  private func areAlike(_ left: Value, _ right: Value, for purpose: Purpose) -> Bool {
    switch purpose {
    case .actsOnTrue: (left == .boolean(true)) == (right == .boolean(true))
    case .actsOnFalse: (left == .boolean(false)) == (right == .boolean(false))
    case .value: left == right
    }
  }

  /// The values that a slot may hold; `nil` where they cannot be listed.
  private func domain(of slot: Int) -> [Value]? {
    let truths: [Value] = [.null, .boolean(true), .boolean(false)]
    switch slot {
    case slots.settings: return settings[slot - slots.settings.lowerBound].values.map(Value.string)
    case slots.findings: return truths
    case slots.level: return levels.map { .string($0.id) }
    case slots.derived:
      return derived[slot - slots.derived.lowerBound].expression.type == .boolean ? truths : nil
    case slots.questions:
      let question = questions[slot - slots.questions.lowerBound]
      switch question.kind {
      case .yesNo: return truths
      case .choice(let options): return [.null] + options.map { .string($0.id) }
      case .number, .duration, .frequency, .text, .checklist: return nil
      }
    default: return nil
    }
  }
}
