import Testing

@Suite struct CollectionTests {
  static let comparisons: [(text: String, value: String)] = [
    ("1 = 1.0", "true"), ("1 != 2", "true"), ("'a' < 'aa'", "true"), ("'Jack' > 'Jill'", "false"),
    ("'abc' = 'ABC'", "false"), ("'abc' ~ 'ABC'", "true"), ("'a b' ~ 'a\\tb'", "true"),
    ("1.0 ~ 1.00", "true"),
    ("null ~ null", "true"), ("1 < null", "null"), ("4 between 2 and 6", "true"),
    ("null between 1 and 2", "null"),
    ("7 between null and 6", "false"), ("2 properly between 2 and 6", "false"), ("1 !~ null", "true"),
  ]

  @Test(arguments: comparisons)
  func `comparisons promote numbers and pass null on`(text: String, value: String) {
    #expect(evaluate(text) == value)
  }

  static let lists: [(text: String, value: String)] = [
    ("{ }", "{ }"), ("{ 1, 2.5 }", "{ 1.0, 2.5 }"), ("List<Decimal>{ 1 }", "{ 1.0 }"),
    ("{ 1, 'a' }", "{ 1, 'a' }"),
    ("{ null } = { null }", "true"), ("{ 1, 2 } = { 1 }", "false"), ("{ 1, null } = { 1, 2 }", "null"),
    ("{ 1, 2 } = { '1', '2' }", "false"), ("{ 'a' } ~ { 'A' }", "true"),
    ("1 in { 1, 2 }", "true"), ("null in { 1, null }", "true"), ("null in { 1 }", "false"),
    ("1 in (null as List<Integer>)", "false"), ("{ null, 'b' } contains 'a'", "false"),
    ("null contains 5", "false"),
    ("exists { }", "false"), ("exists { null }", "false"), ("exists { 1 }", "true"),
    ("Exists(null)", "false"),
    ("First({ 1, 2 })", "1"), ("Last({ 1, 2 })", "2"), ("First({ })", "null"), ("{ 1, 2 }[1]", "2"),
    ("{ 1, 2 }[2]", "null"), ("{ 1, 2 }[-1]", "null"), ("distinct { 1, 1, 2, null, null }", "{ 1, 2, null }"),
    ("{ 1, 2 } union { 2, 3 }", "{ 1, 2, 3 }"), ("{ 1, 2 } | { 2 }", "{ 1, 2 }"),
    ("{ 1, 2, 3 } intersect { 2, 3, 4 }", "{ 2, 3 }"), ("{ 1, 2, 3 } except { 2 }", "{ 1, 3 }"),
    ("{ 1, 4 } except null", "{ 1, 4 }"), ("flatten { { 1 }, { 2, 3 } }", "{ 1, 2, 3 }"),
    ("singleton from { 1 }", "1"), ("IndexOf({ 1, 2 }, 3)", "-1"), ("IndexOf({ 1, 2 }, null)", "null"),
    ("Skip({ 1, 2, 3 }, 2)", "{ 3 }"), ("Take({ 1, 2 }, 1)", "{ 1 }"), ("Tail({ 1, 2 })", "{ 2 }"),
    ("Length({ null, 1 })", "2"), ("Length(null as List<Any>)", "0"), ("Length(null as String)", "null"),
    ("Count({ 15, null, 1 })", "2"), ("Sum({ null, 1, null })", "1"), ("Sum({ })", "null"),
    ("Sum({ 1 'ml', 2 'ml' })", "3 'ml'"), ("Min({ 5, 0, 9 })", "0"), ("Max({ 'hi', 'zebra' })", "'zebra'"),
    ("Avg({ 1.0, 2.0, 3.0, 6.0 })", "3.0"), ("Avg({ 1, 2 })", "1.5"), ("AllTrue({ null, true })", "true"),
    ("AllTrue(null)", "true"), ("AnyTrue({ null, false })", "false"), ("AnyTrue({ })", "false"),
  ]

  @Test(arguments: lists)
  func `lists pass over null where CQL does`(text: String, value: String) {
    #expect(evaluate(text) == value)
  }

  static let intervals: [(text: String, value: String)] = [
    ("Interval[1, 3)", "Interval[1, 3)"), ("Interval[1, 2.5]", "Interval[1.0, 2.5]"),
    ("3 in Interval[1, 3)", "false"),
    ("1 in Interval(1, 3]", "false"), ("5 in Interval[null, 10]", "true"),
    ("5 in Interval(null, 10]", "null"),
    ("11 in Interval(null, 10]", "false"), ("null in Interval[1, 2]", "null"),
    ("5 in Interval[null, null]", "false"),
    ("Interval[1, 3] = Interval(0, 4)", "true"), ("Interval[1, 10] contains 5", "true"),
    ("Interval[null, 5] contains 10", "false"), ("5 in (null as Interval<Integer>)", "false"),
  ]

  @Test(arguments: intervals)
  func `intervals hold what lies between their ends`(text: String, value: String) {
    #expect(evaluate(text) == value)
  }

  static let texts: [(text: String, value: String)] = [
    ("'a' + 'b'", "'ab'"), ("'a' + null", "null"), ("'a' & null", "'a'"),
    ("Combine({ 'a', null, 'b' }, '-')", "'a-b'"),
    ("Combine({ })", "null"), ("Split('a,b', ',')", "{ 'a', 'b' }"), ("Split('aXYb', 'XY')", "{ 'a', 'b' }"),
    ("Split('a', null)", "{ 'a' }"), ("Split(null, ',')", "null"), ("Length('ab')", "2"),
    ("Upper('aß')", "'ASS'"),
    ("Lower('Ab')", "'ab'"), ("PositionOf('b', 'abab')", "1"), ("PositionOf('c', 'ab')", "-1"),
    ("PositionOf('', 'ab')", "0"), ("LastPositionOf('ab', 'abab')", "2"), ("PositionOf('aab', 'aaab')", "1"),
    ("LastPositionOf('', 'ab')", "2"), ("StartsWith('abc', 'ab')", "true"), ("EndsWith('abc', 'b')", "false"),
    ("Substring('abc', 1)", "'bc'"), ("Substring('abc', 1, 1)", "'b'"), ("Substring('ab', 2)", "null"),
    ("Substring('', 0)", "''"), ("'ab'[1]", "'b'"), ("Indexer('ab', -1)", "null"),
    ("'it\\'s'", "'it\\'s'"), ("'\\u0048\\u0069'", "'Hi'"), ("'a\\\\b'", "'a\\\\b'"),
    ("'\\n\\t'", "'\\n\\t'"),
  ]

  @Test(arguments: texts)
  func `strings are cut and joined by their characters`(text: String, value: String) {
    #expect(evaluate(text) == value)
  }

  static let types: [(text: String, value: String)] = [
    ("5 is Integer", "true"), ("'5' is Integer", "false"), ("null is Integer", "false"),
    ("45.5 'g' as Quantity", "45.5 'g'"), ("cast 5 as Integer", "5"),
    ("(5 as System.Any) is Integer", "true"),
    ("convert 5 to Decimal", "5.0"), ("convert 5 to String", "'5'"), ("convert 'foo' to Integer", "null"),
    ("ToInteger('+25')", "25"), ("ToDecimal('-25.5')", "-25.5"), ("ToBoolean('NO')", "false"),
    ("ToQuantity('5.5 \\'cm\\'')", "5.5 'cm'"), ("ToString(true)", "'true'"),
    ("ToString(5.5 'cm')", "'5.5 \\'cm\\''"),
  ]

  @Test(arguments: types)
  func `types are tested and converted`(text: String, value: String) {
    #expect(evaluate(text) == value)
  }

  @Test func `comments and line breaks are blanks`() {
    #expect(evaluate("1 // one\n + /* and\n two */ 2") == "3")
  }
}
