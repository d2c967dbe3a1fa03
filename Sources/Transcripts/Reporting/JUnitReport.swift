extension SuiteResult {
  /// The run as JUnit's XML, with everything that both schemas in common use ask for: Jenkins' and Windy Road's.
  ///
  /// - Parameters:
  ///   - time: When the run began, as `2026-01-31T09:05:00`.
  ///   - host: The name of the machine.
  public func junit(time: String, host: String) -> String {
    let errors =
      outcomes.count { $0.result == nil || $0.result?.diagnostics.isEmpty == false } + emptyPaths.count
    let failures = failedCount + emptyPaths.count - errors
    let cases = outcomes.map(\.junitCase) + emptyPaths.map(Self.emptyCase)
    return """
      <?xml version="1.0" encoding="UTF-8"?>
      <testsuites>
      <testsuite package="bedside" id="0" name="transcripts" timestamp="\(escapedMarkup(time))" \
      hostname="\(escapedMarkup(host))" tests="\(cases.count)" failures="\(failures)" errors="\(errors)" \
      time="\(milliseconds(seconds))">
      <properties/>
      \(cases.joined(separator: "\n"))
      <system-out/>
      <system-err/>
      </testsuite>
      </testsuites>

      """
  }

  private static func emptyCase(_ path: String) -> String {
    "<testcase name=\"\(escapedMarkup(path))\" classname=\"transcripts\" time=\"0.000\">"
      + "<error message=\"there is no transcript here\" type=\"error\"/></testcase>"
  }
}

extension TranscriptOutcome {
  fileprivate var junitCase: String {
    let parts = path.split(separator: "/")
    let folder = parts.dropLast().joined(separator: ".")
    let start =
      "<testcase name=\"\(escapedMarkup(parts.last ?? ""))\" "
      + "classname=\"\(escapedMarkup(folder.isEmpty ? "transcripts" : folder))\" time=\"\(milliseconds(seconds))\""
    guard !passed else { return start + "/>" }
    guard let result, result.diagnostics.isEmpty else {
      return start
        + "><error message=\"could not be run\" type=\"error\">\(escapedMarkup(report))</error></testcase>"
    }
    let grade = result.grade?.name ?? "property"
    let message = result.failures.first.map {
      "\(path(of: $0.line)):\($0.line.number): \($0.grade.name) differs"
    }
    let text = result.report { path(of: $0) } + brokenRules.map { "\(path): \($0)\n" }.joined()
    return start
      + "><failure message=\"\(escapedMarkup(message ?? brokenRules.first ?? ""))\" type=\"\(grade)\">"
      + "\(escapedMarkup(text))</failure></testcase>"
  }
}
