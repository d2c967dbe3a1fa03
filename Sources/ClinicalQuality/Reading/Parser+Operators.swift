/// How tightly operators bind, by CQL's grammar; those of a higher level bind first.
private enum Level {
  static let set = 1
  static let implies = 2
  static let or = 3
  static let and = 4
  static let membership = 5
  static let equality = 6
  static let inequality = 8
  static let between = 9
  static let exists = 10
  static let not = 11
  static let type = 12
  static let test = 13
  static let sum = 20
  static let product = 21
  static let power = 22
  static let sign = 23
}

extension Parser {
  mutating func parseExpression() -> Syntax {
    nested { $0.parseOperand(above: Level.set) }
  }

  /// Parses an operand and the operators after it that bind at least as tightly as `level`.
  private mutating func parseOperand(above level: Int) -> Syntax {
    var left = parsePrefix()
    while let (operation, own) = Self.binary(token.kind), own >= level {
      left = parseRight(of: left, operation, own)
    }
    return left
  }

  /// Parses an operand of `between`, which takes arithmetic only.
  private mutating func parseTerm() -> Syntax { nested { $0.parseOperand(above: Level.sum) } }

  private static func binary(_ kind: Token.Kind) -> (Operation?, level: Int)? {
    switch kind {
    case .bar, .union: (.union, Level.set)
    case .intersect: (.intersect, Level.set)
    case .except: (.except, Level.set)
    case .implies: (.implies, Level.implies)
    case .or: (.or, Level.or)
    case .xor: (.xor, Level.or)
    case .and: (.and, Level.and)
    case .in: (.in, Level.membership)
    case .contains: (.contains, Level.membership)
    case .equal: (.equal, Level.equality)
    case .notEqual: (.notEqual, Level.equality)
    case .equivalent: (.equivalent, Level.equality)
    case .notEquivalent: (.notEquivalent, Level.equality)
    case .less: (.less, Level.inequality)
    case .lessOrEqual: (.lessOrEqual, Level.inequality)
    case .greater: (.greater, Level.inequality)
    case .greaterOrEqual: (.greaterOrEqual, Level.inequality)
    case .between, .properly: (nil, Level.between)
    case .is, .as: (nil, Level.type)
    case .plus: (.add, Level.sum)
    case .minus: (.subtract, Level.sum)
    case .ampersand: (.join, Level.sum)
    case .times: (.multiply, Level.product)
    case .divide: (.divide, Level.product)
    case .div: (.truncatedDivide, Level.product)
    case .mod: (.modulo, Level.product)
    case .power: (.power, Level.power)
    default: nil
    }
  }

  private mutating func parseRight(of left: Syntax, _ operation: Operation?, _ level: Int) -> Syntax {
    let start = left.range.lowerBound
    guard let operation else {
      return token.kind == .is || token.kind == .as ? parseType(of: left) : parseBetween(left)
    }
    if operation == .and || operation == .or { return parseChain(from: left, operation, level) }
    advance()
    let right = nested { $0.parseOperand(above: level + 1) }
    return form(.operation(operation, [left, right]), from: start, [left, right])
  }

  /// Parses `a and b and c` into one form, so that a long chain is not a deep tree.
  private mutating func parseChain(from left: Syntax, _ operation: Operation, _ level: Int) -> Syntax {
    let sign: Token.Kind = operation == .and ? .and : .or
    var operands = [left]
    while take(sign) {
      operands.append(nested { $0.parseOperand(above: level + 1) })
    }
    return form(.operation(operation, operands), from: left.range.lowerBound, operands)
  }

  private mutating func parseBetween(_ value: Syntax) -> Syntax {
    let isProper = take(.properly)
    expect(.between, "'between'")
    let low = parseTerm()
    expect(.and, "'and' and the upper end of 'between'")
    let high = parseTerm()
    let parts = [value, low, high]
    return form(
      .operation(isProper ? .properlyBetween : .between, parts), from: value.range.lowerBound, parts)
  }

  /// Parses what follows `is` and `as`.
  private mutating func parseType(of value: Syntax) -> Syntax {
    let start = value.range.lowerBound
    guard take(.is) else {
      advance()
      return parseTyped(.as, value, from: start)
    }
    let isNegated = take(.not)
    let test: Operation
    switch token.kind {
    case .null: test = isNegated ? .isNotNull : .isNull
    case .true: test = isNegated ? .isNotTrue : .isTrue
    case .false: test = isNegated ? .isNotFalse : .isFalse
    default:
      if isNegated {
        problems.addSyntax(
          "'is not' takes 'null', 'true' or 'false'; compare other values with !=", at: token.range)
      }
      return parseTyped(.is, value, from: start)
    }
    advance()
    return form(.operation(test, [value]), from: start, [value])
  }

  private mutating func parseTyped(_ operation: TypeOperation, _ value: Syntax, from start: Int) -> Syntax {
    guard let type = parseTypeName() else { return form(.missing([value]), from: start, [value]) }
    return form(.typed(operation, value, type), from: start, [value])
  }

  /// Parses a prefix operator with its operand, or a term with its indexers.
  private mutating func parsePrefix() -> Syntax {
    let start = token.range.lowerBound
    switch token.kind {
    case .not: return parsePrefix(.not, Level.type)
    case .exists: return parsePrefix(.exists, Level.not)
    case .minus: return parsePrefix(.negate, Level.sign)
    case .plus: return parsePrefix(.plus, Level.sign)
    case .distinct: return parsePrefix(.distinct, Level.set)
    case .flatten: return parsePrefix(.flatten, Level.set)
    case .successor, .predecessor:
      let operation: Operation = token.kind == .successor ? .successor : .predecessor
      advance()
      expect(.of, "'of'")
      return parsePrefixed(operation, Level.sign, from: start)
    case .singleton:
      advance()
      expect(.from, "'from'")
      return parsePrefixed(.singleton, Level.sign, from: start)
    case .cast: return parseCast(from: start)
    case .convert: return parseConvert(from: start)
    default: return parsePostfix()
    }
  }

  private mutating func parsePrefix(_ operation: Operation, _ level: Int) -> Syntax {
    let start = advance().lowerBound
    return parsePrefixed(operation, level, from: start)
  }

  private mutating func parsePrefixed(_ operation: Operation, _ level: Int, from start: Int) -> Syntax {
    let operand = nested { $0.parseOperand(above: level) }
    return form(.operation(operation, [operand]), from: start, [operand])
  }

  private mutating func parseCast(from start: Int) -> Syntax {
    advance()
    let value = nested { $0.parseOperand(above: Level.test) }
    expect(.as, "'as' and a type")
    return parseTyped(.cast, value, from: start)
  }

  private mutating func parseConvert(from start: Int) -> Syntax {
    advance()
    let value = parseExpression()
    expect(.to, "'to' and a type")
    if token.kind == .string || token.kind == .timeUnit {
      problems.addOutside("conversions of units", "'to \(excerpt(spelling(token.range)))'", at: token.range)
      giveUp()
    }
    return parseTyped(.convert, value, from: start)
  }

  private mutating func parsePostfix() -> Syntax {
    var value = parsePrimary()
    while true {
      switch token.kind {
      case .openBracket:
        advance()
        let index = parseExpression()
        expect(.closeBracket, "']'")
        value = form(.operation(.indexer, [value, index]), from: value.range.lowerBound, [value, index])
      case .point:
        let range = advance()
        problems.addOutside("tuples", "'.'", at: range)
        giveUp()
      default: return value
      }
    }
  }
}
