import Diagnostics

extension Checker {
  /// Checks a comparison with a score, which is all that takes one.
  mutating func checkScored(
    _ kind: Operation, _ operands: [CheckedExpression], at range: Range<Int>
  ) -> CheckedExpression? {
    switch kind {
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual, .between, .properlyBetween: break
    case .in where operands[0].isScore:
      return checkScore(operands[0], in: operands[1], at: range)
    default:
      _ = refuseScores(operands)
      return nil
    }
    for operand in operands where !operand.isScore {
      guard let rank = operand.type.numericRank, rank < 2 else {
        if case .any = operand.type { continue }
        reportType(operand, wanted: "a number", for: "a comparison with a score")
        return nil
      }
    }
    return CheckedExpression(.scored(kind, operands), .boolean, range)
  }

  private mutating func checkScore(
    _ score: CheckedExpression, in whole: CheckedExpression, at range: Range<Int>
  ) -> CheckedExpression? {
    guard case .interval(let point) = whole.type, point.numericRank ?? 0 < 2 else {
      reportType(whole, wanted: "an interval of numbers", for: "'in' with a score")
      return nil
    }
    return CheckedExpression(.scored(.in, [score, whole]), .boolean, range)
  }
}
