public import Diagnostics
import Dialogs

extension Transcript {
  /// The most bytes that a transcript may have.
  public static let longestFile = 16 << 20

  /// Reads a transcript, reporting every mistake in it.
  ///
  /// - Returns: `nil` where it cannot be run, after at least one error was reported.
  public static func read(
    _ file: SourceFile, number: Int, report: (Diagnostic) -> Void
  ) -> Transcript? {
    var failed = false
    let lines = TranscriptLines(file: file, number: number).read {
      failed = true
      report($0)
    }
    let whole = SourceRange(file: number, bytes: 0..<0)
    func fail(_ code: DiagnosticCode, _ message: String) {
      failed = true
      report(Diagnostic(code, message, at: whole))
    }
    let dialogs = lines.filter { $0.kind == .dialog }
    if dialogs.isEmpty {
      fail(.transcriptHeader, "a transcript begins with 'dialog:' and the name of the dialog it belongs to")
    }
    for extra in dialogs.dropFirst() {
      failed = true
      report(Diagnostic(.transcriptHeader, "'dialog:' stands here a second time", at: extra.place))
    }
    if !lines.contains(where: \.kind.isExpectation) {
      fail(
        .expectsNothing,
        "this transcript expects nothing; add what must come of it, such as 'level: …' or 'asks: …'")
    }
    guard !failed, let dialog = dialogs.first else { return nil }
    return Transcript(
      path: file.path, dialogID: dialog.text, settings: settings(lines, report: report),
      isUnreviewed: lines.contains { $0.kind == .unreviewed && $0.text == "true" },
      isSaved: lines.contains { $0.kind == .hash },
      body: lines.filter {
        ![.dialog, .set, .unreviewed, .version, .hash, .source, .at].contains($0.kind)
      })
  }

  private static func settings(_ lines: [Line], report: (Diagnostic) -> Void) -> [String: String] {
    var settings: [String: String] = [:]
    for line in lines where line.kind == .set {
      for item in line.text.listedItems {
        guard let (name, value) = item.assignment else {
          report(Diagnostic(.transcriptSyntax, "write 'set: name = value'", at: line.place))
          continue
        }
        settings[name] = value.unquoted
      }
    }
    return settings
  }
}
