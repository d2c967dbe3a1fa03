import Diagnostics
import MarkedYAML
import Testing

@Suite struct ReadingTests {
  static let outlines: [(yaml: String, outline: String)] = [
    ("", "nothing"), ("# only a comment\n", "nothing"), ("\u{FEFF}", "nothing"), ("word", "word"),
    ("---\na: 1\n...\n", "(a=1)"),
    ("a: no\nb: 0x1F\nc: ~\nd:\n", "(a=no b=0x1F c=~ d=)"),
    ("a: [x, y, [z]]\nb: {c: d, e: }", "(a=[x y [z]] b=(c=d e=))"),
    ("a:\n- x\n- y: 1\n  z: 2\nb: 3", "(a=[x (y=1 z=2)] b=3)"),
    ("[a: b, c]", "[(a=b) c]"), ("a: []\nb: {}", "(a=[] b=())"),
    ("a: 'it''s'\nb: \"t\\tab \\u00e9\"", "(a=it's b=t\tab é)"),
    ("a: |\n  x\n   y\n\nb: >\n  x\n  y\n", "(a=x\n y\n b=x y\n)"),
    ("a: x\r\nb:\r\n  - y\r\n  - |\r\n    one\r\n    two\r\n", "(a=x b=[y one\ntwo\n])"),
    ("a: x\rb: y\r", "(a=x b=y)"), ("\u{FEFF}ключ: значение\nb: 🦵", "(ключ=значение b=🦵)"),
    ("'quoted key': 1\n? explicit\n: 2", "(quoted key=1 explicit=2)"),
  ]
  @Test(arguments: outlines)
  func `takes every word as it is written`(yaml: String, outline expected: String) {
    let reading = Reading(yaml)
    #expect(reading.diagnostics.map(\.message) == [])
    #expect(reading.document?.isSound == true)
    #expect(outline(reading.root) == expected)
  }

  static let ranges: [(yaml: String, path: [String], slice: String)] = [
    ("a: word \nb: 1", ["a"], "word"), ("a: 'it''s' # c", ["a"], "'it''s'"),
    ("a: [x, y ] \nb: 1", ["a"], "[x, y ]"), ("a: {x: y}\n", ["a"], "{x: y}"),
    ("a:\n  b: 1\n  c: 2 # d\n\n\ne: 3", ["a"], "b: 1\n  c: 2"),
    ("a:\n  - x\n  - |\n    y\n    z\n\n\nb: 1", ["a"], "- x\n  - |\n    y\n    z"),
    ("a:\r\n  é: 'ü'\r\n  c: |\r\n    one\r\n    two\r\nd: 1", ["a", "c"], "|\r\n    one\r\n    two"),
    ("a: |\r\n  one\r\n  two\r\nd: end", ["d"], "end"), ("\u{FEFF}a: b", ["a"], "b"),
    ("é: ä\nпо: 🦵 x\nc: {ü: ö}", ["c", "ü"], "ö"), ("a:\nb: 1", ["a"], ""),
    ("a: one\n   two\nb: x", ["a"], "one\n   two"), ("a: [b: c]", ["a"], "[b: c]"),
  ]
  @Test(arguments: ranges)
  func `knows the bytes of every value`(yaml: String, path: [String], slice: String) {
    let reading = Reading(yaml)
    let value = path.reduce(reading.root) { $0?[$1] }
    #expect(value.map { reading.slice($0.range) } == slice)
  }

  @Test func `a missing value stands behind its colon`() {
    let value = Reading("key:   \nother: 1").root?["key"]
    #expect(value?.isMissing == true)
    #expect(value?.range.bytes == 4..<4)
  }

  @Test func `looks a key up and counts members`() {
    let root = Reading("a: [x, {y: z}, w]\nb: 1\n").root
    #expect(root?["b"]?.text == "1")
    #expect(root?["c"] == nil)
    #expect(root?["a"]?["x"] == nil)
    #expect(root?.entries.count == 2)
    #expect(root?["a"]?.items.count == 3)
    #expect(root?["b"]?.items.isEmpty == true)
    #expect(root?["b"]?.reads("1") == true)
    #expect(root?["a"]?.reads("") == false)
  }

  static let styles: [(yaml: String, style: MarkedValue.Style)] = [
    ("x", .plain), ("'x'", .singleQuoted), ("\"x\"", .doubleQuoted), ("|\n  x", .literal),
    (">\n  x", .folded),
    ("- x", .blockSequence), ("[x]", .flowSequence), ("a: x", .blockMapping), ("{a: x}", .flowMapping),
  ]
  @Test(arguments: styles)
  func `knows how a value is written`(yaml: String, style: MarkedValue.Style) {
    #expect(Reading(yaml).root?.style == style)
    #expect(Reading(yaml).root?.isPlain == (style == .plain))
  }
}
