/// Writes reports as a log of SARIF 2.1.0 (OASIS, 2020), for code scanning and editors.
///
/// Paths are relative to the folder that the program runs in, with forward slashes; columns are UTF-16 code units.
public struct SARIFLog: Sendable {
  private let folder: String
  private let version: String
  private let pages: [DiagnosticCode: DiagnosticPage]

  /// - Parameters:
  ///   - folder: The absolute path of the folder that the program runs in, to make paths relative to it.
  ///   - version: The version of the program.
  ///   - pages: The pages that explain codes.
  public init(folder: String = "", version: String, pages: [DiagnosticCode: DiagnosticPage] = [:]) {
    self.folder = folder
    self.version = version
    self.pages = pages
  }

  /// One run with all reports.
  public func render(_ reports: [DiagnosticReport]) -> String {
    let codes = Set(reports.flatMap { $0.diagnostics.map(\.code) }).sorted { $0.rawValue < $1.rawValue }
    let indices = Dictionary(uniqueKeysWithValues: zip(codes, codes.indices))
    let results = reports.flatMap { report in
      var places = SARIFPlaces(report.sources, folder: folder)
      return report.diagnostics.map { places.result($0, rule: indices[$0.code] ?? 0) }
    }
    let driver = JSON.object(of: [
      "name": .string("bedside"), "semanticVersion": .string(version), "rules": .array(codes.map(rule)),
    ])
    let run = JSON.object(of: [
      "tool": .object(of: ["driver": driver]),
      "columnKind": .string("utf16CodeUnits"),
      "newlineSequences": .strings(["\r\n", "\n", "\r"]),
      "originalUriBaseIds": .object(of: [
        SARIFPlaces.base: .object(of: [
          "description": Self.message("The folder in which bedside ran.")
        ])
      ]),
      "results": .array(results),
      "invocations": omissions(reports),
    ])
    return JSON.object(of: [
      "$schema": .string("https://json.schemastore.org/sarif-2.1.0.json"), "version": .string("2.1.0"),
      "runs": .array([run]),
    ]).text + "\n"
  }

  /// What was not looked at, as notes on the run; `nil` where everything was.
  private func omissions(_ reports: [DiagnosticReport]) -> JSON? {
    let notes = reports.compactMap { report in
      report.omission.map {
        JSON.object(of: ["level": .string("note"), "message": Self.message("\(report.path): \($0)")])
      }
    }
    guard !notes.isEmpty else { return nil }
    let invocation = JSON.object(of: [
      "executionSuccessful": .boolean(true), "toolExecutionNotifications": .array(notes),
    ])
    return .array([invocation])
  }

  static func message(_ text: String) -> JSON { .object(of: ["text": .string(text)]) }

  private func rule(_ code: DiagnosticCode) -> JSON {
    let page = pages[code]
    return .object(of: [
      "id": .string(code.name),
      "name": .string("\(code)"),
      "shortDescription": page.map { Self.message($0.title) },
      "fullDescription": page.map { Self.message($0.summary) },
      "help": .object(of: [
        "text": .string(page?.text ?? "See: bedside explain \(code.name)"),
        "markdown": page.map { .string($0.text) },
      ]),
      "helpUri": page?.uri.map(JSON.string),
      "defaultConfiguration": .object(of: ["level": .string(code.usualSeverity.rawValue)]),
    ])
  }
}
