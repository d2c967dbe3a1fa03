import ClinicalQuality
import Dialogs

/// The value of every fact, derived fact, score and finding, kept up to date answer by answer.
///
/// One flat array, so that a condition reads a slot and nothing else. A change recomputes only what reads it,
/// directly or through others, in the order of the dialog's ``EvaluationPlan``.
struct FactTable: Sendable {
  private(set) var values: [Value]
  /// The level that each finding stands for now; `nil` where it does not hold.
  private(set) var levels: [Int?]
  /// How many findings hold at each level.
  private var holders: [Int]

  /// How many slots were recomputed or waited for it; for a bound on trying many answers.
  private(set) var work = 0

  /// Computes everything once.
  ///
  /// - Complexity: O(slots + the sizes of their expressions).
  init(_ dialog: Dialog, settings: [String: String], journal: Journal) {
    values = Array(repeating: .null, count: dialog.slots.count)
    levels = Array(repeating: nil, count: dialog.findings.count)
    holders = Array(repeating: 0, count: dialog.levels.count)
    for (position, setting) in dialog.settings.enumerated() {
      values[dialog.slots[Reference<Setting>(position)]] = .string(
        settings[setting.id] ?? setting.defaultValue)
    }
    let computed = dialog.slots.questions.lowerBound..<dialog.slots.findings.upperBound
    for slot in dialog.plan.order where computed.contains(Int(slot)) {
      recompute(Int(slot), dialog, journal)
    }
    values[dialog.slots.level] = .string(dialog[level(dialog)].id)
  }

  /// The most urgent level of the findings that hold, raises included.
  func level(_ dialog: Dialog) -> Reference<Level> {
    holders.firstIndex { $0 > 0 }.map(Reference.init) ?? dialog.defaultLevel
  }

  /// Takes in new entries of the journal.
  ///
  /// - Returns: The slots whose values changed.
  mutating func update(
    _ questions: [Reference<Question>], _ dialog: Dialog, _ journal: Journal
  ) -> [Int] {
    var waiting = questions.map { dialog.slots[$0] }
    var changed: [Int] = []
    while let slot = takeFirst(&waiting, dialog.plan) {
      work += 1 + waiting.count
      let before = values[slot]
      let beforeNext = dialog.slots.scores.contains(slot) ? values[slot + 1] : .null
      recompute(slot, dialog, journal)
      let isScore = dialog.slots.scores.contains(slot)
      guard values[slot] != before || (isScore && values[slot + 1] != beforeNext) else { continue }
      changed.append(slot)
      if isScore { changed.append(slot + 1) }
      for dependent in dialog.plan.dependents(of: slot) where !waiting.contains(Int(dependent)) {
        waiting.append(Int(dependent))
      }
    }
    let given = Value.string(dialog[level(dialog)].id)
    if values[dialog.slots.level] != given {
      values[dialog.slots.level] = given
      changed.append(dialog.slots.level)
    }
    return changed
  }

  /// The values with what is known at a conclusion only, for properties and expectations.
  func concluding(
    _ dialog: Dialog, findings: [String], advice: [String], visited: [String], questionsAsked: Int
  ) -> [Value] {
    var all = values
    all[dialog.slots.findingList] = .list(findings.map(Value.string))
    all[dialog.slots.adviceList] = .list(advice.map(Value.string))
    all[dialog.slots.visited] = .list(visited.map(Value.string))
    all[dialog.slots.questionsAsked] = .integer(Int32(clamping: questionsAsked))
    return all
  }

  /// Takes the waiting slot that stands first in the plan; few wait at a time.
  private func takeFirst(_ waiting: inout [Int], _ plan: EvaluationPlan) -> Int? {
    guard let first = waiting.indices.min(by: { plan.rank[waiting[$0]] < plan.rank[waiting[$1]] }) else {
      return nil
    }
    waiting.swapAt(first, waiting.count - 1)
    return waiting.removeLast()
  }

  private mutating func recompute(_ slot: Int, _ dialog: Dialog, _ journal: Journal) {
    let slots = dialog.slots
    if slots.questions.contains(slot) {
      let position = slot - slots.questions.lowerBound
      values[slot] = fact(dialog.questions[position], journal.entries[position])
    } else if slots.derived.contains(slot) {
      values[slot] = dialog.derived[slot - slots.derived.lowerBound].expression.value(values)
    } else if slots.scores.contains(slot) {
      addUp(dialog.scores[(slot - slots.scores.lowerBound) / 2], slots.scores.lowerBound, slot)
    } else {
      judge(Reference(slot - slots.findings.lowerBound), dialog, slot)
    }
  }

  private func fact(_ question: Question, _ entry: Journal.Entry?) -> Value {
    guard let entry, question.factType != nil else { return .null }
    if let relevant = question.relevant, relevant.truth(values) == false { return .null }
    switch entry.answer {
    case .value(let value): return value
    case .notSure: return question.unsure ?? .null
    }
  }

  /// An item that is null may or may not count: the least sum leaves it out where it adds, the greatest where it takes.
  private mutating func addUp(_ score: Score, _ first: Int, _ slot: Int) {
    guard (slot - first).isMultiple(of: 2) else { return }
    var (least, greatest): (Int32, Int32) = (0, 0)
    for item in score.items {
      switch item.when.truth(values) {
      case true?:
        least = least.clampedAdding(item.points)
        greatest = greatest.clampedAdding(item.points)
      case nil:
        least = least.clampedAdding(min(item.points, 0))
        greatest = greatest.clampedAdding(max(item.points, 0))
      case false?: break
      }
    }
    values[slot] = .integer(least)
    values[slot + 1] = .integer(greatest)
  }

  private mutating func judge(_ reference: Reference<Finding>, _ dialog: Dialog, _ slot: Int) {
    let finding = dialog[reference]
    let truth = finding.when.truth(values)
    values[slot] = truth.map(Value.boolean) ?? .null
    let level =
      truth == true
      ? finding.raises.filter { $0.when.truth(values) == true }.map(\.to.position)
        .reduce(finding.level.position, min) : nil
    if let old = levels[reference.position] { holders[old] -= 1 }
    if let level { holders[level] += 1 }
    levels[reference.position] = level
  }
}

extension Int32 {
  /// Adds without overflow: a sum past the range stays at its end.
  fileprivate func clampedAdding(_ other: Int32) -> Int32 {
    Int32(clamping: Int(self) + Int(other))
  }
}
