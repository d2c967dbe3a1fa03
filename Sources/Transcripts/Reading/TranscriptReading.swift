public import Diagnostics
import Dialogs

extension Transcript {
  /// The most bytes that a transcript may have.
  public static let longestFile = 16 << 20

  /// Reads a transcript, reporting every mistake in it.
  ///
  /// - Parameter including: Finds the file that an `include:` names, as written, seen from the file that includes it,
  ///   and gives it a number; after a report of its own it gives `nil`.
  /// - Returns: `nil` where it cannot be run, after at least one error was reported.
  public static func read(
    _ file: SourceFile, number: Int, including: Including? = nil, report: (Diagnostic) -> Void
  ) -> Transcript? {
    var failed = false
    func tell(_ diagnostic: Diagnostic) {
      failed = true
      report(diagnostic)
    }
    func fail(_ code: DiagnosticCode, _ message: String, _ place: SourceRange? = nil) {
      tell(Diagnostic(code, message, at: place ?? SourceRange(file: number, bytes: 0..<0)))
    }
    let own = TranscriptLines.read(file, number: number, report: tell)
    let lines = withIncludes(own, file, including, report: tell)
    let dialogs = lines.filter { $0.kind == .dialog }
    if dialogs.isEmpty {
      fail(.transcriptHeader, "a transcript begins with 'dialog:' and the name of the dialog it belongs to")
    }
    for extra in dialogs.dropFirst() {
      fail(.transcriptHeader, "'dialog:' stands here a second time", extra.place)
    }
    checkHeader(lines, fail)
    if !lines.contains(where: \.kind.isExpectation) {
      fail(
        .expectsNothing,
        "this transcript expects nothing; add what must come of it, such as 'level: …' or 'asks: …'")
    }
    guard !failed, let dialog = dialogs.first else { return nil }
    let unreviewed = lines.first { $0.kind == .unreviewed }
    return Transcript(
      path: file.path, dialogID: dialog.text, settings: settings(lines), isUnreviewed: unreviewed != nil,
      isSaved: lines.contains { $0.kind == .hash },
      body: lines.filter { !$0.kind.isHeader && $0.kind != .at && $0.kind != .include },
      settingLines: lines.filter { $0.kind == .set }, unreviewedPlace: unreviewed?.place)
  }

  private static func checkHeader(_ lines: [Line], _ fail: (DiagnosticCode, String, SourceRange?) -> Void) {
    var hasBegun = false
    for line in lines {
      switch line.kind {
      case .you: hasBegun = true
      case .set where hasBegun:
        fail(.transcriptHeader, "'set:' holds from the start: write it above the first 'you:'", line.place)
      case .unreviewed where line.text != "true":
        fail(.transcriptHeader, "'unreviewed:' takes 'true'; delete the line once it is reviewed", line.place)
      default: break
      }
      if line.kind == .set {
        for item in line.text.listedItems where item.assignment == nil {
          fail(.transcriptSyntax, "write 'set: name = value'", line.place)
        }
      }
    }
  }

  private static func settings(_ lines: [Line]) -> [String: String] {
    var settings: [String: String] = [:]
    for line in lines where line.kind == .set {
      for (name, value) in line.text.listedItems.compactMap(\.assignment) { settings[name] = value.unquoted }
    }
    return settings
  }
}
