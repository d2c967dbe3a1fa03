import ClinicalQuality
import Dialogs

extension Exploration {
  /// What an expression asks of the level or of a conclusion, where that takes less than all there is to know of it:
  /// `level = '…'`, `advice contains '…'`, `questions_asked <= …`. `nil` for anything else.
  func piece(_ part: CheckedExpression) throws(ExplorationLimit) -> Diagrams.ID? {
    guard case .operation(let operation, let operands) = part.form, operands.count == 2 else { return nil }
    if let slot = operands[0].lateSlot(dialog), let value = operands[1].constant {
      return try piece(slot, operation, value)
    }
    if let slot = operands[1].lateSlot(dialog), let value = operands[0].constant {
      switch operation {
      case .in: return try piece(slot, .contains, value)
      case .equal, .notEqual: return try piece(slot, operation, value)
      case .less: return try piece(slot, .greater, value)
      case .lessOrEqual: return try piece(slot, .greaterOrEqual, value)
      case .greater: return try piece(slot, .less, value)
      case .greaterOrEqual: return try piece(slot, .lessOrEqual, value)
      default: return nil
      }
    }
    return nil
  }

  private func piece(
    _ slot: Int, _ operation: Operation, _ value: Value
  ) throws(ExplorationLimit) -> Diagrams.ID? {
    switch (slot, operation, value) {
    case (dialog.slots.level, .equal, .string(let id)): return try level([id])
    case (dialog.slots.level, .notEqual, .string(let id)):
      let equal = try level([id])
      return try space.diagrams.not(equal)
    case (dialog.slots.level, .in, .list(let items)):
      return try level(items.compactMap { if case .string(let id) = $0 { id } else { nil } })
    case (dialog.slots.questionsAsked, _, .integer(let number)):
      return try promptCount(operation, Int(number))
    case (_, .contains, .string(let id)): return try isListed(id, in: slot)
    default: return nil
    }
  }

  private func level(_ ids: [String]) throws(ExplorationLimit) -> Diagrams.ID {
    var result = Diagrams.false
    for id in ids {
      guard let position = dialog.names.position(of: id, as: .level) else { continue }
      let cases = try isLevel(Reference(position))
      result = try space.diagrams.or(result, cases)
    }
    return result
  }

  private func isListed(_ id: String, in slot: Int) throws(ExplorationLimit) -> Diagrams.ID? {
    switch slot {
    case dialog.slots.findingList:
      guard let position = dialog.names.position(of: id, as: .finding) else { return Diagrams.false }
      return try holds(finding: Reference(position))
    case dialog.slots.adviceList:
      guard let position = dialog.names.position(of: id, as: .advice) else { return Diagrams.false }
      return try gives(Reference(position))
    case dialog.slots.visited:
      guard let position = dialog.names.position(of: id, as: .node) else { return Diagrams.false }
      return try flow.arrives(Reference(position))
    default: return nil
    }
  }

  private func promptCount(_ operation: Operation, _ number: Int) throws(ExplorationLimit) -> Diagrams.ID? {
    switch operation {
    case .greaterOrEqual: return try prompts(atLeast: number)
    case .greater: return try prompts(atLeast: number + 1)
    case .less:
      let more = try prompts(atLeast: number)
      return try space.diagrams.not(more)
    case .lessOrEqual:
      let more = try prompts(atLeast: number + 1)
      return try space.diagrams.not(more)
    case .equal, .notEqual:
      let (least, more) = (try prompts(atLeast: number), try prompts(atLeast: number + 1))
      let just = try space.diagrams.without(least, more)
      return operation == .equal ? just : try space.diagrams.not(just)
    default: return nil
    }
  }

  /// The whole of what is known at a conclusion, for the few expressions that look at it as a whole.
  func makeLate(_ slot: Int) throws(ExplorationLimit) -> Diagrams.ID {
    switch slot {
    case dialog.slots.level: return try wholeLevel()
    case dialog.slots.questionsAsked: return try wholePromptCount()
    case dialog.slots.findingList: return try list(listedFindings())
    case dialog.slots.adviceList: return try list(listedAdvice())
    case dialog.slots.visited: return try list(listedNodes())
    default: return Diagrams.null
    }
  }

  private func wholeLevel() throws(ExplorationLimit) -> Diagrams.ID {
    var result = space.diagrams.leaf(.string(dialog[dialog.defaultLevel].id))
    for position in dialog.levels.indices.reversed() {
      let cases = try isLevel(Reference(position))
      let leaf = space.diagrams.leaf(.string(dialog.levels[position].id))
      result = try space.diagrams.choose(cases, then: leaf, otherwise: result)
    }
    return result
  }

  private func wholePromptCount() throws(ExplorationLimit) -> Diagrams.ID {
    var result = space.diagrams.leaf(.integer(0))
    var number = 1
    while true {
      let cases = try prompts(atLeast: number)
      guard cases != Diagrams.false else { return result }
      let leaf = space.diagrams.leaf(.integer(Int32(clamping: number)))
      result = try space.diagrams.choose(cases, then: leaf, otherwise: result)
      number += 1
    }
  }

  private func list(_ items: [(id: String, cases: Diagrams.ID)]) throws(ExplorationLimit) -> Diagrams.ID {
    let append = operation("append") { list, item in
      if case .list(let items) = list, !item.isNull { .list(items + [item]) } else { list }
    }
    var result = space.diagrams.leaf(.list([]))
    for (id, cases) in items {
      let leaf = space.diagrams.leaf(.string(id))
      let item = try space.diagrams.choose(cases, then: leaf, otherwise: Diagrams.null)
      result = try space.diagrams.apply(append, result, item)
    }
    return result
  }

  private func listedFindings() throws(ExplorationLimit) -> [(id: String, cases: Diagrams.ID)] {
    var found: [(String, Diagrams.ID)] = []
    for level in dialog.levels.indices {
      for position in dialog.findings.indices {
        let finding = Reference<Finding>(position)
        let (now, before) = (try holds(finding, atLeast: level), try holds(finding, atLeast: level - 1))
        let just = try space.diagrams.without(now, before)
        if just != Diagrams.false { found.append((dialog[finding].id, just)) }
      }
    }
    return found
  }

  /// In the order of their kinds and of the dialog; a conclusion's own order also goes by what advises them.
  private func listedAdvice() throws(ExplorationLimit) -> [(id: String, cases: Diagrams.ID)] {
    var found: [(String, Diagrams.ID)] = []
    for kind in Advice.Kind.allCases {
      for position in dialog.advice.indices where dialog.advice[position].kind == kind {
        found.append((dialog.advice[position].id, try gives(Reference(position))))
      }
    }
    return found
  }

  private func listedNodes() throws(ExplorationLimit) -> [(id: String, cases: Diagrams.ID)] {
    var found: [(String, Diagrams.ID)] = []
    for node in order { found.append((dialog[node].id, try flow.arrives(node))) }
    return found
  }
}

extension CheckedExpression {
  /// The slot of the level or of what is known at a conclusion, where that is all this reads.
  fileprivate func lateSlot(_ dialog: Dialog) -> Int? {
    if case .fact(let slot) = form, slot >= dialog.slots.level { slot } else { nil }
  }
}
