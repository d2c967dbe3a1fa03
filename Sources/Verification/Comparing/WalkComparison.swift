import ClinicalQuality
import Conversations
import Dialogs

/// Which questions one version would still have asked where the other ends: what is left out is never told by levels and
/// findings, which are compared for the same answers.
extension Comparison {
  mutating func compareWalks(_ progress: (String) -> Void) -> [DialogDiff.Change] {
    if definitions.old.walk == definitions.new.walk { return [] }
    var changes: [DialogDiff.Change] = []
    for presence in [DialogDiff.Presence.disappears, .appears] {
      let ways =
        presence == .disappears ? (definitions.old, definitions.new) : (definitions.new, definitions.old)
      let candidates = AskedOtherwise(
        asking(presence), ending(presence), definitions: (ways.0, ways.1)
      ).questions
      for question in candidates {
        let id = asking(presence).dialog[question].id
        progress("question \(id)")
        changes += attempt("whether \(id) is asked", mayLower: presence == .disappears) {
          me throws(ExplorationLimit) in
          try me.change(question, presence).map { [$0] } ?? []
        }
      }
    }
    return changes
  }

  /// The version that asks and the one that ends.
  private func asking(_ presence: DialogDiff.Presence) -> Exploration { presence == .disappears ? old : new }
  private func ending(_ presence: DialogDiff.Presence) -> Exploration { presence == .disappears ? new : old }

  // MARK: - One question

  private mutating func change(
    _ question: Reference<Question>, _ presence: DialogDiff.Presence
  ) throws(ExplorationLimit) -> DialogDiff.Change? {
    guard let choice = try conversation(without: question, presence) else { return nil }
    var found = DialogDiff.ChangedClass(deciders: [], example: ending(presence).member(choice))
    let subject = DialogDiff.Subject.question(asking(presence).dialog[question].id, presence)
    var mayLower = false
    if presence == .disappears {
      let shown = Conversation(new.dialog, telling: new.member(choice)).conclusion.level
      found.lost = LostAnswers(old, from: old.member(choice), question, new.dialog[shown].id).found
      let bears = try bears(on: question)
      mayLower = bears || found.lost != nil
    }
    return .init(
      subject: subject, direction: found.lost == nil ? nil : .lessUrgent, mayLower: mayLower,
      classes: [found],
      hasMoreClasses: false)
  }

  /// Whether some level, or what else the old version asks, depends on the answer to a question.
  private func bears(on question: Reference<Question>) throws(ExplorationLimit) -> Bool {
    let level = space.questionLevels[old.version][question.position]
    for position in old.dialog.levels.indices {
      let urgent = try old.effectiveUrgency(position)
      if space.diagrams.support(urgent).contains(level) { return true }
    }
    let reading = old.dialog.slotsReading([old.dialog.slots[question]])
    let conditions = old.dialog.conditions.filter { $0.owner == old.dialog.slots.visited }.map(\.expression)
    let relevant = old.dialog.questions.indices.filter { $0 != question.position }.compactMap {
      old.dialog.questions[$0].relevant
    }
    return (conditions + relevant).contains {
      $0.reads.contains { $0 != old.dialog.slots.level && reading.contains($0) }
    }
  }

  /// One of some cases in which one version ends where the other puts a question.
  ///
  /// First looks for one by holding conversations, then by following all cases, which takes far more room.
  private mutating func conversation(
    without question: Reference<Question>, _ presence: DialogDiff.Presence
  ) throws(ExplorationLimit) -> [Int]? {
    let (asking, ending) = (self.asking(presence), self.ending(presence))
    let level = space.questionLevels[asking.version][question.position]
    let open = try space.diagrams.variable(level) { .boolean(space.variables[level].entries[$0] == .open) }
    // Where a level stops the one version, that is a change of level.
    var set = try space.diagrams.without(open, ending.stops())
    set = try space.diagrams.and(set, asking.relevant(question))
    if set == Diagrams.false { return nil }
    if let choice = try held(set, question, asking, ending) { return choice }
    // What was too much twice will be too much again.
    if failures >= 2 { throw .nodes(space.diagrams.limits.nodes) }
    do {
      let ended = try ending.concluding(set)
      let asked = try asking.asks(question, among: ended)
      let costs = ending.entryCosts
      return space.diagrams.cheapest(in: asked) { costs[$0][$1] }
    } catch {
      failures += 1
      throw error
    }
  }

  /// A conversation of the one version among some cases that the other version goes on with, to put a question.
  private func held(
    _ cases: Diagrams.ID, _ question: Reference<Question>, _ asking: Exploration, _ ending: Exploration
  ) throws(ExplorationLimit) -> [Int]? {
    var search = WitnessSearch(ending)
    search.asking = (asking, question)
    for way in try asking.ways(asking: question) {
      let likely = try space.diagrams.and(cases, way)
      if let choice = search.conversation(in: CaseSet(likely, isExact: true)) { return choice }
    }
    return nil
  }
}
