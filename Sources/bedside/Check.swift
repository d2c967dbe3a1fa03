import ArgumentParser
import Diagnostics
import DialogLoading
import Glibc
import Terminal
import Verification

/// `bedside check [PATH…]`: lists every mistake in the dialogs, at its place.
struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Check dialogs without running them.",
    discussion: "Exit codes: 0 no error, 1 an error, 2 wrong usage. See docs/checking.md.")

  /// How the diagnostics are written.
  enum Format: String, CaseIterable, ExpressibleByArgument { case text, json, sarif, github }

  @Argument(help: "Dialogs, or folders of dialogs. (default: dialogs)")
  var paths: [String] = []

  @Option(help: "How to write what is found.")
  var format = Format.text

  @Option(help: ArgumentHelp("Compare 'review_by' with this day instead of today.", valueName: "2026-01-31"))
  var today: String?

  @Option(help: ArgumentHelp("Where the pages of codes are published, for SARIF.", valueName: "https://…/"))
  var helpUri: String?

  @Option(
    help: "How long to look for what no conversation comes to, in seconds for each dialog; 0 for not at all.")
  var seconds = 2

  func validate() throws {
    guard (0...86_400).contains(seconds) else {
      throw ValidationError("--seconds takes 0 to 86400, not \(seconds)")
    }
    if let today, !isDay(today) {
      throw ValidationError("--today takes a day such as 2026-01-31, not '\(today.printable)'")
    }
  }

  func run() throws {
    let finder = DialogFinder()
    let loader = DialogLoader(languageFolders: finder.languageFolders)
    let day = today ?? currentDay()
    let dialogs = (paths.isEmpty ? ["dialogs"] : paths).flatMap(finder.dialogs)
    let reports = dialogs.map { loader.report(on: $0, today: day, also: deadParts) }
    TextOutput.standard.write(written(reports, finder))
    if reports.contains(where: { $0.count(.error) > 0 }) { throw ExitCode(Exit.doesNotHold) }
  }

  /// What no conversation of a dialog comes to, as far as the time goes.
  private func deadParts(_ loaded: LoadedDialog) -> (found: [Diagnostic], omission: String?) {
    guard seconds > 0, let dialog = loaded.dialog else { return ([], nil) }
    var limits = ExplorationLimits()
    let end = ContinuousClock.now + .seconds(seconds)
    limits.isInterrupted = { ContinuousClock.now > end }
    let dead = DeadParts.find(in: dialog, limits: limits)
    return (dead.diagnostics, dead.limit.map { _ in "not all dead parts looked for: see --seconds" })
  }

  private func written(_ reports: [DiagnosticReport], _ finder: DialogFinder) -> String {
    switch format {
    case .text: return DiagnosticText().render(reports)
    case .json: return DiagnosticJSON().render(reports)
    case .github: return GitHubAnnotations(folder: finder.workingFolder).render(reports)
    case .sarif:
      let codes = reports.flatMap { $0.diagnostics.map(\.code) }
      let pages = DiagnosticPageFinder().pages(for: codes, under: helpUri)
      return SARIFLog(folder: finder.workingFolder, version: Bedside.release, pages: pages).render(reports)
    }
  }
}

/// Today where the person is, as `2026-01-31`.
private func currentDay() -> String? {
  var now = time(nil)
  var parts = tm()
  guard localtime_r(&now, &parts) != nil else { return nil }
  func two(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }
  return "\(parts.tm_year + 1900)-\(two(parts.tm_mon + 1))-\(two(parts.tm_mday))"
}
