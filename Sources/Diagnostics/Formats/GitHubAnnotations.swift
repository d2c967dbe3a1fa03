/// Writes reports as workflow commands of GitHub Actions, which shows each at its line.
public struct GitHubAnnotations: Sendable {
  private let folder: String

  /// - Parameter folder: The absolute path of the folder that the program runs in, to make paths relative to it.
  public init(folder: String = "") { self.folder = folder }

  /// One line for each diagnostic, and one where not all was looked at.
  public func render(_ reports: [DiagnosticReport]) -> String {
    var output = ""
    for report in reports {
      var locator = SourceLocator(report.sources)
      for diagnostic in report.diagnostics { output += line(diagnostic, &locator) + "\n" }
      if let omission = report.omission {
        output += "::notice title=bedside::\(Self.escaped("\(report.path): \(omission)"))\n"
      }
    }
    return output
  }

  private func line(_ diagnostic: Diagnostic, _ locator: inout SourceLocator) -> String {
    var properties: [(String, String)] = []
    switch diagnostic.place {
    case .nowhere: break
    case .path(let path): properties.append(("file", portablePath(path, in: folder)))
    case .range(let range):
      guard let span = locator.span(of: range, in: .characters) else { break }
      properties += [
        ("file", portablePath(span.path, in: folder)), ("line", String(span.line)),
        ("endLine", String(span.endLine)), ("col", String(span.column)),
      ]
      // GitHub takes columns of one line only, the last one included.
      if span.endLine == span.line {
        properties.append(("endColumn", String(max(span.column, span.endColumn - 1))))
      } else {
        properties.removeLast()
      }
    }
    properties.append(("title", diagnostic.code.name))
    let told = properties.map { "\($0)=\(Self.escaped($1, isProperty: true))" }.joined(separator: ",")
    return "::\(Self.command(diagnostic.severity)) \(told)::\(Self.escaped(message(diagnostic)))"
  }

  private func message(_ diagnostic: Diagnostic) -> String {
    let fix = diagnostic.fixIt.map { "\nfix: \($0.message)" } ?? ""
    return diagnostic.message + fix
  }

  private static func command(_ severity: Diagnostic.Severity) -> String {
    switch severity {
    case .error: "error"
    case .warning: "warning"
    case .note: "notice"
    }
  }

  /// Line breaks and percent signs are escaped everywhere, colons and commas in properties too; whatever else could
  /// steer a terminal is replaced.
  private static func escaped(_ text: String, isProperty: Bool = false) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "%": result += "%25".unicodeScalars
      case "\r": result += "%0D".unicodeScalars
      case "\n": result += "%0A".unicodeScalars
      case ":" where isProperty: result += "%3A".unicodeScalars
      case "," where isProperty: result += "%2C".unicodeScalars
      default: result.append(steersTerminal(scalar) ? "\u{FFFD}" : scalar)
      }
    }
    return String(result)
  }
}
