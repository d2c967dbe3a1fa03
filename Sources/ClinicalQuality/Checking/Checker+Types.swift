import Diagnostics

extension Checker {
  /// Gives an expression the type that its surroundings want, by the promotions of CQL; `nil` if it cannot.
  mutating func promote(_ operand: CheckedExpression, to type: ValueType) -> CheckedExpression? {
    if operand.type == type || type.isAny { return operand }
    let range = operand.range
    switch (operand.type, type) {
    case (.any, _) where operand.isMixed: return nil
    case (.any, _):
      if case .constant(let value) = operand.form { return CheckedExpression(.constant(value), type, range) }
      return operand
    case (.integer, .decimal): return operation(.toDecimal, [operand], .decimal, at: range)
    case (.integer, .quantity), (.decimal, .quantity):
      return operation(.toQuantity, [operand], .quantity, at: range)
    case (.string, .choice(let choice)): return chosen(operand, from: choice)
    case (.choice, .string): return operand
    case (.choice(let own), .choice(let wanted)):
      return Set(own.options).isSubset(of: wanted.options) ? operand : nil
    case (.list(let own), .list(let wanted)), (.interval(let own), .interval(let wanted)):
      return promoteParts(operand, from: own, to: wanted, as: type)
    default: return nil
    }
  }

  private mutating func promoteParts(
    _ operand: CheckedExpression, from own: ValueType, to wanted: ValueType, as type: ValueType
  ) -> CheckedExpression? {
    let range = operand.range
    switch operand.form {
    case .constant(.list(let items)):
      return promoteConstants(items, own, wanted, at: range).map {
        CheckedExpression(.constant(.list($0)), type, range)
      }
    case .constant(.interval(let interval)):
      return promoteConstants([interval.low, interval.high], own, wanted, at: range).map {
        let promoted = Interval(
          low: $0[0], high: $0[1], lowClosed: interval.lowClosed, highClosed: interval.highClosed)
        return CheckedExpression(.constant(.interval(promoted)), type, range)
      }
    case .operation(let operation, let operands):
      var promoted: [CheckedExpression] = []
      for part in operands {
        guard let part = promote(part, to: wanted) else { return nil }
        promoted.append(part)
      }
      return CheckedExpression(.operation(operation, promoted), type, range)
    default: return own.merged(with: wanted) == wanted ? operand : nil
    }
  }

  private mutating func promoteConstants(
    _ values: [Value], _ own: ValueType, _ wanted: ValueType, at range: Range<Int>
  ) -> [Value]? {
    var promoted: [Value] = []
    for value in values {
      let part = CheckedExpression(.constant(value), value.isNull ? .any : own, range)
      guard let value = promote(part, to: wanted)?.constant else { return nil }
      promoted.append(value)
    }
    return promoted
  }

  /// Checks a string literal against the options of a choice.
  private mutating func chosen(_ operand: CheckedExpression, from choice: Choice) -> CheckedExpression? {
    let type = ValueType.choice(choice)
    let range = operand.range
    switch operand.form {
    case .constant(.null): return CheckedExpression(operand.form, type, range)
    case .constant(.string(let text)):
      if choice.options.contains(text) { return CheckedExpression(operand.form, type, range) }
      reportUnknownChoice(text, of: choice, at: range)
      return nil
    case .conditional(let condition, let then, let otherwise):
      guard let then = promote(then, to: type), let otherwise = promote(otherwise, to: type) else {
        return nil
      }
      return CheckedExpression(
        .conditional(condition: condition, then: then, otherwise: otherwise), type, range)
    default: return nil
    }
  }

  private mutating func reportUnknownChoice(_ text: String, of choice: Choice, at range: Range<Int>) {
    let options = choice.options.prefix(8).map(quoted).joined(separator: ", ")
    let more = choice.options.count > 8 ? ", …" : ""
    problems.add(
      .unknownChoice, "'\(excerpt(text))' is no option of '\(choice.name)', which has \(options)\(more)",
      at: range,
      fix: closest(to: text, in: choice.options).map { .use(quoted($0)) })
  }

  /// Gives all operands one type; `nil` once a misfit is reported.
  mutating func unify(_ operands: [CheckedExpression], for purpose: String) -> (
    [CheckedExpression], ValueType
  )? {
    guard let type = commonType(operands) else { return (operands, .any) }
    var unified: [CheckedExpression] = []
    for operand in operands {
      let count = problems.found.count
      if let promoted = promote(operand, to: type) {
        unified.append(promoted)
      } else if problems.found.count == count {
        reportType(operand, wanted: type.described, for: purpose)
      }
    }
    return unified.count == operands.count ? (unified, type) : nil
  }

  /// The one type that fits all; `nil` where there is none. A choice draws strings to itself.
  private func commonType(_ operands: [CheckedExpression]) -> ValueType? {
    var common = ValueType.any
    for operand in operands {
      if operand.isMixed { return nil }
      switch (common, operand.type) {
      case (.string, .choice): common = operand.type
      case (.choice, .string): break
      default:
        guard let merged = common.merged(with: operand.type) else { return nil }
        common = merged
      }
    }
    return common
  }

  mutating func reportType(_ operand: CheckedExpression, wanted: String, for purpose: String) {
    guard !problems.areTooMany else { return }
    problems.add(
      .wrongType, "\(purpose) takes \(wanted), and this is \(operand.type.described)", at: operand.range)
  }

  /// Whether an operand may be used where `type` is wanted; reported otherwise.
  mutating func expect(_ type: ValueType, _ operand: CheckedExpression, for purpose: String)
    -> CheckedExpression?
  {
    let count = problems.found.count
    if let promoted = promote(operand, to: type) { return promoted }
    if problems.found.count == count { reportType(operand, wanted: type.described, for: purpose) }
    return nil
  }
}
