public import Diagnostics
public import Dialogs

extension VerificationReport {
  /// How many failures of one property are told; the JSON has all.
  private static let mostTold = 12

  /// The report for people: a line a property, and below it the answers that show what is wrong.
  ///
  /// - Parameters:
  ///   - dialog: The dialog that was verified.
  ///   - isBrief: Whether properties that hold are only counted.
  ///   - locate: Where a place is, as `file:line`.
  public func text(
    _ dialog: Dialog, isBrief: Bool = false, locate: (SourceRange) -> String? = { _ in nil }
  ) -> String {
    var lines: [String] = []
    for result in results where !(isBrief && result.verdict == .holds) {
      lines += Self.lines(result, dialog, locate)
    }
    return (lines + [summary]).map { $0 + "\n" }.joined()
  }

  private static func lines(
    _ result: PropertyResult, _ dialog: Dialog, _ locate: (SourceRange) -> String?
  ) -> [String] {
    var first = column(result.verdict.word) + result.id
    if case .notProved(let reason) = result.verdict { first += ": \(reason)" }
    var lines = [first]
    if result.verdict != .holds {
      if let title = result.title { lines.append(column("") + title) }
      if let place = result.property.flatMap({ locate($0.place) }) { lines.append(column("") + place) }
    }
    for failure in result.failures.prefix(mostTold) { lines += self.lines(failure, dialog, locate) }
    let more = result.failures.count - mostTold
    if more > 0 { lines.append(column("") + "and \(more) more") }
    if let unknown = result.unknownIn {
      lines.append(column("") + "neither true nor false where: \(unknown.written(in: dialog))")
    }
    return lines
  }

  private static func lines(
    _ failure: Counterexample, _ dialog: Dialog, _ locate: (SourceRange) -> String?
  ) -> [String] {
    var lines: [String] = []
    let place = failure.place.flatMap(locate).map { " (\($0))" } ?? ""
    if let what = failure.what { lines.append(column("") + what + place) }
    guard let answers = failure.answers else { return lines }
    let then = failure.then.map { ", then \(dialog[$0.question].id) = \($0.answer.written)" } ?? ""
    let indent = failure.what == nil ? "" : "  "
    let length = failure.isShortest ? "" : " (there may be a shorter one)"
    lines.append(column("") + indent + "where: " + answers.written(in: dialog) + then + length)
    return lines
  }

  private static func column(_ word: String) -> String {
    word + String(repeating: " ", count: max(0, 12 - word.count))
  }

  /// How many properties hold, and how many do not.
  public var summary: String {
    func count(_ word: String) -> Int { results.count { $0.verdict.word == word } }
    let counts = [
      "\(count("holds")) of \(results.count) properties hold",
      count("fails") > 0 ? "\(count("fails")) fail" : nil,
      count("unknown") > 0 ? "\(count("unknown")) fail nowhere and are unknown somewhere" : nil,
      count("not proved") > 0 ? "\(count("not proved")) are not proved" : nil,
    ]
    return "\(dialogID): " + counts.compactMap(\.self).joined(separator: ", ")
  }
}

extension PropertyResult.Verdict {
  /// The verdict in one or two words.
  public var word: String {
    switch self {
    case .holds: "holds"
    case .fails: "fails"
    case .unknown: "unknown"
    case .notProved: "not proved"
    }
  }
}

extension Case {
  /// The answers as transcripts write them, in the order of the dialog, and settings that are not the default.
  public func written(in dialog: Dialog) -> String {
    let changed = dialog.settings.compactMap { setting in
      settings[setting.id].flatMap { $0 == setting.defaultValue ? nil : "\(setting.id) = \($0)" }
    }
    let told = answers.sorted { $0.key.position < $1.key.position }.map {
      "\(dialog[$0.key].id) = \($0.value.written)"
    }
    return changed.isEmpty && told.isEmpty ? "nothing is answered" : (changed + told).joined(separator: ", ")
  }
}
