import Diagnostics

extension Checker {
  mutating func checkArithmetic(
    _ kind: Operation, _ operands: [CheckedExpression], at range: Range<Int>
  ) -> CheckedExpression? {
    if kind == .add, operands.contains(where: { $0.type == .string }) {
      return checkText(.concatenate, operands, at: range)
    }
    var rank = 0
    for operand in operands {
      if operand.type.isAny { continue }
      guard let own = operand.type.numericRank else {
        reportType(operand, wanted: "numbers", for: "'\(kind.spelling)'")
        return nil
      }
      rank = max(rank, own)
    }
    if kind == .round, operands.count == 2 {
      guard expect(.integer, operands[1], for: "the number of places of Round") != nil else { return nil }
      rank = operands[0].type.numericRank ?? 1
    }
    return operation(kind, operands, result(of: kind, rank, operands), at: range)
  }

  private func result(of kind: Operation, _ rank: Int, _ operands: [CheckedExpression]) -> ValueType {
    if operands.allSatisfy(\.type.isAny) { return .any }
    switch kind {
    case .ceiling, .floor, .truncate: return .integer
    case .divide, .round: return rank == 2 ? .quantity : .decimal
    default: return [.integer, .decimal, .quantity][rank]
    }
  }

  mutating func checkText(
    _ kind: Operation, _ operands: [CheckedExpression], at range: Range<Int>
  ) -> CheckedExpression? {
    var checked: [CheckedExpression] = []
    for (wanted, operand) in zip(Self.textOperands(kind), operands) {
      if case .choice(let choice) = operand.type, wanted == .string {
        problems.add(
          .choiceOperator, "'\(choice.name)' takes only =, != and in, not \(kind.spelling)", at: operand.range
        )
        return nil
      }
      guard let operand = expect(wanted, operand, for: "'\(kind.spelling)'") else { return nil }
      checked.append(operand)
    }
    return operation(kind, checked, Self.textResult(kind), at: range)
  }

  private static func textOperands(_ kind: Operation) -> [ValueType] {
    switch kind {
    case .combine: [.list(.string), .string]
    case .substring: [.string, .integer, .integer]
    default: [.string, .string]
    }
  }

  private static func textResult(_ kind: Operation) -> ValueType {
    switch kind {
    case .split: .list(.string)
    case .positionOf, .lastPositionOf: .integer
    case .startsWith, .endsWith: .boolean
    default: .string
    }
  }

  mutating func checkConversion(
    _ kind: Operation, _ operands: [CheckedExpression], at range: Range<Int>
  ) -> CheckedExpression? {
    switch operands[0].type {
    case .list, .interval, .choice:
      reportType(operands[0], wanted: "a Boolean, a number, a quantity or a string", for: kind.spelling)
      return nil
    case .any, .boolean, .integer, .decimal, .string, .quantity: break
    }
    let type: ValueType =
      switch kind {
      case .toDecimal: .decimal
      case .toQuantity: .quantity
      case .toInteger: .integer
      case .toBoolean: .boolean
      default: .string
      }
    return operation(kind, operands, type, at: range)
  }
}
