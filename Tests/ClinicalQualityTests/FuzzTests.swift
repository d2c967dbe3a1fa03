import ClinicalQuality
import Diagnostics
import Glibc
import Testing

/// Random texts: a bounded run here, a longer one with `scripts/fuzz-conditions`.
@Suite struct FuzzTests {
  /// A number from the environment, so that a run can be repeated and made longer.
  private static func setting(_ name: String) -> UInt64? {
    getenv(name).flatMap { UInt64(String(cString: $0)) }
  }

  static let seed = setting("FUZZ_SEED") ?? 42
  static let count = Int(setting("FUZZ_COUNT") ?? 8000)
  static let limit = setting("FUZZ_COUNT") == nil ? 1 : 600

  @Test(.timeLimit(.minutes(limit)))
  func `words in any order are read, run and explained without harm`() {
    var random = Seeded(state: Self.seed)
    var compiled = 0
    for _ in 0..<Self.count {
      let words = (0..<Int.random(in: 1...12, using: &random)).map { _ in
        RandomExpression.words.randomElement(using: &random) ?? ""
      }
      if check(words.joined(separator: " ")) { compiled += 1 }
    }
    #expect(compiled > Self.count / 100, "seed \(Self.seed)")
  }

  @Test(.timeLimit(.minutes(limit)))
  func `expressions by the grammar are read, run and explained without harm`() {
    var random = Seeded(state: Self.seed)
    var compiled = 0
    for _ in 0..<Self.count {
      if check(RandomExpression.expression(depth: 3, &random)) { compiled += 1 }
    }
    #expect(compiled > Self.count / 20, "seed \(Self.seed)")
  }

  @Test(.timeLimit(.minutes(limit)))
  func `damaged bytes are read without harm`() {
    var random = Seeded(state: Self.seed)
    for _ in 0..<Self.count {
      var bytes = Array(RandomExpression.expression(depth: 3, &random).utf8)
      for _ in 0..<Int.random(in: 1...4, using: &random) where !bytes.isEmpty {
        let position = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0...2, using: &random) {
        case 0: bytes.remove(at: position)
        case 1: bytes.insert(UInt8.random(in: 0...255, using: &random), at: position)
        default: bytes[position] = UInt8.random(in: 0...255, using: &random)
        }
      }
      check(String(decoding: bytes, as: UTF8.self))
    }
  }

  /// Whether a text is an expression; whatever it is, nothing about it may be inconsistent.
  @discardableResult
  private func check(_ text: String) -> Bool {
    var mistakes = 0
    let source = ExpressionSource(text, file: 0)
    let expression = Expression.compile(source, in: names, expecting: nil) { _ in mistakes += 1 }
    #expect((expression == nil) == (mistakes > 0), "\(text)")
    guard let expression else { return false }
    let facts = FactsTests.known
    let literal = expression.value(facts).literal
    let reread = Expression.compile(ExpressionSource(literal, file: 0), in: EmptyScope(), expecting: nil) {
      _ in
    }
    // A list of several types reads as one of a single type, and a sum may be one step out of the range of literals.
    if !"\(expression.type)".contains("Any"), !literal.contains("10000000000000000000000000000.0") {
      #expect(reread?.value([]).literal == literal, "\(text)")
    }
    #expect(Set(expression.deciders(facts)).isSubset(of: expression.reads), "\(text)")
    #expect(expression.truth([]) == expression.value([]).truth, "\(text)")
    explain(text, source, literal, facts)
    survey(expression, text)
    return true
  }

  /// What is not folded comes to the same.
  private func explain(_ text: String, _ source: ExpressionSource, _ literal: String, _ facts: [Value]) {
    let unfolded = Expression.compile(source, in: names, expecting: nil, folding: false) { _ in }
    guard let unfolded else { return }
    #expect(unfolded.value(facts).literal == literal, "\(text)")
    let explanation = unfolded.explained(facts)
    if case .score = unfolded.root.form {} else { #expect(explanation.value.literal == literal, "\(text)") }
    #expect(!explanation.lines(of: text).isEmpty)
  }

  /// A condition comes to nothing that trying did not find.
  private func survey(_ expression: Expression, _ text: String) {
    var facts = [Value](repeating: .null, count: 9)
    guard let truths = expression.root.possibleTruths(in: &facts, PossibleTruthsTests.domain) else { return }
    let truth: PossibleTruths =
      switch expression.truth(facts) {
      case true: .true
      case false: .false
      case nil: .null
      }
    #expect(truths.contains(truth), "\(text)")
  }
}

/// Makes up expressions.
enum RandomExpression {
  static let words = [
    "(", ")", "[", "]", "{", "}", ",", ".", "and", "or", "not", "implies", "xor", "=", "!=", "~", "<", ">=",
    "+",
    "-", "*", "/", "div", "mod", "^", "&", "is", "as", "null", "true", "false", "in", "contains", "between",
    "if",
    "then", "else", "case", "when", "end", "Interval", "exists", "distinct", "union", "1", "2.5",
    "10 minutes",
    "3 'g'", "'one'", "'both'", "swelling", "pain", "side", "cramp_duration", "points", "given", "words",
    "Coalesce(", "Round(", "Sum(", "Combine(", "Integer", "List<", ">", "@2012", "\"x", "/*", "🙂", "\\",
    "4294967296", "First(", "Length(", "Power(",
  ]

  private static let leaves = [
    "swelling", "injury", "pain", "side", "cramp_duration", "points", "given", "words", "true", "false",
    "null", "0",
    "1", "-3", "2147483647", "2.5", "0.00000001", "9999999999999999999999999999.0", "'one'", "'a\\'b'", "''",
    "10 minutes", "1 year", "3 'g'", "38.5 'Cel'", "{ 1, 2, null }", "{ 'one', 'both' }", "{ }",
    "Interval[1, 5)",
    "Interval(null, 2]", "minimum Decimal", "maximum Integer",
  ]
  private static let infixes = [
    "and", "or", "xor", "implies", "=", "!=", "~", "!~", "<", "<=", ">", ">=", "+", "-", "*", "/", "div",
    "mod", "^",
    "&", "in", "contains", "union", "intersect", "except",
  ]
  private static let prefixes = [
    "not ", "-", "exists ", "distinct ", "flatten ", "singleton from ", "successor of ", "predecessor of ",
  ]
  private static let suffixes = [
    " is null", " is not null", " is true", " is not true", " is false", " is not false", " is Decimal",
    " as Integer", " as List<String>", "[0]", "[-1]", " between 1 and 3",
  ]
  private static let functions = [
    "Abs", "Ceiling", "Floor", "Truncate", "Round", "First", "Last", "Count", "Sum", "Min", "Max", "Avg",
    "AllTrue",
    "AnyTrue", "Length", "Upper", "Lower", "Tail", "Combine", "ToString", "ToQuantity", "ToInteger",
    "Coalesce",
  ]
  private static let pairs = [
    "Round", "Power", "Coalesce", "Split", "PositionOf", "StartsWith", "EndsWith", "Substring", "Skip",
    "Take",
    "IndexOf",
  ]

  /// An expression by the grammar, whose types may well not fit.
  static func expression(depth: Int, _ random: inout Seeded) -> String {
    func one(of words: [String]) -> String { words.randomElement(using: &random) ?? "" }
    guard depth > 0 else { return one(of: leaves) }
    func part() -> String { expression(depth: depth - Int.random(in: 1...2, using: &random), &random) }
    switch Int.random(in: 0...11, using: &random) {
    case 0...3: return "\(part()) \(one(of: infixes)) \(part())"
    case 4: return one(of: prefixes) + part()
    case 5: return part() + one(of: suffixes)
    case 6: return "\(one(of: functions))(\(part()))"
    case 7: return "\(one(of: pairs))(\(part()), \(part()))"
    case 8: return "if \(part()) then \(part()) else \(part())"
    case 9: return "case when \(part()) then \(part()) else \(part()) end"
    case 10: return "{ \(part()), \(part()) }"
    default: return "(\(part()))"
    }
  }
}

/// A generator that gives the same numbers in every run (SplitMix64).
struct Seeded: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
