/// Writes diagnostics as text: where, what, the line with the place underlined, and the repair.
///
/// Whatever stands in files, paths and messages, no control character gets through.
public struct DiagnosticRenderer: Sendable {
  private let sources: SourceFiles
  private let color: Bool
  private let width: Int

  /// Creates a renderer.
  ///
  /// - Parameters:
  ///   - sources: The files that ranges point into.
  ///   - color: Whether to add the escape sequences for colours.
  ///   - width: How many columns of a line are shown; longer lines are clipped around the place.
  public init(sources: SourceFiles, color: Bool = false, width: Int = 100) {
    self.sources = sources
    self.color = color
    self.width = width
  }

  /// The diagnostics in the order of ``SourceFiles/readingOrder(of:)``, each ended by a line break.
  public func render(_ diagnostics: [Diagnostic]) -> String {
    var locator = SourceLocator(sources)
    var output = ""
    for diagnostic in sources.readingOrder(of: diagnostics) { render(diagnostic, &locator, to: &output) }
    return output
  }

  /// How many there are, for example `2 errors, 1 warning`; identical ones count once. Empty where there are none.
  public static func summary(of diagnostics: [Diagnostic]) -> String {
    let distinct = Set(diagnostics)
    let parts = Diagnostic.Severity.allCases.compactMap { severity -> String? in
      let count = distinct.count { $0.severity == severity }
      return count == 0 ? nil : "\(count) \(severity.rawValue)\(count == 1 ? "" : "s")"
    }
    return parts.joined(separator: ", ")
  }

  private func render(_ diagnostic: Diagnostic, _ locator: inout SourceLocator, to output: inout String) {
    let word = Part(
      severity: diagnostic.severity, message: diagnostic.message, code: diagnostic.code,
      fix: diagnostic.fixIt?.message)
    render(word, at: diagnostic.place, &locator, to: &output)
    for note in diagnostic.notes {
      render(Part(severity: .note, message: note.message), at: note.place, &locator, to: &output)
    }
  }

  /// A diagnostic or one of its notes.
  private struct Part {
    let severity: Diagnostic.Severity
    let message: String
    var code: DiagnosticCode?
    var fix: String?
  }

  private func render(
    _ part: Part, at place: Diagnostic.Place, _ locator: inout SourceLocator, to output: inout String
  ) {
    var location: SourceLocation?
    switch place {
    case .range(let range):
      location = locator.location(of: range)
      if let location { output += "\(printable(location.path)):\(location.line):\(location.column): " }
    case .path(let path): output += printable(path) + ": "
    case .nowhere: break
    }
    output += paint("\(part.severity.rawValue):", part.severity) + " " + printable(part.message)
    if let code = part.code { output += " [\(code.name)]" }
    output += "\n"
    if case .range(let range) = place, let location, let lines = locator.lines(of: range.file) {
      let excerpt = Excerpt(of: range.bytes, in: lines, width: width)
      output += show(excerpt, line: location.line, part)
    } else if let fix = part.fix {
      output += "  fix: \(printable(fix))\n"
    }
  }

  private func show(_ excerpt: Excerpt, line: Int, _ part: Part) -> String {
    let number = String(line)
    let margin = String(repeating: " ", count: number.utf8.count)
    let caret = paint("^" + String(repeating: "~", count: excerpt.marked - 1), part.severity)
    let shown = excerpt.text.isEmpty ? "" : " " + excerpt.text
    let fix = part.fix.map { " fix: " + printable($0) } ?? ""
    return "\(number) |\(shown)\n\(margin) | \(String(repeating: " ", count: excerpt.indent))\(caret)\(fix)\n"
  }

  private func paint(_ text: String, _ severity: Diagnostic.Severity) -> String {
    guard color else { return text }
    let hue =
      switch severity {
      case .error: 31
      case .warning: 33
      case .note: 36
      }
    return "\u{1B}[1;\(hue)m\(text)\u{1B}[0m"
  }
}

extension SourceFiles {
  /// The diagnostics by file and offset, those of whole files first and those of no file before all; identical ones
  /// once, and otherwise in the order given.
  public func readingOrder(of diagnostics: [Diagnostic]) -> [Diagnostic] {
    var seen: Set<Diagnostic> = []
    let numbers = Dictionary(zip(files.map(\.path), files.indices), uniquingKeysWith: { first, _ in first })
    let keyed = diagnostics.filter { seen.insert($0).inserted }.enumerated().map { position, diagnostic in
      let (file, offset) =
        switch diagnostic.place {
        case .range(let range): (range.file, range.bytes.lowerBound)
        case .path(let path): (numbers[path] ?? -1, -1)
        case .nowhere: (-2, -1)
        }
      return (key: (file, offset, position), diagnostic: diagnostic)
    }
    return keyed.sorted { $0.key < $1.key }.map(\.diagnostic)
  }
}
