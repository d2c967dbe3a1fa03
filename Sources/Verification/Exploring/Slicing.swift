import ClinicalQuality
import Dialogs

/// A set that all conversations of one level are in, as a question is asked of the others.
struct Demand {
  let question: Reference<Question>
  let cases: Diagrams.ID
}

/// What is plain without the walk of all cases: looks at the levels one by one, as the way depends on little else, and
/// of what is asked only at the questions that tell the cases apart (program slicing: M. Weiser, 1984). All of it may
/// also be so where it is not plain.
extension Exploration {
  /// How large a demand may be that is made on any cases.
  private static let simple = 12
  /// How large cases may be on which every demand is made, or that are looked at level by level.
  private static let (width, wholeWidth) = (5_000, 12_000)

  /// Whether it is plain that a condition is true or false at the end of every conversation.
  func isPlainlyKnown(_ condition: Expression) throws(ExplorationLimit) -> Bool {
    for position in dialog.levels.indices {
      let level = Reference<Level>(position)
      let assumed = Exploration(self, assuming: level)
      let known = try space.diagrams.or(assumed.holds(condition), assumed.fails(condition))
      if try !isPlainlyEmpty(space.diagrams.not(known), level) { return false }
    }
    return true
  }

  /// Whether it is plain that no conversation is among some cases whose level does not stop them.
  func plainlyAsks(_ cases: Diagrams.ID) throws(ExplorationLimit) -> Bool {
    for (position, level) in dialog.levels.enumerated() where !level.stops {
      if try !isPlainlyEmpty(cases, Reference(position)) { return false }
    }
    return true
  }

  /// Whether it is plain that no conversation of a level is among some cases.
  private func isPlainlyEmpty(
    _ cases: Diagrams.ID, _ level: Reference<Level>
  ) throws(ExplorationLimit) -> Bool {
    guard cases != Diagrams.false else { return true }
    let left = dialog[level].stops ? cases : try meeting(demands(level), cases)
    guard !space.diagrams.isLarger(left, than: Self.wholeWidth) else { return false }
    return try space.diagrams.and(left, isLevel(level)) == Diagrams.false
  }

  /// Those of some cases that meet demands for what they read, but for demands that may make them many to tell apart.
  private func meeting(_ demands: [Demand], _ cases: Diagrams.ID) throws(ExplorationLimit) -> Diagrams.ID {
    let read = Set(space.diagrams.support(cases))
    var left = cases
    for demand in demands where left != Diagrams.false {
      guard read.contains(space.questionLevels[version][demand.question.position]) else { continue }
      let isSimple = !space.diagrams.isLarger(demand.cases, than: Self.simple)
      guard isSimple || !space.diagrams.isLarger(left, than: Self.width) else { continue }
      left = try space.diagrams.and(left, demand.cases)
    }
    return left
  }

  /// The demands on conversations of a level, small ones first.
  private func demands(_ level: Reference<Level>) throws(ExplorationLimit) -> [Demand] {
    if let known = knownDemands[level.position] { return known }
    let sizes = try PromptSets(Exploration(whole, assuming: level)).demands.map {
      (demand: $0, size: space.diagrams.nodes(of: $0.cases).count)
    }
    let demands = sizes.sorted { $0.size < $1.size }.map(\.demand)
    knownDemands[level.position] = demands
    return demands
  }
}
