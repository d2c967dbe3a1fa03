import ClinicalQuality
import Testing

@Suite struct ArithmeticTests {
  static let results: [(text: String, value: String)] = [
    ("1 + 1", "2"), ("1 + 2.0", "3.0"), ("2 - 1.1", "0.9"), ("1 + null", "null"), ("2 * 3", "6"),
    ("0 / 1", "0.0"), ("10 / 4", "2.5"), ("1 / 0", "null"), ("1.0 / 0.0", "null"), ("2 / 3", "0.66666667"),
    ("10 div 3", "3"), ("-10 div 3", "-3"), ("10.1 div 3.1", "3.0"), ("1 div 0", "null"), ("10 mod 3", "1"),
    ("-10 mod 3", "-1"), ("3.5 mod 3", "0.5"), ("0 mod 0", "null"), ("2 ^ 4", "16"), ("2 ^ -2", "0.25"),
    ("Power(0, 0)", "1"), ("Power(10, -8)", "0.00000001"), ("Power(-2.0, 2.0)", "4.0"), ("2.0 ^ 0.5", "null"),
    ("2147483647 + 1", "null"), ("-2147483648", "-2147483648"), ("-(-2147483648)", "null"),
    ("2 ^ 31", "null"), ("Abs(-2147483648)", "null"), ("Abs(-1.5)", "1.5"), ("+3", "3"), ("-null", "null"),
    ("Ceiling(1.1)", "2"), ("Ceiling(-0.1)", "0"), ("Floor(-0.1)", "-1"), ("Floor(2)", "2"),
    ("Truncate(-1.9)", "-1"), ("Round(0.5)", "1.0"), ("Round(-0.5)", "0.0"), ("Round(-1.5)", "-1.0"),
    ("Round(-1.6)", "-2.0"), ("Round(3.14159, 2)", "3.14"), ("Round(1)", "1.0"), ("Round(null)", "null"),
    ("successor of 1", "2"), ("predecessor of 1.0", "0.99999999"), ("successor of 2147483647", "null"),
    ("minimum Integer", "-2147483648"), ("maximum Decimal", "99999999999999999999.99999999"),
    ("Ceiling(99999999999.5)", "null"),
    ("9999999999999999999999999999.99999999 + 1.0", "null"),
    ("10 * 1000000000000000000000000000.0 - 0.00000001", "9999999999999999999999999999.99999999"),
    ("99999999999999.0 * 99999999999999.0", "9999999999999800000000000001.0"),
    ("999999999999999.0 * 999999999999999.0", "null"), ("0.1 + 0.2 = 0.3", "true"),
    ("if false then 1 else null + 1", "null"),
  ]

  @Test(arguments: results)
  func `numbers are exact, and what is out of range is null`(text: String, value: String) {
    #expect(evaluate(text) == value)
  }

  static let quantities: [(text: String, value: String)] = [
    ("1 minute", "1 minute"), ("10 minute", "10 minutes"), ("1.5 hours", "1.5 hours"),
    ("38.5 'Cel'", "38.5 'Cel'"),
    ("-(1 'cm')", "-1 'cm'"), ("1 week = 7 days", "true"), ("1 day = 24 hours", "true"),
    ("90 minutes = 1.5 hours", "true"), ("1 year = 12 months", "true"), ("1 year ~ 365 days", "true"),
    ("1 month ~ 30 days", "true"), ("1 minute = 1 'min'", "true"), ("1 month = 1 'mo'", "null"),
    ("1 year ~ 1 'a'", "true"), ("1 second < 1 hour", "true"), ("1 'cm' = 0.01 'm'", "true"),
    ("1 'm' > 10 'cm'", "true"), ("1 'm' = 1 's'", "null"), ("1 'm' ~ 1 's'", "false"),
    ("37 'Cel' = 310.15 'K'", "true"), ("98.6 '[degF]' = 37 'Cel'", "true"),
    ("-40 'Cel' = -40 '[degF]'", "true"),
    ("120 'mm[Hg]' > 15 'kPa'", "true"), ("1 'mg/dL' = 10 'mg/L'", "true"),
    ("5 '10*3/uL' = 5 '10*9/L'", "true"),
    ("1 'nonsense' = 1 'nonsense'", "true"), ("1 'nonsense' < 2 'other'", "null"),
    ("1 'g/cm3' + 1 'g/cm3'", "2 'g/cm3'"), ("1 'm' + 10 'cm'", "1.1 'm'"),
    ("1 hour + 30 minutes", "1.5 hours"),
    ("10 'g' / 5", "2 'g'"), ("10 'g' / 5 'g'", "2 '1'"), ("1.0 'cm' * 2.0 'cm'", "2 'cm2'"),
    ("6 'g' / 2 'L'", "3 'g/L'"), ("2 * 3 minutes", "6 minutes"), ("10.1 'cm' div -3.1 'cm'", "-3 'cm'"),
    ("3.5 'cm' mod 3 'cm'", "0.5 'cm'"), ("10 'g' mod 0 'g'", "null"), ("Abs(-1 'cm')", "1 'cm'"),
    ("1 'g' + 1 's'", "null"), ("Round(2.55 'g', 1)", "2.6 'g'"),
    ("2 hours in Interval[1 second, 24 hours]", "true"),
  ]

  @Test(arguments: quantities)
  func `quantities convert within their kind`(text: String, value: String) {
    #expect(evaluate(text) == value)
  }

  @Test func `a quantity of time knows its seconds`() {
    #expect(Quantity(value: Decimal(2), unit: .calendar(.minute)).seconds == Decimal(120))
    #expect(Quantity(value: Decimal(1), unit: .ucum("h")).seconds == Decimal(3600))
    #expect(Quantity(value: Decimal(500), unit: .calendar(.millisecond)).seconds == Decimal("0.5"))
    #expect(Quantity(value: Decimal(1), unit: .ucum("g")).seconds == nil)
  }

  static let decimals: [(text: String, description: String?)] = [
    ("1", "1.0"), ("-2.50", "-2.5"), ("+0.125", "0.125"), ("0.00000001", "0.00000001"), ("-0.0", "0.0"),
    ("0.000000001", nil), ("", nil), (".5", nil), ("5.", nil), ("1e3", nil), ("1.2.3", nil), ("-", nil),
    ("10000000000000000000000000000", nil), ("99999999999999999999999999999999999999999999", nil),
  ]

  @Test(arguments: decimals)
  func `a decimal is read and written exactly`(text: String, description: String?) {
    #expect(Decimal(text)?.description == description)
  }
}
