extension CheckedExpression {
  /// What the form makes of the values of its parts, by the same code that evaluates it over facts.
  ///
  /// The values are those of ``parts``, in their order; of a part that is a score, an interval from the least to the
  /// greatest sum.
  package var overParts: @Sendable (_ values: [Value]) -> Value {
    let parts = self.parts
    let placed = parts.enumerated().map { index, part in
      let form: Form =
        part.isScore ? .score(least: 2 * index, greatest: 2 * index + 1) : .fact(slot: 2 * index)
      return CheckedExpression(form, part.type, part.range)
    }
    let evaluate = CheckedExpression(form.replacing(placed), type, range).compiledValue()
    let scores = parts.map(\.isScore)
    return { values in
      var facts: [Value] = []
      facts.reserveCapacity(2 * values.count)
      for (value, isScore) in zip(values, scores) {
        if isScore, case .interval(let ends) = value {
          facts += [ends.low, ends.high]
        } else {
          facts += [value, .null]
        }
      }
      return evaluate(facts)
    }
  }

  /// Whether this is a sum that is known as a range.
  package var isRange: Bool { isScore }
}

extension CheckedExpression.Form {
  /// The form with other parts, as many as before.
  fileprivate func replacing(_ parts: [CheckedExpression]) -> Self {
    switch self {
    case .constant, .fact, .score: return self
    case .operation(let operation, _): return .operation(operation, parts)
    case .scored(let operation, _): return .scored(operation, parts)
    case .conditional: return .conditional(condition: parts[0], then: parts[1], otherwise: parts[2])
    case .typed(let operation, _, let type): return .typed(operation, parts[0], type)
    case .cases(let comparand, let items, _):
      let first = comparand == nil ? 0 : 1
      let placed = items.indices.map {
        CheckedExpression.CaseItem(when: parts[first + 2 * $0], then: parts[first + 2 * $0 + 1])
      }
      return .cases(
        comparand: comparand == nil ? nil : parts[0], items: placed, otherwise: parts[parts.count - 1])
    }
  }
}

extension Value {
  /// CQL's `=`, as `case` compares: null where either side is.
  package static func areEqual(_ left: Value, _ right: Value) -> Bool? { isEqual(left, right) }
}
