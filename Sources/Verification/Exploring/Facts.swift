import ClinicalQuality
import Dialogs

extension Exploration {
  /// The diagram of what a slot holds.
  func slot(_ slot: Int) throws(ExplorationLimit) -> Diagrams.ID {
    if let diagram = slotDiagrams[slot] { return diagram }
    try prepare([slot])
    return slotDiagrams[slot] ?? Diagrams.null
  }

  /// Makes the diagrams of slots, each after what it reads, so that a long chain of facts needs no deep stack.
  func prepare(_ slots: [Int]) throws(ExplorationLimit) {
    var needed: Set<Int> = []
    var late: [Int] = []
    var waiting = slots
    while let slot = waiting.popLast() {
      guard slotDiagrams[slot] == nil else { continue }
      if slot >= dialog.slots.level {
        if !late.contains(slot) { late.append(slot) }
      } else if needed.insert(slot).inserted {
        waiting += reads(of: slot)
      }
    }
    for slot in needed.sorted(by: { dialog.plan.rank[$0] < dialog.plan.rank[$1] }) {
      slotDiagrams[slot] = try make(slot)
    }
    for slot in late.sorted() where slotDiagrams[slot] == nil { slotDiagrams[slot] = try makeLate(slot) }
  }

  private func reads(of slot: Int) -> [Int] {
    let slots = dialog.slots
    switch slot {
    case slots.questions: return dialog.questions[slot - slots.questions.lowerBound].relevant?.reads ?? []
    case slots.derived: return dialog.derived[slot - slots.derived.lowerBound].expression.reads
    case slots.scores:
      return dialog.scores[(slot - slots.scores.lowerBound) / 2].items.flatMap(\.when.reads)
    case slots.findings: return dialog.findings[slot - slots.findings.lowerBound].when.reads
    default: return []
    }
  }

  private func make(_ slot: Int) throws(ExplorationLimit) -> Diagrams.ID {
    let slots = dialog.slots
    switch slot {
    case slots.settings: return try setting(slot - slots.settings.lowerBound)
    case slots.questions: return try fact(Reference(slot - slots.questions.lowerBound))
    case slots.derived: return try value(of: dialog.derived[slot - slots.derived.lowerBound].expression)
    case slots.scores:
      // Both slots have the interval; who reads one end takes it from there.
      return try sum(dialog.scores[(slot - slots.scores.lowerBound) / 2])
    default: return try truth(of: dialog.findings[slot - slots.findings.lowerBound].when)
    }
  }

  private func setting(_ position: Int) throws(ExplorationLimit) -> Diagrams.ID {
    let level = space.settingLevels[version][position]
    let setting = dialog.settings[position]
    return try space.diagrams.variable(level) { index in
      guard case .setting(let value) = space.variables[level].entries[index], setting.values.contains(value)
      else { return .string(setting.defaultValue) }
      return .string(value)
    }
  }

  /// What a question's fact reads: null while it is open and while its `relevant` is false.
  private func fact(_ reference: Reference<Question>) throws(ExplorationLimit) -> Diagrams.ID {
    let question = dialog[reference]
    guard question.factType != nil else { return Diagrams.null }
    let level = space.questionLevels[version][reference.position]
    let told = try space.diagrams.variable(level) { index in
      switch space.answer(version, reference, index) {
      case nil: .null
      case .value(let value): value
      case .notSure: question.unsure ?? .null
      }
    }
    guard let relevant = question.relevant else { return told }
    let operation = operation("unless false") { $1 == .boolean(false) ? .null : $0 }
    return try space.diagrams.apply(operation, told, truth(of: relevant))
  }

  /// A score as an interval from the least to the greatest sum.
  private func sum(_ score: Score) throws(ExplorationLimit) -> Diagrams.ID {
    var total = space.diagrams.leaf(Self.interval(0, 0))
    for item in score.items {
      let operation = operation("add \(item.points)") { sum, truth in Self.add(item.points, sum, truth.truth)
      }
      total = try space.diagrams.apply(operation, total, truth(of: item.when))
    }
    return total
  }

  private static func interval(_ least: Int32, _ greatest: Int32) -> Value {
    .interval(Interval(low: .integer(least), high: .integer(greatest)))
  }

  private static func add(_ points: Int32, _ sum: Value, _ truth: Bool?) -> Value {
    guard case .interval(let ends) = sum, case .integer(let least) = ends.low,
      case .integer(let greatest) = ends.high
    else { return .null }
    func plus(_ number: Int32, _ other: Int32) -> Int32 { Int32(clamping: Int(number) + Int(other)) }
    switch truth {
    case true?: return interval(plus(least, points), plus(greatest, points))
    case nil: return interval(plus(least, min(points, 0)), plus(greatest, max(points, 0)))
    case false?: return sum
    }
  }

  /// The cases in which a question has no entry.
  func open(_ question: Reference<Question>) throws(ExplorationLimit) -> Diagrams.ID {
    let level = space.questionLevels[version][question.position]
    return try space.diagrams.variable(level) { .boolean(space.answer(version, question, $0) == nil) }
  }

  /// The cases in which a question may be asked: its `relevant`, if any, is true.
  func relevant(_ question: Reference<Question>) throws(ExplorationLimit) -> Diagrams.ID {
    guard let relevant = dialog[question].relevant else { return Diagrams.true }
    return try holds(relevant)
  }
}
