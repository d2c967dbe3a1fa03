/// A word, number, string or sign of an expression.
struct Token {
  enum Kind: UInt8 {
    case end
    case name, quotedName, string, integer, decimal, long, dateOrTime
    case openParenthesis, closeParenthesis, openBracket, closeBracket, openBrace, closeBrace
    case comma, point, colon
    case equal, notEqual, equivalent, notEquivalent, less, lessOrEqual, greater, greaterOrEqual
    case plus, minus, times, divide, power, ampersand, bar
    case and, or, xor, implies, not, exists, between, properly, `in`, contains, `is`, `as`
    case div, mod, union, intersect, except, distinct, flatten
    case `if`, then, `else`, `case`, when, caseEnd
    case null, `true`, `false`, interval, list, cast, convert, to
    case minimum, maximum, successor, predecessor, singleton, from, of, timeUnit
    /// A word of CQL that names something that the dialog language leaves out.
    case outside
    /// A sign that CQL does not know; reported by the lexer.
    case invalid
  }

  var kind: Kind
  /// UTF-8 offsets into the text.
  var range: Range<Int>
}

extension Token.Kind {
  /// Whether an operand can begin here.
  var startsOperand: Bool {
    switch self {
    case .name, .quotedName, .string, .integer, .decimal, .long, .dateOrTime, .openParenthesis, .openBracket,
      .openBrace, .minus, .plus, .not, .exists, .distinct, .flatten, .if, .case, .null, .true, .false,
      .interval,
      .list, .cast, .convert, .minimum, .maximum, .successor, .predecessor, .singleton:
      true
    default: false
    }
  }
}
