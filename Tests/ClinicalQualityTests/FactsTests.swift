import ClinicalQuality
import Testing

@Suite struct FactsTests {
  static let minutes = Value.quantity(Quantity(value: Decimal(10), unit: .calendar(.minute)))
  static let known: [Value] = [
    .boolean(true), .boolean(false), .integer(4), .string("one"), minutes, .integer(1), .integer(3),
    .list([.string("rest")]), .string("it hurts"),
  ]

  static let readings: [(text: String, value: String)] = [
    ("swelling and side = 'one'", "true"), ("side != 'one'", "false"), ("side in { 'both' }", "false"),
    ("cramp_duration <= 10 minutes", "true"), ("cramp_duration > 1 hour", "false"),
    ("pain between 3 and 5", "true"), ("given contains 'rest'", "true"), ("given contains 'ice'", "false"),
    ("case side when 'one' then 'yes' else 'no' end", "'yes'"), ("words + '!'", "'it hurts!'"),
    ("Coalesce(side, 'not known')", "'one'"), ("\"swelling\" implies injury", "false"),
  ]

  @Test(arguments: readings)
  func `names read facts from their slots`(text: String, value: String) {
    #expect(evaluate(text, in: names, Self.known) == value)
  }

  @Test func `a slot that the facts do not have reads null`() {
    #expect(evaluate("swelling is null", in: names, []) == "true")
    #expect(evaluate("points >= 0", in: names, []) == "null")
  }

  static let scores: [(text: String, least: Int32, greatest: Int32, value: String)] = [
    ("points >= 2", 2, 5, "true"), ("points >= 2", 0, 1, "false"), ("points >= 2", 1, 2, "null"),
    ("points > 2", 3, 3, "true"), ("points > 2", 0, 2, "false"), ("points > 2", 2, 3, "null"),
    ("points < 2", 0, 1, "true"), ("points < 2", 2, 4, "false"), ("points < 2", 1, 2, "null"),
    ("points <= 2", 0, 2, "true"), ("points <= 2", 3, 4, "false"), ("points <= 2", 2, 3, "null"),
    ("points = 2", 2, 2, "true"), ("points = 2", 3, 4, "false"), ("points = 2", 1, 3, "null"),
    ("points != 2", 2, 2, "false"), ("points != 2", 3, 4, "true"), ("points != 2", 1, 3, "null"),
    ("2 <= points", 2, 5, "true"), ("points >= 1.5", 2, 5, "true"), ("points >= null", 2, 5, "null"),
    ("points between 1 and 3", 1, 3, "true"), ("points between 1 and 3", 4, 6, "false"),
    ("points between 1 and 3", 2, 4, "null"), ("points in Interval[1, 3)", 1, 2, "true"),
    ("points in Interval[1, 3)", 3, 5, "false"), ("points in Interval[1, 3)", 2, 3, "null"),
    ("points >= points", 1, 2, "null"), ("points", 1, 2, "1"),
  ]

  @Test(arguments: scores)
  func `a comparison of a score is known once no open item can change it`(
    text: String, least: Int32, greatest: Int32, value: String
  ) {
    var facts = [Value](repeating: .null, count: 7)
    facts[5] = .integer(least)
    facts[6] = .integer(greatest)
    #expect(evaluate(text, in: names, facts) == value)
  }

  static let decided: [(text: String, facts: [Value], slots: [Int])] = [
    ("swelling and injury", [.boolean(true), .boolean(false)], [1]),
    ("swelling and injury", [.boolean(true), .boolean(true)], [0, 1]),
    ("swelling and injury", [.null, .boolean(true)], [0]),
    ("swelling or injury", [.boolean(true), .boolean(true)], [0]),
    ("swelling or injury", [.boolean(false), .boolean(false)], [0, 1]),
    ("swelling or injury", [.boolean(false), .null], [1]),
    ("swelling implies injury", [.boolean(false), .boolean(true)], [0]),
    ("swelling implies injury", [.boolean(true), .boolean(false)], [0, 1]),
    ("injury and not injury", [.null, .boolean(true)], [1]),
    ("if swelling then injury else pain > 3", [.boolean(false), .null, .integer(5)], [0, 2]),
    ("case side when 'one' then swelling else injury end", [.null, .null, .null, .string("one")], [3, 0]),
    ("Coalesce(swelling, injury)", [.boolean(true), .null], [0]), ("points >= 1", [], [5, 6]),
    ("true", [], []),
  ]

  @Test(arguments: decided)
  func `the deciders are the facts that settled the value`(text: String, facts: [Value], slots: [Int]) throws
  {
    let expression = try #require(
      Expression.compile(ExpressionSource(text, file: 0), in: names, expecting: nil) { _ in })
    #expect(expression.deciders(facts) == slots)
  }

  @Test func `an expression names the slots that it may read`() throws {
    let text = "side = 'one' and (swelling or points > 1 or swelling)"
    let expression = try #require(
      Expression.compile(ExpressionSource(text, file: 0), in: names, expecting: .boolean) { _ in })
    #expect(expression.reads == [0, 3, 5, 6])
    #expect(expression.type == .boolean)
  }

  @Test func `a constant expression is its value`() {
    let expression = Expression.constant(.boolean(true))
    #expect(expression.truth([]) == true)
    #expect(expression.reads.isEmpty)
  }
}
