import ClinicalQuality
import Diagnostics
import Testing

@Suite struct HostileTests {
  static let million = 1_000_000

  /// Texts that are made to overflow a stack, to take quadratic time, or to end in the middle of something.
  static let hostile: [(name: String, text: String, code: DiagnosticCode?)] = [
    ("parentheses", String(repeating: "(", count: million), .nestedTooDeep),
    ("not", String(repeating: "not ", count: 100_000) + "true", .nestedTooDeep),
    ("minus", String(repeating: "- ", count: 100_000) + "1", .nestedTooDeep),
    ("braces", String(repeating: "{", count: 100_000), .nestedTooDeep),
    ("if", String(repeating: "if true then ", count: 100_000), .nestedTooDeep),
    ("types", "null as " + String(repeating: "List<", count: 100_000), .nestedTooDeep),
    ("sum", String(repeating: "1 + ", count: 100_000) + "1", .nestedTooDeep),
    ("power", String(repeating: "2 ^ ", count: 100_000) + "1", .nestedTooDeep),
    ("indexers", "{ 1 }" + String(repeating: "[0]", count: 100_000), .nestedTooDeep),
    ("tests", "null" + String(repeating: " is null", count: 100_000), .nestedTooDeep),
    ("conjunction", String(repeating: "true and ", count: 100_000) + "true", nil),
    ("list", "{ " + String(repeating: "1, ", count: 100_000) + "1 }", nil),
    ("at signs", String(repeating: "@", count: million), .outOfScope),
    ("hashes", String(repeating: "#", count: million), .syntax),
    ("nul", String(repeating: "\0", count: 10_000), .syntax),
    ("emoji", String(repeating: "🩺", count: 10_000), .syntax),
    ("open string", "'" + String(repeating: "a", count: million), .syntax),
    ("escape at the end", "'abc\\", .syntax), ("escaped quote at the end", "'abc\\'", .syntax),
    ("half an escape", "'\\u00'", .syntax),
    ("open comment", "1 /*" + String(repeating: "*", count: million), .syntax),
    ("digits", String(repeating: "9", count: million), .numberOutOfRange),
    ("places", "0." + String(repeating: "9", count: million), .numberOutOfRange),
    ("operators", String(repeating: "* / ", count: 100_000), .syntax), ("unit", "1 '((((((((((((('", nil),
    (
      "slow search",
      "PositionOf('\(String(repeating: "a", count: 200_000))b', '\(String(repeating: "a", count: 400_000))')",
      nil
    ),
    ("big unit", "1 'm99.m99.m99' < 1 'km99'", nil),
  ]

  @Test(.timeLimit(.minutes(1)), arguments: hostile)
  func `any text gives a value or a diagnostic`(name: String, text: String, code: DiagnosticCode?) {
    let found = mistakes(text)
    #expect(code == nil || found.contains { $0.code == code }, "\(name)")
    #expect(found.count <= 20)
  }

  @Test(.timeLimit(.minutes(1)))
  func `random texts are read, run and explained without harm`() {
    let words = [
      "(", ")", "[", "]", "{", "}", ",", ".", "and", "or", "not", "implies", "xor", "=", "!=", "~", "<", ">=",
      "+", "-",
      "*", "/", "div", "mod", "^", "&", "is", "as", "null", "true", "false", "in", "contains", "between",
      "if", "then",
      "else", "case", "when", "end", "Interval", "exists", "distinct", "union", "1", "2.5", "10 minutes",
      "3 'g'", "'one'",
      "'both'", "swelling", "pain", "side", "cramp_duration", "points", "given", "words", "Coalesce(",
      "Round(", "Sum(",
      "Combine(", "Integer", "List<", ">", "@2012", "\"x", "/*", "🙂", "\\", "4294967296", "First(", "Length(",
      "Power(",
    ]
    var random = Seeded(state: 42)
    var compiled = 0
    for _ in 0..<20_000 {
      let text = (0..<Int.random(in: 1...12, using: &random)).map { _ in
        words.randomElement(using: &random) ?? ""
      }
      .joined(separator: " ")
      var mistakes = 0
      let source = ExpressionSource(text, file: 0)
      let expression = Expression.compile(source, in: names, expecting: nil) { _ in mistakes += 1 }
      #expect((expression == nil) == (mistakes > 0), "\(text)")
      guard let expression else { continue }
      compiled += 1
      let value = expression.value(FactsTests.known)
      let reread = Expression.compile(
        ExpressionSource(value.literal, file: 0), in: EmptyScope(), expecting: nil
      ) { _ in }
      #expect(reread?.value([]).literal == value.literal, "\(text)")
      #expect(Set(expression.deciders(FactsTests.known)).isSubset(of: expression.reads), "\(text)")
      #expect(expression.truth([]) == expression.value([]).truth, "\(text)")
    }
    #expect(compiled > 200)
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
