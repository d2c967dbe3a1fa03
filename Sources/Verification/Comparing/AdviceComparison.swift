import ClinicalQuality
import Dialogs

/// What decides whether a conclusion gives an advice, term by term.
///
/// An advice is given where one of `wants` is true, all of `harms` are false and no need is open. Where two versions
/// differ, only the cases around the terms that differ are followed: the whole sets are far larger.
struct AdviceTerms {
  struct Term {
    /// Its definition, and that of its rule, in which the level counts by its name.
    let number: Int
    let rule: Int
    let part: CheckedExpression
  }

  private let exploration: Exploration
  private let conditions: [Expression]
  private let wants: [Term]
  private let harms: [Term]
  private let needs: [Need]
  private let needsNumber: Set<Int>

  init(_ advice: Reference<Advice>, _ exploration: Exploration, _ exact: Definitions, _ rules: Definitions) {
    let dialog = exploration.dialog
    func term(_ part: CheckedExpression) -> Term {
      Term(number: exact.number(of: part), rule: rules.number(of: part), part: part)
    }
    self.exploration = exploration
    let wanting =
      dialog.findings.filter { $0.advise.contains(advice) }.map(\.when)
      + [dialog[advice].when].compactMap(\.self)
    conditions = wanting + [dialog[advice].unless].compactMap(\.self)
    wants = wanting.map { term($0.root) }
    harms = dialog[advice].unless.map { $0.root.alternatives.map(term) } ?? []
    needs = dialog[advice].needs
    needsNumber = exact.number(ofNeeds: needs)
  }

  private var space: CaseSpace { exploration.space }

  /// The cases in which the advice is given and another version's is not; without one, all in which it is given.
  func given(butNot other: Self?) throws(ExplorationLimit) -> Diagrams.ID {
    try prepare()
    try other?.prepare()
    guard let other else { return try harmless(wanted(lacking(in: Diagrams.true))) }
    var parts: [Diagrams.ID] = []
    let otherWants = Set(other.wants.map(\.number))
    for term in wants where !otherWants.contains(term.number) {
      var cases = try exploration.cases(term.part, are: true)
      for want in other.wants.first(term.rule) {
        cases = try space.diagrams.without(cases, other.exploration.cases(want.part, are: true))
      }
      parts.append(try harmless(lacking(in: cases)))
    }
    let ownHarms = Set(harms.map(\.number))
    for term in other.harms where !ownHarms.contains(term.number) {
      let harmless = try other.exploration.cases(term.part, are: false)
      let cases = try self.harmless(space.diagrams.not(harmless), first: term.rule)
      parts.append(try wanted(lacking(in: cases)))
    }
    if needsNumber != other.needsNumber {
      let cases = try lacking(in: other.exploration.hasOpenNeeds(other.needs))
      parts.append(try harmless(wanted(cases)))
    }
    return try space.diagrams.anyOf(parts)
  }

  private func prepare() throws(ExplorationLimit) {
    for condition in conditions { try exploration.prepareFacts(of: condition) }
  }

  /// Those of some cases in which no need is open.
  private func lacking(in cases: Diagrams.ID) throws(ExplorationLimit) -> Diagrams.ID {
    if needs.isEmpty { return cases }
    let lacking = try exploration.hasOpenNeeds(needs)
    return try space.diagrams.without(cases, lacking)
  }

  private func wanted(_ cases: Diagrams.ID) throws(ExplorationLimit) -> Diagrams.ID {
    var parts: [Diagrams.ID] = []
    for want in wants {
      parts.append(try space.diagrams.and(cases, exploration.cases(want.part, are: true)))
    }
    return try space.diagrams.anyOf(parts)
  }

  private func harmless(_ cases: Diagrams.ID, first rule: Int? = nil) throws(ExplorationLimit) -> Diagrams.ID
  {
    var result = cases
    for harm in harms.first(rule) where result != Diagrams.false {
      result = try space.diagrams.and(result, exploration.cases(harm.part, are: false))
    }
    return result
  }
}

extension [AdviceTerms.Term] {
  /// All, that of a rule before the others.
  fileprivate func first(_ rule: Int?) -> Self { filter { $0.rule == rule } + filter { $0.rule != rule } }
}

extension CheckedExpression {
  /// The parts of which one suffices for it to be true, and of which all are false where it is.
  fileprivate var alternatives: [CheckedExpression] {
    guard case .operation(.or, let operands) = form else { return [self] }
    return operands.flatMap(\.alternatives)
  }
}
