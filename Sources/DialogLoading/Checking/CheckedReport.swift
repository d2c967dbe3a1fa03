public import Diagnostics

extension DialogLoader {
  /// Finds what this module does not, by exploring conversations, and says what it left out.
  public typealias FurtherChecks = (LoadedDialog) -> (found: [Diagnostic], omission: String?)

  /// Loads and checks a dialog: everything there is to say about it, as severe as the dialog asks for.
  ///
  /// - Parameter today: The day as `2026-01-31`; see ``check(_:today:)``.
  public func report(
    on path: String, today: String?, also further: FurtherChecks = { _ in ([], nil) }
  ) -> DiagnosticReport {
    let loaded = load(path)
    let explored = further(loaded)
    let found = loaded.diagnostics + check(loaded, today: today) + explored.found
    return DiagnosticReport(
      path: path, diagnostics: loaded.judged(found), sources: loaded.sources, omission: explored.omission)
  }
}
