import Terminal
import Testing

@Suite struct PrintableTests {
  static let examples: [(text: String, clean: String)] = [
    ("plain words", "plain words"),
    ("two\nlines", "two\nlines"),
    ("\u{1B}[2Jgone", "\u{FFFD}[2Jgone"),
    ("bell\u{7} null\u{0}", "bell\u{FFFD} null\u{FFFD}"),
    ("turned \u{202E}round", "turned \u{FFFD}round"),
    ("é 日本 👩‍⚕️", "é 日本 👩‍⚕️"),
  ]

  @Test(arguments: examples)
  func `nothing that steers a terminal is left`(text: String, clean: String) {
    #expect(text.printable == clean)
  }
}

@Suite struct WrappingTests {
  static let examples: [(text: String, width: Int?, lines: [String])] = [
    ("one two three", 7, ["one two", "three"]),
    ("one two three", nil, ["one two three"]),
    ("  1. first option here", 14, ["  1. first", "    option", "    here"]),
    ("incomprehensibilities of it", 6, ["incomprehensibilities", "    of", "    it"]),
    ("日本 日本 日本", 9, ["日本 日本", "    日本"]),
    ("a\n\nb", 5, ["a", "", "b"]),
  ]

  @Test(arguments: examples)
  func `lines break at spaces and keep to the width`(text: String, width: Int?, lines: [String]) {
    let indentation = text.hasPrefix("one") || text.hasPrefix("a") ? "" : "    "
    #expect(text.wrapped(to: width, indentation: indentation) == lines.joined(separator: "\n"))
  }
}
