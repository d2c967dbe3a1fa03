import Diagnostics
import MarkedYAML
import Testing

@Suite struct RefusalTests {
  static let refusals: [(yaml: String, code: DiagnosticCode, marked: String)] = [
    ("a: &x 1\nb: 2", .anchorOrAlias, "&x"), ("a: *x\nb: 2", .anchorOrAlias, "*x"),
    ("a: &x\n  b: 1", .anchorOrAlias, "&x"), ("when: && b", .anchorOrAlias, "&&"),
    ("a: !!str 1", .tag, "!!str"), ("when: !swelling and b", .tag, "!swelling"), ("a: !x [1]", .tag, "!x"),
    ("%TAG ! tag:x:\n---\na: 1", .tag, "%TAG ! tag:x:"), ("a: !z!y b", .tag, "!z!y"),
    ("<<: {a: 1}\nb: 2", .mergeKey, "<<"), ("a: 1\nb: 2\na: 3", .duplicateKey, "a"),
    ("{\"b\": 1, b: 2}", .duplicateKey, "b"), ("[a]: 1", .keyIsNotAWord, "["),
    ("? {a: b}\n: 1", .keyIsNotAWord, "{"),
    ("a: 1\n? \n: 2", .keyIsNotAWord, ""), ("a: 1\n---\nb: 2", .severalDocuments, "---"),
    ("a: b\u{0}c", .yamlSyntax, "\u{0}"), ("a: \u{1B}[31m", .yamlSyntax, "\u{1B}"),
    ("a: b\u{FEFF}", .yamlSyntax, "\u{FEFF}"),
    ("a: \u{9B}x", .yamlSyntax, "\u{9B}"), ("a: \u{FFFE}", .yamlSyntax, "\u{FFFE}"),
  ]
  @Test(arguments: refusals)
  func `refuses what can mislead or explode, at its place`(yaml: String, code: DiagnosticCode, marked: String)
  {
    let reading = Reading(yaml)
    #expect(reading.codes == [code])
    #expect(reading.marked == [marked])
    #expect(reading.document?.isSound != true)
  }

  @Test func `a repeated key names both places and hides nothing else`() {
    let reading = Reading("a: 1\nb: &x {c: 1, c: 2}\na: *x\nd: 4")
    #expect(reading.codes == [.anchorOrAlias, .duplicateKey, .anchorOrAlias, .duplicateKey])
    #expect(reading.diagnostics.last?.notes.map { reading.slice($0.place) } == ["a"])
    #expect(reading.diagnostics.last?.notes.first?.place == .range(SourceRange(file: 0, bytes: 0..<1)))
    #expect(outline(reading.root) == "(a=1 b=(c=1 c=2) a= d=4)")
    #expect(reading.root?["b"].map { reading.slice($0.range) } == "{c: 1, c: 2}")
  }

  static let quotings: [(yaml: String, repaired: String)] = [
    ("say: {{ number }} now\nb: 1", "say: \"{{ number }} now\"\nb: 1"),
    ("say: {{ number }}\nb: 1", "say: \"{{ number }}\"\nb: 1"),
    ("- {{ \"x\" }} # c", "- '{{ \"x\" }}' # c"),
    ("when: 'gone' = level\nb: 1", "when: \"'gone' = level\"\nb: 1"),
    ("when: \"a\" = 'b'\nb: 1", "when: '\"a\" = ''b'''\nb: 1"),
    ("- when: 'gone' = level # c\r\n  b: 1", "- when: \"'gone' = level\" # c\r\n  b: 1"),
    ("say: Remember: rest\nb: 1", "say: \"Remember: rest\"\nb: 1"),
  ]
  @Test(arguments: quotings)
  func `says what must be quoted whole, and how`(yaml: String, repaired: String) {
    let reading = Reading(yaml)
    #expect(reading.codes == [.quoteWholeCondition])
    #expect(reading.repaired == repaired)
    #expect(Reading(repaired).diagnostics.isEmpty)
  }

  static let unsure = [
    "a: { when: 'x' = y, to: z }", "a: { say: Call {{ n }} now }", "a: [{ say: {{ n }} }]",
    "a: {when: \"x\" or b}",
  ]
  @Test(arguments: unsure)
  func `inside braces it asks for quotes without guessing where they end`(yaml: String) {
    let reading = Reading(yaml)
    #expect(reading.codes == [.quoteWholeCondition])
    #expect(reading.diagnostics.first?.fixIt == nil)
  }

  static let slips: [(yaml: String, words: String, marked: String)] = [
    ("a:\n\tb: 1", "tab", "\t"), ("a:\n  b: 1\n\tc: 2", "tab", "\t"), ("a: 'x\nb: 1", "never closed", "'"),
    ("a: \"x\nb: 1", "never closed", "\""), ("a: [x, y\nb: 1\n", "never closed", "["),
    ("a: {x: y\n", "never closed", "{"),
    ("a: [x y] z\nb: 1", "line up", "z"), ("a: @x", "quotes", "@"), ("a: `x`", "quotes", "`"),
    ("a: %x", "quotes", "%"),
    ("a: 1\n  b: 2", "indented deeper", ":"), ("a: - b", "line of its own", "-"),
    ("a:\n  - b\n  c: 1", "list", "c"), ("a:\n    b: 1\n  c: 2", "line up", "c"),
    ("a: 1\nb\nc: 2", "colon", "b"),
    ("a: \"\\q\"", "escape", "\\"), ("a: \"\\u12\"", "escape", "1"), ("a: [x,, y]", "comma", ","),
    ("a: |x\n  y", "line below", "x"), ("[a]\nb", "nothing may follow", "b"), ("a: ]", "quotes", "]"),
    (": 1", "key is missing", ":"), ("a: 1\n- b", "among keys", "-"), ("a: b\n}", "quote", "}"),
    ("%YAML 9.0\n---\na: 1", "directives", "%"), ("[a]]", "closes nothing", "]"),
  ]
  @Test(arguments: slips)
  func `explains a slip of syntax in plain words`(yaml: String, words: String, marked: String) {
    let reading = Reading(yaml)
    #expect(reading.codes == [.yamlSyntax])
    #expect(reading.marked == [marked])
    #expect(
      reading.diagnostics.first?.message.contains(words) == true, "\(reading.diagnostics.map(\.message))")
    #expect(outline(reading.root) == "nothing")
  }
}
