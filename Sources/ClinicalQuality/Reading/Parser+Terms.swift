extension Parser {
  /// Parses a literal, a name, a call, a list, an interval, `if`, `case` or something in parentheses.
  mutating func parsePrimary() -> Syntax {
    switch token.kind {
    case .name: return parseName()
    case .quotedName: return parseQuotedName()
    case .null: return constant(.null, .any)
    case .true: return constant(.boolean(true), .boolean)
    case .false: return constant(.boolean(false), .boolean)
    case .string: return parseString()
    case .integer, .decimal, .long: return parseNumber()
    case .openParenthesis: return parseParenthesized()
    case .openBrace: return parseList(element: nil, from: token.range.lowerBound)
    case .list: return parseTypedList()
    case .interval: return parseInterval()
    case .if: return parseConditional()
    case .case: return parseCases()
    case .minimum, .maximum: return parseExtent()
    default: return parseNoOperand()
    }
  }

  mutating func constant(_ value: Value, _ type: ValueType) -> Syntax {
    let start = advance().lowerBound
    return form(.constant(value, type), from: start, [])
  }

  /// Reports what stands where an operand is missing.
  private mutating func parseNoOperand() -> Syntax {
    let range = token.range
    let missing = Syntax(form: .missing([]), range: range, height: 1)
    if hasGivenUp || reportOutside() { return missing }
    switch token.kind {
    case .openBracket:
      problems.addOutside("retrieves", "'['", at: range)
      giveUp()
    case .timeUnit:
      let word = spelling(range)
      problems.addSyntax("'\(word)' is a unit of time and needs a number before it", at: range)
      advance()
    case .end: problems.addSyntax("a value is missing here", at: range)
    default: problems.addSyntax("a value is missing before '\(excerpt(spelling(range)))'", at: range)
    }
    return missing
  }

  private mutating func parseName() -> Syntax {
    let range = advance()
    let name = spelling(range)
    if token.kind == .openParenthesis { return parseCall(name, at: range) }
    if token.kind == .openBrace || (token.kind == .string && outsideTypes[name] == "terminologies") {
      problems.addOutside(outsideTypes[name] ?? "tuples", "'\(excerpt(name))'", at: range)
      giveUp()
    }
    return form(.name(name, isQuoted: false), from: range.lowerBound, [])
  }

  private mutating func parseQuotedName() -> Syntax {
    let (name, range) = unescaped()
    return form(.name(name, isQuoted: true), from: range.lowerBound, [])
  }

  private mutating func parseString() -> Syntax {
    let (text, range) = unescaped()
    return form(.constant(.string(text), .string), from: range.lowerBound, [])
  }

  private mutating func parseCall(_ name: String, at range: Range<Int>) -> Syntax {
    advance()
    let operands = parseOperands(until: .closeParenthesis, "')'")
    return form(.call(name, name: range, operands), from: range.lowerBound, operands)
  }

  /// Parses `a, b, c` and the closing sign.
  private mutating func parseOperands(until close: Token.Kind, _ sign: String) -> [Syntax] {
    var operands: [Syntax] = []
    if take(close) { return operands }
    repeat { operands.append(parseExpression()) } while take(.comma)
    if token.kind == .colon {
      problems.addOutside("tuples", "'name: value'", at: token.range)
      giveUp()
    }
    expect(close, sign)
    return operands
  }

  private mutating func parseParenthesized() -> Syntax {
    let start = advance().lowerBound
    var inner = parseExpression()
    expect(.closeParenthesis, "')'")
    inner.range = start..<max(start, lastEnd)
    return inner
  }

  private mutating func parseTypedList() -> Syntax {
    let start = advance().lowerBound
    guard take(.less) else { return parseList(element: nil, from: start) }
    let element = parseTypeName()
    expect(.greater, "'>'")
    return parseList(element: element, from: start)
  }

  private mutating func parseList(element: ValueType?, from start: Int) -> Syntax {
    expect(.openBrace, "'{'")
    if token.kind == .colon {
      problems.addOutside("tuples", "'{ : }'", at: token.range)
      giveUp()
    }
    let items = parseOperands(until: .closeBrace, "'}'")
    return form(.list(items, element: element), from: start, items)
  }

  private mutating func parseInterval() -> Syntax {
    let start = advance().lowerBound
    let lowIsOpen = token.kind == .openParenthesis
    if !take(.openParenthesis) { expect(.openBracket, "'[' or '(' after 'Interval'") }
    let low = parseExpression()
    expect(.comma, "',' between the ends of the interval")
    let high = parseExpression()
    let highIsOpen = token.kind == .closeParenthesis
    if !take(.closeParenthesis) { expect(.closeBracket, "']' or ')'") }
    let operation: Operation =
      switch (lowIsOpen, highIsOpen) {
      case (false, false): .closedInterval
      case (true, true): .openInterval
      case (true, false): .openLowInterval
      case (false, true): .openHighInterval
      }
    return form(.operation(operation, [low, high]), from: start, [low, high])
  }

  private mutating func parseConditional() -> Syntax {
    let start = advance().lowerBound
    let condition = parseExpression()
    expect(.then, "'then'")
    let then = parseExpression()
    expect(.else, "'else' (every 'if' needs one)")
    let otherwise = parseExpression()
    return form(
      .conditional(condition: condition, then: then, otherwise: otherwise), from: start,
      [condition, then, otherwise])
  }

  private mutating func parseCases() -> Syntax {
    let start = advance().lowerBound
    let comparand = token.kind == .when ? nil : parseExpression()
    var items: [(when: Syntax, then: Syntax)] = []
    while take(.when) {
      let when = parseExpression()
      expect(.then, "'then'")
      items.append((when, parseExpression()))
    }
    if items.isEmpty { problems.addSyntax("expected 'when'\(found)", at: token.range) }
    expect(.else, "'else' (every 'case' needs one)")
    let otherwise = parseExpression()
    expect(.caseEnd, "'end' after the 'else' of 'case'")
    let parts = (comparand.map { [$0] } ?? []) + items.flatMap { [$0.when, $0.then] } + [otherwise]
    return form(.cases(comparand: comparand, items: items, otherwise: otherwise), from: start, parts)
  }
}
