import Diagnostics
import Testing

@Suite struct DisplayWidthTests {
  static let widths: [(text: String, width: Int)] = [
    ("", 0), ("abc", 3), ("é", 1), ("e\u{301}", 1), ("\u{301}", 0), ("日本", 4), ("한글", 4),
    ("\u{1112}\u{1161}\u{11AB}", 2),
    ("ｱ", 1), ("Ａ", 2), ("🦵", 2), ("👩‍⚕️", 2), ("🇬🇧", 2), ("❤️", 2), ("❤", 1), ("1️⃣", 2), ("…", 1), ("\u{1B}", 0),
    ("\u{200B}", 0), ("\u{FFFD}", 1), ("👍🏽", 2), ("ก็", 1),
  ]
  @Test(arguments: widths)
  func `columns are counted as a terminal shows them`(text: String, width: Int) {
    #expect(displayWidth(of: text) == width)
  }

  static let texts: [(text: String, shown: String)] = [
    ("plain 日本 👩‍⚕️", "plain 日本 👩‍⚕️"), ("a\u{1B}[0m\n\t\r\n", "a\u{FFFD}[0m\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}"),
    ("\u{202E}x\u{2066}\u{2028}\u{85}\u{FEFF}", "\u{FFFD}x\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}"),
  ]
  @Test(arguments: texts)
  func `nothing that steers a terminal gets through`(text: String, shown: String) {
    #expect(printable(text) == shown)
  }
}
