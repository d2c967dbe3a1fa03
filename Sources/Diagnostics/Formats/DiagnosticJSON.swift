/// Writes reports as one JSON value; `docs/checking.md` describes it.
public struct DiagnosticJSON: Sendable {
  /// Goes up with every change that a reader could trip over.
  public static let version = 1

  public init() {}

  /// All reports as one line of JSON.
  public func render(_ reports: [DiagnosticReport]) -> String {
    let dialogs = reports.map { report in
      var places = Places(report.sources)
      return JSON.object(of: [
        "path": .string(report.path),
        "errors": .number(report.count(.error)),
        "warnings": .number(report.count(.warning)),
        "notes": .number(report.count(.note)),
        "omission": report.omission.map(JSON.string),
        "diagnostics": .array(report.diagnostics.map { places.json($0) }),
      ])
    }
    return JSON.object(of: ["version": .number(Self.version), "dialogs": .array(dialogs)]).text + "\n"
  }

  private struct Places {
    private var locator: SourceLocator

    init(_ sources: SourceFiles) { locator = SourceLocator(sources) }

    mutating func json(_ diagnostic: Diagnostic) -> JSON {
      var notes: [JSON] = []
      for note in diagnostic.notes {
        notes.append(.object(of: ["message": .string(note.message), "place": json(note.place)]))
      }
      return .object(of: [
        "code": .string(diagnostic.code.name),
        "severity": .string(diagnostic.severity.rawValue),
        "message": .string(diagnostic.message),
        "place": json(diagnostic.place),
        "notes": notes.isEmpty ? nil : .array(notes),
        "fix": diagnostic.fixIt.map { json($0) },
      ])
    }

    private mutating func json(_ fix: Diagnostic.FixIt) -> JSON {
      .object(of: [
        "message": .string(fix.message), "place": json(.range(fix.range)),
        "replacement": .string(fix.replacement),
      ])
    }

    private mutating func json(_ place: Diagnostic.Place) -> JSON? {
      switch place {
      case .nowhere: return nil
      case .path(let path): return .object(of: ["file": .string(path)])
      case .range(let range):
        guard let span = locator.span(of: range, in: .characters) else { return nil }
        return .object(of: [
          "file": .string(span.path),
          "line": .number(span.line), "column": .number(span.column),
          "endLine": .number(span.endLine), "endColumn": .number(span.endColumn),
          "start": .number(range.bytes.lowerBound), "end": .number(range.bytes.upperBound),
        ])
      }
    }
  }
}
