import ClinicalQuality
public import Diagnostics
import Dialogs

extension DialogLoader {
  /// Everything that is worth a warning but no part of loading: what replies are understood as, conditions that cannot
  /// be meant as they are written, dead parts, evidence that is missing or unused, texts that are hard to read.
  ///
  /// The severities are the usual ones; ``LoadedDialog/judged(_:)`` gives those that the dialog asks for.
  /// - Parameter today: The day as `2026-01-31`, to tell what is past its review; `nil` leaves that out.
  /// - Returns: Nothing for a dialog that has errors already.
  public func check(_ loaded: LoadedDialog, today: String? = nil) -> [Diagnostic] {
    guard let context = CheckContext(loaded, self) else { return [] }
    let found =
      checkVocabulary(loaded) + checkConditions(context) + EdgeChecks(context).found()
      + PartChecks(context).found() + KnownFactChecks(context).found() + checkEvidence(loaded)
      + CitationChecks(context).found(today)
      + ScreenChecks(context).found() + (ReadingChecks(context)?.found() ?? [])
    return loaded.sources.readingOrder(of: found)
  }
}

/// A sound dialog with everything that checks look at: its files taken apart once more, and its conditions with their
/// places.
///
/// No part of loading: only whoever checks pays for it.
struct CheckContext {
  let dialog: Dialog
  let sections: Sections
  let recorder: ConditionRecorder

  /// `nil` for a dialog that has errors.
  init?(_ loaded: LoadedDialog, _ loader: DialogLoader) {
    guard let dialog = loaded.dialog else { return nil }
    let report = Report()
    var sources = SourceFiles()
    let files = Array(loaded.sources.files.prefix(loaded.dialogFileCount))
    guard let sections = loader.read(files, "", into: &sources, report) else { return nil }
    let recorder = ConditionRecorder()
    _ = Assembler(sections, language: dialog.language, report: report, recorder: recorder).assemble()
    self.dialog = dialog
    self.sections = sections
    self.recorder = recorder
  }

  /// Every expression of the dialog but those of properties.
  var expressions: [Expression] {
    var all = dialog.derived.map(\.expression)
    all += dialog.scores.flatMap { $0.items.map(\.when) }
    all += texts.compactMap(\.self).flatMap(\.expressions)
    all += dialog.findings.flatMap { [$0.when] + $0.raises.map(\.when) }
    return all + conditions.compactMap(\.self)
  }

  private var texts: [Text?] {
    var texts: [Text?] = dialog.questions.flatMap { [$0.ask, $0.why, $0.help] }
    texts += dialog.nodes.map(\.say)
    texts += dialog.levels.flatMap { [$0.headline, $0.say] }
    texts += dialog.findings.map(\.explain)
    texts += dialog.advice.map { $0.say as Text? }
    return texts + dialog.topics.flatMap { [$0.say, $0.instead] }
  }

  /// The conditions that may be left out.
  private var conditions: [Expression?] {
    var conditions = dialog.questions.map(\.relevant)
    conditions += dialog.nodes.flatMap { $0.asks.map(\.when) + $0.edges.map(\.when) }
    conditions += dialog.advice.flatMap { [$0.when, $0.unless] + $0.needs.map(\.when) }
    conditions += dialog.levels.flatMap { $0.needs.map(\.when) }
    return conditions + dialog.topics.flatMap { [$0.unless, $0.when] }
  }
}

extension Node {
  /// The ways on; none where it concludes.
  var edges: [Edge] {
    switch exit {
    case .next(let edges): edges
    case .conclude: []
    }
  }
}

extension Text {
  /// The expressions whose values are put in.
  fileprivate var expressions: [Expression] {
    parts.compactMap { part in
      if case .value(let expression) = part { expression } else { nil }
    }
  }
}
