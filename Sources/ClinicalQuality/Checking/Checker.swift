import Diagnostics

/// Gives names and types to what was read; a part with a mistake becomes `nil`, and its siblings are checked still.
struct Checker {
  let scope: any NameScope
  var problems: Problems
  /// Whether an operation without a fact becomes its value at once.
  var folds = true

  mutating func check(_ syntax: Syntax) -> CheckedExpression? {
    let range = syntax.range
    switch syntax.form {
    case .missing(let parts):
      for part in parts { _ = check(part) }
      return nil
    case .constant(let value, let type): return CheckedExpression(.constant(value), type, range)
    case .integer(let value): return integer(value, at: range)
    case .name(let name, let isQuoted): return checkName(name, isQuoted: isQuoted, at: range)
    case .operation(.negate, let operands):
      if let operand = operands.first, case .integer(let value) = operand.form {
        return integer(-value, at: range)
      }
      return checkOperation(.negate, operands, at: range)
    case .operation(let operation, let operands): return checkOperation(operation, operands, at: range)
    case .conditional(let condition, let then, let otherwise):
      return checkConditional(condition, then, otherwise, at: range)
    case .cases(let comparand, let items, let otherwise):
      return checkCases(comparand, items, otherwise, at: range)
    case .list(let items, let element): return checkList(items, element, at: range)
    case .call(let name, let nameRange, let operands): return checkCall(name, nameRange, operands, at: range)
    case .typed(let operation, let operand, let type): return checkTyped(operation, operand, type, at: range)
    }
  }

  private mutating func integer(_ value: Int64, at range: Range<Int>) -> CheckedExpression? {
    if let value = Int32(exactly: value) {
      return CheckedExpression(.constant(.integer(value)), .integer, range)
    }
    problems.add(
      .numberOutOfRange, "\(value) is too large for an Integer, which ends at \(Int32.max)", at: range)
    return nil
  }

  private mutating func checkName(_ name: String, isQuoted: Bool, at range: Range<Int>) -> CheckedExpression?
  {
    switch scope.symbol(named: name) {
    case .fact(let slot, let type): return CheckedExpression(.fact(slot: slot), type, range)
    case .score(let least, let greatest):
      return CheckedExpression(.score(least: least, greatest: greatest), .decimal, range)
    case .unavailable(let reason):
      problems.add(.notReadableHere, "'\(excerpt(name))' cannot be read here: \(reason)", at: range)
    case nil: reportUnknown(name, isQuoted: isQuoted, at: range)
    }
    return nil
  }

  private mutating func reportUnknown(_ name: String, isQuoted: Bool, at range: Range<Int>) {
    if isQuoted {
      problems.add(
        .unknownName,
        "double quotes name a fact in CQL, and none is named '\(excerpt(name))'; a string takes single quotes",
        at: range, fix: .use(quoted(name)))
    } else if let operation = Operation.functions[name] {
      problems.add(
        .syntax, "'\(name)' needs its operands in parentheses", at: range,
        fix: .use(operation.spelling + "()"))
    } else {
      let near = closest(to: name, in: scope.knownNames)
      let word = Self.foreignWords[name.lowercased()] ?? near
      problems.add(
        .unknownName, "nothing is named '\(excerpt(name))'", at: range,
        fix: word.map { Repair("use '\($0)'", with: $0) })
    }
  }

  /// Words that people bring from elsewhere, and what CQL writes.
  private static var foreignWords: [String: String] {
    [
      "and": "and", "or": "or", "not": "not", "true": "true", "false": "false", "yes": "true", "no": "false",
      "none": "null", "nil": "null", "null": "null", "undefined": "null",
    ]
  }

  /// Checks operands; `nil` if one of them has a mistake.
  mutating func checkAll(_ operands: [Syntax]) -> [CheckedExpression]? {
    var checked: [CheckedExpression] = []
    checked.reserveCapacity(operands.count)
    for operand in operands {
      if let operand = check(operand) { checked.append(operand) }
    }
    return checked.count == operands.count ? checked : nil
  }

  /// Checks operands that may not be scores.
  mutating func checkPlain(_ operands: [Syntax]) -> [CheckedExpression]? {
    guard let checked = checkAll(operands) else { return nil }
    return refuseScores(checked) ? nil : checked
  }

  /// Reports scores where no comparison stands; whether there were any.
  mutating func refuseScores(_ operands: [CheckedExpression]) -> Bool {
    var isRefused = false
    for operand in operands where operand.isScore {
      problems.add(
        .wrongType, "a score may still grow, so only comparisons take it, such as 'points >= 2'",
        at: operand.range)
      isRefused = true
    }
    return isRefused
  }

  /// Makes an operation; without a fact among its operands it is its value.
  func operation(
    _ operation: Operation, _ operands: [CheckedExpression], _ type: ValueType, at range: Range<Int>
  ) -> CheckedExpression {
    if folds, let values = constants(operands), !values.isEmpty || operation == .list {
      let value = apply(operation, values)
      // A negative power of an Integer is a Decimal.
      let isDecimal = type == .integer && value.type == .decimal
      return CheckedExpression(.constant(value), isDecimal ? .decimal : type, range)
    }
    return CheckedExpression(.operation(operation, operands), type, range)
  }

  private func constants(_ operands: [CheckedExpression]) -> [Value]? {
    var values: [Value] = []
    for operand in operands {
      guard let value = operand.constant else { return nil }
      values.append(value)
    }
    return values
  }
}
