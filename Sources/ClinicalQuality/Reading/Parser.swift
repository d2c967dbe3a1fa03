import Diagnostics

/// Reads the text of an expression by CQL's grammar, and goes on after a mistake.
struct Parser {
  /// How deep parentheses, `not`, `if` and other forms may stand within each other.
  static let nestingLimit = 64
  /// How high a tree of forms may grow, chains such as `1 + 2 + 3` included.
  static let heightLimit = 256

  private var lexer: Lexer
  private(set) var token: Token
  /// The end of the token before ``token``.
  private(set) var lastEnd = 0
  var problems: Problems
  var depth = 0
  /// Whether reading was given up: what follows cannot be told apart from what was meant.
  private(set) var hasGivenUp = false

  init(_ source: ExpressionSource) {
    lexer = Lexer(Array(source.utf8))
    problems = Problems(source)
    token = lexer.next()
    replaceInvalid()
  }

  // MARK: Tokens

  /// Goes to the next token, and gives back the range of the one that is left behind.
  @discardableResult
  mutating func advance() -> Range<Int> {
    let range = token.range
    lastEnd = range.upperBound
    token = lexer.next()
    replaceInvalid()
    return range
  }

  mutating func take(_ kind: Token.Kind) -> Bool {
    guard token.kind == kind else { return false }
    advance()
    return true
  }

  /// Reports a missing word or sign, and reads on as if it were there.
  mutating func expect(_ kind: Token.Kind, _ wanted: String) {
    if take(kind) || hasGivenUp || reportOutside() { return }
    problems.addSyntax("expected \(wanted)\(found)", at: token.range)
  }

  /// The text of a range.
  func spelling(_ range: Range<Int>) -> String {
    String(decoding: lexer.bytes[range.clamped(to: 0..<lexer.bytes.count)], as: UTF8.self)
  }

  /// `, found 'then'`.
  var found: String {
    token.kind == .end ? ", but the expression ends here" : ", found '\(excerpt(spelling(token.range)))'"
  }

  /// Stops reading: from here on there is only the end.
  mutating func giveUp() {
    hasGivenUp = true
    token = Token(kind: .end, range: token.range)
  }

  /// Reports signs that CQL does not know, and puts in their place what was most likely meant.
  private mutating func replaceInvalid() {
    if hasGivenUp {
      token = Token(kind: .end, range: token.range)
      return
    }
    while token.kind == .invalid, !problems.areTooMany {
      let sign = spelling(token.range)
      let foreign = Self.foreignSigns.first { $0.sign == sign }
      let message = foreign.map { "CQL has no '\($0.sign)'; it writes '\($0.cql)'" }
      problems.addSyntax(
        message ?? "'\(excerpt(sign))' means nothing in CQL", at: token.range,
        fix: foreign.map { .use($0.sign == "!" ? "not " : $0.cql) })
      if let foreign {
        token.kind = foreign.kind
        return
      }
      token = lexer.next()
    }
    if problems.areTooMany { giveUp() }
    if token.kind == .end, let start = lexer.openComment {
      problems.addSyntax("this comment is never closed: '*/' is missing", at: start..<start + 2)
    }
  }

  private static let foreignSigns: [(sign: String, cql: String, kind: Token.Kind)] = [
    ("&&", "and", .and), ("||", "or", .or), ("==", "=", .equal), ("<>", "!=", .notEqual), ("!", "not", .not),
    ("%", "mod", .mod), ("≤", "<=", .lessOrEqual), ("≥", ">=", .greaterOrEqual), ("≠", "!=", .notEqual),
    ("−", "-", .minus), ("–", "-", .minus), ("×", "*", .times), ("÷", "/", .divide),
  ]
}

extension Parser {
  /// Reads the whole text as one expression; what is left over is reported, and read for its own mistakes.
  mutating func parse() -> Syntax {
    var root = parseExpression()
    var extras: [Syntax] = []
    while token.kind != .end, !problems.areTooMany {
      if !reportOutside() { reportLeftover() }
      if token.kind.startsOperand { extras.append(parseExpression()) } else { advance() }
    }
    if !extras.isEmpty { root = form(.missing([root] + extras), from: root.range.lowerBound, [root]) }
    return root
  }

  private mutating func reportLeftover() {
    let range = token.range
    let word = excerpt(spelling(range))
    switch token.kind {
    case .closeParenthesis, .closeBracket, .closeBrace:
      problems.addSyntax("'\(word)' closes nothing", at: range)
    case .string where lastEnd == range.lowerBound:
      problems.addSyntax("a quote inside a string is written \\'", at: range)
    case .then, .else, .when, .caseEnd:
      problems.addSyntax("'\(word)' belongs to no 'if' or 'case'", at: range)
    default:
      problems.addSyntax("expected 'and', 'or' or another operator before '\(word)'", at: range)
    }
  }

  /// Reports a word whose construct is not part of the dialog language, and gives up reading.
  mutating func reportOutside() -> Bool {
    let word = spelling(token.range)
    switch token.kind {
    case .outside: problems.addOutside(outsideWords[word] ?? "constructs", "'\(word)'", at: token.range)
    case .from: problems.addOutside("queries", "'from'", at: token.range)
    case .name where lexer.isBeforeQueryWord:
      problems.addOutside("queries", "'\(excerpt(word))' as the alias of a query", at: token.range)
    case .dateOrTime: problems.addOutside("dates and times", "'\(excerpt(word))'", at: token.range)
    case .caseEnd where lexer.following == .of:
      problems.addOutside("interval algebra", "'end of'", at: token.range)
    case .timeUnit where lexer.following == .from || lexer.following == .between:
      problems.addOutside("dates and times", "'\(word) from' and '\(word) between'", at: token.range)
    case .name where word == "on" && lexer.following == .or:
      problems.addOutside("interval algebra", "'on or before' and 'on or after'", at: token.range)
    case .colon: problems.addOutside("ratios and tuples", "':'", at: token.range)
    default: return false
    }
    giveUp()
    return true
  }

  /// Makes a form from its parts; too high a one is reported and dropped.
  mutating func form(_ form: Syntax.Form, from start: Int, _ parts: [Syntax]) -> Syntax {
    let height = 1 + (parts.lazy.map(\.height).max() ?? 0)
    let range = start..<max(start, lastEnd)
    guard height <= Self.heightLimit else {
      reportDepth(range)
      return Syntax(form: .missing([]), range: range, height: 1)
    }
    return Syntax(form: form, range: range, height: height)
  }

  mutating func reportDepth(_ range: Range<Int>) {
    if !hasGivenUp {
      problems.add(.nestedTooDeep, "this is nested too deep: give parts of it names", at: range)
    }
    giveUp()
  }

  /// Runs a reader one level deeper, unless that is too deep.
  mutating func nested(_ read: (inout Parser) -> Syntax) -> Syntax {
    guard depth < Self.nestingLimit else {
      reportDepth(token.range)
      return Syntax(form: .missing([]), range: token.range, height: 1)
    }
    depth += 1
    defer { depth -= 1 }
    return read(&self)
  }
}
