import ClinicalQuality
import Diagnostics
import Testing

@Suite struct ExplanationTests {
  /// Facts by slot: swelling, injury, pain, side, cramp_duration, points (least, greatest).
  static let facts: [Value] = [
    .boolean(true), .null, .integer(4), .string("one"), .null, .integer(1), .integer(3),
  ]

  static let examples: [(text: String, lines: [String])] = [
    ("swelling", ["swelling → true"]),
    (
      "swelling and  side = 'one'",
      ["swelling and side = 'one' → true", "  swelling → true", "  side = 'one' → true", "    side → 'one'"]
    ),
    (
      "not (injury or pain > 3.5)",
      [
        "not (injury or pain > 3.5) → false", "  (injury or pain > 3.5) → true", "    injury → null",
        "    pain > 3.5 → true", "      pain → 4.0",
      ]
    ),
    ("points >= 2", ["points >= 2 → null", "  points → Interval[1, 3]"]),
    ("2 + 3 * 4", ["2 + 3 * 4 → 14", "  3 * 4 → 12"]),
    (
      "if injury then 1 else pain",
      ["if injury then 1 else pain → 4", "  injury → null", "  pain → 4"]
    ),
    (
      "case side when 'one' then pain + 1 else 0 end",
      [
        "case side when 'one' then pain + 1 else 0 end → 5", "  side → 'one'", "  pain + 1 → 5",
        "    pain → 4",
      ]
    ),
    (
      "case\n when injury then 'a'\n when swelling then 'b' else 'c' end",
      [
        "case when injury then 'a' when swelling then 'b' else 'c' end → 'b'", "  injury → null",
        "  swelling → true",
      ]
    ),
    ("pain as Integer", ["pain as Integer → 4", "  pain → 4"]),
    (
      "side in { 'one', 'both' }",
      ["side in { 'one', 'both' } → true", "  side → 'one'", "  { 'one', 'both' } → { 'one', 'both' }"]
    ),
  ]

  @Test(arguments: examples)
  func `every part is told with its value, below the part it belongs to`(text: String, lines: [String]) {
    let expression = Expression.compile(
      ExpressionSource(text, file: 0), in: names, expecting: nil, folding: false
    ) { Issue.record("\($0.message)") }
    #expect(expression?.explained(Self.facts).lines(of: text) == lines)
  }
}
