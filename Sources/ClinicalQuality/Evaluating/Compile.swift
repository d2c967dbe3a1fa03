/// Gives the value of an expression for the facts; a slot beyond the end of the facts reads null.
typealias ValueClosure = @Sendable (_ facts: [Value]) -> Value
/// Decides a Boolean expression without making a ``Value`` of it.
typealias TruthClosure = @Sendable (_ facts: [Value]) -> Bool?

extension [Value] {
  /// The fact in a slot, or null for a slot that does not exist.
  @inline(__always)
  func fact(_ slot: Int) -> Value {
    UInt(bitPattern: slot) < UInt(bitPattern: count) ? self[slot] : .null
  }
}

extension CheckedExpression {
  /// Turns the tree into a closure that gives its value.
  func compiledValue() -> ValueClosure {
    switch form {
    case .constant(let value): return { _ in value }
    case .fact(let slot): return { $0.fact(slot) }
    case .score(let least, _): return { $0.fact(least) }
    case .scored: return boxed(compiledTruth())
    case .operation(let operation, let operands):
      return operation.decides ? boxed(compiledTruth()) : compiledOperation(operation, operands)
    case .conditional(let condition, let then, let otherwise):
      let test = condition.compiledTruth()
      let (then, otherwise) = (then.compiledValue(), otherwise.compiledValue())
      return { test($0) == true ? then($0) : otherwise($0) }
    case .cases(let comparand, let items, let otherwise):
      return compiledCases(comparand, items, otherwise)
    case .typed(let operation, let operand, let type):
      let operand = operand.compiledValue()
      return { apply(operation, operand($0), type) }
    }
  }

  private func boxed(_ truth: @escaping TruthClosure) -> ValueClosure { { Value(truth($0)) } }

  private func compiledOperation(_ operation: Operation, _ operands: [CheckedExpression]) -> ValueClosure {
    let values = operands.map { $0.compiledValue() }
    switch (operation, values.count) {
    case (.coalesce, 2...):
      return { facts in
        for value in values {
          let value = value(facts)
          if !value.isNull { return value }
        }
        return .null
      }
    case (_, 1):
      let value = values[0]
      return { apply(operation, [value($0)]) }
    default: return { facts in apply(operation, values.map { $0(facts) }) }
    }
  }

  private func compiledCases(
    _ comparand: CheckedExpression?, _ items: [CaseItem], _ otherwise: CheckedExpression
  ) -> ValueClosure {
    let results = items.map { $0.then.compiledValue() }
    let otherwise = otherwise.compiledValue()
    guard let comparand = comparand?.compiledValue() else {
      let tests = items.map { $0.when.compiledTruth() }
      return { facts in
        for (test, result) in zip(tests, results) where test(facts) == true { return result(facts) }
        return otherwise(facts)
      }
    }
    let whens = items.map { $0.when.compiledValue() }
    return { facts in
      let value = comparand(facts)
      for (when, result) in zip(whens, results) where isEqual(value, when(facts)) == true {
        return result(facts)
      }
      return otherwise(facts)
    }
  }
}

/// What `is`, `as` and `cast` make of a value.
func apply(_ operation: TypeOperation, _ value: Value, _ type: ValueType) -> Value {
  switch operation {
  case .is: .boolean(value.isOf(type))
  case .as, .cast, .convert: value.isNull || value.isOf(type) ? value : .null
  }
}

extension Value {
  /// Whether the value is one of a type; null is of none.
  func isOf(_ type: ValueType) -> Bool {
    switch (self, type) {
    case (.null, _): false
    case (_, .any), (.boolean, .boolean), (.integer, .integer), (.decimal, .decimal), (.string, .string),
      (.quantity, .quantity):
      true
    case (.string(let text), .choice(let choice)): choice.options.contains(text)
    case (.list(let items), .list(let element)): items.allSatisfy { $0.isNull || $0.isOf(element) }
    case (.interval(let interval), .interval(let point)):
      [interval.low, interval.high].allSatisfy { $0.isNull || $0.isOf(point) }
    default: false
    }
  }
}

extension Operation {
  /// Whether the result is a Boolean that ``CheckedExpression/compiledTruth()`` decides.
  var decides: Bool {
    switch self {
    case .and, .or, .xor, .implies, .not, .isNull, .isNotNull, .isTrue, .isNotTrue, .isFalse, .isNotFalse,
      .equal,
      .notEqual, .equivalent, .notEquivalent, .less, .lessOrEqual, .greater, .greaterOrEqual, .in, .contains,
      .between, .properlyBetween:
      true
    default: false
    }
  }
}
