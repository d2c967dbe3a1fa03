import ClinicalQuality
import Dialogs

/// How many prompts conversations of one level may have, without telling their cases apart.
///
/// Where the level is given, conditions on it are settled, and that nothing more urgent is found is a demand for each
/// finding by itself. Goes along the walk node by node, and of a question that nothing ahead reads keeps no more than the
/// answer with the most prompts (bucket elimination: R. Dechter, 1999); so diagrams stay as small as what is read
/// together. That something comes to just that level is not demanded, and what is needed is looked at but roughly: no
/// conversation has more prompts, and it may be that none has as many.
struct PromptBound {
  private let exploration: Exploration
  private let level: Reference<Level>
  private let number: Int
  private let plans: [PromptPlan]
  /// How many prompts may still count from a node on.
  private var ahead: [Int: Int] = [:]
  /// Sets of cases, all of which a case of the level is in.
  private var demands: [Diagrams.ID] = []
  private var counts: [Int: Diagrams.ID] = [:]
  /// The most prompts of a way that has ended.
  private var longest = -1

  /// How large diagrams may become by a demand; a larger one is left out, so that the bound may be too high
  /// (mini-buckets: R. Dechter and I. Rish, 2003). Small ones often do, and take little time.
  private static let width = 1_000

  /// Whether a conversation of a level may have so many prompts; where not, none has.
  static func reaches(
    _ number: Int, _ whole: Exploration, _ level: Reference<Level>
  ) throws(ExplorationLimit) -> Bool {
    try whole.leavingNothing { () throws(ExplorationLimit) in
      var bound = try PromptBound(number, whole, level)
      return try bound.isReached()
    }
  }

  private init(_ number: Int, _ whole: Exploration, _ level: Reference<Level>) throws(ExplorationLimit) {
    self.level = level
    for finding in whole.dialog.findings.indices where level.position > 0 {
      for ground in try whole.grounds(of: Reference(finding), atLeast: level.position - 1) {
        demands.append(try whole.space.diagrams.not(ground))
      }
    }
    exploration = Exploration(whole, assuming: level)
    plans = try PromptPlan.plans(exploration)
    self.number = number
    for plan in plans.reversed() {
      ahead[plan.node.position] = plan.most { ahead[$0.position] ?? 0 }
    }
  }

  private var dialog: Dialog { exploration.dialog }
  private var space: CaseSpace { exploration.space }

  private mutating func isReached() throws(ExplorationLimit) -> Bool {
    if ahead[dialog.start.position] ?? 0 < number { return false }
    let last = lastUses()
    counts[dialog.start.position] = space.diagrams.leaf(.integer(0))
    let mark = space.diagrams.mark
    for (index, plan) in plans.enumerated() {
      if let count = counts.removeValue(forKey: plan.node.position) { try pass(plan, count) }
      if longest >= number { return true }
      try eliminate(Set(last.filter { $0.value == index }.keys))
      clear(to: mark)
    }
    return false
  }

  /// Forgets all that was made on the way here.
  private mutating func clear(to mark: Diagrams.Mark) {
    let nodes = counts.keys.sorted()
    let kept = space.diagrams.forget(to: mark, keeping: nodes.compactMap { counts[$0] })
    counts = Dictionary(uniqueKeysWithValues: zip(nodes, kept))
  }

  private mutating func pass(_ plan: PromptPlan, _ arriving: Diagrams.ID) throws(ExplorationLimit) {
    var count = arriving
    for cases in plan.counted { count = try add(cases, to: count) }
    if dialog[level].stops { end(try keep(count, within: plan.asking)) }
    var rest = try keep(count, outside: plan.asking)
    for exit in plan.exits where rest != Diagrams.null {
      var taken = try keep(rest, within: exit.condition)
      rest = try keep(rest, outside: exit.condition)
      for cases in exit.counted { taken = try add(cases, to: taken) }
      taken = try drop(taken, ahead: ahead[exit.target.position] ?? 0)
      counts[exit.target.position] = try longer(counts[exit.target.position] ?? Diagrams.null, taken)
    }
    for cases in plan.countedAtEnd { rest = try add(cases, to: rest) }
    end(rest)
  }

  private mutating func end(_ count: Diagrams.ID) {
    for id in space.diagrams.nodes(of: count) where space.diagrams.isLeaf(id) {
      if case .integer(let number) = space.diagrams.value(id) { longest = max(longest, Int(number)) }
    }
  }

  /// Behind which node nothing reads a variable any more, by the variable.
  private func lastUses() -> [Int32: Int] {
    var last: [Int32: Int] = [:]
    for (index, plan) in plans.enumerated() {
      for cases in plan.everything {
        for variable in space.diagrams.support(cases) { last[Int32(variable)] = index }
      }
    }
    for demand in demands {
      for variable in space.diagrams.support(demand) where last[Int32(variable)] == nil {
        last[Int32(variable)] = plans.count - 1
      }
    }
    return last
  }

  /// Leaves variables behind, once all demands that read them are met.
  private mutating func eliminate(_ variables: Set<Int32>) throws(ExplorationLimit) {
    guard !variables.isEmpty else { return }
    let met = demands.filter { !variables.isDisjoint(with: space.diagrams.support($0).map { Int32($0) }) }
    demands.removeAll { met.contains($0) }
    let longer = longer
    for (node, count) in counts {
      var left = count
      for demand in met {
        let own = try keep(left, within: demand)
        if !space.diagrams.isLarger(own, than: max(Self.width, space.diagrams.nodes(of: left).count)) {
          left = own
        }
      }
      counts[node] = try space.diagrams.eliminate(variables, from: left, keeping: longer)
    }
  }

  // MARK: - Counts

  private var longer: DiagramOperation {
    exploration.operation("longer") { left, right in
      guard case .integer(let one) = left, case .integer(let other) = right else {
        return left.isNull ? right : left
      }
      return .integer(max(one, other))
    }
  }

  private func longer(_ left: Diagrams.ID, _ right: Diagrams.ID) throws(ExplorationLimit) -> Diagrams.ID {
    try space.diagrams.apply(longer, left, right)
  }

  private func keep(_ count: Diagrams.ID, within cases: Diagrams.ID) throws(ExplorationLimit) -> Diagrams.ID {
    let operation = exploration.operation("within") { count, truth in truth == .boolean(true) ? count : .null
    }
    return try space.diagrams.apply(operation, count, cases)
  }

  private func keep(_ count: Diagrams.ID, outside cases: Diagrams.ID) throws(ExplorationLimit) -> Diagrams.ID
  {
    let operation = exploration.operation("outside") { count, truth in
      truth == .boolean(true) ? .null : count
    }
    return try space.diagrams.apply(operation, count, cases)
  }

  /// Leaves behind what cannot come to enough with so many prompts ahead.
  private func drop(_ count: Diagrams.ID, ahead: Int) throws(ExplorationLimit) -> Diagrams.ID {
    let least = number - ahead
    let operation = exploration.operation("drop below \(least)") { count, _ in
      if case .integer(let number) = count, number < least { .null } else { count }
    }
    return try space.diagrams.apply(operation, count, Diagrams.null)
  }

  private func add(_ cases: Diagrams.ID, to count: Diagrams.ID) throws(ExplorationLimit) -> Diagrams.ID {
    let operation = exploration.operation("one more") { count, truth in
      guard case .integer(let number) = count, truth == .boolean(true) else { return count }
      return .integer(number + 1)
    }
    return try space.diagrams.apply(operation, count, cases)
  }
}
