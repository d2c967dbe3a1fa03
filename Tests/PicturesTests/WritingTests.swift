import Diagnostics
import Foundation
import FoundationXML
import Testing

@testable import Pictures

/// What the writers make of texts that mean harm.
@Suite struct WritingTests {
  private func painted(_ text: String) throws -> Picture {
    var picture = try Flows.picture(text)
    picture.paint(nil)
    picture.path = .init(title: Flows.hostileText, nodes: [0, 1], edges: [0], end: Flows.hostileText)
    return picture
  }

  // MARK: - Mermaid

  /// Every line that may stand in our Mermaid: much stricter than its own grammar.
  private static func lines() -> [Regex<Substring>] {
    let text = #"(?:[\p{L}0-9 _,…✓✗]|#[0-9]+;|<br/>)*"#
    let patterns = [
      #"---"#, #"title: "(?:[^"\\]|\\.)*""#, #"flowchart TD"#,
      #"  n\d+(?:\["\#(text)"\]|\(\["\#(text)"\]\))"#,
      #"  n\d+ -->(?:\|"\#(text)"\|)? n\d+"#, #"  class n\d+(?:,n\d+)* (?:shade\d|untested|onPath)"#,
      #"  classDef \w+ [a-z0-9#:,\- ]+"#, #"  linkStyle \d+(?:,\d+)* [a-z0-9#:,\-]+"#,
    ]
    return patterns.compactMap { try? Regex($0, as: Substring.self) }
  }

  @Test(arguments: Flow.allCases)
  func `mermaid holds nothing but its own words and letters`(flow: Flow) throws {
    let lines = Self.lines()
    #expect(lines.count == 8)
    for line in try painted(flow.text).mermaid.split(separator: "\n") {
      #expect(lines.contains { line.wholeMatch(of: $0) != nil }, "\(line)")
    }
  }

  static let entities: [(text: String, written: String)] = [
    (#"a "b""#, "a #34;b#34;"), ("#35;", "#35;35#59;"), ("<b>", "#60;b#62;"), ("a\nb", "a b"),
    ("größer", "größer"),
    ("100%", "100#37;"), ("`x`", "#96;x#96;"),
  ]

  @Test(arguments: entities)
  func `mermaid has every mark as an entity`(text: String, written: String) {
    #expect(Picture.mermaid(text) == written)
  }

  // MARK: - DOT

  static let quotings: [(text: String, written: String)] = [
    (#"a "b""#, #""a \"b\"""#), (#"\N"#, #""\\N""#), ("a\nb", #""a\nb""#), ("&lt;", #""&amp;lt;""#),
    (#"\"#, #""\\""#), ("", "\"\""),
  ]

  @Test(arguments: quotings)
  func `dot has quotes, backslashes and entities escaped`(text: String, written: String) {
    #expect(Picture.quoted(text) == written)
  }

  @Test(arguments: Flow.allCases)
  func `dot holds nothing but its own words outside of quotes`(flow: Flow) throws {
    let dot = try painted(flow.text).dot
    let bare = dot.replacing(/"(?:[^"\\]|\\.)*"/, with: "TEXT")
    for line in bare.split(separator: "\n") {
      let isKnown =
        line.wholeMatch(
          of: /digraph TEXT \{|\}|  n\d+( -> n\d+)?( \[[a-zA-Z0-9=, ]+\])?|  (graph|node|edge) \[[^\]"]*\]/)
        != nil
      #expect(isKnown, "\(line)")
    }
  }

  @Test(
    .enabled("needs Graphviz", { Flows.isInstalled("dot") }), arguments: [Flow.small, .hostile, .lineBreaks])
  func `Graphviz draws it`(flow: Flow) async throws {
    // Other tests may keep every thread busy for long.
    let svg = try await Graphviz.svg(of: painted(flow.text).dot, program: "dot", longest: .seconds(300))
    #expect(svg.contains("</svg>"))
    try check(Elements(svg), allowed: Self.graphvizElements)
  }

  @Test func `it is said what to install where Graphviz is missing`() async throws {
    await #expect(throws: Graphviz.Problem.notInstalled) {
      try await Graphviz.svg(of: "digraph {}", program: "bedside-has-no-such-program", longest: .seconds(300))
    }
    #expect(Graphviz.Problem.notInstalled.message.contains("apt-get install graphviz"))
  }

  @Test func `a program that fails is no picture`() async throws {
    await #expect(throws: Graphviz.Problem.failed("")) {
      try await Graphviz.svg(of: "", program: "false", longest: .seconds(300))
    }
  }

  // MARK: - SVG and the page

  private static let graphvizElements: Set = [
    "svg", "g", "title", "polygon", "path", "text", "ellipse", "polyline",
  ]

  @Test(arguments: Flow.allCases)
  func `the SVG is XML with no element but its own`(flow: Flow) throws {
    let found = try Elements(painted(flow.text).svg)
    try check(found, allowed: ["svg", "g", "title", "style", "rect", "path", "text", "circle"])
  }

  private func check(_ found: Elements, allowed: Set<String>) throws {
    #expect(found.problem == nil)
    #expect(found.names.isSubset(of: allowed), "\(found.names.subtracting(allowed))")
    #expect(!found.attributes.contains { $0.hasPrefix("on") || $0.hasSuffix("href") }, "\(found.attributes)")
  }

  @Test(arguments: Flow.allCases)
  func `the page has no element but its own, and nothing ends its data`(flow: Flow) throws {
    let page = try painted(flow.text).page
    let names = Set(page.matches(of: /<\/?([a-zA-Z!][a-zA-Z0-9-]*)/).map { String($0.1) })
    let allowed: Set = [
      "!DOCTYPE", "html", "head", "meta", "title", "style", "body", "header", "h1", "h3", "p", "div", "span",
      "input",
      "button", "main", "svg", "g", "rect", "path", "text", "circle", "canvas", "aside", "ul", "li",
      "noscript",
      "script",
    ]
    #expect(names.isSubset(of: allowed), "\(names.subtracting(allowed))")
    #expect(page.matches(of: /<script/).count == 2)
    #expect(page.matches(of: /<\/script/).count == 2)
    #expect(!page.contains("<!--"))
    let data = try #require(page.firstMatch(of: /id="data">(.*?)<\/script>/)?.1)
    let value = try JSON.read(Array(data.utf8))
    #expect(value["nodes"] != nil)
  }

  @Test func `the page's data says the texts as they are written`() throws {
    let page = try Flows.picture(Flows.hostile()).page
    let data = try #require(page.firstMatch(of: /id="data">(.*?)<\/script>/)?.1)
    guard case .array(let nodes)? = try JSON.read(Array(data.utf8))["nodes"] else {
      Issue.record("no nodes")
      return
    }
    #expect(nodes.first?["say"] == .string(Flows.hostileText))
  }

  @Test func `the page asks nothing of a network`() throws {
    let page = try Flows.picture().page.replacing("http://www.w3.org/2000/svg", with: "")
    #expect(!page.contains("http:") && !page.contains("https:") && !page.contains("src="))
    #expect(page.contains("default-src 'none'"))
    #expect(page.contains("prefers-color-scheme:dark"))
  }

  @Test func `the page says levels in words`() throws {
    let page = try Flows.picture().page
    #expect(page.contains("may end: ambulance"))
    #expect(page.contains("Stay at home"))
  }

  @Test(.enabled("needs Node.js", { Flows.isInstalled("node") }))
  func `the page's script is JavaScript`() throws {
    let file = FileManager.default.temporaryDirectory.appending(path: "bedside-\(UUID().uuidString).js")
    defer { try? FileManager.default.removeItem(at: file) }
    try Data(Picture.pageScript.utf8).write(to: file)
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["node", "--check", file.path]
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
  }
}

/// The elements and attributes of an XML document.
private final class Elements: NSObject, XMLParserDelegate {
  private(set) var names: Set<String> = []
  private(set) var attributes: Set<String> = []
  private(set) var problem: String?

  init(_ text: String) throws {
    super.init()
    let parser = XMLParser(data: Data(text.utf8))
    parser.delegate = self
    if !parser.parse() { problem = "\(String(describing: parser.parserError)) in line \(parser.lineNumber)" }
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String]
  ) {
    names.insert(name)
    self.attributes.formUnion(attributes.keys)
  }
}
