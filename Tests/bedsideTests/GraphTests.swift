import Foundation
import Testing

@Suite struct GraphTests {
  static let formats: [(arguments: [String], begins: String)] = [
    ([], "---\ntitle: \"Leg cramps\"\n---\nflowchart TD\n"),
    (["--format", "dot"], "digraph \"leg-cramps\" {\n"),
    (["--format", "html"], "<!DOCTYPE html>\n"),
  ]

  @Test(arguments: formats)
  func `the picture goes to standard output`(arguments: [String], begins: String) throws {
    let result = try Program.run(["graph", "leg-cramps"] + arguments)
    #expect(result.output.hasPrefix(begins), "\(result.errors)")
    #expect(result.status == 0)
    #expect(result.errors.isEmpty)
  }

  @Test func `the format follows from the ending of the file`() throws {
    let folder = try TemporaryFolder()
    let names = [
      ("a.html", "<!DOCTYPE html>"), ("a.gv", "digraph"), ("a.mmd", "---\ntitle"), ("A.HTM", "<!DOCTYPE"),
      ("b.dot", "digraph"), ("b.c.mermaid", "---\ntitle"),
    ]
    for (name, begins) in names {
      let file = folder.url.appending(path: name)
      #expect(try Program.run(["graph", "leg-cramps", "--output", file.path]).status == 0)
      #expect(try String(contentsOf: file, encoding: .utf8).hasPrefix(begins))
    }
  }

  @Test(arguments: ["a.png", "a.gif", "a.pdf", "picture", "html", "a.html.", "folder.svg/picture"])
  func `an ending that names no format is refused, and those that do are told`(name: String) throws {
    let folder = try TemporaryFolder()
    try folder.write("mine", to: "folder.svg/mine")
    let file = folder.url.appending(path: name)
    let result = try Program.run(["graph", "leg-cramps", "--output", file.path])
    #expect(result.status == 2)
    for ending in [".html", ".svg", ".dot", ".mmd", "--format"] { #expect(result.errors.contains(ending)) }
    #expect(!FileManager.default.fileExists(atPath: file.path))
    let told = try Program.run(["graph", "leg-cramps", "--format", "dot", "--output", file.path])
    #expect(told.status == 0, "\(told.errors)")
  }

  @Test func `the legend reads as a person does who has told nothing yet`() throws {
    let page = try Program.run(["graph", "leg-cramps", "--format", "html"]).output
    let legend = try #require(page.firstRange(of: "<div class=\"legend\">").map { page[$0.lowerBound...] })
    #expect(legend.prefix(3000).contains("<span>Call your local emergency number now</span>"))
    #expect(!legend.prefix(while: { $0 != "\n" }).contains("{{"))
  }

  @Test func `without Graphviz an SVG is laid out all the same, and it is said what to install`() throws {
    let result = try Program.run(
      ["graph", "leg-cramps", "--format", "svg"], environment: ["PATH": "/nowhere"])
    #expect(result.status == 0)
    #expect(result.output.hasPrefix("<svg"))
    #expect(result.errors.contains("Graphviz is not installed"))
    #expect(result.errors.contains("apt-get install graphviz"))
  }

  @Test func `coverage and the way of a transcript are painted on it`() throws {
    let transcript = "dialogs/leg-cramps/tests/emergency/frostbite.transcript"
    let result = try Program.run(
      ["graph", "leg-cramps", "--coverage", "--transcript", transcript, "--format", "html"])
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.output.contains("passing tests"))
    #expect(result.output.contains("class=\"node on-path tested"))
  }

  static let wrong: [(arguments: [String], status: Int32, says: String)] = [
    (["graph", "leg-cramps", "--format", "png"], 2, "png"), (["graph"], 2, "dialog"),
    (["graph", "no-such-dialog"], 1, "no-such-dialog"),
    (["graph", "leg-cramps", "--output", "/no/such/folder/a.html"], 1, "/no/such/folder/a.html"),
    (["graph", "leg-cramps", "--transcript", "/no/such.transcript"], 1, "/no/such.transcript"),
  ]

  @Test(arguments: wrong)
  func `wrong usage is said`(arguments: [String], status: Int32, says: String) throws {
    let result = try Program.run(arguments)
    #expect(result.status == status)
    #expect(result.errors.contains(says), "\(result.errors)")
  }
}
