package import ClinicalQuality
package import Dialogs

/// Where the answers to questions for numbers, durations and words must be told apart: at the constants that conditions
/// compare them with.
///
/// Between two neighbouring constants all answers are alike to every condition that passes a value on unchanged
/// (through derived facts, `if`, `case`, `Coalesce`) or compares it with constants. A condition that calculates with
/// answers, compares two of them or takes words apart is *inexact*: classes do not cover it.
package struct Cutting {
  /// What an expression's value may be: the answer to one of some questions, or one of some constants.
  private struct Flow {
    var questions: Set<Int> = []
    var constants: Set<Value> = []
    /// Whether it may also be something else, such as a count.
    var isOpen = false

    var isPlain: Bool { questions.isEmpty }

    mutating func formUnion(_ other: Flow) {
      questions.formUnion(other.questions)
      constants.formUnion(other.constants)
      isOpen = isOpen || other.isOpen
    }
  }

  private let dialog: Dialog
  private var derivedFlows: [Int: Flow] = [:]
  private var isInexact = false
  /// The constants that each question is compared with, by its position.
  package private(set) var points: [Int: Set<Value>] = [:]
  /// The slots whose values are not covered by classes, directly or through what they read.
  package private(set) var inexactSlots: Set<Int> = []

  /// - Parameter isForLevel: Whether only what the level rests on is looked at.
  package init(_ dialog: Dialog, isForLevel: Bool = false) {
    self.dialog = dialog
    let conditions = isForLevel ? dialog.conditionsOfLevel : dialog.conditions
    var byOwner: [Int: [Expression]] = [:]
    for (owner, expression) in conditions { byOwner[owner ?? -1, default: []].append(expression) }
    for slot in dialog.plan.order.lazy.map(Int.init) where slot < dialog.slots.level {
      add(byOwner[slot] ?? [], to: slot)
    }
    // What stands on all findings, in the order in which they read each other.
    for slot in [dialog.slots.level, dialog.slots.visited, dialog.slots.adviceList] {
      add(byOwner[slot] ?? [], to: slot)
      if slot == dialog.slots.level, dialog.slots.findings.contains(where: inexactSlots.contains) {
        inexactSlots.insert(slot)
      }
    }
    let slots = dialog.slots
    if inexactSlots.contains(slots.level) {
      inexactSlots.formUnion([slots.visited, slots.adviceList, slots.findingList])
    }
    if inexactSlots.contains(slots.visited) || inexactSlots.contains(slots.adviceList) {
      inexactSlots.insert(slots.questionsAsked)
    }
    for expression in byOwner[-1] ?? [] { _ = isExact(expression) }
  }

  /// Whether classes cover every value that the expression may have.
  package mutating func isExact(_ expression: Expression) -> Bool {
    isInexact = false
    _ = flow(expression.root)
    return !isInexact && !expression.reads.contains(where: inexactSlots.contains)
  }

  private mutating func add(_ expressions: [Expression], to slot: Int) {
    for expression in expressions {
      if !isExact(expression) { inexactSlots.insert(slot) }
      if dialog.slots.derived.contains(slot) { derivedFlows[slot] = flow(expression.root) }
    }
  }

  private mutating func flow(_ part: CheckedExpression) -> Flow {
    switch part.form {
    case .constant(let value): return Flow(constants: value.comparable)
    case .fact(let slot): return flow(slot)
    case .score: return Flow(isOpen: true)
    case .operation(let operation, let operands), .scored(let operation, let operands):
      return flow(operation, operands.map { flow($0) })
    case .conditional(let condition, let then, let otherwise):
      _ = flow(condition)
      return union([flow(then), flow(otherwise)])
    case .cases(let comparand, let items, let otherwise):
      if let value = comparand.map({ flow($0) }) {
        for item in items { compare([value, flow(item.when)]) }
      } else {
        for item in items { _ = flow(item.when) }
      }
      return union(items.map { flow($0.then) } + [flow(otherwise)])
    case .typed(let operation, let operand, _):
      let value = flow(operand)
      if case .is = operation { return Flow() }
      return value
    }
  }

  private func flow(_ slot: Int) -> Flow {
    if let question = dialog.slots.question(at: slot) {
      switch dialog[question].kind {
      case .number, .duration, .frequency, .text:
        return Flow(questions: [question.position], constants: dialog[question].unsure?.comparable ?? [])
      case .yesNo, .choice, .checklist: return Flow()
      }
    }
    return derivedFlows[slot] ?? Flow(isOpen: slot == dialog.slots.questionsAsked)
  }

  private func union(_ flows: [Flow]) -> Flow {
    flows.reduce(into: Flow()) { $0.formUnion($1) }
  }

  private mutating func flow(_ operation: Operation, _ operands: [Flow]) -> Flow {
    switch operation {
    case .and, .or, .xor, .implies, .not, .isNull, .isNotNull, .isTrue, .isNotTrue, .isFalse, .isNotFalse,
      .exists, .allTrue, .anyTrue:
      return Flow()
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual, .between, .properlyBetween, .in,
      .contains:
      compare(operands)
      return Flow()
    case .coalesce, .toDecimal, .toQuantity, .list, .first, .last, .min, .max, .singleton, .closedInterval,
      .openInterval, .openLowInterval, .openHighInterval:
      return union(operands)
    case .count:
      return Flow(isOpen: true)
    default:
      if operands.contains(where: { !$0.isPlain }) { isInexact = true }
      return Flow(isOpen: true)
    }
  }

  /// Cuts what one side may be at the constants that the others may be.
  private mutating func compare(_ operands: [Flow]) {
    let reading = operands.indices.filter { !operands[$0].isPlain }
    guard let first = reading.first else { return }
    let others = union(operands.indices.filter { $0 != first }.map { operands[$0] })
    guard reading.count == 1, !others.isOpen else {
      isInexact = true
      return
    }
    for question in operands[first].questions { points[question, default: []].formUnion(others.constants) }
  }
}

extension Value {
  /// What may be compared with an answer: the value, or what it is made of.
  fileprivate var comparable: Set<Value> {
    switch self {
    case .null, .boolean: []
    case .integer, .decimal, .string, .quantity: [self]
    case .list(let items): items.reduce(into: []) { $0.formUnion($1.comparable) }
    case .interval(let interval): interval.low.comparable.union(interval.high.comparable)
    }
  }
}
