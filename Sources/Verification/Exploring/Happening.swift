public import ClinicalQuality
import Conversations
public import Dialogs

/// Something that may happen in a case.
public enum Happening {
  /// The walk ends: at a conclusion node, or because of a level that stops it.
  case concludes
  /// A node is on the way.
  case passes(Reference<Node>)
  /// A node is left by one of its edges.
  case takes(edge: Int, of: Reference<Node>)
  /// The walk stops and puts a question, by itself or among the items of a checklist.
  case asks(Reference<Question>)
  case holds(Reference<Finding>)
  /// A finding holds and is raised.
  case raises(Int, of: Reference<Finding>)
  /// A conclusion gives an advice: it is wanted, its contraindication is false, its needs are met.
  case gives(Reference<Advice>)
  /// First help that is said at a node on the way.
  case helps(Reference<Advice>, at: Reference<Node>)
  /// The findings' level; the default level where none holds.
  case level(Reference<Level>)
  /// The level that a conclusion shows: the default level stands in for a milder one whose needs are open.
  case shows(Reference<Level>)
  /// A question has just that entry.
  case answered(Reference<Question>, Answer)
  case open(Reference<Question>)
  /// A condition has that truth; it may read what is known at conclusions, as properties do.
  case isTrue(Expression)
  case isFalse(Expression)
  case isNull(Expression)
}

extension Exploration {
  /// The cases in which something happens; whoever wants conversations only takes what they share with ``Happening/concludes``.
  public func cases(_ happening: Happening) throws(ExplorationLimit) -> CaseSet {
    try checkSize()
    do {
      return CaseSet(try diagram(happening), isExact: isExact(happening))
    } catch {
      space.diagrams.recover()
      throw error
    }
  }

  func diagram(_ happening: Happening) throws(ExplorationLimit) -> Diagrams.ID {
    switch happening {
    case .concludes: return try concludes()
    case .passes(let node): return try flow.arrives(node)
    case .takes(let edge, let node): return try flow.takes(edge, of: node)
    case .asks(let question): return try asks(question)
    case .holds(let finding): return try holds(finding: finding)
    case .raises(let index, let finding):
      let raise = dialog[finding].raises[index]
      guard raise.to.position < dialog[finding].level.position else { return Diagrams.false }
      let (own, condition) = (try holds(finding: finding), try holds(raise.when))
      return try space.diagrams.and(own, condition)
    case .gives(let advice): return try gives(advice)
    case .helps(let advice, let node):
      guard dialog[node].advise.contains(advice) else { return Diagrams.false }
      let (here, harmless) = (try flow.arrives(node), try isHarmless(advice))
      return try space.diagrams.and(here, harmless)
    case .level(let level): return try isLevel(level)
    case .shows(let level): return try shows(level)
    case .answered(let question, let answer): return try entry(question, answer)
    case .open(let question): return try open(question)
    case .isTrue(let condition): return try holds(condition)
    case .isFalse(let condition): return try fails(condition)
    case .isNull(let condition):
      return try space.diagrams.apply(.isUnknown, truth(of: condition), Diagrams.null)
    }
  }

  private func entry(_ question: Reference<Question>, _ answer: Answer) throws(ExplorationLimit)
    -> Diagrams.ID
  {
    let level = space.questionLevels[version][question.position]
    let wanted = dialog[question].fittingIfAny(answer)
    return try space.diagrams.variable(level) { .boolean(space.answer(version, question, $0) == wanted) }
  }

  private func shows(_ level: Reference<Level>) throws(ExplorationLimit) -> Diagrams.ID {
    func isReplaced(_ position: Int) -> Bool { dialog.defaultLevel.position < position }
    var cases = try isLevel(level)
    if isReplaced(level.position) {
      let lacking = try hasOpenNeeds(dialog[level].needs)
      return try space.diagrams.without(cases, lacking)
    }
    guard level == dialog.defaultLevel else { return cases }
    for (position, other) in dialog.levels.enumerated() where isReplaced(position) && !other.needs.isEmpty {
      let (given, lacking) = (try isLevel(Reference(position)), try hasOpenNeeds(other.needs))
      let replaced = try space.diagrams.and(given, lacking)
      cases = try space.diagrams.or(cases, replaced)
    }
    return cases
  }

  /// Whether the values that stand for all others cover everything that the happening depends on.
  func isExact(_ happening: Happening) -> Bool {
    let (inexact, slots) = (space.inexactSlots[version], dialog.slots)
    switch happening {
    case .answered, .open: return true
    case .holds(let finding): return !inexact.contains(slots[finding])
    case .level, .shows, .raises: return !inexact.contains(slots.level)
    case .concludes, .passes, .takes, .asks, .helps, .gives:
      return [slots.level, slots.visited, slots.adviceList].allSatisfy { !inexact.contains($0) }
    case .isTrue(let condition), .isFalse(let condition), .isNull(let condition): return isExact(condition)
    }
  }

  /// Whether the values that stand for all others cover everything that an expression depends on.
  func isExact(_ condition: Expression) -> Bool {
    var cutting = space.cuttings[version]
    guard cutting.isExact(condition), !condition.reads.contains(where: space.inexactSlots[version].contains)
    else { return false }
    if condition.reads.contains(dialog.slots.questionsAsked), !isPromptCountExact { return false }
    return !condition.root.readsOrder(of: dialog.slots.adviceList)
  }
}

extension Question {
  /// An answer as this question takes it, or as it is where it does not.
  fileprivate func fittingIfAny(_ answer: Answer) -> Answer { fitting(answer) ?? answer }
}

extension CheckedExpression {
  /// Whether it reads a list in a way in which the order of the elements may matter.
  fileprivate func readsOrder(of list: Int) -> Bool {
    switch form {
    case .fact(let slot): return slot == list
    case .operation(let operation, let operands):
      switch operation {
      case .contains, .in, .exists, .count:
        return operands.contains { operand in
          if case .fact = operand.form { false } else { operand.readsOrder(of: list) }
        }
      default: return operands.contains { $0.readsOrder(of: list) }
      }
    case .constant, .score, .scored, .conditional, .cases, .typed:
      return parts.contains { $0.readsOrder(of: list) }
    }
  }
}
