public import Diagnostics

extension SuiteResult {
  /// All that came of a run, for programs.
  public var json: JSON {
    .object(of: [
      "passed": .boolean(passed), "passed_count": .number(passedCount), "failed_count": .number(failedCount),
      "not_run_count": .number(foundCount - outcomes.count), "seconds": .number(milliseconds(seconds)),
      "empty_paths": emptyPaths.isEmpty ? nil : .strings(emptyPaths), "unreviewed": .strings(unreviewed),
      "transcripts": .array(outcomes.map(\.json)),
      "coverage": coverage.isEmpty ? nil : .array(coverage.map(\.json)),
    ])
  }
}

extension TranscriptOutcome {
  fileprivate var json: JSON {
    .object(of: [
      "path": .string(path), "title": title.map(JSON.string), "passed": .boolean(passed),
      "seconds": .number(milliseconds(seconds)), "unreviewed": .boolean(result?.isUnreviewed ?? false),
      "grade": (result?.grade).map { .string($0.name) }, "error": report.isEmpty ? nil : .string(report),
      "broken_properties": brokenRules.isEmpty ? nil : .strings(brokenRules),
      "rewritten_lines": rewritten.isEmpty ? nil : .array(rewritten.map { .number($0) }),
      "failures": .array(
        (result?.failures ?? []).map { failure in
          .object(of: [
            "path": .string(path(of: failure.line)), "line": .number(failure.line.number),
            "grade": .string(failure.grade.name), "expected": .string(failure.line.written),
            "observed": .string(failure.observed),
            "conversation": .array(
              failure.talk.map { .object(of: ["who": .string($0.kind.rawValue), "text": .string($0.text)]) }),
          ])
        }),
    ])
  }
}

/// Seconds with three places, as XML and JSON take them.
func milliseconds(_ seconds: Double) -> String {
  let thousandths = Int(max(0, min(seconds, 1e12)) * 1000)
  let places = String(thousandths % 1000)
  return "\(thousandths / 1000)." + String(repeating: "0", count: 3 - places.count) + places
}
