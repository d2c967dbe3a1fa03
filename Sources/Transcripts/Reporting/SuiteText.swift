import Diagnostics

extension SuiteResult {
  /// What failed, transcript by transcript; empty where nothing did.
  ///
  /// - Parameters:
  ///   - width: How many columns a line may take.
  ///   - program: The name by which the program was called, for the command that replays a transcript.
  public func failures(width: Int = 100, program: String = "bedside") -> String {
    var told: Set<String> = []
    var text = ""
    for path in emptyPaths {
      text += "\(path): error: there is no transcript here; their names end in .transcript\n"
    }
    for outcome in outcomes where !outcome.passed || !outcome.report.isEmpty {
      if outcome.isDialogUnusable, !told.insert(outcome.dialogPath).inserted {
        text += "\(outcome.path): error: not run, because its dialog has mistakes\n"
      } else {
        text += outcome.described(width: width, program: program)
      }
    }
    return text
  }

  /// The conversations as they were held, where that was asked for.
  public var conversations: String {
    outcomes.map { outcome in
      let lines = (outcome.result?.talk ?? []).map { "\($0.kind.rawValue): \(printable($0.text))\n" }
      return "# \(outcome.path)\n" + lines.joined() + "\n"
    }.joined()
  }

  /// What was rewritten, a transcript a line.
  public var rewritings: String {
    outcomes.filter { !$0.rewritten.isEmpty }.map { outcome in
      let lines = outcome.rewritten.map(String.init).joined(separator: ", ")
      return "\(outcome.path): rewrote line\(outcome.rewritten.count == 1 ? "" : "s") \(lines)\n"
    }.joined()
  }

  /// What came of all runs, in one line or a few.
  public var summary: String {
    let failed = outcomes.filter { !$0.passed }
    var text = "\(passedCount) passed, \(failed.count) failed"
    let grades = TranscriptResult.Grade.allCases.reversed().compactMap { grade -> String? in
      let count = failed.count { $0.result?.grade == grade }
      return count == 0 ? nil : "\(count) \(grade.name)"
    }
    if !grades.isEmpty { text += " (gravest difference: \(grades.joined(separator: ", ")))" }
    let left = foundCount - outcomes.count
    if left > 0 { text += ", \(left) not run" }
    if !unreviewed.isEmpty {
      text += "\nunreviewed (\(unreviewed.count)): " + unreviewed.joined(separator: ", ")
    }
    return text
  }
}

extension TranscriptOutcome {
  fileprivate func described(width: Int, program: String) -> String {
    var text = report
    text += result?.report(width: width) { path(of: $0) } ?? ""
    text += brokenRules.map { "\(path): \($0)\n" }.joined()
    if !passed, result != nil { text += "  replay: \(program) test --talk \(quotedForShell(path))\n" }
    return text.isEmpty ? "" : text + (passed ? "" : "\n")
  }
}

/// A word as a shell takes it; plain ones stay as they are.
func quotedForShell(_ word: String) -> String {
  let isPlain = word.utf8.allSatisfy { byte in
    (97...122).contains(byte | 0x20) || (48...57).contains(byte) || "/._-+,:@%".utf8.contains(byte)
  }
  if isPlain, !word.isEmpty, !word.hasPrefix("-") { return word }
  return "'" + word.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
}
