public import Dialogs

extension Exploration {
  public func union(_ left: CaseSet, _ right: CaseSet) throws(ExplorationLimit) -> CaseSet {
    try combine(.or, left, right)
  }

  public func intersection(_ left: CaseSet, _ right: CaseSet) throws(ExplorationLimit) -> CaseSet {
    try combine(.and, left, right)
  }

  public func subtracting(_ left: CaseSet, _ right: CaseSet) throws(ExplorationLimit) -> CaseSet {
    try combine(.without, left, right)
  }

  private func combine(
    _ operation: DiagramOperation, _ left: CaseSet, _ right: CaseSet
  ) throws(ExplorationLimit) -> CaseSet {
    do {
      let root = try space.diagrams.apply(operation, left.root, right.root)
      return CaseSet(root, isExact: left.isExact && right.isExact)
    } catch {
      space.diagrams.recover()
      throw error
    }
  }

  /// Whether a case is a member; an answer that is none of those that stand for all others is in no set.
  public func contains(_ set: CaseSet, _ member: Case) -> Bool {
    guard let choice = choice(of: member) else { return false }
    return space.diagrams.evaluate(set.root, choice) == Diagrams.true
  }

  /// The answers that stand for all others: options, and of numbers and durations each constant that a condition
  /// compares the answer with and one value between neighbours; 'not sure' is the last.
  public func answers(to question: Reference<Question>) -> [Answer] {
    let level = space.questionLevels[version][question.position]
    return space.variables[level].entries.indices.compactMap { space.answer(version, question, $0) }
  }

  /// The questions whose entries can make a difference to membership, in the order of the walk.
  public func deciders(of set: CaseSet) -> [Reference<Question>] {
    space.diagrams.support(set.root).compactMap { questions(at: $0).first }
  }

  /// Disjoint classes that make up a set, at most so many.
  public func classes(of set: CaseSet, limit: Int) -> [CaseClass] {
    space.diagrams.parts(of: set.root, limit: limit).map { part in
      var settings: [String: [String]] = [:]
      var entries: [(question: Reference<Question>, allowed: [Answer?])] = []
      for (level, indices) in part.sorted(by: { $0.key < $1.key }) {
        let variable = space.variables[level]
        if variable.isSetting {
          settings[variable.id] = indices.compactMap { index in
            if case .setting(let value) = variable.entries[index] { value } else { nil }
          }
        } else if let question = questions(at: level).first {
          entries.append((question, indices.map { space.answer(version, question, $0) }))
        }
      }
      return CaseClass(settings: settings, entries: entries)
    }
  }

  /// The question that a variable is; none where this version does not have it.
  func questions(at level: Int) -> [Reference<Question>] {
    if questionsByLevel.isEmpty {
      for (position, level) in space.questionLevels[version].enumerated() {
        questionsByLevel[level] = [Reference(position)]
      }
    }
    return questionsByLevel[level] ?? []
  }

  /// The value of each variable in a case.
  func choice(of member: Case) -> [Int]? {
    var choice = [Int](repeating: 0, count: space.variables.count)
    for (question, answer) in member.answers {
      guard let index = space.index(version, question, answer) else { return nil }
      choice[space.questionLevels[version][question.position]] = index
    }
    for (level, variable) in space.variables.enumerated() where variable.isSetting {
      guard let value = member.settings[variable.id] else { continue }
      guard let index = variable.entries.firstIndex(of: .setting(value)) else { return nil }
      choice[level] = index
    }
    return choice
  }

  /// The case in which each variable has a value.
  func member(_ choice: [Int]) -> Case {
    var member = Case()
    for (level, variable) in space.variables.enumerated() {
      switch variable.entries[choice[level]] {
      case .open: break
      case .setting(let value): member.settings[variable.id] = value
      case .answer:
        guard let question = questions(at: level).first else { continue }
        member.answers[question] = space.answer(version, question, choice[level])
      }
    }
    return member
  }
}
