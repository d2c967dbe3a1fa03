public import Diagnostics

extension DialogLoader {
  /// Loads and checks a dialog: everything there is to say about it, as severe as the dialog asks for.
  ///
  /// - Parameters:
  ///   - today: The day as `2026-01-31`; see ``check(_:today:)``.
  ///   - further: Finds what this module does not: checks that explore conversations.
  public func report(
    on path: String, today: String?, also further: (LoadedDialog) -> [Diagnostic] = { _ in [] }
  ) -> DiagnosticReport {
    let loaded = load(path)
    let found = loaded.diagnostics + check(loaded, today: today) + further(loaded)
    return DiagnosticReport(path: path, diagnostics: loaded.judged(found), sources: loaded.sources)
  }
}
