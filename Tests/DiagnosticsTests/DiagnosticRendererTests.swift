import Diagnostics
import Testing

@Suite struct DiagnosticRendererTests {
  static let excerpts: [(bytes: [UInt8], range: Range<Int>, expected: String)] = [
    (
      Array("a\nb: node_x\n".utf8), 5..<11,
      "a.yaml:2:4: error: wrong [BD0104]\n2 | b: node_x\n  |    ^~~~~~\n"
    ),
    (Array("a: b".utf8), 3..<4, "a.yaml:1:4: error: wrong [BD0104]\n1 | a: b\n  |    ^\n"),
    (Array("a: b".utf8), 4..<4, "a.yaml:1:5: error: wrong [BD0104]\n1 | a: b\n  |     ^\n"),
    (Array("a: b\n".utf8), 5..<5, "a.yaml:2:1: error: wrong [BD0104]\n2 |\n  | ^\n"),
    ([], 0..<0, "a.yaml:1:1: error: wrong [BD0104]\n1 |\n  | ^\n"),
    (Array("a".utf8), 70..<90, "a.yaml:1:2: error: wrong [BD0104]\n1 | a\n  |  ^\n"),
    (Array("a: b\r\nc: d\r\n".utf8), 9..<10, "a.yaml:2:4: error: wrong [BD0104]\n2 | c: d\n  |    ^\n"),
    (Array("a\rb: c\r".utf8), 5..<6, "a.yaml:2:4: error: wrong [BD0104]\n2 | b: c\n  |    ^\n"),
    (Array("\u{FEFF}a: b".utf8), 6..<7, "a.yaml:1:4: error: wrong [BD0104]\n1 | a: b\n  |    ^\n"),
    (Array("\u{FEFF}a: b".utf8), 0..<0, "a.yaml:1:1: error: wrong [BD0104]\n1 | a: b\n  | ^\n"),
    (Array("a: b\nc: d\n".utf8), 3..<9, "a.yaml:1:4: error: wrong [BD0104]\n1 | a: b\n  |    ^\n"),
    (Array("ab\ncd\nef".utf8), 3..<8, "a.yaml:2:1: error: wrong [BD0104]\n2 | cd\n  | ^~\n"),
    (Array("\ta:\tb".utf8), 4..<5, "a.yaml:1:5: error: wrong [BD0104]\n1 |     a:    b\n  |           ^\n"),
    (Array("日本: x".utf8), 8..<9, "a.yaml:1:5: error: wrong [BD0104]\n1 | 日本: x\n  |       ^\n"),
    (Array("a: 日本".utf8), 3..<9, "a.yaml:1:4: error: wrong [BD0104]\n1 | a: 日本\n  |    ^~~~\n"),
    (Array("👩‍⚕️ x".utf8), 14..<15, "a.yaml:1:3: error: wrong [BD0104]\n1 | 👩‍⚕️ x\n  |    ^\n"),
    (
      Array("e\u{301}e\u{301} x".utf8), 7..<8,
      "a.yaml:1:4: error: wrong [BD0104]\n1 | e\u{301}e\u{301} x\n  |    ^\n"
    ),
    (Array("e\u{301}x".utf8), 1..<3, "a.yaml:1:1: error: wrong [BD0104]\n1 | e\u{301}x\n  | ^\n"),
    (
      [0x61, 0xFF, 0xC3, 0x20, 0x62], 4..<5,
      "a.yaml:1:5: error: wrong [BD0104]\n1 | a\u{FFFD}\u{FFFD} b\n  |     ^\n"
    ),
    (
      Array("\u{1B}[31m\u{202E}\u{7F}\u{9B} b".utf8), 12..<13,
      "a.yaml:1:10: error: wrong [BD0104]\n1 | \u{FFFD}[31m\u{FFFD}\u{FFFD}\u{FFFD} b\n  |          ^\n"
    ),
    (
      Array(String(repeating: "\n", count: 9).utf8) + [0x61], 9..<10,
      "a.yaml:10:1: error: wrong [BD0104]\n10 | a\n   | ^\n"
    ),
  ]
  @Test(arguments: excerpts)
  func `the caret stands below what is wrong`(bytes: [UInt8], range: Range<Int>, expected: String) {
    #expect(
      render(bytes, [Diagnostic(.unknownNode, "wrong", at: SourceRange(file: 0, bytes: range))]) == expected)
  }

  @Test func `a fix and a note stand with the place that they belong to`() {
    let place = SourceRange(file: 0, bytes: 18..<27)
    let diagnostic = Diagnostic(
      .unknownNode, "no node is named 'clot_sign'", at: place,
      notes: [Diagnostic.Note("it was here", at: .range(SourceRange(file: 0, bytes: 0..<5)))],
      fixIt: Diagnostic.FixIt("use 'clot_signs'", replacing: place, with: "clot_signs"))
    #expect(
      render(Array("nodes:\n     next: clot_sign\n".utf8), [diagnostic]) == """
        a.yaml:2:12: error: no node is named 'clot_sign' [BD0104]
        2 |      next: clot_sign
          |            ^~~~~~~~~ fix: use 'clot_signs'
        a.yaml:1:1: note: it was here
        1 | nodes:
          | ^~~~~

        """)
  }

  @Test func `a whole file, no place and an unknown file need no line`() {
    let nowhere = SourceRange(file: 7, bytes: 0..<1)
    let diagnostics = [
      Diagnostic(.tooLarge, "too\nlarge", at: .path("a\u{1B}b")),
      Diagnostic(.syntax, "no place", at: .nowhere),
      Diagnostic(.tag, "lost", at: nowhere, fixIt: Diagnostic.FixIt("find it", replacing: nowhere, with: "")),
    ]
    #expect(
      render([], diagnostics)
        == "error: no place [BD0201]\na\u{FFFD}b: error: too\u{FFFD}large [BD0508]\nerror: lost [BD0504]\n  fix: find it\n"
    )
  }

  static let long: [(before: Int, marked: Int, after: Int)] = [
    (500, 3, 500), (0, 3, 500), (500, 3, 0), (500, 900, 4), (100_000, 1, 100_000), (99, 2, 0),
    (0, 100, 0),
    (20, 81, 0), (0, 0, 500),
  ]
  @Test(arguments: long)
  func `a long line is clipped around the caret`(before: Int, marked: Int, after: Int) throws {
    for letter in ["x", "é", "日"] {
      let text = String(repeating: letter, count: before) + String(repeating: "M", count: marked)
      let range = before * letter.utf8.count..<before * letter.utf8.count + marked
      let bytes = Array((text + String(repeating: letter, count: after)).utf8)
      let output = render(bytes, [Diagnostic(.tag, "wrong", at: SourceRange(file: 0, bytes: range))])
      let lines = output.split(separator: "\n")
      try #require(lines.count == 3)
      #expect(lines[0].hasPrefix("a.yaml:1:\(before + 1):"))
      #expect(displayWidth(of: lines[1]) <= 104)
      #expect(displayWidth(of: lines[2]) <= displayWidth(of: lines[1]) + 1)
      let caret = try #require(lines[2].firstIndex(of: "^"))
      let column = displayWidth(of: lines[2][..<caret])
      var shown = ""
      for character in lines[1] where displayWidth(of: shown) < column { shown.append(character) }
      if marked > 0 { #expect(lines[1].dropFirst(shown.count).first == "M") }
      #expect(lines[1].contains("…") == (displayWidth(of: text) + after * displayWidth(of: letter) > 100))
    }
  }

  @Test func `diagnostics come by file and place, each once`() {
    var sources = SourceFiles()
    let second = [
      sources.add(SourceFile(path: "a", text: "x\ny")), sources.add(SourceFile(path: "b", text: "x")),
    ][1]
    func at(_ file: Int, _ offset: Int, _ message: String) -> Diagnostic {
      Diagnostic(.tag, message, at: SourceRange(file: file, bytes: offset..<offset + 1))
    }
    let given = [
      at(second, 0, "5"), at(0, 2, "3"), at(0, 0, "1"), at(0, 2, "4"), at(0, 0, "2"), at(0, 2, "3"),
      Diagnostic(.tooLarge, "0", at: .path("a")), Diagnostic(.tag, "-", at: .nowhere),
    ]
    #expect(sources.readingOrder(of: given).map(\.message) == ["-", "0", "1", "2", "3", "4", "5"])
    #expect(DiagnosticRenderer.summary(of: given) == "7 errors")
  }

  static let summaries: [(severities: [Diagnostic.Severity], summary: String)] = [
    ([], ""), ([.error], "1 error"), ([.warning, .error, .error], "2 errors, 1 warning"), ([.note], "1 note"),
  ]
  @Test(arguments: summaries)
  func `the summary counts`(severities: [Diagnostic.Severity], summary: String) {
    let diagnostics = severities.enumerated().map {
      Diagnostic(.tag, "\($0.offset)", at: .nowhere, severity: $0.element)
    }
    #expect(DiagnosticRenderer.summary(of: diagnostics) == summary)
  }

  @Test func `colour is added only where it is asked for`() {
    let diagnostic = Diagnostic(.tag, "wrong", at: .nowhere, severity: .warning)
    let colored = DiagnosticRenderer(sources: SourceFiles(), color: true).render([diagnostic])
    #expect(colored == "\u{1B}[1;33mwarning:\u{1B}[0m wrong [BD0504]\n")
    #expect(!DiagnosticRenderer(sources: SourceFiles()).render([diagnostic]).contains("\u{1B}"))
  }

  private func render(_ bytes: [UInt8], _ diagnostics: [Diagnostic]) -> String {
    var sources = SourceFiles()
    _ = sources.add(SourceFile(path: "a.yaml", bytes: bytes))
    return DiagnosticRenderer(sources: sources).render(diagnostics)
  }
}
