public import Diagnostics

extension Transcript {
  /// Finds the file that an `include:` names.
  public typealias Including =
    (_ path: String, _ from: SourceFile, _ place: SourceRange) -> (file: SourceFile, number: Int)?

  /// How deep files may include each other.
  static let deepestInclude = 8
  /// The most files that one transcript may take in; a file that is included twice counts twice.
  static let mostIncludes = 200

  /// The lines with those of included files in their places.
  static func withIncludes(
    _ lines: [Line], _ file: SourceFile, _ including: Including?, report: (Diagnostic) -> Void
  ) -> [Line] {
    guard lines.contains(where: { $0.kind == .include }) else { return lines }
    guard let including else {
      for line in lines where line.kind == .include {
        report(Diagnostic(.transcriptSyntax, "'include:' needs a file to include from", at: line.place))
      }
      return lines
    }
    var budget = mostIncludes
    return expanded(lines, file, open: [file.path], including, &budget, report)
  }

  private static func expanded(
    _ lines: [Line], _ file: SourceFile, open: [String], _ including: Including, _ budget: inout Int,
    _ report: (Diagnostic) -> Void
  ) -> [Line] {
    lines.flatMap { line -> [Line] in
      guard line.kind == .include else { return [line] }
      func fail(_ message: String) -> [Line] {
        report(Diagnostic(.transcriptSyntax, message, at: line.place))
        return []
      }
      if line.text.isEmpty || line.text.hasPrefix("/") {
        return fail("'include:' takes the path of a file, as seen from this one")
      }
      budget -= 1
      guard budget >= 0 else { return budget == -1 ? fail("a transcript may include 200 files at most") : [] }
      guard let (fragment, number) = including(line.text, file, line.place) else { return [] }
      if open.contains(fragment.path) { return fail("this file includes itself, through '\(line.text)'") }
      guard open.count <= deepestInclude else { return fail("files include each other more than 8 deep") }
      let inner = TranscriptLines.read(fragment, number: number, report: report)
      for header in inner where header.kind.isHeader {
        let message = "'\(header.kind.rawValue):' stands in the transcript itself, not in what it includes"
        report(Diagnostic(.transcriptHeader, message, at: header.place))
      }
      return expanded(
        inner.filter { !$0.kind.isHeader }, fragment, open: open + [fragment.path], including, &budget, report
      )
    }
  }
}
