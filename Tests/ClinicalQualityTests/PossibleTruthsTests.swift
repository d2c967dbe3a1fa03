import ClinicalQuality
import Diagnostics
import Testing

@Suite struct PossibleTruthsTests {
  /// What the facts of the tests may be: swelling, injury, pain, side, cramp_duration, points.
  static func domain(_ slot: Int) -> FactDomain? {
    switch slot {
    case 0, 1: .values([.boolean(true), .boolean(false)])
    case 2: .within(Interval(low: .integer(0), high: .integer(10)))
    case 3: .values([.string("one"), .string("both")])
    case 4: .within(Interval(low: .quantity(Quantity(value: .zero, unit: .calendar(.second))), high: .null))
    case 5: .values((0...3).map { .integer($0) })
    default: nil
    }
  }

  static let examples: [(text: String, truths: PossibleTruths?)] = [
    ("swelling", [.true, .false, .null]), ("swelling is null", [.true, .false]),
    ("swelling and not swelling", [.false, .null]), ("swelling or not swelling", [.true, .null]),
    ("swelling is true or swelling is not true", [.true]), ("1 = 1", [.true]), ("1 = null", [.null]),
    ("pain > 10", [.false, .null]), ("pain >= 0", [.true, .null]),
    ("pain > 9.99999999", [.true, .false, .null]),
    ("pain > 3 and pain < 3.00000001", [.false, .null]), ("pain between 11 and 12", [.false, .null]),
    ("pain in Interval[3, 5] and pain >= 5", [.true, .false, .null]),
    ("pain in Interval[3, 5) and pain >= 5", [.false, .null]),
    ("side = 'one' and side = 'both'", [.false, .null]), ("side = 'one' or side = 'both'", [.true, .null]),
    ("side in { 'one', 'both' }", [.true, .false]),
    ("cramp_duration < 0 minutes", [.false, .null]), ("cramp_duration > 5 'kg'", [.null]),
    ("cramp_duration > 10 minutes and cramp_duration < 700 seconds", [.true, .false, .null]),
    ("cramp_duration > 10 minutes and cramp_duration < 600 seconds", [.false, .null]),
    ("points >= 3", [.true, .false, .null]), ("points > 3", [.false, .null]),
    ("points >= 0", [.true, .null]),
    ("if swelling then true else not injury", [.true, .false, .null]),
    ("case side when 'one' then true when 'both' then true else true end", [.true]),
    ("Coalesce(swelling, true)", [.true, .false]),
    // What trying cannot settle is not answered.
    ("pain * 2 > 30", nil), ("words = 'x'", nil), ("given contains 'rest'", nil),
    ("swelling is Boolean", nil),
  ]

  @Test(arguments: examples)
  func `what a condition may come to is found by trying`(text: String, truths: PossibleTruths?) {
    let source = ExpressionSource(text, file: 0)
    let expression = Expression.compile(source, in: names, expecting: .boolean) {
      Issue.record("\($0.message)")
    }
    var facts = [Value](repeating: .null, count: 9)
    #expect(expression?.root.possibleTruths(in: &facts, Self.domain) == truths)
    #expect(facts == [Value](repeating: .null, count: 9))
  }
}
