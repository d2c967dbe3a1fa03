import Diagnostics
import Testing

@Suite struct SourceLocationTests {
  static let places: [(text: String, offset: Int, line: Int, column: Int)] = [
    ("ab\ncd", 4, 2, 2), ("ab\r\ncd", 2, 1, 3), ("ab\r\ncd", 3, 1, 3), ("ab\r\ncd", 4, 2, 1),
    ("a\n\n\nb", 4, 4, 1),
    ("\u{FEFF}ab", 4, 1, 2), ("\u{FEFF}ab", 0, 1, 1), ("éa", 2, 1, 2), ("éa", 1, 1, 1),
    ("a\u{301}b", 3, 1, 2),
    ("a\u{301}b", 1, 1, 1), ("", 9, 1, 1), ("ab\n", 99, 2, 1),
  ]
  @Test(arguments: places)
  func `lines and columns count from one in characters`(text: String, offset: Int, line: Int, column: Int) {
    var sources = SourceFiles()
    let file = sources.add(SourceFile(path: "a", text: text))
    let location = sources.location(of: SourceRange(file: file, bytes: offset..<offset))
    #expect(location == SourceLocation(path: "a", line: line, column: column))
    #expect(sources.location(of: SourceRange(file: 3, bytes: 0..<0)) == nil)
  }
}

@Suite struct SourceLocatorTests {
  @Test(.timeLimit(.minutes(1)))
  func `many places in one long line cost no more than the line`() {
    var sources = SourceFiles()
    let file = sources.add(SourceFile(path: "a", text: String(repeating: "é, ", count: 50_000)))
    var locator = SourceLocator(sources)
    for number in stride(from: 0, to: 50_000, by: 7) {
      let place = SourceRange(file: file, bytes: number * 4 + 2..<number * 4 + 3)
      #expect(locator.location(of: place)?.column == number * 3 + 2)
    }
    #expect(locator.location(of: SourceRange(file: file, bytes: 0..<0))?.column == 1)
  }
}

@Suite struct SuggestionTests {
  static let words: [(word: String, known: [String], near: String?)] = [
    ("clot_sign", ["clot_signs", "story"], "clot_signs"), ("bth", ["one", "both"], "both"),
    ("xyz", ["one"], nil),
    ("ab", ["ba", "ac"], "ac"), ("", ["a"], "a"), ("none", [], nil),
  ]
  @Test(arguments: words)
  func `the nearest known name is offered`(word: String, known: [String], near: String?) {
    #expect(closest(to: word, in: known) == near)
  }
}
