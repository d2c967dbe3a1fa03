import Conversations
import Dialogs
import Transcripts

/// Chooses few scripts that together cover all goals: greedily, each made to cover as much as it can.
struct Covering {
  private let goals: Goals
  private let player: ScriptPlayer
  private var open: [Goal]
  /// Which script is known to cover each goal that is still open.
  private var known: [Goal: PlayedScript] = [:]
  private var thresholds: [Goal.Aim: Set<Answer>] = [:]
  /// Goals that no script meets in full: values that decide nothing, findings that never decide the level.
  private var indifferent: Set<Goal> = []
  private(set) var chosen: [(played: PlayedScript, covers: [Goal])] = []

  init(_ goals: Goals, _ player: ScriptPlayer, open: [Goal]) {
    (self.goals, self.player, self.open) = (goals, player, open)
    for threshold in goals.thresholds {
      for answer in threshold.answers {
        thresholds[.value(threshold.question, answer), default: []].formUnion(threshold.answers)
      }
    }
  }

  /// The goals that no chosen script covers.
  var gaps: [Goal] { open.filter { goal in !chosen.contains { covers($0.played, goal) } } }

  /// Looks for a script for a goal: one that covers it in full, or else one that covers it at all.
  mutating func look(for goal: Goal, in candidates: inout Candidates) throws(Candidates.Reason) {
    var trouble: Candidates.Reason?
    for _ in 0..<2 {
      do {
        if let script = try candidates.script(for: goal, fits: { play($0, covers: goal) }) {
          known[goal] = player.play(script)
          return
        }
      } catch {
        trouble = error
      }
      // What no script shows at its best is shown as it is.
      indifferent.insert(goal)
    }
    if let trouble { throw trouble }
  }

  private func play(_ script: TestScript, covers goal: Goal) -> Bool {
    player.play(script).map { covers($0, goal) } ?? false
  }

  /// Chooses until every goal with a known script is covered.
  mutating func choose() {
    var waiting = open.filter { known[$0] != nil }
    var scripts = waiting.compactMap { known[$0] }
    var seen: Set<TestScript> = []
    scripts = scripts.filter { seen.insert($0.script).inserted }
    while !waiting.isEmpty {
      var best: (played: PlayedScript, covers: [Goal])?
      for played in scripts {
        let covered = waiting.filter { covers(played, $0) }
        let isBetter =
          best.map {
            covered.count > $0.covers.count
              || (covered.count == $0.covers.count
                && played.script.given.count < $0.played.script.given.count)
          } ?? true
        if isBetter, !covered.isEmpty { best = (played, covered) }
      }
      guard let best else { return }
      let extended = extend(best, waiting)
      chosen.append(extended)
      let done = Set(extended.covers)
      waiting.removeAll(where: done.contains)
    }
    dropNeedless()
  }

  /// Adds the answers of other scripts as long as what is covered grows.
  private func extend(
    _ start: (played: PlayedScript, covers: [Goal]), _ waiting: [Goal]
  ) -> (played: PlayedScript, covers: [Goal]) {
    var (played, covered) = start
    for goal in waiting where !covered.contains(goal) {
      guard let other = known[goal], let merged = played.script.merged(with: other.script),
        let more = player.play(merged), covers(more, goal)
      else { continue }
      let all = waiting.filter { covers(more, $0) }
      if all.count > covered.count, Set(all).isSuperset(of: covered) { (played, covered) = (more, all) }
    }
    return (played, covered)
  }

  /// Leaves out scripts whose every goal others cover too, the last chosen first looked at.
  private mutating func dropNeedless() {
    for index in chosen.indices.reversed() {
      let others = chosen.enumerated().filter { $0.offset != index }.map(\.element)
      let isNeedless = chosen[index].covers.allSatisfy { goal in
        others.contains { $0.covers.contains(goal) || covers($0.played, goal) }
      }
      if isNeedless { chosen.remove(at: index) }
    }
  }

  /// Whether a script covers a goal.
  ///
  /// A value at a threshold counts where another value of that threshold leads elsewhere; a finding or a raise where
  /// nothing more urgent hides it.
  private func covers(_ played: PlayedScript, _ goal: Goal) -> Bool {
    let isIndifferent = indifferent.contains(goal)
    switch goal.aim {
    case .item(let number):
      guard played.covered.contains(number) else { return false }
      guard !isIndifferent, let level = goal.level else { return true }
      return played.conversation.conclusion.level == level
    case .value(let question, let answer):
      guard played.script.given[question] == answer else { return false }
      return isIndifferent || decides(question, answer, played)
    }
  }

  private func decides(_ question: Reference<Question>, _ answer: Answer, _ played: PlayedScript) -> Bool {
    let others = thresholds[.value(question, answer)] ?? []
    return others.contains { other in
      guard other != answer else { return false }
      var script = played.script
      script.given[question] = other
      return player.play(script)?.outcome != played.outcome
    }
  }
}
