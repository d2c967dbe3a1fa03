/// Writes reports for people: every diagnostic with its line, then how many there are in each dialog.
public struct DiagnosticText: Sendable {
  private let color: Bool

  public init(color: Bool = false) { self.color = color }

  /// The reports; where there is an error, the last line says how to learn what its code means.
  public func render(_ reports: [DiagnosticReport]) -> String {
    var output = ""
    for report in reports {
      output += DiagnosticRenderer(sources: report.sources, color: color).render(report.diagnostics)
      let counts = DiagnosticRenderer.summary(of: report.diagnostics)
      let omission = report.omission.map { " (\(printable($0)))" } ?? ""
      output += "\(printable(report.path)): \(counts.isEmpty ? "no mistakes" : counts)\(omission)\n"
    }
    let first = reports.lazy.flatMap(\.diagnostics).first { $0.severity == .error }
    if let first { output += "What a code means, with an example: bedside explain \(first.code.name)\n" }
    return output
  }
}
