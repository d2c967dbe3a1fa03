import ClinicalQuality
import Dialogs

extension Walk {
  /// At a conclusion: the first question that the level at hand, or else an advice at hand, still needs.
  func neededPrompt(_ dialog: Dialog, _ journal: Journal) -> Prompt? {
    let level = dialog[facts.level(dialog)]
    if let prompt = firstOpen(level.needs, dialog, journal) { return prompt }
    for reference in wantedAdvice(dialog) {
      let advice = dialog[reference]
      if advice.unless?.truth(values) == true { continue }
      if let prompt = firstOpen(advice.needs, dialog, journal) { return prompt }
    }
    return nil
  }

  /// Whether something that is needed has no entry although it would apply.
  ///
  /// A need whose question cannot be asked, because it is not known whether it is relevant, stays open.
  func hasOpenNeeds(_ needs: [Need], _ dialog: Dialog, _ journal: Journal) -> Bool {
    needs.contains { need in
      applies(need)
        && ([need.question] + dialog[need.question].items).contains { question in
          dialog[question].factType != nil && journal[question] == nil
            && dialog[question].relevant?.truth(values) != false
        }
    }
  }

  /// The advice that something asks for, whether or not it may be given: that of the findings that hold, the most
  /// urgent first, then that whose own condition is true.
  func wantedAdvice(_ dialog: Dialog) -> [Reference<Advice>] {
    var seen: Set<Reference<Advice>> = []
    let advised = holdingFindings(dialog).flatMap { dialog[$0].advise }
    let own = dialog.advice.indices
      .filter { dialog.advice[$0].when?.truth(values) == true }
      .map { Reference<Advice>($0) }
    return (advised + own).filter { seen.insert($0).inserted }
  }

  /// The findings that hold, the most urgent first, then as they stand in the dialog.
  func holdingFindings(_ dialog: Dialog) -> [Reference<Finding>] {
    var byLevel = [[Reference<Finding>]](repeating: [], count: dialog.levels.count)
    for (position, level) in facts.levels.enumerated() {
      if let level { byLevel[level].append(Reference(position)) }
    }
    return byLevel.flatMap(\.self)
  }

  /// The questions that a conclusion would put for the level and the advice at hand, had they no answer; none where the
  /// level stops the conversation.
  func needed(_ dialog: Dialog) -> [Reference<Question>] {
    let level = dialog[facts.level(dialog)]
    if level.stops { return [] }
    let advice = wantedAdvice(dialog).map { dialog[$0] }.filter { $0.unless?.truth(values) != true }
    return (level.needs + advice.flatMap(\.needs)).filter(applies).map(\.question)
  }

  private func applies(_ need: Need) -> Bool {
    guard let condition = need.when else { return true }
    return condition.truth(values) == true
  }

  private func firstOpen(_ needs: [Need], _ dialog: Dialog, _ journal: Journal) -> Prompt? {
    for need in needs where applies(need) {
      let prompt = journal.prompt(for: need.question, in: dialog, reason: .needed, values: values)
      if let prompt { return prompt }
    }
    return nil
  }
}
