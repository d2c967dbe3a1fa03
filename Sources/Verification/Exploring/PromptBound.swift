import Dialogs

/// Whether conversations of one level may have so many prompts: a search that tells apart only cases that come near.
///
/// Decides for one prompt after another whether it counts, and gives up wherever those that may still count are too few:
/// branch and bound (A. Land and A. Doig, 1960), as for the greatest number of conditions that hold together. What each
/// decision leaves is a set of cases, which tells of every other prompt whether it must count, may, or cannot. Of prompts
/// of which no two count together, one may. So the cost grows with the choices that come near the number, not with the
/// cases.
///
/// That something comes to just that level is not demanded, only that nothing comes to a more urgent one: no
/// conversation has more prompts, and it may be that none has as many.
struct PromptBound {
  private let exploration: Exploration
  private let number: Int

  /// How large the set of cases may become by a demand that can wait.
  private static let width = 300

  /// Whether a conversation of a level may have so many prompts; where not, none has.
  static func reaches(
    _ number: Int, _ whole: Exploration, _ level: Reference<Level>
  ) throws(ExplorationLimit) -> Bool {
    try whole.leavingNothing { () throws(ExplorationLimit) in
      let assumed = Exploration(whole, assuming: level)
      let sets = try PromptSets(assumed)
      var demands = sets.demands.map(\.cases)
      for finding in whole.dialog.findings.indices where level.position > 0 {
        for ground in try whole.grounds(of: Reference(finding), atLeast: level.position - 1) {
          demands.append(try whole.space.diagrams.not(ground))
        }
      }
      let bound = PromptBound(exploration: assumed, number: number)
      let all = Branch(cases: Diagrams.true, counted: 0, open: sets.prompts, demands: demands)
      return try bound.isReached(all)
    }
  }

  /// What some decisions leave.
  private struct Branch {
    var cases: Diagrams.ID
    /// How many prompts all of the cases have.
    var counted: Int
    /// Prompts that some of the cases have.
    var open: [Diagrams.ID]
    /// Sets that the cases must be in as well.
    var demands: [Diagrams.ID]
  }

  private var space: CaseSpace { exploration.space }

  private func isReached(_ whole: Branch) throws(ExplorationLimit) -> Bool {
    var branch = whole
    try demand(&branch)
    try decide(&branch)
    guard branch.cases != Diagrams.false, branch.counted + branch.open.count >= number else { return false }
    if branch.counted >= number { return try isPossible(branch) }
    let groups = try groups(branch)
    guard branch.counted + groups.count >= number else { return false }
    let chosen = choice(groups)
    var with = branch
    with.cases = try space.diagrams.and(branch.cases, chosen)
    if try exploration.forgetting({ () throws(ExplorationLimit) in try isReached(with) }) { return true }
    branch.cases = try space.diagrams.without(branch.cases, chosen)
    return try isReached(branch)
  }

  /// Takes demands into the cases, but for those that would make them large.
  private func demand(_ branch: inout Branch) throws(ExplorationLimit) {
    var waiting: [Diagrams.ID] = []
    for demand in branch.demands {
      let left = try space.diagrams.and(branch.cases, demand)
      if space.diagrams.isLarger(left, than: Self.width) {
        waiting.append(demand)
      } else {
        branch.cases = left
      }
    }
    branch.demands = waiting
  }

  /// Counts prompts that all cases have, and leaves out those that none has.
  private func decide(_ branch: inout Branch) throws(ExplorationLimit) {
    var open: [Diagrams.ID] = []
    for prompt in branch.open {
      let with = try space.diagrams.and(branch.cases, prompt)
      if with == branch.cases {
        branch.counted += 1
      } else if with != Diagrams.false {
        open.append(prompt)
      }
    }
    branch.open = open
  }

  private func isPossible(_ branch: Branch) throws(ExplorationLimit) -> Bool {
    var cases = branch.cases
    for demand in branch.demands { cases = try space.diagrams.and(cases, demand) }
    return cases != Diagrams.false
  }

  /// The open prompts in groups, of each of which one may count.
  private func groups(_ branch: Branch) throws(ExplorationLimit) -> [[Diagrams.ID]] {
    var groups: [[Diagrams.ID]] = []
    for prompt in branch.open {
      let own = try space.diagrams.and(branch.cases, prompt)
      var place: Int?
      for (index, group) in groups.enumerated() where place == nil {
        if try areApart(own, group) { place = index }
      }
      if let place { groups[place].append(prompt) } else { groups.append([prompt]) }
    }
    return groups
  }

  private func areApart(_ cases: Diagrams.ID, _ prompts: [Diagrams.ID]) throws(ExplorationLimit) -> Bool {
    for prompt in prompts where try space.diagrams.and(cases, prompt) != Diagrams.false { return false }
    return true
  }

  /// The prompt to decide next: of the largest group, as counting it decides the others.
  private func choice(_ groups: [[Diagrams.ID]]) -> Diagrams.ID {
    groups.max { $0.count < $1.count }?.first ?? Diagrams.false
  }
}
