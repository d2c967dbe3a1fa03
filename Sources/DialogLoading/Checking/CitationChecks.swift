import Diagnostics
import Dialogs
import MarkedYAML

/// Warnings about what a dialog rests on: what cites no claim, sources, and the day by which it is to be reviewed.
struct CitationChecks {
  private let dialog: Dialog
  private let sections: Sections

  init(_ context: CheckContext) { (dialog, sections) = (context.dialog, context.sections) }

  /// - Parameter today: The day as `2026-01-31`.
  func found(_ today: String?) -> [Diagnostic] {
    unfounded + sourceMistakes + (today.flatMap(overdue).map { [$0] } ?? [])
  }

  /// Findings and advice that cite no claim.
  private var unfounded: [Diagnostic] {
    dialog.findings.filter(\.cites.isEmpty).map { finding in
      Diagnostic(
        .findingWithoutClaim,
        "the finding '\(finding.id)' cites no claim: say in 'cites' what it rests on", at: finding.place,
        severity: .warning)
    }
      + dialog.advice.filter(\.cites.isEmpty).map { advice in
        Diagnostic(
          .adviceWithoutClaim, "the advice '\(advice.id)' cites no claim: say in 'cites' what it rests on",
          at: advice.place, severity: .warning)
      }
  }

  private var sourceMistakes: [Diagnostic] {
    let named =
      dialog.claims.flatMap(\.sources) + dialog.contradictions.flatMap { $0.positions.map(\.source) }
    let used = Set(named.map(\.position))
    return zip(dialog.sources.indices, sections[.sources]).flatMap { position, entry in
      let source = dialog.sources[position]
      var found: [Diagnostic] = []
      if source.date?.isEmpty ?? true {
        found.append(
          Diagnostic(
            .undatedSource, "the source '\(source.id)' has no 'date', so nobody can tell how old it is",
            at: entry.place, severity: .warning))
      }
      if !used.contains(position) {
        found.append(
          Diagnostic(
            .unusedSource,
            "no claim rests on the source '\(source.id)': name it in the 'sources' of a claim, or delete it",
            at: entry.place, severity: .warning))
      }
      return found
    }
  }

  /// Days written as `2026-01-31` stand in the order of time.
  private func overdue(_ today: String) -> Diagnostic? {
    guard let day = dialog.reviewBy, day < today, let entry = sections.header[.reviewBy] else { return nil }
    return Diagnostic(
      .reviewOverdue,
      "the content was to be reviewed by \(day), and today is \(today): review it, and set a new day",
      at: entry.value.range, severity: .warning)
  }
}
