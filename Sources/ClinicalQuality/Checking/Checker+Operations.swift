import Diagnostics

extension Checker {
  mutating func checkOperation(
    _ kind: Operation, _ syntax: [Syntax], at range: Range<Int>
  ) -> CheckedExpression? {
    let isMembership = kind == .in || kind == .contains
    guard let operands = isMembership ? checkUnfolded(syntax) : checkAll(syntax) else { return nil }
    if operands.contains(where: \.isScore) { return checkScored(kind, operands, at: range) }
    switch kind {
    case .and, .or, .xor, .implies, .not, .isTrue, .isNotTrue, .isFalse, .isNotFalse:
      return checkLogical(kind, operands, at: range)
    case .isNull, .isNotNull: return operation(kind, operands, .boolean, at: range)
    case .coalesce: return checkCoalesce(operands, at: range)
    case .equal, .notEqual, .equivalent, .notEquivalent:
      guard let pair = comparable(operands[0], operands[1], kind) else { return nil }
      return operation(kind, [pair.left, pair.right], .boolean, at: range)
    case .less, .lessOrEqual, .greater, .greaterOrEqual, .between, .properlyBetween:
      return checkOrdering(kind, operands, at: range)
    case .in: return checkMembership(kind, of: operands[0], in: operands[1], at: range)
    case .contains: return checkMembership(kind, of: operands[1], in: operands[0], at: range)
    case .negate, .plus, .add, .subtract, .multiply, .divide, .truncatedDivide, .modulo, .power, .abs,
      .ceiling,
      .floor, .truncate, .round, .successor, .predecessor:
      return checkArithmetic(kind, operands, at: range)
    case .list: return operation(kind, operands, .list(.any), at: range)
    case .closedInterval, .openInterval, .openLowInterval, .openHighInterval:
      return checkInterval(kind, operands, at: range)
    case .exists, .first, .last, .distinct, .flatten, .singleton, .union, .intersect, .except, .indexer,
      .indexOf,
      .skip, .take, .tail, .length, .textLength, .count, .sum, .min, .max, .avg, .allTrue, .anyTrue:
      return checkListOperation(kind, operands, at: range)
    case .concatenate, .join, .combine, .split, .upper, .lower, .positionOf, .lastPositionOf, .startsWith,
      .endsWith, .substring:
      return checkText(kind, operands, at: range)
    case .toDecimal, .toQuantity, .toInteger, .toText, .toBoolean:
      return checkConversion(kind, operands, at: range)
    }
  }

  private mutating func checkLogical(
    _ kind: Operation, _ operands: [CheckedExpression], at range: Range<Int>
  ) -> CheckedExpression? {
    var checked: [CheckedExpression] = []
    for operand in operands {
      let wanted = "a Boolean (true or false)"
      if let operand = promote(operand, to: .boolean) {
        checked.append(operand)
      } else if kind == .not {
        problems.add(
          .wrongType,
          "'not' takes \(wanted), and this is \(operand.type.described); 'not' binds before '=' and '<', so put "
            + "what it denies in parentheses", at: operand.range)
      } else {
        reportType(operand, wanted: wanted, for: "'\(kind.spelling)'")
      }
    }
    guard checked.count == operands.count else { return nil }
    return operation(kind, checked, .boolean, at: range)
  }

  /// `Coalesce`, whose literals may add to the options of a choice: `Coalesce(side, 'not known')`.
  private mutating func checkCoalesce(_ operands: [CheckedExpression], at range: Range<Int>)
    -> CheckedExpression?
  {
    if operands.count == 1, case .list(let element) = operands[0].type {
      return operation(.coalesce, operands, element, at: range)
    }
    let widened = widenChoices(operands)
    guard let (unified, type) = unify(widened, for: "this Coalesce") else { return nil }
    return operation(.coalesce, unified, type, at: range)
  }

  /// Adds literals that are unlike every option of a choice to its options.
  private func widenChoices(_ operands: [CheckedExpression]) -> [CheckedExpression] {
    let choices = operands.lazy.compactMap { if case .choice(let choice) = $0.type { choice } else { nil } }
    guard let choice = choices.first else { return operands }
    var options = choice.options
    for case .string(let text)? in operands.map(\.constant)
    where options.count < 100 && !options.contains(text) && closest(to: text, in: choice.options) == nil {
      options.append(text)
    }
    guard options.count > choice.options.count else { return operands }
    let type = ValueType.choice(Choice(name: choice.name, options: options))
    return operands.map { $0.type == .choice(choice) ? CheckedExpression($0.form, type, $0.range) : $0 }
  }

  /// Brings two operands of `=` and its like to one type; `nil` once a misfit is reported.
  mutating func comparable(
    _ left: CheckedExpression, _ right: CheckedExpression, _ kind: Operation
  ) -> (left: CheckedExpression, right: CheckedExpression)? {
    if reportMissingUnit(left, right) { return nil }
    let count = problems.found.count
    switch (left.type, right.type) {
    case (.choice(let choice), .string), (.string, .choice(let choice)):
      if let left = promote(left, to: .choice(choice)), let right = promote(right, to: .choice(choice)) {
        return (left, right)
      }
      if problems.found.count == count {
        problems.add(
          .choiceOperator, "'\(choice.name)' is compared with its options, such as \(example(choice))",
          at: right.range)
      }
      return nil
    default: break
    }
    if let type = left.type.merged(with: right.type) {
      guard let left = promote(left, to: type), let right = promote(right, to: type) else {
        return problems.found.count > count ? nil : (left, right)
      }
      return (left, right)
    }
    if case (.list, .list) = (left.type, right.type) { return (left, right) }
    problems.add(
      .wrongType,
      "'\(kind.spelling)' compares values of one type, and here \(left.type.described) meets "
        + right.type.described, at: right.range)
    return nil
  }

  private func example(_ choice: Choice) -> String { choice.options.first.map(quoted) ?? "none" }

  /// Reports `cramp_duration <= 10`, which could never be true or false.
  private mutating func reportMissingUnit(_ left: CheckedExpression, _ right: CheckedExpression) -> Bool {
    for (quantity, number) in [(left, right), (right, left)] {
      guard case .quantity = quantity.type, let rank = number.type.numericRank, rank < 2 else { continue }
      if case .quantity(let value)? = quantity.constant, value.unit == .one { continue }
      if quantity.constant == nil, case .fact = quantity.form {} else { continue }
      reportMissingUnit(of: number)
      return true
    }
    return false
  }

  mutating func reportMissingUnit(of number: CheckedExpression) {
    problems.add(.wrongType, "a unit is missing here, such as in '10 minutes'", at: number.range)
  }

  private mutating func checkOrdering(
    _ kind: Operation, _ operands: [CheckedExpression], at range: Range<Int>
  ) -> CheckedExpression? {
    for operand in operands {
      guard isOrdered(operand, for: kind) else { return nil }
    }
    var checked = operands
    for index in checked.indices.dropFirst() {
      guard let pair = comparable(checked[0], checked[index], kind) else { return nil }
      checked[0] = pair.left
      checked[index] = pair.right
    }
    return operation(kind, checked, .boolean, at: range)
  }

  /// Whether values of a type come one after the other; reported otherwise.
  private mutating func isOrdered(_ operand: CheckedExpression, for kind: Operation) -> Bool {
    switch operand.type {
    case .any, .integer, .decimal, .quantity, .string: return true
    case .choice(let choice):
      problems.add(
        .choiceOperator,
        "'\(choice.name)' has options without an order: it takes only =, != and in, not \(kind.spelling)",
        at: operand.range)
    case .boolean, .list, .interval:
      reportType(operand, wanted: "numbers, quantities or strings", for: "'\(kind.spelling)'")
    }
    return false
  }

  private mutating func checkMembership(
    _ kind: Operation, of element: CheckedExpression, in whole: CheckedExpression, at range: Range<Int>
  ) -> CheckedExpression? {
    let inner: ValueType
    switch whole.type {
    case .list(let type), .interval(let type): inner = type
    case .any: inner = .any
    case .boolean, .integer, .decimal, .string, .quantity, .choice:
      reportType(whole, wanted: "a list or an interval", for: "'\(kind.spelling)'")
      return nil
    }
    guard let (checked, container) = matched(element, whole, inner, kind) else { return nil }
    let operands = kind == .in ? [checked, folded(container)] : [folded(container), checked]
    return operation(kind, operands, .boolean, at: range)
  }

  /// Checks operands, and leaves lists as they are written, so that an unknown option is reported where it stands.
  private mutating func checkUnfolded(_ syntax: [Syntax]) -> [CheckedExpression]? {
    let outer = folds
    defer { folds = outer }
    var checked: [CheckedExpression] = []
    for operand in syntax {
      if case .list = operand.form { folds = false } else { folds = outer }
      if let operand = check(operand) { checked.append(operand) }
    }
    return checked.count == syntax.count ? checked : nil
  }

  private func folded(_ list: CheckedExpression) -> CheckedExpression {
    guard case .operation(.list, let items) = list.form else { return list }
    return operation(.list, items, list.type, at: list.range)
  }

  private mutating func matched(
    _ element: CheckedExpression, _ whole: CheckedExpression, _ inner: ValueType, _ kind: Operation
  ) -> (CheckedExpression, CheckedExpression)? {
    let container = { (type: ValueType) -> ValueType in
      if case .interval = whole.type { .interval(type) } else { .list(type) }
    }
    let count = problems.found.count
    if case .choice(let choice) = element.type, case .string = inner {
      if let whole = promote(whole, to: container(.choice(choice))) { return (element, whole) }
      if problems.found.count == count {
        problems.add(
          .choiceOperator, "'\(choice.name)' is looked for in a list of its options", at: whole.range)
      }
      return nil
    }
    let probe = CheckedExpression(.fact(slot: 0), inner, whole.range)
    guard let pair = comparable(element, probe, kind) else { return nil }
    return (pair.left, promote(whole, to: container(pair.left.type)) ?? whole)
  }

  private mutating func checkInterval(
    _ kind: Operation, _ operands: [CheckedExpression], at range: Range<Int>
  ) -> CheckedExpression? {
    for operand in operands {
      guard isOrdered(operand, for: .closedInterval) else { return nil }
    }
    guard let (unified, type) = unify(operands, for: "this interval") else { return nil }
    let interval = operation(kind, unified, .interval(type), at: range)
    if interval.constant == .null, !unified.contains(where: { $0.constant == .null }) {
      problems.add(
        .wrongType, "nothing lies in this interval: its low end is not below its high end", at: range)
      return nil
    }
    return interval
  }
}
