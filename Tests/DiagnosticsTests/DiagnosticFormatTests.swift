import Diagnostics
import Testing

/// Diagnostics as programs read them.
@Suite struct DiagnosticFormatTests {
  /// A file with a character of two UTF-16 code units before the place, and with a name that has to be escaped.
  static let text = "nodes:\n  # 𝒳 é\n  𝒳é: { next: finsh }\n"
  static let path = "./dialogs/a b/é,1:%.yaml"

  static func report(_ severity: Diagnostic.Severity = .error) -> DiagnosticReport {
    var sources = SourceFiles()
    let file = sources.add(SourceFile(path: path, text: text))
    let start = text.utf8.count - " }\n".utf8.count - 5
    let place = SourceRange(file: file, bytes: start..<start + 5)
    let note = Diagnostic.Note("here", at: .range(SourceRange(file: file, bytes: 0..<8)))
    let found = Diagnostic(
      .unknownNode, "no node is named 'finsh', 100%\nsure", at: place, severity: severity, notes: [note],
      fixIt: .init("use 'finish'", replacing: place, with: "finish"))
    let folder = Diagnostic(.noDialogFiles, "no files", at: .path("/home/me/dialogs"), severity: severity)
    let nowhere = Diagnostic(.missingLanguage, "no words", at: .nowhere, severity: severity)
    return DiagnosticReport(path: "dialogs/a b", diagnostics: [found, folder, nowhere], sources: sources)
  }

  static let pages = DiagnosticPage(
    "# BD0104: no node has this name\n\nA `next:` names a node\nthat is not there.\n\n## An example\n",
    for: .unknownNode,
    uri: "file:///docs/BD0104.md")

  static func sarif(_ severity: Diagnostic.Severity = .error) throws -> JSON {
    let pages = [DiagnosticCode.unknownNode: try #require(pages)]
    let log = SARIFLog(folder: "/home/me", version: "0.1.0", pages: pages).render([report(severity)])
    return try JSON.read(Array(log.utf8))
  }

  @Test(arguments: Diagnostic.Severity.allCases)
  func `SARIF has only what the standard has, and all that it asks for`(severity: Diagnostic.Severity) throws
  {
    #expect(SARIFShape.log.mistakes(in: try Self.sarif(severity)).isEmpty)
  }

  @Test func `SARIF points with UTF-16 columns, the end behind the last one, at an escaped path`() throws {
    let run = try #require(try Self.sarif()["runs"]?.items.first)
    let results = try #require(run["results"]?.items)
    let result = try #require(results.first { $0["ruleId"] == .string("BD0104") })
    let place = try #require(result["locations"]?.items.first?["physicalLocation"])
    #expect(place["artifactLocation"]?["uri"] == .string("dialogs/a%20b/%C3%A9%2C1%3A%25.yaml"))
    #expect(
      place["region"]?.text == #"{"startLine": 3, "startColumn": 16, "endLine": 3, "endColumn": 21}"#)
    let change = result["fixes"]?.items.first?["artifactChanges"]?.items.first
    #expect(change?["replacements"]?.items.first?["insertedContent"]?["text"] == .string("finish"))
    let related = result["relatedLocations"]?.items.first?["physicalLocation"]?["region"]
    #expect(related?.text == #"{"startLine": 1, "startColumn": 1, "endLine": 2, "endColumn": 2}"#)
    let folder = results.first { $0["ruleId"] == .string("BD0002") }
    #expect(
      folder?["locations"]?.items.first?["physicalLocation"]?["artifactLocation"]?["uri"]
        == .string("dialogs"))
  }

  @Test func `each SARIF result names its rule by id and index, and a rule explains itself`() throws {
    let run = try #require(try Self.sarif()["runs"]?.items.first)
    let rules = try #require(run["tool"]?["driver"]?["rules"]?.items)
    for result in run["results"]?.items ?? [] {
      guard case .number(let index)? = result["ruleIndex"] else { return #expect(Bool(false), "no index") }
      #expect(rules[try #require(Int(index))]["id"] == result["ruleId"])
    }
    let rule = try #require(rules.first { $0["id"] == .string("BD0104") })
    #expect(rule["shortDescription"]?["text"] == .string("no node has this name"))
    #expect(rule["fullDescription"]?["text"] == .string("A `next:` names a node that is not there."))
    #expect(rule["helpUri"] == .string("file:///docs/BD0104.md"))
    #expect(rule["help"]?["text"] == .string(Self.pages?.text ?? ""))
  }

  static let annotations: [(severity: Diagnostic.Severity, command: String)] = [
    (.error, "error"), (.warning, "warning"), (.note, "notice"),
  ]
  @Test(arguments: annotations)
  func `GitHub's annotations are escaped, and columns include the last one`(
    severity: Diagnostic.Severity, command: String
  ) {
    let lines = GitHubAnnotations(folder: "/home/me").render([Self.report(severity)])
    #expect(
      lines == """
        ::\(command) title=BD0304::no words
        ::\(command) file=dialogs,title=BD0002::no files
        ::\(command) file=dialogs/a b/é%2C1%3A%25.yaml,line=3,endLine=3,col=15,endColumn=19,title=BD0104::no node \
        is named 'finsh', 100%25%0Asure%0Afix: use 'finish'

        """)
  }

  @Test func `JSON says what, where and how to mend it`() throws {
    let json = try JSON.read(Array(DiagnosticJSON().render([Self.report()]).utf8))
    #expect(json["version"] == .number(1))
    let dialog = try #require(json["dialogs"]?.items.first)
    #expect(dialog["errors"] == .number(3))
    let found = try #require(dialog["diagnostics"]?.items.last)
    #expect(found["code"] == .string("BD0104"))
    let place = try #require(found["place"])
    #expect(place["line"] == .number(3))
    #expect(place["column"] == .number(15))
    #expect(place["endColumn"] == .number(20))
    #expect(found["fix"]?["replacement"] == .string("finish"))
    #expect(found["fix"]?["place"] == place)
    #expect(found["notes"]?.items.first?["message"] == .string("here"))
  }

  @Test func `what was not looked at is told in every format`() throws {
    let report = DiagnosticReport(
      path: "dialogs/a", diagnostics: [], sources: .init(), omission: "not all, 9%")
    #expect(DiagnosticText().render([report]) == "dialogs/a: no mistakes (not all, 9%)\n")
    #expect(GitHubAnnotations().render([report]) == "::notice title=bedside::dialogs/a: not all, 9%25\n")
    let json = try JSON.read(Array(DiagnosticJSON().render([report]).utf8))
    #expect(json["dialogs"]?.items.first?["omission"] == .string("not all, 9%"))
    let log = try JSON.read(Array(SARIFLog(version: "0.1.0").render([report]).utf8))
    #expect(SARIFShape.log.mistakes(in: log).isEmpty)
    let notes = log["runs"]?.items.first?["invocations"]?.items.first?["toolExecutionNotifications"]?.items
    #expect(notes?.first?["level"] == .string("note"))
    #expect(notes?.first?["message"]?["text"] == .string("dialogs/a: not all, 9%"))
    #expect(try Self.sarif()["runs"]?.items.first?["invocations"] == nil)
  }

  @Test func `text ends a failing run with the way to learn more, and no other`() {
    let failing = DiagnosticText().render([Self.report()])
    #expect(failing.hasSuffix("What a code means, with an example: bedside explain BD0304\n"))
    #expect(DiagnosticText().render([Self.report(.warning)]).hasSuffix("dialogs/a b: 3 warnings\n"))
  }

  static let names: [(word: String, code: DiagnosticCode?, hasNear: Bool)] = [
    ("BD0104", .unknownNode, true), ("bd104", .unknownNode, true), ("104", .unknownNode, true),
    ("BD0106", nil, true), ("BDO104", nil, true), ("BD-104", nil, true), ("", nil, false),
    ("level", nil, false), ("BD99999999999999", nil, false),
  ]
  @Test(arguments: names)
  func `a code is found by its name, however it is written`(
    word: String, code: DiagnosticCode?, hasNear: Bool
  ) {
    #expect(DiagnosticCode(named: word) == code)
    #expect((DiagnosticCode.near(word) != nil) == hasNear)
  }

  static let spans: [(bytes: [UInt8], range: Range<Int>, span: [Int])] = [
    (Array("ab\ncd".utf8), 1..<4, [1, 2, 2, 2]), (Array("ab".utf8), 0..<9, [1, 1, 1, 3]),
    (Array("𝒳b".utf8), 4..<5, [1, 3, 1, 4]), (Array("\u{FEFF}ab".utf8), 3..<4, [1, 1, 1, 2]),
    ([0xFF, 0x61], 1..<2, [1, 2, 1, 3]), ([], 0..<0, [1, 1, 1, 1]),
    (Array("a\r\nb".utf8), 0..<3, [1, 1, 2, 1]),
    (Array("𝒳".utf8), 2..<3, [1, 1, 1, 1]),
  ]
  @Test(arguments: spans)
  func `spans count UTF-16 code units`(bytes: [UInt8], range: Range<Int>, span: [Int]) throws {
    var sources = SourceFiles()
    let file = sources.add(SourceFile(path: "a", bytes: bytes))
    var locator = SourceLocator(sources)
    let place = locator.span(of: SourceRange(file: file, bytes: range), in: .utf16)
    let found = try #require(place)
    #expect([found.line, found.column, found.endLine, found.endColumn] == span)
  }
}

extension JSON {
  /// The members of an array.
  fileprivate var items: [JSON] { if case .array(let items) = self { items } else { [] } }
}
