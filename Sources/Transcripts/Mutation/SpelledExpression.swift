public import ClinicalQuality
public import Dialogs

extension Dialog {
  /// An expression in words, as an author might have written it.
  public func spelled(_ expression: Expression) -> String { spelled(expression.root) }

  /// A part of an expression in words, as an author might have written it.
  package func spelled(_ part: CheckedExpression) -> String {
    switch part.form {
    case .constant(let value):
      return value.spelled
    case .fact(let slot), .score(let slot, _): return name(of: slot) ?? "?"
    case .operation(let operation, let operands), .scored(let operation, let operands):
      return spelled(operation, operands)
    case .conditional(let condition, let then, let otherwise):
      return "if \(spelled(condition)) then \(spelled(then)) else \(spelled(otherwise))"
    case .cases(let comparand, let items, let otherwise):
      let head = comparand.map { " " + spelled($0) } ?? ""
      let rest = items.map { " when \(spelled($0.when)) then \(spelled($0.then))" }.joined()
      return "case\(head)\(rest) else \(spelled(otherwise)) end"
    case .typed(let operation, let operand, _): return "\(operation)(\(spelled(operand)))"
    }
  }

  private func spelled(_ operation: Operation, _ operands: [CheckedExpression]) -> String {
    let texts = operands.map { operand in
      switch operand.form {
      case .operation(let inner, let parts) where parts.count > 1 && inner != operation:
        "(\(spelled(operand)))"
      default: spelled(operand)
      }
    }
    switch operation {
    // What the checker puts in by itself nobody wrote.
    case .toDecimal, .toQuantity, .toText: return operands.first.map(spelled) ?? ""
    case .not: return "not " + texts.joined()
    case .list: return "{" + texts.joined(separator: ", ") + "}"
    case .between where texts.count == 3: return "\(texts[0]) between \(texts[1]) and \(texts[2])"
    case .isNull, .isNotNull, .isTrue, .isNotTrue, .isFalse, .isNotFalse, .exists:
      return operation == .exists
        ? "exists " + texts.joined() : texts.joined() + " " + operation.spelling
    default:
      return texts.count == 2 || [.and, .or].contains(operation)
        ? texts.joined(separator: " \(operation.spelling) ")
        : operation.spelling + "(" + texts.joined(separator: ", ") + ")"
    }
  }
}
