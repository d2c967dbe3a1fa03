public import Diagnostics

/// An expression that is read, checked against a scope, and compiled.
public struct Expression: Sendable {
  private let program: Program

  init(_ root: CheckedExpression) { program = Program(.tree(root)) }
  private init(_ condition: PlainCondition) { program = Program(.plain(condition)) }

  /// The checked tree, for explaining and exploring.
  public var root: CheckedExpression { program.root }
  /// The slots that it may read, ascending, each once.
  public var reads: [Int] { program.reads }
  /// The type of its value.
  public var type: ValueType { program.type }

  /// The value for the facts; a slot that they do not have reads null.
  public func value(_ facts: [Value]) -> Value {
    switch program.compiled.code {
    case .truth(let decide): Value(decide(facts))
    case .value(let evaluate): evaluate(facts)
    }
  }

  /// The truth of a Boolean expression; `nil` where it is unknown, and for expressions of another type.
  public func truth(_ facts: [Value]) -> Bool? {
    switch program.compiled.code {
    case .truth(let decide): decide(facts)
    case .value(let evaluate): evaluate(facts).truth
    }
  }

  /// The slots that decided the value, each once, in the order of the text.
  ///
  /// A false `and` is decided by its first false operand, a true one by all, an unknown one by those that are
  /// unknown; `or` mirrors that, and of `if` and `case` only the tests made and the branch taken count.
  public func deciders(_ facts: [Value]) -> [Int] {
    var slots: [Int] = []
    root.collectDeciders(facts, into: &slots)
    var seen: Set<Int> = []
    return slots.filter { seen.insert($0).inserted }
  }

  /// An expression that is always the same value.
  public static func constant(_ value: Value) -> Expression {
    Expression(CheckedExpression(.constant(value), value.type, 0..<0))
  }

  /// Reads, checks and compiles an expression.
  ///
  /// - Parameters:
  ///   - expected: The type that its value must have, after the promotions of CQL; `nil` takes any.
  ///   - folding: Whether parts that read no fact become their values now; `false` keeps them, for explaining.
  ///   - report: Takes every mistake that is found, at most ``Problems/limit`` of them.
  /// - Returns: `nil` if and only if there were mistakes.
  public static func compile(
    _ source: ExpressionSource, in scope: some NameScope, expecting expected: ValueType?,
    folding: Bool = true, report: (Diagnostic) -> Void
  ) -> Expression? {
    if expected == nil || expected == .boolean, let plain = PlainReader.read(source.utf8, in: scope) {
      return Expression(plain)
    }
    var parser = Parser(source)
    let syntax = parser.parse()
    var checker = Checker(scope: scope, problems: parser.problems)
    checker.folds = folding
    let root = checker.checkRoot(syntax, expecting: expected)
    for problem in checker.problems.found { report(problem) }
    guard let root, checker.problems.found.isEmpty else { return nil }
    return Expression(root)
  }
}

extension Checker {
  /// Checks a whole expression against the type that is wanted.
  fileprivate mutating func checkRoot(_ syntax: Syntax, expecting expected: ValueType?) -> CheckedExpression?
  {
    guard let root = check(syntax) else { return nil }
    guard let expected else { return root }
    if expected == .boolean {
      if !root.isScore, let promoted = promote(root, to: .boolean) { return promoted }
      reportNotBoolean(root)
      return nil
    }
    if root.isScore && (expected == .any || expected == .decimal) { return root }
    if refuseScores([root]) { return nil }
    if lacksUnit(root.type, expected) {
      reportMissingUnit(of: root)
      return nil
    }
    return expect(expected, root, for: "this place")
  }

  /// Whether plain numbers stand where quantities are wanted.
  private func lacksUnit(_ type: ValueType, _ expected: ValueType) -> Bool {
    switch (type, expected) {
    case (.integer, .quantity), (.decimal, .quantity): true
    case (.list(let own), .list(let wanted)), (.interval(let own), .interval(let wanted)):
      lacksUnit(own, wanted)
    default: false
    }
  }

  private mutating func reportNotBoolean(_ root: CheckedExpression) {
    let hint: String
    switch root.type {
    case .choice(let choice):
      hint = "compare it with an option, such as = \(choice.options.first.map(quoted) ?? "''")"
    case .integer, .decimal, .quantity: hint = "compare it with a value, such as >= 1"
    case .list: hint = "ask for an element with 'contains', or whether there is one with 'exists'"
    case .any, .boolean, .string, .interval: hint = "compare it with a value"
    }
    let kind = root.isScore ? "a score" : root.type.described
    problems.add(.notBoolean, "a condition is true or false, and this is \(kind): \(hint)", at: root.range)
  }
}

extension Value {
  /// The type of the value itself.
  public var type: ValueType {
    switch self {
    case .null: .any
    case .boolean: .boolean
    case .integer: .integer
    case .decimal: .decimal
    case .string: .string
    case .quantity: .quantity
    case .list(let items): .list(Self.commonType(items))
    case .interval(let interval): .interval(Self.commonType([interval.low, interval.high]))
    }
  }

  private static func commonType(_ items: [Value]) -> ValueType {
    var common = ValueType.any
    for item in items {
      guard let merged = common.merged(with: item.type) else { return .any }
      common = merged
    }
    return common
  }
}
