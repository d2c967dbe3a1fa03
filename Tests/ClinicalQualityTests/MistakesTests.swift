import ClinicalQuality
import Diagnostics
import Testing

@Suite struct MistakesTests {
  static let mistaken: [(text: String, code: DiagnosticCode, at: String, fix: String?)] = [
    ("side = 'bth'", .unknownChoice, "'bth'", "'both'"),
    ("side in { 'one', 'bot' }", .unknownChoice, "'bot'", "'both'"),
    ("sweling and injury", .unknownName, "sweling", "swelling"),
    ("level = 'x'", .notReadableHere, "level", nil),
    ("swelling && injury", .syntax, "&&", "and"), ("swelling || injury", .syntax, "||", "or"),
    ("pain == 3", .syntax, "==", "="), ("pain <> 3", .syntax, "<>", "!="),
    ("!swelling", .syntax, "!", "not "),
    ("side = \"one\"", .unknownName, "\"one\"", "'one'"), ("swelling and", .syntax, "", nil),
    ("(swelling", .syntax, "", nil), ("swelling)", .syntax, ")", nil),
    ("swelling injury", .syntax, "injury", nil),
    ("if swelling then 1", .syntax, "", nil), ("case when swelling then 1 else 2", .syntax, "", nil),
    ("'it''s'", .syntax, "'s'", nil), ("'open", .syntax, "'open", nil), ("/* open", .syntax, "/*", nil),
    ("'\\q'", .syntax, "\\q", nil), ("side > 'one'", .choiceOperator, "side", nil),
    ("side + 'x'", .choiceOperator, "side", nil),
    ("swelling = 3", .wrongType, "3", nil), ("not pain", .wrongType, "pain", nil),
    ("pain and swelling", .wrongType, "pain", nil),
    ("cramp_duration <= 10", .wrongType, "10", nil), ("points + 1", .wrongType, "points", nil),
    ("cramp_duration in Interval[1, 10]", .wrongType, "Interval[1, 10]", nil),
    ("points is null", .wrongType, "points", nil), ("Round('a')", .wrongType, "'a'", nil),
    ("Round()", .wrongType, "Round()", nil), ("Rond(1.5)", .unknownName, "Rond", "Round"),
    ("Interval[3, 1]", .wrongType, "Interval[3, 1]", nil),
    ("singleton from { 1, 2 }", .wrongType, "singleton from { 1, 2 }", nil),
    ("2147483648", .numberOutOfRange, "2147483648", nil),
    ("0.000000001", .numberOutOfRange, "0.000000001", nil),
    ("10 minuets", .unknownUnit, "minuets", "minutes"), ("10 min", .unknownUnit, "min", "minutes"),
    ("@2012-01-01", .outOfScope, "@2012-01-01", nil), ("Now()", .outOfScope, "Now", nil),
    ("[Condition]", .outOfScope, "[", nil), ("Tuple { a: 1 }", .outOfScope, "Tuple", nil),
    ("given G where true", .outOfScope, "G", nil),
    ("(given) G sort asc", .outOfScope, "G", nil), ("{ a: 1 }", .outOfScope, ":", nil),
    ("(pain before 3)", .outOfScope, "before", nil), ("Exp(1)", .outOfScope, "Exp", nil),
    ("Median({ 1 })", .outOfScope, "Median", nil),
    ("Matches('a', 'b')", .outOfScope, "Matches", nil),
    ("width of Interval[1, 2]", .outOfScope, "width", nil),
    ("5 as Date", .outOfScope, "Date", nil), ("5 as Integr", .wrongType, "Integr", "Integer"),
    ("1L", .outOfScope, "1L", nil), ("5 as Code", .outOfScope, "Code", nil),
    ("end of Interval[1, 2]", .outOfScope, "end", nil), ("days between 1 and 2", .outOfScope, "days", nil),
    ("convert 5 'mg' to 'g'", .outOfScope, "'g'", nil), ("hour from 3", .outOfScope, "hour", nil),
    ("Interval[1, 2] on or before 3", .outOfScope, "on", nil),
    ("1 : 2", .outOfScope, ":", nil), ("Code { code: 'a' }", .outOfScope, "Code", nil),
    ("Slice({ 1 }, 0)", .outOfScope, "Slice", nil),
    ("given includes { 'rest' }", .outOfScope, "includes", nil),
    ("pain # 3", .syntax, "#", nil), ("", .syntax, "", nil), ("and", .syntax, "and", nil),
    ("swelling is not 3", .syntax, "3", nil), ("\u{0}", .syntax, "\u{0}", nil),
    ("swelling 🙂", .syntax, "🙂", nil),
  ]

  @Test(arguments: mistaken)
  func `a mistake is named at its place, with the likely repair`(
    text: String, code: DiagnosticCode, at: String, fix: String?
  ) {
    let found = mistakes(text)
    #expect(found.first?.code == code)
    #expect(found.first?.at == at)
    #expect(found.first?.fix == fix)
  }

  @Test func `one mistake hides no other`() {
    let found = mistakes("swelin = 3 && side = 'bth' or pane > 2 and not 4")
    #expect(found.map(\.at) == ["&&", "swelin", "'bth'", "pane", "4"])
  }

  static let conditions: [(text: String, code: DiagnosticCode?)] = [
    ("swelling", nil), ("null", nil), ("pain", .notBoolean), ("side", .notBoolean), ("points", .notBoolean),
    ("if swelling then true else 3", .notBoolean), ("First({ 'a', pain })", .notBoolean),
    ("if swelling then null else null", nil), ("'yes'", .notBoolean), ("given", .notBoolean),
  ]

  @Test(arguments: conditions)
  func `a condition must be true, false or null`(text: String, code: DiagnosticCode?) {
    #expect(mistakes(text, expecting: .boolean).first?.code == code)
  }

  @Test func `what is expected promotes literals`() {
    #expect(evaluate("Interval[0, 10]", expecting: .interval(.decimal)) == "Interval[0.0, 10.0]")
    #expect(evaluate("'one'", expecting: .choice(Choice(name: "side", options: ["one"]))) == "'one'")
    #expect(evaluate("3", expecting: .string).hasPrefix("error: "))
    #expect(evaluate("10", expecting: .quantity).hasPrefix("error: a unit is missing"))
    #expect(
      evaluate("Interval[1, 24]", expecting: .interval(.quantity)).hasPrefix("error: a unit is missing"))
    #expect(evaluate("null", expecting: .quantity) == "null")
  }

  @Test func `reserved words are those that CQL reserves`() {
    #expect(
      reservedWords.isSuperset(of: ["and", "implies", "null", "minutes", "Interval", "where", "during"]))
    #expect(reservedWords.isDisjoint(with: ["code", "version", "pain", "side"]))
  }
}
