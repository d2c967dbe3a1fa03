extension Expression {
  /// The left side of an expression that is an `implies` as a whole: what must be true for it to say anything.
  public var premise: Expression? {
    if case .operation(.implies, let operands) = root.form, let left = operands.first {
      return Expression(left)
    }
    return nil
  }

  /// The same expression with one part of it changed.
  public struct Variant: Sendable {
    public let expression: Expression
    /// The part as it stands, and as it is in the variant.
    public let before: CheckedExpression
    public let after: CheckedExpression
  }

  /// The expressions that a slip of the author might have written instead: another comparison, a limit that is one
  /// off, `or` for `and`, an operand left out, a fact or a `not` turned round.
  ///
  /// Each reads the same slots or fewer, and has the same type.
  public var variants: [Variant] {
    root.variants.map { Variant(expression: Expression($0.whole), before: $0.before, after: $0.after) }
  }
}

extension CheckedExpression {
  fileprivate typealias Change = (
    whole: CheckedExpression, before: CheckedExpression, after: CheckedExpression
  )

  fileprivate var variants: [Change] {
    let own: [Change] = ownVariants.map { ($0, self, $0) }
    let parts = self.parts
    return own
      + parts.indices.flatMap { index in
        parts[index].variants.map { (replacing(part: index, with: $0.whole), $0.before, $0.after) }
      }
  }

  private func with(_ form: Form) -> CheckedExpression { CheckedExpression(form, type, range) }

  private var ownVariants: [CheckedExpression] {
    switch form {
    case .fact: type == .boolean ? [with(.operation(.not, [self]))] : []
    case .constant(let value): value.neighbours.map { with(.constant($0)) }
    case .operation(let operation, let operands):
      operation.slips.map { with(.operation($0, operands)) } + leavingOut(operation, operands)
    case .scored(let operation, let operands): operation.slips.map { with(.scored($0, operands)) }
    case .score, .conditional, .cases, .typed: []
    }
  }

  private func leavingOut(_ operation: Operation, _ operands: [CheckedExpression]) -> [CheckedExpression] {
    switch operation {
    case .and, .or: operands.count == 2 && operands.allSatisfy { $0.type == .boolean } ? operands : []
    // A fact is turned round by itself; other operands lose their 'not' here.
    case .not: operands.first.map { if case .fact = $0.form { [] } else { [$0] } } ?? []
    default: []
    }
  }

  private func replacing(part index: Int, with part: CheckedExpression) -> CheckedExpression {
    var parts = self.parts
    parts[index] = part
    switch form {
    case .constant, .fact, .score: return self
    case .operation(let operation, _): return with(.operation(operation, parts))
    case .scored(let operation, _): return with(.scored(operation, parts))
    case .conditional: return with(.conditional(condition: parts[0], then: parts[1], otherwise: parts[2]))
    case .typed(let operation, _, let wanted): return with(.typed(operation, parts[0], wanted))
    case .cases(let comparand, let items, _):
      let first = comparand == nil ? 0 : 1
      let changed = items.indices.map {
        CaseItem(when: parts[first + 2 * $0], then: parts[first + 2 * $0 + 1])
      }
      return with(
        .cases(
          comparand: comparand == nil ? nil : parts[0], items: changed, otherwise: parts[parts.count - 1]))
    }
  }
}

extension Operation {
  /// What is easily written in its place.
  fileprivate var slips: [Operation] {
    switch self {
    case .and: [.or]
    case .or: [.and]
    case .implies: [.and]
    case .equal: [.notEqual]
    case .notEqual: [.equal]
    case .less: [.lessOrEqual, .greater]
    case .lessOrEqual: [.less, .greaterOrEqual]
    case .greater: [.greaterOrEqual, .less]
    case .greaterOrEqual: [.greater, .lessOrEqual]
    case .add: [.subtract]
    case .subtract: [.add]
    case .isTrue: [.isNotTrue]
    case .isNotTrue: [.isTrue]
    case .isFalse: [.isNotFalse]
    case .isNotFalse: [.isFalse]
    case .isNull: [.isNotNull]
    case .isNotNull: [.isNull]
    case .anyTrue: [.allTrue]
    case .allTrue: [.anyTrue]
    default: []
    }
  }
}

extension Value {
  /// A constant one off in either direction, or turned round; none for texts, which name options.
  fileprivate var neighbours: [Value] {
    switch self {
    case .boolean(let truth): return [.boolean(!truth)]
    case .integer(let number):
      return [number.subtractingReportingOverflow(1), number.addingReportingOverflow(1)]
        .filter { !$0.overflow }.map { .integer($0.partialValue) }
    case .decimal(let decimal): return decimal.neighbours.map(Value.decimal)
    case .quantity(let quantity):
      return quantity.value.neighbours.map { .quantity(Quantity(value: $0, unit: quantity.unit)) }
    case .null, .string, .list, .interval: return []
    }
  }
}

extension Decimal {
  fileprivate var neighbours: [Decimal] { [subtracting(Decimal(1)), adding(Decimal(1))].compactMap(\.self) }
}
