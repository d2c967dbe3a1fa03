import ClinicalQuality
import Conversations
import Diagnostics
import DialogLoading
import Dialogs
import Foundation
import Testing

/// The examples of `docs/conditions.md`, which authors are told to trust.
@Suite struct ConditionsPageTests {
  /// A row of a table: an expression, and its value or what it belongs to.
  struct Example: Sendable, CustomTestStringConvertible {
    let expression: String
    let result: String
    var testDescription: String { expression }
  }

  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
  static let page =
    (try? String(contentsOf: root.appending(path: "docs/conditions.md"), encoding: .utf8)) ?? ""

  /// The rows under a heading, or all that stand before or after it.
  private static func rows(_ text: Substring) -> [Example] {
    text.split(separator: "\n").filter { $0.hasPrefix("| `") }.map { line in
      let cells = line.split(separator: " | ", omittingEmptySubsequences: false)
      let plain = cells.prefix(2).map { $0.trimmingPrefix("| ").filter { $0 != "`" }.trimmingSuffix(" |") }
      return Example(expression: plain[0], result: plain[1])
    }
  }

  static let parts = page.split(separator: "## What is left out")
  static let examples = rows(parts.first ?? "")
  static let outside = rows(parts.dropFirst().first ?? "")

  /// What stands in a fenced block, the first of its kind.
  static func block(_ kind: String) -> String {
    String(page.split(separator: "```\(kind)\n").dropFirst().first?.split(separator: "```").first ?? "")
  }

  static let trial = Result {
    let loader = DialogLoader()
    let language = loader.loadLanguage(root.appending(path: "dialogs/languages/en.yaml").path) { _ in }
    let file = SourceFile(path: "conditions.md", text: block("yaml"))
    let loaded = loader.load(files: [file], language: try #require(language))
    if loaded.hasErrors {
      Issue.record("\(DiagnosticRenderer(sources: loaded.sources).render(loaded.diagnostics))")
    }
    return try ExpressionTrial(facts: block("text"), dialog: loaded.dialog)
  }

  @Test(arguments: examples)
  func `an example of the page has the value that the page says`(example: Example) throws {
    switch try Self.trial.get().evaluate(example.expression) {
    case .value(let value): #expect(value.literal == example.result)
    case .wrong(let found, _): Issue.record("\(found.map(\.message))")
    case .explained: Issue.record("nobody asked for an explanation")
    }
  }

  @Test(arguments: outside)
  func `what the page leaves out is an error that says so`(example: Example) throws {
    guard case .wrong(let found, _) = try Self.trial.get().evaluate(example.expression) else {
      Issue.record("it has a value")
      return
    }
    #expect(found.first?.code == .outOfScope)
    #expect(found.first?.message.hasSuffix("belongs to \(example.result)") == true)
  }

  /// Every operator and function of the dialog language, as it is written.
  static let operators: [String] = """
    and or xor implies not is·null is·not·null is·true is·not·true is·false is·not·false Coalesce( = != ~ !~ < <= > >=
    between properly·between in contains + - * / div mod ^ Power( Abs( Ceiling( Floor( Truncate( Round( successor·of
    predecessor·of maximum minimum if·_·then case·when case·region·when exists First( Last( [0] distinct union intersect
    except Length( IndexOf( Skip( Take( Tail( flatten singleton·from Count( Sum( Min( Max( Avg( AllTrue( AnyTrue( &
    Combine( Split( Upper( Lower( PositionOf( LastPositionOf( StartsWith( EndsWith( Substring( is·Decimal as·Decimal
    convert ToQuantity( Interval[ /*
    """.split { $0.isWhitespace }.map { String($0).replacing("·", with: " ") }

  @Test(arguments: operators)
  func `every operator has an example`(name: String) {
    let words = name.split(separator: " _ ")
    #expect(Self.examples.contains { example in words.allSatisfy { example.expression.contains($0) } })
  }

  @Test func `the page has its examples`() {
    #expect(Self.examples.count > 100)
    #expect(Self.outside.count > 5)
  }
}

extension StringProtocol {
  fileprivate func trimmingSuffix(_ suffix: String) -> String {
    hasSuffix(suffix) ? String(dropLast(suffix.count)) : String(self)
  }
}
