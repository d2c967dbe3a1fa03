/// What a fact may be, as far as that is known before anything is asked; null is always possible besides.
public enum FactDomain: Sendable {
  /// One of a few values.
  case values([Value])
  /// A number or quantity, inside of an interval if there is one.
  case within(Interval?)
}

/// Which truths a condition may come to.
public struct PossibleTruths: OptionSet, Sendable {
  public let rawValue: UInt8
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  public static let `true` = PossibleTruths(rawValue: 1)
  public static let `false` = PossibleTruths(rawValue: 2)
  public static let null = PossibleTruths(rawValue: 4)

  init(_ truth: Bool?) {
    switch truth {
    case true: self = .true
    case false: self = .false
    case nil: self = .null
    }
  }
}

extension CheckedExpression {
  /// The most combinations of values that are tried.
  private static let limit = 4096

  /// Which truths a condition may come to, over every value that its facts may have.
  ///
  /// Numbers are tried on both sides of every constant that they are compared with, which covers all cases, since
  /// conditions with arithmetic, with texts or with one number against another are not answered.
  /// - Parameters:
  ///   - facts: Room for all facts, each null; it is null again afterwards.
  ///   - domain: What the fact in a slot may be; for a score, by its first slot, what it may sum up to. `nil` for
  ///     what is not known.
  /// - Returns: `nil` where it cannot be told, or only by trying over 4096 combinations.
  public func possibleTruths(in facts: inout [Value], _ domain: (Int) -> FactDomain?) -> PossibleTruths? {
    guard type == .boolean, isSurveyable, let variables = variables(facts.count, domain) else { return nil }
    let decide = compiledTruth()
    var truths = PossibleTruths()
    var choice = [Int](repeating: 0, count: variables.count)
    repeat {
      for (variable, index) in zip(variables, choice) {
        for slot in variable.slots { facts[slot] = variable.values[index] }
      }
      truths.insert(PossibleTruths(decide(facts)))
    } while Self.advance(&choice, variables)
    for variable in variables {
      for slot in variable.slots { facts[slot] = .null }
    }
    return truths
  }

  /// The comparisons and memberships inside that read something, in the order of the text.
  public var comparisons: [CheckedExpression] {
    switch form {
    case .constant, .fact, .score: []
    case .scored: [self]
    case .operation(let operation, _) where operation.isComparison: [self]
    case .operation, .conditional, .cases, .typed: parts.flatMap(\.comparisons)
    }
  }

  private struct Variable {
    let slots: [Int]
    let values: [Value]
  }

  /// Goes to the next combination; false after the last.
  private static func advance(_ choice: inout [Int], _ variables: [Variable]) -> Bool {
    for position in choice.indices {
      choice[position] += 1
      if choice[position] < variables[position].values.count { return true }
      choice[position] = 0
    }
    return false
  }

  private func variables(_ room: Int, _ domain: (Int) -> FactDomain?) -> [Variable]? {
    var slots: [[Int]] = []
    collectVariables(into: &slots)
    var constants: [Value] = []
    collectConstants(into: &constants)
    var variables: [Variable] = []
    var combinations = 1
    var seen: Set<Int> = []
    for slots in slots where seen.insert(slots[0]).inserted {
      guard slots.allSatisfy((0..<room).contains), let domain = domain(slots[0]) else { return nil }
      let values = domain.values(around: constants) + [.null]
      combinations *= values.count
      guard combinations <= Self.limit else { return nil }
      variables.append(Variable(slots: slots, values: values))
    }
    return variables
  }

  private func collectVariables(into slots: inout [[Int]]) {
    switch form {
    case .fact(let slot): slots.append([slot])
    case .score(let least, let greatest): slots.append([least, greatest])
    case .constant, .operation, .scored, .conditional, .cases, .typed:
      for part in parts { part.collectVariables(into: &slots) }
    }
  }

  private func collectConstants(into constants: inout [Value]) {
    if case .constant(let value) = form { constants += value.members }
    for part in parts { part.collectConstants(into: &constants) }
  }
}

extension CheckedExpression {
  /// Whether trying values around the constants covers every case.
  fileprivate var isSurveyable: Bool {
    switch form {
    case .constant: true
    case .fact: type == .boolean
    case .score, .typed: false
    case .scored(_, let operands): operands.allSatisfy(\.isPlain)
    case .operation(let operation, let operands):
      if operation.isComparison {
        isSettled(operands)
      } else {
        operation.isLogical && operands.allSatisfy { $0.isSurveyable || (operation.testsNull && $0.isPlain) }
      }
    case .conditional: parts.allSatisfy(\.isSurveyable)
    case .cases(let comparand, let items, let otherwise):
      items.allSatisfy { (comparand == nil ? $0.when.isSurveyable : $0.when.isPlain) && $0.then.isSurveyable }
        && otherwise.isSurveyable && comparand?.isPlain ?? true
    }
  }

  /// A fact, a score or a constant, and no text that could be anything.
  fileprivate var isPlain: Bool {
    switch form {
    case .constant, .score: true
    case .fact: type != .string
    case .operation(.toDecimal, let operands): operands.allSatisfy(\.isPlain)
    case .operation, .scored, .conditional, .cases, .typed: false
    }
  }

  /// Whether a comparison is of something with constants, or of conditions.
  private func isSettled(_ operands: [CheckedExpression]) -> Bool {
    if operands.allSatisfy({ $0.type == .boolean && $0.isSurveyable }) { return true }
    let reading = operands.filter { $0.constant == nil }
    if operands.allSatisfy(\.isPlain), reading.count <= 1 { return true }
    return reading.allSatisfy { $0.isPlain && $0.isChoice }
  }

  private var isChoice: Bool { if case .choice = type { true } else { false } }
}

extension Operation {
  fileprivate var isComparison: Bool {
    switch self {
    case .equal, .notEqual, .equivalent, .notEquivalent, .less, .lessOrEqual, .greater, .greaterOrEqual,
      .between, .properlyBetween, .in, .contains:
      true
    default: false
    }
  }

  fileprivate var isLogical: Bool {
    switch self {
    case .and, .or, .xor, .implies, .not, .isTrue, .isNotTrue, .isFalse, .isNotFalse, .coalesce: true
    default: testsNull
    }
  }

  fileprivate var testsNull: Bool { self == .isNull || self == .isNotNull }
}

extension Value {
  /// The value, or what a list or an interval is made of.
  fileprivate var members: [Value] {
    switch self {
    case .list(let items): items.flatMap(\.members)
    case .interval(let interval): [interval.low, interval.high]
    case .null, .boolean, .integer, .decimal, .string, .quantity: [self]
    }
  }
}

extension FactDomain {
  /// Values that stand for all others: for numbers, those at the constants and just beside them.
  fileprivate func values(around constants: [Value]) -> [Value] {
    switch self {
    case .values(let values): return values
    case .within(let interval):
      let ends = interval.map { [$0.low, $0.high] } ?? []
      let points = (constants + ends).filter { $0.asQuantity != nil }
      let around = points.flatMap { point in
        [point, applyArithmetic(.successor, point.widened), applyArithmetic(.predecessor, point.widened)]
      }
      let inside = around.filter { !$0.isNull && interval?.mayHold($0) ?? true }
      return inside.isEmpty ? [.decimal(.zero)] : Array(Set(inside))
    }
  }
}

extension Interval {
  /// Whether a value is of the interval's kind, and not known to be outside.
  fileprivate func mayHold(_ value: Value) -> Bool {
    [low, high].allSatisfy { $0.isNull || order($0, value) != nil } && contains(value) != false
  }
}

extension Value {
  /// An Integer as the Decimal it is, whose neighbours are nearer.
  fileprivate var widened: Value { asDecimal.map(Value.decimal) ?? self }
}
