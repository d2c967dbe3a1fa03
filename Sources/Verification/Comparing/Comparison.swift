import Conversations
public import Dialogs

extension DialogDiff {
  /// Compares two versions of a dialog.
  ///
  /// - Parameters:
  ///   - settings: Settings that stand fast; all others may have any of their values.
  ///   - isFollowingLevels: Whether to compare advice and questions too that differ only because a level does.
  ///   - progress: Told what is being compared.
  /// - Complexity: What is made of the same needs no comparing. Otherwise that of exploring both versions; then for each
  ///   difference one look at its diagram for each class and each answer that is tried as a reason.
  public init(
    from old: Dialog, to new: Dialog, settings: [String: String] = [:], isFollowingLevels: Bool = false,
    limits: ExplorationLimits = .init(), progress: (String) -> Void = { _ in }
  ) {
    let space = CaseSpace([old, new], settings: settings, limits: limits)
    var comparison = Comparison(space, isFollowingLevels: isFollowingLevels)
    comparison.run(progress)
    self = comparison.diff
  }
}

/// Two explorations of one space of cases, and what was found so far.
///
/// Begins with the cases in which what is compared differs, and only then follows which of them are conversations: the
/// cases in which a whole dialog concludes are far more than those that changed.
struct Comparison {
  let old: Exploration
  let new: Exploration
  /// What is made of the same, and what is when the level counts by its name only.
  private let exact: (old: Definitions, new: Definitions)
  private let rules: (old: Definitions, new: Definitions)
  private let isFollowingLevels: Bool
  private(set) var diff = DialogDiff()
  /// The variables on which some changed finding depends: what is worth telling as a reason.
  private var telling: Set<Int> = []
  /// The cases in which findings changed, as long as there is room for them.
  private var causes: [(finding: String, cases: Diagrams.ID)] = []

  /// How many questions were too much to follow.
  var failures = 0

  init(_ space: CaseSpace, isFollowingLevels: Bool) {
    old = Exploration(space, version: 0)
    new = Exploration(space, version: 1)
    let both = [false, true].map { Definitions.ofVersions(space, isLevelOpaque: $0) }
    (exact, rules) = ((both[0][0], both[0][1]), (both[1][0], both[1][1]))
    self.isFollowingLevels = isFollowingLevels
  }

  /// What is compared: parts of the same definition come to the same.
  var definitions: (old: Definitions, new: Definitions) { isFollowingLevels ? exact : rules }

  var space: CaseSpace { new.space }

  mutating func run(_ progress: (String) -> Void) {
    let findings = compareFindings(progress)
    let levels = compareLevels(progress)
    let questions = compareWalks(progress)
    let advice = compareAdvice(progress)
    let isLower = { (change: DialogDiff.Change) in change.direction == .lessUrgent }
    diff.changes = levels.filter { $0.direction != .moreUrgent } + questions.filter(isLower)
    diff.changes += levels.filter { $0.direction == .moreUrgent } + questions.filter { !isLower($0) }
    diff.changes += findings + advice
  }

  /// Compares a part. Where there is no room for it, it is noted as not compared, and the room is given back.
  mutating func attempt(
    _ part: String, mayLower: Bool,
    _ body: (inout Self) throws(ExplorationLimit) -> [DialogDiff.Change]
  ) -> [DialogDiff.Change] {
    let mark = space.diagrams.mark
    do {
      try new.checkSize()
      let changes = try body(&self)
      if space.diagrams.count > space.diagrams.limits.nodes / 2 { forget(to: mark) }
      return changes
    } catch {
      forget(to: mark)
      diff.gaps.append(.init(part: part, reason: error.description, mayLower: mayLower))
      return []
    }
  }

  private mutating func forget(to mark: Diagrams.Mark) {
    old.forget(to: mark)
    new.forget(to: mark)
    causes.removeAll { $0.cases >= Diagrams.ID(mark.nodes) }
  }

  // MARK: - Levels

  private mutating func compareLevels(_ progress: (String) -> Void) -> [DialogDiff.Change] {
    if exact.old.levels == exact.new.levels { return [] }
    progress("levels")
    if !old.isExact(.level(old.dialog.defaultLevel)) || !new.isExact(.level(new.dialog.defaultLevel)) {
      noteInexact("levels", mayLower: true)
    }
    var found: [(rank: Int, change: DialogDiff.Change)] = []
    for (from, before) in old.dialog.levels.enumerated() {
      for (to, after) in new.dialog.levels.enumerated() where before.id != after.id {
        let (direction, distance) = direction(from: before.id, to: after.id)
        let part = "level \(before.id) to \(after.id)"
        let changes = attempt(part, mayLower: direction != .moreUrgent) { me throws(ExplorationLimit) in
          let changed = try me.new.intersection(
            me.old.cases(.shows(Reference(from))), me.new.cases(.shows(Reference(to))))
          let subject = DialogDiff.Subject.level(from: before.id, to: after.id)
          return try me.change(subject, direction, in: changed).map { [$0] } ?? []
        }
        found += changes.map { (distance, $0) }
      }
    }
    // The longest way down first, the longest way up last.
    return found.sorted { $0.rank > $1.rank }.map(\.change)
  }

  /// The way that the urgency goes and how many levels; what cannot be compared stands before all else.
  private func direction(from before: String, to after: String) -> (DialogDiff.Direction, Int) {
    for levels in [new.dialog.levels, old.dialog.levels] {
      let ids = levels.map(\.id)
      guard let from = ids.firstIndex(of: before), let to = ids.firstIndex(of: after) else { continue }
      return (to > from ? .lessUrgent : .moreUrgent, to - from)
    }
    return (.notComparable, .max)
  }

  // MARK: - Findings and advice

  private mutating func compareFindings(_ progress: (String) -> Void) -> [DialogDiff.Change] {
    let pairs = paired(
      (old.dialog.findings.map(\.id), exact.old.findings), (new.dialog.findings.map(\.id), exact.new.findings)
    )
    return pairs.flatMap { id, before, after in
      progress("finding \(id)")
      let happenings = (
        before.map { Happening.holds(Reference($0)) }, after.map { Happening.holds(Reference($0)) }
      )
      return compare("finding \(id)", happenings, { .finding(id, $0) }) { me throws(ExplorationLimit) in
        let was = try happenings.0.map(me.old.diagram) ?? Diagrams.false
        let now = try happenings.1.map(me.new.diagram) ?? Diagrams.false
        let (gone, come) = (
          try me.space.diagrams.without(was, now), try me.space.diagrams.without(now, was)
        )
        me.telling.formUnion(me.space.diagrams.support(gone) + me.space.diagrams.support(come))
        me.causes.append((id, try me.affected(before, after, gone, come)))
        return (gone, come)
      }
    }
  }

  /// The cases in which the truth of a finding differs: also where it is known now not to hold, or known no longer.
  private func affected(
    _ before: Int?, _ after: Int?, _ gone: Diagrams.ID, _ come: Diagrams.ID
  ) throws(ExplorationLimit) -> Diagrams.ID {
    let changed = try space.diagrams.or(gone, come)
    guard let before, let after else { return changed }
    let was = try old.fails(old.dialog.findings[before].when)
    let now = try new.fails(new.dialog.findings[after].when)
    let known = try space.diagrams.without(now, was)
    let unknown = try space.diagrams.without(was, now)
    return try space.diagrams.anyOf([changed, known, unknown])
  }

  private mutating func compareAdvice(_ progress: (String) -> Void) -> [DialogDiff.Change] {
    let ids = (old.dialog.advice.map(\.id), new.dialog.advice.map(\.id))
    let pairs = paired((ids.0, definitions.old.advice), (ids.1, definitions.new.advice))
    let all = paired((ids.0, exact.old.advice), (ids.1, exact.new.advice))
    diff.followers = all.count - pairs.count
    return pairs.flatMap { id, before, after in
      progress("advice \(id)")
      let happenings = (
        before.map { Happening.gives(Reference($0)) }, after.map { Happening.gives(Reference($0)) }
      )
      return compare("advice \(id)", happenings, { .advice(id, $0) }) { me throws(ExplorationLimit) in
        let was = before.map { AdviceTerms(Reference($0), me.old, me.exact.old, me.rules.old) }
        let now = after.map { AdviceTerms(Reference($0), me.new, me.exact.new, me.rules.new) }
        return (
          try was?.given(butNot: now) ?? Diagrams.false, try now?.given(butNot: was) ?? Diagrams.false
        )
      }
    }
  }

  /// What has the same id in both versions, or stands in one only, without what is made of the same.
  private func paired(
    _ before: (ids: [String], definitions: [Int]), _ after: (ids: [String], definitions: [Int])
  ) -> [(id: String, before: Int?, after: Int?)] {
    let known = Set(before.ids)
    let ids = before.ids + after.ids.filter { !known.contains($0) }
    let pairs = ids.map { id in (id, before.ids.firstIndex(of: id), after.ids.firstIndex(of: id)) }
    return pairs.filter { _, old, new in
      old.map { before.definitions[$0] } != new.map { after.definitions[$0] }
    }
  }

  /// Compares a part of both versions.
  ///
  /// - Parameter differences: The cases in which it was so and is no longer, and those in which it is so now.
  private mutating func compare(
    _ part: String, _ happenings: (Happening?, Happening?),
    _ subject: @escaping (DialogDiff.Presence) -> DialogDiff.Subject,
    _ differences: (inout Self) throws(ExplorationLimit) -> (gone: Diagrams.ID, come: Diagrams.ID)
  ) -> [DialogDiff.Change] {
    let isExact =
      happenings.0.map(old.isExact) != false && happenings.1.map(new.isExact) != false
    if !isExact { noteInexact(part, mayLower: false) }
    return attempt(part, mayLower: false) { me throws(ExplorationLimit) in
      let (gone, come) = try differences(&me)
      var changes: [DialogDiff.Change] = []
      for (presence, set) in [(DialogDiff.Presence.disappears, gone), (.appears, come)] {
        let cases = CaseSet(set, isExact: isExact)
        guard var change = try me.change(subject(presence), nil, in: cases) else { continue }
        if case .advice = change.subject { change.cause = try me.cause(of: set) }
        changes.append(change)
      }
      return changes
    }
  }

  /// The finding that changed wherever something else did.
  private func cause(of set: Diagrams.ID) throws(ExplorationLimit) -> String? {
    for (finding, cases) in causes {
      if try space.diagrams.without(set, cases) == Diagrams.false { return finding }
    }
    return nil
  }

  private mutating func noteInexact(_ part: String, mayLower: Bool) {
    let reason = "a condition calculates with answers, so that not every number is covered"
    diff.gaps.append(.init(part: part, reason: reason, mayLower: mayLower))
  }

  // MARK: - Classes

  /// The conversations among the cases of a difference; `nil` where none is.
  private func change(
    _ subject: DialogDiff.Subject, _ direction: DialogDiff.Direction?, in difference: CaseSet
  ) throws(ExplorationLimit) -> DialogDiff.Change? {
    var rest = difference
    var classes: [DialogDiff.ChangedClass] = []
    while !rest.isEmpty, classes.count < DialogDiff.mostClasses {
      guard let choice = WitnessSearch(new, old).conversation(in: rest) else { break }
      let reason = try Reason(for: choice, in: difference, new)
      classes.append(changedClass(reason, choice))
      rest = try new.subtracting(rest, reason.cases)
    }
    // What is left may be no conversations at all, which is worth proving only where none was found.
    if classes.isEmpty {
      guard let choice = try conversation(in: rest) else { return nil }
      let reason = try Reason(for: choice, in: difference, new)
      classes.append(changedClass(reason, choice))
    }
    return .init(subject: subject, direction: direction, classes: classes, hasMoreClasses: !rest.isEmpty)
  }

  private func changedClass(_ reason: Reason, _ choice: [Int]) -> DialogDiff.ChangedClass {
    let before = Conversation(old.dialog, telling: old.member(choice))
    let after = Conversation(new.dialog, telling: new.member(choice))
    let advice = [before, after].map { $0.conclusion.adviceIDs(in: $0.dialog) }
    var found = DialogDiff.ChangedClass(
      deciders: reason.deciders(old, new, telling: telling), example: reason.example)
    found.adviceGone = advice[0].filter { !advice[1].contains($0) }
    found.adviceCome = advice[1].filter { !advice[0].contains($0) }
    return found
  }

  /// A case in which both versions conclude, by following all cases of a set.
  private func conversation(in set: CaseSet) throws(ExplorationLimit) -> [Int]? {
    if set.isEmpty { return nil }
    let ending = try new.concluding(set.root)
    let both = try old.concluding(ending)
    let costs = new.entryCosts
    return space.diagrams.cheapest(in: both) { costs[$0][$1] }
  }
}
