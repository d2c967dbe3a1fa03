import ClinicalQuality
import Diagnostics
import Dialogs

/// Warnings about parts that nothing uses: advice, levels, derived facts, scores, settings.
struct PartChecks {
  private let context: CheckContext
  private let dialog: Dialog

  init(_ context: CheckContext) { (self.context, dialog) = (context, context.dialog) }

  func found() -> [Diagnostic] { unusedAdvice + unusedLevels + unusedFacts }

  private var unusedAdvice: [Diagnostic] {
    let advised = dialog.findings.map(\.advise) + dialog.nodes.map(\.advise)
    let used = Set(advised.joined().map(\.position))
    return dialog.advice.indices.filter { !used.contains($0) && dialog.advice[$0].when == nil }.map {
      position in
      let advice = dialog.advice[position]
      return Diagnostic(
        .unusedAdvice,
        "the advice '\(advice.id)' is never given: name it in the 'advise' of a finding, give it a 'when', or delete it",
        at: advice.place, severity: .warning)
    }
  }

  private var unusedLevels: [Diagnostic] {
    let found = dialog.findings.flatMap { [$0.level] + $0.raises.map(\.to) }
    let used = Set((found + [dialog.defaultLevel]).map(\.position))
    return dialog.levels.indices.filter { !used.contains($0) }.map { position in
      let level = dialog.levels[position]
      return Diagnostic(
        .unusedLevel, "the level '\(level.id)' is never reached: no finding has it, or is raised to it",
        at: level.place, severity: .warning)
    }
  }

  /// What is computed or set, and read by nothing; a property that reads it is a use.
  private var unusedFacts: [Diagnostic] {
    let properties = dialog.properties.map { property in
      switch property.rule {
      case .always(let rule), .never(let rule): rule
      }
    }
    let read = Set((context.expressions + properties).flatMap(\.reads))
    let slots = dialog.slots
    let derived = dialog.derived.indices.filter { !read.contains(slots[derived: Reference($0)]) }
    let scores = dialog.scores.indices.filter { position in
      let slot = slots[Reference<Score>(position)]
      return !read.contains(slot.least) && !read.contains(slot.greatest)
    }
    let settings = dialog.settings.indices.filter { !read.contains(slots[Reference<Setting>($0)]) }
    return derived.map { unused("derived fact", dialog.derived[$0].id, dialog.derived[$0].place) }
      + scores.map { unused("score", dialog.scores[$0].id, dialog.scores[$0].place) }
      + settings.map { unused("setting", dialog.settings[$0].id, context.sections[.settings][$0].place) }
  }

  private func unused(_ noun: String, _ id: String, _ place: SourceRange) -> Diagnostic {
    Diagnostic(
      .unusedFact, "nothing reads the \(noun) '\(id)': read it in a condition or a text, or delete it",
      at: place,
      severity: .warning)
  }
}
