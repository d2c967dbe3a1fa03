import ClinicalQuality
import Conversations
import Dialogs

/// Properties of how urgent answers are; they are about facts alone, whatever the walk asks.
extension Judge {
  /// In every case and for every open question, each answer leaves the findings' level at least as urgent. An answer that
  /// makes a `relevant` false, so that what was told before no longer counts, is a correction and may lower it.
  func neverFalls() throws(ExplorationLimit) -> PropertyResult {
    var failures: [Counterexample] = []
    for position in dialog.questions.indices {
      if let failure = try fall(after: Reference(position)) { failures.append(failure) }
    }
    return PropertyResult(
      "a_raised_level_never_falls", "No answer to an open question makes the level less urgent.", failures,
      isExact: isLevelExact)
  }

  private var isLevelExact: Bool { !exploration.space.inexactSlots[0].contains(dialog.slots.level) }

  private func fall(after question: Reference<Question>) throws(ExplorationLimit) -> Counterexample? {
    let level = Int32(exploration.space.questionLevels[0][question.position])
    for urgency in dialog.levels.indices {
      let before = try exploration.urgency(urgency)
      for index in exploration.space.variables[Int(level)].entries.indices.dropFirst() {
        guard let answer = exploration.space.answer(0, question, index) else { continue }
        let isKept = try exploration.space.diagrams.includes(before, at: level, 0, within: Int32(index))
        if isKept { continue }
        if let failure = try fall(below: urgency, question, answer, level, Int32(index)) { return failure }
      }
    }
    return nil
  }

  private func fall(
    below urgency: Int, _ question: Reference<Question>, _ answer: Answer, _ level: Int32, _ index: Int32
  ) throws(ExplorationLimit) -> Counterexample? {
    let found = try exploration.urgency(urgency)
    let effective = try exploration.effectiveUrgency(urgency)
    let before = try exploration.space.diagrams.restrict(found, level, to: 0)
    let after = try exploration.space.diagrams.restrict(effective, level, to: index)
    let fallen = try exploration.space.diagrams.without(before, after)
    if fallen == Diagrams.false { return nil }
    let corrected = try corrections(by: question, level, index)
    let cases = try exploration.space.diagrams.without(fallen, corrected)
    guard let member = try example(in: cases) else { return nil }
    let (from, to) = (self.level(of: member), self.level(of: member.with(question, answer)))
    return Counterexample(
      "\(dialog[question].id) = \(answer.written) lowers the level from '\(from)' to '\(to)'",
      answers: member,
      then: (question, answer), expectation: expectation(atLeast: urgency), place: dialog[question].place)
  }

  /// The cases in which an answer to an open question makes what was told to another question no longer count.
  private func corrections(
    by question: Reference<Question>, _ level: Int32, _ index: Int32
  ) throws(ExplorationLimit) -> Diagrams.ID {
    var parts: [Diagrams.ID] = []
    for (position, other) in dialog.questions.enumerated() where position != question.position {
      guard let relevant = other.relevant else { continue }
      let irrelevant = try exploration.fails(relevant)
      let after = try exploration.space.diagrams.restrict(irrelevant, level, to: index)
      let before = try exploration.space.diagrams.restrict(irrelevant, level, to: 0)
      let made = try exploration.space.diagrams.without(after, before)
      let open = try exploration.open(Reference(position))
      parts.append(try exploration.space.diagrams.without(made, open))
    }
    return try exploration.space.diagrams.anyOf(parts)
  }

  /// 'Not sure' is never milder than the mildest definite answer, and for danger signs not milder than yes.
  func notSureIsCautious() throws(ExplorationLimit) -> PropertyResult {
    var failures: [Counterexample] = []
    for position in dialog.questions.indices {
      if let failure = try mildness(of: Reference(position)) { failures.append(failure) }
    }
    return PropertyResult(
      "not_sure_is_never_milder",
      "'Not sure' is at least as urgent as the mildest answer, and as yes for danger signs.", failures,
      isExact: isLevelExact)
  }

  private func mildness(of question: Reference<Question>) throws(ExplorationLimit) -> Counterexample? {
    let space = exploration.space
    let level = Int32(space.questionLevels[0][question.position])
    let indices = space.variables[Int(level)].entries.indices
    func answered(_ index: Int) -> Answer? { space.answer(0, question, index) }
    guard let unsure = indices.first(where: { answered($0) == .notSure }) else { return nil }
    let definite = indices.filter { index in
      guard let answer = answered(index), answer != .notSure else { return false }
      return !dialog[question].isDanger || answer == .yes
    }
    guard !definite.isEmpty else { return nil }
    for urgency in dialog.levels.indices {
      let cases = try exploration.effectiveUrgency(urgency)
      let asks = try space.diagrams.asksFor(cases, level)
      if !asks { continue }
      var all = Diagrams.true
      for index in definite where all != Diagrams.false {
        all = try space.diagrams.and(all, space.diagrams.restrict(cases, level, to: Int32(index)))
      }
      let own = try space.diagrams.restrict(cases, level, to: Int32(unsure))
      let milder = try space.diagrams.without(all, own)
      guard let member = try example(in: milder) else { continue }
      let found = self.level(of: member.with(question, .notSure))
      let least = dialog.levels[urgency].id
      return Counterexample(
        "\(dialog[question].id) = not sure gives '\(found)' where "
          + (dialog[question].isDanger ? "yes gives '\(least)'" : "every answer gives '\(least)' or more"),
        answers: member, then: (question, .notSure), expectation: expectation(atLeast: urgency),
        place: dialog[question].place)
    }
    return nil
  }

  /// Nothing is advised whose `unless` is not false.
  func nothingHarmful() throws(ExplorationLimit) -> PropertyResult {
    var failures: [Counterexample] = []
    for (position, advice) in dialog.advice.enumerated() {
      guard let unless = advice.unless else { continue }
      let given = try exploration.gives(Reference(position))
      let harmless = try exploration.fails(unless)
      let harmful = try exploration.space.diagrams.without(given, harmless)
      guard let member = try example(in: harmful) else { continue }
      failures.append(
        Counterexample(
          "'\(advice.id)' is advised though its `unless` is not false", answers: member, place: advice.place))
    }
    return PropertyResult(
      "nothing_harmful_is_advised", "Nothing is advised whose `unless` is not known to be false.", failures,
      isExact: !exploration.space.inexactSlots[0].contains(dialog.slots.adviceList))
  }

  // MARK: - Examples

  /// A member with few answers.
  private func example(in set: Diagrams.ID) throws(ExplorationLimit) -> Case? {
    let costs = exploration.entryCosts
    return exploration.space.diagrams.cheapest(in: set) { costs[$0][$1] }.map(exploration.member)
  }

  /// The findings' level in a case, as the engine gives it.
  private func level(of member: Case) -> String {
    switch Conversation(dialog, telling: member).walk.values[dialog.slots.level] {
    case .string(let id): id
    default: ""
    }
  }

  /// The condition that the level is at least as urgent as one.
  private func expectation(atLeast urgency: Int) -> String {
    let ids = dialog.levels[...urgency].map { "'\($0.id)'" }
    return ids.count == 1 ? "level = \(ids[0])" : "level in { \(ids.joined(separator: ", ")) }"
  }
}

extension Case {
  func with(_ question: Reference<Question>, _ answer: Answer) -> Case {
    var other = self
    other.answers[question] = answer
    return other
  }
}

extension Diagrams {
  /// Whether what a set becomes where a variable has one value is part of what it becomes where it has another, looked at
  /// where it asks for the variable: everywhere else both are the same.
  mutating func includes(
    _ set: ID, at level: Int32, _ index: Int32, within other: Int32
  ) throws(ExplorationLimit) -> Bool {
    for id in nodes(of: set, at: level) {
      let rest = try without(child(id, level, index), child(id, level, other))
      if rest != Self.false { return false }
    }
    return true
  }

  /// Whether a diagram asks for a variable.
  mutating func asksFor(_ id: ID, _ level: Int32) throws(ExplorationLimit) -> Bool {
    !nodes(of: id, at: level).isEmpty
  }

  /// The nodes of a diagram that ask for a variable.
  private mutating func nodes(of root: ID, at level: Int32) -> [ID] {
    if nodesByLevel[root] == nil {
      if nodesByLevel.count >= 16 { nodesByLevel = [:] }
      var found: [Int32: [ID]] = [:]
      for id in nodes(of: root) where !isLeaf(id) { found[self.level(id), default: []].append(id) }
      nodesByLevel[root] = found
    }
    return nodesByLevel[root]?[level] ?? []
  }
}
