public import Diagnostics

/// Which changes of the dialogs the transcripts notice.
public struct MutationReport: Sendable {
  /// A change that no transcript noticed.
  public struct Survivor: Hashable, Sendable {
    public let description: String
    public let lines: CoverageReport.Lines?
  }

  /// What came of one dialog.
  public struct DialogPart: Sendable {
    public let dialogID: String
    public let path: String
    /// How many transcripts were held against each change.
    public let transcripts: Int
    public let noticed: Int
    /// Changes that no answers could tell from the dialog as it is; not counted.
    public let equivalent: Int
    public let survivors: [Survivor]

    /// How many of the changes that could be noticed were: the mutation score.
    public var percent: Double { CoverageReport.percent(noticed, of: noticed + survivors.count) }
  }

  public let parts: [DialogPart]
  /// Why some transcripts could not be used: they fail without any change.
  public let failures: String
  public let seconds: Double

  /// Whether every transcript passes without a change, and there are some.
  public var isComplete: Bool { failures.isEmpty && !parts.isEmpty }

  /// The least score of all dialogs.
  public var percent: Double { parts.map(\.percent).min() ?? 0 }
}

extension MutationReport {
  /// Each change that no transcript noticed at its place, then the score.
  public var text: String {
    failures
      + parts.map { part in
        let survivors = part.survivors.map { survivor in
          (survivor.lines.map { "\($0.described): " } ?? "") + "not noticed: \(survivor.description)\n"
        }
        let count = part.noticed + part.survivors.count
        return survivors.joined()
          + "\(part.dialogID): mutation score \(CoverageReport.written(part.percent)): \(part.noticed) of \(count)"
          + " changes noticed by \(part.transcripts) transcripts; \(part.equivalent) that change nothing left out\n"
      }.joined()
  }

  /// The same for programs.
  public var json: JSON {
    .object(of: [
      "error": failures.isEmpty ? nil : .string(failures),
      "dialogs": .array(
        parts.map { part in
          .object(of: [
            "dialog": .string(part.dialogID), "path": .string(part.path),
            "transcripts": .number(part.transcripts),
            "score": .number(String(CoverageReport.written(part.percent).dropLast(2))),
            "noticed": .number(part.noticed), "equivalent": .number(part.equivalent),
            "not_noticed": .array(
              part.survivors.map { survivor in
                .object(of: [
                  "change": .string(survivor.description), "path": survivor.lines.map { .string($0.path) },
                  "first_line": survivor.lines.map { .number($0.first) },
                  "last_line": survivor.lines.map { .number($0.last) },
                ])
              }),
          ])
        }),
    ])
  }
}
