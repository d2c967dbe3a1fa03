import Testing

@Suite struct LogicTests {
  static let truthTables: [(operation: String, rows: [String])] = [
    ("and", ["true false null", "false false false", "null false null"]),
    ("or", ["true true true", "true false null", "true null null"]),
    ("xor", ["false true null", "true false null", "null null null"]),
    ("implies", ["true false null", "true true true", "true null null"]),
    ("=", ["true false null", "false true null", "null null null"]),
    ("~", ["true false false", "false true false", "false false true"]),
  ]

  @Test(arguments: truthTables)
  func `operators on true, false and null follow CQL's tables`(operation: String, rows: [String]) {
    let truths = ["true", "false", "null"]
    for (left, row) in zip(truths, rows) {
      for (right, expected) in zip(truths, row.split(separator: " ")) {
        #expect(evaluate("\(left) \(operation) \(right)") == expected, "\(left) \(operation) \(right)")
      }
    }
  }

  static let tests: [(text: String, value: String)] = [
    ("not true", "false"), ("not null", "null"), ("not not false", "false"),
    ("null is null", "true"), ("1 is null", "false"), ("1 is not null", "true"),
    ("null is true", "false"), ("null is not true", "true"), ("false is not true", "true"),
    ("null is false", "false"), ("null is not false", "true"), ("false is false", "true"),
    ("IsNull('')", "false"), ("IsTrue(null)", "false"), ("IsFalse(false)", "true"),
    ("Coalesce(null, 2, 3)", "2"), ("Coalesce(null, null)", "null"), ("Coalesce({ null, 4 })", "4"),
    ("Coalesce({ })", "null"), ("Coalesce(null, { 'a' })", "{ 'a' }"),
    ("if true then 1 else 2", "1"), ("if null then 1 else 2", "2"), ("if false then 1 else 2.5", "2.5"),
    ("if true then 1 else 2.5", "1.0"),
    ("case when false then 1 when null then 2 else 3 end", "3"),
    ("case 2 when 1 then 'a' when 2 then 'b' else 'c' end", "'b'"),
    ("case null when null then 'a' else 'b' end", "'b'"),
  ]

  @Test(arguments: tests)
  func `tests and conditionals treat null as CQL does`(text: String, value: String) {
    #expect(evaluate(text) == value)
  }

  static let precedence: [(text: String, value: String)] = [
    ("true or false and false", "true"), ("false implies false or true", "true"),
    ("true or true implies false", "false"), ("1 + 2 * 3", "7"), ("(1 + 2) * 3", "9"), ("10 - 4 - 3", "3"),
    ("-2 ^ 2", "4"), ("2 * 3 ^ 2", "18"), ("1 < 2 = true", "true"), ("not null is null", "false"),
    ("3 between 1 and 5 and true", "true"), ("1 in { 1 } and true", "true"), ("2 + 3 in { 5 }", "true"),
    ("if true then 1 else 2 + 3", "1"), ("if false then 1 else 2 + 3", "5"),
    ("null as String = null", "null"),
    ("{ 1 } union { 2 } union { 1 }", "{ 1, 2 }"), ("not false and false", "false"),
  ]

  @Test(arguments: precedence)
  func `operators bind in the order of CQL's grammar`(text: String, value: String) {
    #expect(evaluate(text) == value)
  }
}
