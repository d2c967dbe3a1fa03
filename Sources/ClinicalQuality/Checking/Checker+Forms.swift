import Diagnostics

extension Checker {
  mutating func checkConditional(
    _ condition: Syntax, _ then: Syntax, _ otherwise: Syntax, at range: Range<Int>
  ) -> CheckedExpression? {
    let test = checkBoolean(condition, for: "'if'")
    guard let branches = checkPlain([then, otherwise]), let test else { return nil }
    guard let (unified, type) = unify(branches, for: "this 'if'") else { return nil }
    return CheckedExpression(
      .conditional(condition: test, then: unified[0], otherwise: unified[1]), type, range)
  }

  mutating func checkBoolean(_ syntax: Syntax, for purpose: String) -> CheckedExpression? {
    guard let operand = check(syntax), !refuseScores([operand]) else { return nil }
    return expect(.boolean, operand, for: purpose)
  }

  mutating func checkCases(
    _ comparand: Syntax?, _ items: [(when: Syntax, then: Syntax)], _ otherwise: Syntax, at range: Range<Int>
  ) -> CheckedExpression? {
    let subject = comparand.flatMap { checkPlain([$0])?.first }
    let whens = checkWhens(items.map(\.when), subject, hasComparand: comparand != nil)
    let results = checkPlain(items.map(\.then) + [otherwise])
    guard let whens, let results, let (unified, type) = unify(results, for: "this 'case'") else { return nil }
    guard let last = unified.last, comparand == nil || subject != nil else { return nil }
    let parts = zip(whens.items, unified).map { CheckedExpression.CaseItem(when: $0, then: $1) }
    return CheckedExpression(.cases(comparand: whens.subject, items: parts, otherwise: last), type, range)
  }

  private mutating func checkWhens(
    _ whens: [Syntax], _ subject: CheckedExpression?, hasComparand: Bool
  ) -> (subject: CheckedExpression?, items: [CheckedExpression])? {
    guard hasComparand else {
      let tests = whens.map { checkBoolean($0, for: "'when'") }
      let items = tests.compactMap { $0 }
      return items.count == tests.count ? (nil, items) : nil
    }
    guard let items = checkPlain(whens), let subject else { return nil }
    var checked: [CheckedExpression] = []
    var compared = subject
    for item in items {
      guard let pair = comparable(compared, item, .equal) else { continue }
      compared = pair.left
      checked.append(pair.right)
    }
    return checked.count == items.count ? (compared, checked) : nil
  }

  mutating func checkList(_ items: [Syntax], _ element: ValueType?, at range: Range<Int>)
    -> CheckedExpression?
  {
    guard let checked = checkPlain(items) else { return nil }
    if let element {
      let promoted = checked.compactMap { expect(element, $0, for: "this list") }
      guard promoted.count == checked.count else { return nil }
      return operation(.list, promoted, .list(element), at: range)
    }
    guard let (unified, type) = unify(checked, for: "this list") else { return nil }
    return operation(.list, unified, .list(type), at: range)
  }

  mutating func checkTyped(
    _ operation: TypeOperation, _ operand: Syntax, _ type: ValueType, at range: Range<Int>
  ) -> CheckedExpression? {
    guard let value = checkPlain([operand])?.first else { return nil }
    switch operation {
    case .is: return CheckedExpression(.typed(.is, value, type), .boolean, range)
    case .as, .cast: return CheckedExpression(.typed(operation, value, type), type, range)
    case .convert:
      guard let converter = Self.converter(to: type) else {
        problems.add(.outOfScope, "'convert' to \(type) is not part of the dialog language", at: range)
        return nil
      }
      return self.operation(converter, [value], type, at: range)
    }
  }

  private static func converter(to type: ValueType) -> Operation? {
    switch type {
    case .boolean: .toBoolean
    case .integer: .toInteger
    case .decimal: .toDecimal
    case .string: .toText
    case .quantity: .toQuantity
    case .any, .list, .interval, .choice: nil
    }
  }

  mutating func checkCall(
    _ name: String, _ nameRange: Range<Int>, _ operands: [Syntax], at range: Range<Int>
  ) -> CheckedExpression? {
    guard let operation = Operation.functions[name] else {
      for operand in operands { _ = check(operand) }
      reportFunction(name, at: nameRange)
      return nil
    }
    guard operation.arity.contains(operands.count) else {
      for operand in operands { _ = check(operand) }
      let least = operation.arity.lowerBound
      let most = operation.arity.upperBound
      let wanted = least == most ? "\(least)" : most > 100 ? "at least \(least)" : "\(least) to \(most)"
      problems.add(
        .wrongType, "\(name) takes \(wanted) operand\(most == 1 ? "" : "s"), not \(operands.count)", at: range
      )
      return nil
    }
    return checkOperation(operation, operands, at: range)
  }

  private mutating func reportFunction(_ name: String, at range: Range<Int>) {
    if let group = outsideFunctions[name] { return problems.addOutside(group, "'\(name)'", at: range) }
    let near =
      closest(to: name, in: Operation.functions.keys)
      ?? Operation.functions.keys.first { $0.lowercased() == name.lowercased() }
    problems.add(
      .unknownName, "no function of the dialog language is named '\(excerpt(name))'", at: range,
      fix: near.map { Repair("use '\($0)'", with: $0) })
  }
}
