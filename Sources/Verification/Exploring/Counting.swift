import ClinicalQuality
import Dialogs

extension Exploration {
  /// The conversations with so many prompts on their way or more; what is no conversation is in no such set.
  ///
  /// Counts case by case only the conversations of levels for which a bound does not tell that none has as many.
  func prompts(atLeast number: Int) throws(ExplorationLimit) -> Diagrams.ID {
    if number <= 0 { return Diagrams.true }
    return try once("prompts \(number)") { () throws(ExplorationLimit) in
      var found: [Diagrams.ID] = []
      for level in assumedLevel.map({ [$0] }) ?? dialog.levels.indices.map({ Reference($0) }) {
        guard try whole.mayHave(number, level) else { continue }
        if countsByBound {
          needsCount = true
          return Diagrams.false
        }
        found.append(try whole.prompts(atLeast: number, with: level))
      }
      return try space.diagrams.anyOf(found)
    }
  }

  /// Whether conversations of a level may have so many prompts.
  private func mayHave(_ number: Int, _ level: Reference<Level>) throws(ExplorationLimit) -> Bool {
    if let known = knownBounds[[number, level.position]] { return known }
    let isReached = try PromptBound.reaches(number, self, level)
    knownBounds[[number, level.position]] = isReached
    return isReached
  }

  private func prompts(
    atLeast number: Int, with level: Reference<Level>
  ) throws(ExplorationLimit) -> Diagrams.ID {
    let isStopped = dialog[level].stops
    let needs = isStopped ? [] : try countedNeeds()
    var count = PromptCount(self, upTo: number, needs: needs, areStopped: isStopped)
    return try count.count(isLevel(level))
  }

  /// Whether prompts must be counted case by case to tell where a condition is false or true: a bound does not settle it.
  func needsCount(_ condition: Expression) throws(ExplorationLimit) -> Bool {
    for position in dialog.levels.indices {
      let assumed = Exploration(self, assuming: Reference(position))
      assumed.countsByBound = true
      _ = try assumed.fails(condition)
      _ = try assumed.holds(condition)
      if assumed.needsCount { return true }
    }
    return false
  }

  /// The cases in which a condition is true, or false; one that reads the number of prompts is looked at level by level.
  func cases(_ condition: Expression, are wanted: Bool) throws(ExplorationLimit) -> Diagrams.ID {
    guard condition.reads.contains(dialog.slots.questionsAsked) else {
      return wanted ? try holds(condition) : try fails(condition)
    }
    var sets: [Diagrams.ID] = []
    for position in dialog.levels.indices {
      let assumed = Exploration(self, assuming: Reference(position))
      sets.append(wanted ? try assumed.holds(condition) : try assumed.fails(condition))
    }
    if sets.allSatisfy({ $0 == Diagrams.true }) { return Diagrams.true }
    var found: [Diagrams.ID] = []
    for (position, cases) in sets.enumerated() where cases != Diagrams.false {
      found.append(try space.diagrams.and(cases, isLevel(Reference(position))))
    }
    return try space.diagrams.anyOf(found)
  }

  /// Whether prompts that needs put are counted alike in whichever order the advice stands: what two advices need is
  /// the same or has nothing in common.
  var isPromptCountExact: Bool {
    let needs = dialog.advice.flatMap(\.needs).map { Set([$0.question] + dialog[$0.question].items) }
    return needs.allSatisfy { one in needs.allSatisfy { $0 == one || $0.isDisjoint(with: one) } }
  }
}
