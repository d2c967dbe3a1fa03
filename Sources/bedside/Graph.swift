import ArgumentParser
import Diagnostics
import DialogLoading
import Dialogs
import Glibc
import Pictures
import Terminal
import Threads
import Transcripts

/// `bedside graph DIALOG`: the flow as a picture.
struct Graph: ParsableCommand {
  enum Format: String, CaseIterable, ExpressibleByArgument { case mermaid, dot, svg, html }

  static let configuration = CommandConfiguration(
    commandName: "graph", abstract: "Draw the flow as a picture.",
    discussion: "The page of --format html needs nothing but a browser. See docs/pictures.md.")

  @Argument(help: "A folder or file of a dialog, or the name of one in dialogs/.")
  var dialog: String

  @Option(help: "mermaid, dot, svg or html. (default: by the ending of --output; mermaid on standard output)")
  var format: Format?

  @Option(
    name: .shortAndLong, help: ArgumentHelp("Where to write it; - for standard output.", valueName: "file"))
  var output = "-"

  @Flag(help: "Run the dialog's transcripts, and paint what they go through.")
  var coverage = false

  @Option(help: ArgumentHelp("Highlight the way of a transcript.", valueName: "file"))
  var transcript: String?

  func validate() throws {
    guard format == nil, output != "-", Self.format(of: output) == nil else { return }
    throw ValidationError(
      "the ending of '\(output.printable)' names no format: .html, .htm, .svg, .dot, .gv, .mmd and .mermaid do, "
        + "or say --format")
  }

  func run() throws {
    let loaded = try loadDialog(dialog)
    let dialog = try usable(loaded)
    guard dialog.nodes.count <= Picture.mostNodes else {
      throw ValidationError("\(dialog.nodes.count) nodes make no picture; at most \(Picture.mostNodes) do")
    }
    var locator = SourceLocator(loaded.sources)
    var picture = Picture(dialog) { locator.location(of: $0).map { "\($0.path):\($0.line)" } }
    if coverage { picture.paint(runTranscripts(of: dialog)) }
    if let transcript { try follow(transcript, dialog, &picture) }
    try save(written(picture), to: output)
  }

  private func written(_ picture: Picture) -> String {
    switch format ?? Self.format(of: output) ?? .mermaid {
    case .mermaid: return picture.mermaid
    case .dot: return picture.dot
    case .html: return picture.page
    case .svg:
      switch waiting(for: { await drawn(by: picture.dot) }) {
      case .success(let svg): return svg
      case .failure(let problem):
        note("note: \(problem.message); the picture is laid out without it")
        return picture.svg
      }
    }
  }

  private func note(_ text: String) { TextOutput.errors.write(text.printable + "\n") }

  /// The format that a file's ending asks for; `nil` for an ending that is none of a picture in words.
  private static func format(of path: String) -> Format? {
    let name = path.split(separator: "/").last ?? ""
    let parts = name.split(separator: ".", omittingEmptySubsequences: false)
    return switch parts.count > 1 ? parts.last?.lowercased() : nil {
    case "html", "htm": .html
    case "svg": .svg
    case "dot", "gv": .dot
    case "mmd", "mermaid": .mermaid
    default: nil
    }
  }

  private func runTranscripts(of dialog: Dialog) -> CoverageReport? {
    let finder = DialogFinder()
    let path = finder.path(of: self.dialog)
    var options = SuiteOptions()
    options.jobs = availableCores
    options.withCoverage = true
    let line = ProgressLine()
    let result = TranscriptSuite(finder: finder, options: options).run(finder.transcripts(ofDialog: path)) {
      line.show("\($0.done) of \($0.total)", failed: $0.failed)
    }
    line.clear()
    let report = result.coverage.first { $0.dialogID == dialog.id }
    if report == nil { note("note: '\(dialog.id)' has no transcripts, so nothing is covered") }
    return report
  }

  private func follow(_ path: String, _ dialog: Dialog, _ picture: inout Picture) throws {
    let followed = FollowedTranscript(path, with: dialog, finder: DialogFinder())
    if !followed.report.isEmpty { TextOutput.errors.write(followed.report.printable) }
    guard let conversation = followed.conversation else { throw ExitCode(Exit.doesNotHold) }
    picture.follow(conversation, title: followed.title)
  }
}

private func drawn(by dot: String) async -> Result<String, Graphviz.Problem> {
  do { return .success(try await Graphviz.svg(of: dot)) } catch { return .failure(error) }
}
