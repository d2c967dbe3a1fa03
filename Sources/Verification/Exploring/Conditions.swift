import ClinicalQuality
import Dialogs

extension Exploration {
  /// The diagram of an expression's value.
  func value(of expression: Expression) throws(ExplorationLimit) -> Diagrams.ID {
    try prepare(expression.reads.filter { !isReadInPieces($0) })
    return try value(of: expression.root)
  }

  /// The diagram of an expression's truth: true, false or null.
  func truth(of expression: Expression) throws(ExplorationLimit) -> Diagrams.ID { try value(of: expression) }

  /// Whether whole diagrams of a slot are large and mostly not needed: the level, and what is known at conclusions.
  private func isReadInPieces(_ slot: Int) -> Bool { slot >= dialog.slots.level }

  func value(of part: CheckedExpression) throws(ExplorationLimit) -> Diagrams.ID {
    if let piece = try piece(part) { return piece }
    switch part.form {
    case .constant(let value): return space.diagrams.leaf(value)
    case .fact(let slot): return try self.slot(slot)
    case .score(let least, _):
      let operation = operation("least") { sum, _ in
        if case .interval(let ends) = sum { ends.low } else { .null }
      }
      return try space.diagrams.apply(operation, slot(least), Diagrams.null)
    case .operation(.and, let operands): return try chain(.and, operands)
    case .operation(.or, let operands): return try chain(.or, operands)
    case .operation(.not, let operands):
      let operand = try value(of: operands[0])
      return try space.diagrams.not(operand)
    case .operation, .scored, .typed: return try computed(part)
    case .conditional(let condition, let then, let otherwise):
      return try choose(value(of: condition), value(of: then), value(of: otherwise))
    case .cases(let comparand, let items, let otherwise):
      var result = try value(of: otherwise)
      let compared = try comparand.map { part throws(ExplorationLimit) in try value(of: part) }
      for item in items.reversed() {
        var test = try value(of: item.when)
        if let compared {
          test = try space.diagrams.apply(equality(of: comparand, item.when), compared, test)
        }
        result = try choose(test, value(of: item.then), result)
      }
      return result
    }
  }

  private func choose(
    _ test: Diagrams.ID, _ then: Diagrams.ID, _ otherwise: Diagrams.ID
  ) throws(ExplorationLimit) -> Diagrams.ID {
    let condition = try space.diagrams.isTrue(test)
    return try space.diagrams.choose(condition, then: then, otherwise: otherwise)
  }

  /// `and` or `or` of any number of operands; short-circuited, so that what cannot matter is not made.
  private func chain(
    _ operation: DiagramOperation, _ operands: [CheckedExpression]
  ) throws(ExplorationLimit) -> Diagrams.ID {
    let settled = operation == .and ? Diagrams.false : Diagrams.true
    var result = operation == .and ? Diagrams.true : Diagrams.false
    for operand in operands where result != settled {
      let diagram = try value(of: operand)
      result = try space.diagrams.apply(operation, result, diagram)
    }
    return result
  }

  /// An operation, computed from the values of its parts by the evaluation of CQL itself.
  private func computed(_ part: CheckedExpression) throws(ExplorationLimit) -> Diagrams.ID {
    var operands: [Diagrams.ID] = []
    for operand in part.parts {
      if case .score(let least, _) = operand.form {
        operands.append(try slot(least))
      } else {
        operands.append(try value(of: operand))
      }
    }
    guard operands.count <= 2 else { return try space.diagrams.combine(operands, part.overParts) }
    let left = operands.first ?? Diagrams.null
    let right = operands.count > 1 ? operands[1] : Diagrams.null
    return try space.diagrams.apply(operation(of: part), left, right)
  }

  private func operation(of part: CheckedExpression) -> DiagramOperation {
    let ranges = part.parts.map { $0.isRange ? "s" : "v" }.joined()
    let evaluate = part.overParts
    let count = part.parts.count
    let function: (Value, Value) -> Value = { count == 1 ? evaluate([$0]) : evaluate([$0, $1]) }
    switch part.form {
    case .operation(let operation, _): return self.operation("\(operation) \(ranges)", function)
    case .scored(let operation, _): return self.operation("scored \(operation) \(ranges)", function)
    case .typed(let operation, _, let type): return self.operation("\(operation) \(type)", function)
    case .constant, .fact, .score, .conditional, .cases: return self.operation("null") { _, _ in .null }
    }
  }

  private func equality(of left: CheckedExpression?, _ right: CheckedExpression) -> DiagramOperation {
    operation("case =") { Value.areEqual($0, $1).map(Value.boolean) ?? .null }
  }
}
