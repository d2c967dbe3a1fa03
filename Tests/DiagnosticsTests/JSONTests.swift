import Diagnostics
import Testing

@Suite struct JSONTests {
  static let values: [(text: String, value: JSON)] = [
    ("null", .null), (" true ", .boolean(true)), ("\t[ ]\n", .array([])), ("{ }", .object([])),
    ("-0", .number("-0")), ("0.50", .number("0.50")), ("1e999", .number("1e999")),
    ("-1.5E-7", .number("-1.5E-7")),
    (String(repeating: "9", count: 500), .number(String(repeating: "9", count: 500))),
    (#""a\"\\\/\b\f\n\r\tb""#, .string("a\"\\/\u{8}\u{C}\n\r\tb")),
    (#""\u00e9\u0000\uD83D\uDE00""#, .string("é\0😀")),
    (
      #"{"b": [1, "x"], "a": {}}"#,
      .object([.init("b", .array([.number(1), .string("x")])), .init("a", .object([]))])
    ),
    (#"{"é": 1, "e\u0301x": 2}"#, .object([.init("é", .number(1)), .init("e\u{301}x", .number(2))])),
  ]

  @Test(arguments: values)
  func `reads a value as it is written`(text: String, value: JSON) throws {
    #expect(try JSON.read(Array(text.utf8)) == value)
  }

  @Test(arguments: values)
  func `what is written reads as the same value, on one line`(text: String, value: JSON) throws {
    #expect(try JSON.read(Array(value.text.utf8)) == value)
    #expect(!value.text.contains("\n"))
  }

  static let mistakes: [(text: String, offset: Int)] = [
    ("", 0), ("   ", 3), ("x", 0), ("nul", 0), ("truex", 4), ("01", 1), ("-", 1), ("1.", 2), (".5", 0),
    ("1e", 2),
    ("+1", 0), ("NaN", 0), ("'a'", 0), (#""a"#, 2), (#""\x""#, 3), (#""\u12g4""#, 3), (#""\u+123""#, 3),
    (#""\ud800""#, 7), (#""\ud800\u0041""#, 13), (#""\udc00""#, 7), ("\"\u{1}\"", 1), ("\"\0\"", 1),
    ("[1,]", 3), ("[1 2]", 3), ("[", 1), ("]", 0), (#"{"a"}"#, 4), (#"{"a":}"#, 5), (#"{"a":1,}"#, 7),
    (#"{a:1}"#, 1), (#"{"a":1,"a":2}"#, 10), (#"{"a":1,"\u0061":2}"#, 15), ("{} {}", 3), ("\u{FEFF}{}", 0),
    ("/* */ 1", 0),
  ]

  @Test(arguments: mistakes)
  func `refuses what is no JSON, at its place`(text: String, offset: Int) {
    let mistake = #expect(throws: JSONMistake.self) { try JSON.read(Array(text.utf8)) }
    #expect(mistake?.offset == offset, "\(String(describing: mistake))")
  }

  @Test func `refuses bytes that are no text`() {
    for bytes in [[0xFF], [0x22, 0xC3, 0x28, 0x22], [0x22, 0xED, 0xA0, 0x80, 0x22]] as [[UInt8]] {
      #expect(throws: JSONMistake.self) { try JSON.read(bytes) }
    }
  }

  @Test func `takes a depth of 32 and no more, however long the text is`() throws {
    let deepest = String(repeating: "[", count: 32) + String(repeating: "]", count: 32)
    #expect(throws: Never.self) { try JSON.read(Array(deepest.utf8)) }
    for opening in ["[", "{\"a\":", "[{\"a\":["] {
      let text = Array(String(repeating: opening, count: 1_000_000).utf8)
      #expect(throws: JSONMistake.self) { try JSON.read(text) }
    }
  }

  @Test func `nothing that steers a terminal is written`() {
    let text = JSON.string("\u{1B}[2J\u{7F}\u{9B}\u{2028}\u{202E}\u{E0001}\r\n").text
    #expect(text == #""\u001b[2J\u007f\u009b\u2028\u202e\udb40\udc01\u000d\n""#)
  }
}
