import Testing

@testable import ClinicalQuality

@Suite struct PlainConditionTests {
  static let plain = [
    "swelling", "not swelling", " not not (swelling) ", "swelling and injury",
    "swelling and injury and swelling",
    "swelling or injury and swelling or injury", "(swelling or injury) and not (swelling and (injury))",
    "pain >= 5", "(pain<5)and pain != 7", "side = 'one' or side != 'both'", "cramp_duration <= 10 minutes",
    "cramp_duration = 1 hour and not injury", "\n swelling\n  and cramp_duration > 2 days\n",
  ]

  /// What the parser and the checker make of a text.
  private func general(_ text: String) -> CheckedExpression? {
    var parser = Parser(ExpressionSource(text, file: 0))
    let syntax = parser.parse()
    var checker = Checker(scope: names, problems: parser.problems)
    let root = checker.check(syntax)
    return checker.problems.found.isEmpty ? root : nil
  }

  @Test(arguments: plain)
  func `a plain condition is the same tree as the parser and the checker make of it`(text: String) throws {
    let condition = try #require(PlainReader.read(Array(text.utf8)[...], in: names))
    let tree = try #require(general(text))
    #expect("\(condition.tree)" == "\(tree)")
    #expect(condition.reads == Program(.tree(tree)).reads)
  }

  static let others = [
    "", "not", "pain == 5", "pain", "words", "points >= 2", "level = 'x'", "nobody", "swelling injury",
    "swelling and",
    "not pain = 5", "swelling = true", "side < 'one'", "side = 'bth'", "side = 'one", "pain >= 5 minutes",
    "pain >= 2.5", "pain >= 5L", "pain >= -1", "pain >= 1234567890", "cramp_duration <= 10",
    "cramp_duration <= 10 'min'", "cramp_duration <= 10 minutess", "swelling // or so", "(swelling",
    "swelling)",
    "swelling xor injury", "swelling implies injury", "swelling is null", "pain in { 1 }", "pain >= 1 = true",
    "null", "swelling and null", "pain between 1 and 2", "swellingé", "pain.x > 1", "'one' = side",
    String(repeating: "not ", count: 40) + "swelling",
    String(repeating: "(", count: 40) + "swelling" + String(repeating: ")", count: 40),
    Array(repeating: "swelling", count: 100).joined(separator: " and "),
  ]

  @Test(arguments: others)
  func `what is not plain or not right is left to the parser and the checker`(text: String) {
    let condition = PlainReader.read(Array(text.utf8)[...], in: names)
    #expect(condition?.tree.range == nil)
  }
}
