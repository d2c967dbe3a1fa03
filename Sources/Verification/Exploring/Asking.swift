import ClinicalQuality
import Conversations
import Dialogs

extension Exploration {
  /// The cases in which the walk stops and puts a question, by itself or among the items of a checklist.
  func asks(_ question: Reference<Question>) throws(ExplorationLimit) -> Diagrams.ID {
    try asks(question, flow)
  }

  /// Those of some cases in which the walk stops and puts a question.
  func asks(
    _ question: Reference<Question>, among cases: Diagrams.ID
  ) throws(ExplorationLimit) -> Diagrams.ID {
    try asks(question, Flow(self, start: cases))
  }

  private func asks(_ question: Reference<Question>, _ flow: Flow) throws(ExplorationLimit) -> Diagrams.ID {
    var parts: [Diagrams.ID] = []
    for node in order {
      for (index, item) in dialog[node].asks.enumerated() where puts(item.question, question) {
        let here = try flow.stops(atItem: index, of: node)
        parts.append(try space.diagrams.and(here, isOnScreen(question, of: item.question)))
      }
    }
    parts.append(try asksAsNeed(question, flow))
    let cases = try space.diagrams.anyOf(parts)
    let stopped = try stops()
    return try space.diagrams.without(cases, stopped)
  }

  /// Whether what is asked puts a question: as itself, or among its items.
  func puts(_ asked: Reference<Question>, _ question: Reference<Question>) -> Bool {
    asked == question || dialog[asked].items.contains(question)
  }

  private func asksAsNeed(
    _ question: Reference<Question>, _ flow: Flow
  ) throws(ExplorationLimit) -> Diagrams.ID {
    let needs = dialog.levels.flatMap(\.needs) + dialog.advice.flatMap(\.needs)
    guard needs.contains(where: { puts($0.question, question) }) else { return Diagrams.false }
    var parts: [Diagrams.ID] = []
    for node in order {
      guard case .conclude = dialog[node].exit else { continue }
      parts.append(try flow.passes(node))
    }
    let waiting = try space.diagrams.anyOf(parts)
    let asked = try firstNeeds(putting: question)
    return try space.diagrams.and(waiting, asked)
  }

  /// Of the cases in which something of a question is put: those in which another is, as itself or as an item that the
  /// screen shows.
  private func isOnScreen(
    _ question: Reference<Question>, of asked: Reference<Question>
  ) throws(ExplorationLimit) -> Diagrams.ID {
    guard case .checklist(let items) = dialog[asked].kind else { return try puts(single: question) }
    let whole = try open(asked)
    if question == asked { return whole }
    // A screen shows some at a time; once the person is not sure of the whole list, one.
    var before = space.diagrams.leaf(.integer(0))
    let more = operation("one more") { count, truth in
      if case .integer(let number) = count, truth == .boolean(true) { .integer(number + 1) } else { count }
    }
    for item in items.prefix(while: { $0 != question }) {
      before = try space.diagrams.apply(more, before, puts(single: item))
    }
    let fits = operation("fits") { count, whole in
      guard case .integer(let number) = count else { return .boolean(false) }
      return .boolean(number < (whole == .boolean(true) ? itemsOnAScreen : 1))
    }
    let shown = try space.diagrams.apply(fits, before, whole)
    return try space.diagrams.and(shown, puts(single: question))
  }

  /// The cases in which the first need that is asked about is for one of some questions.
  ///
  /// Which of several advices is looked at first depends on the findings' levels; here it is the order of the dialog.
  private func firstNeeds(
    putting question: Reference<Question>
  ) throws(ExplorationLimit) -> Diagrams.ID {
    var cases = Diagrams.false
    var before = Diagrams.false
    for (need, given) in try neededQuestions() {
      let asked = try asksNeeds([need])
      let both = try space.diagrams.and(given, asked)
      if puts(need.question, question) {
        var first = try space.diagrams.without(both, before)
        first = try space.diagrams.and(first, isOnScreen(question, of: need.question))
        cases = try space.diagrams.or(cases, first)
      }
      before = try space.diagrams.or(before, both)
    }
    return cases
  }

  /// Every need of a level or an advice, with the cases in which that would be given but for its needs.
  ///
  /// - Parameter isMeant: Which needs are meant.
  func neededQuestions(
    where isMeant: (Need) -> Bool = { _ in true }
  ) throws(ExplorationLimit) -> [(need: Need, given: Diagrams.ID)] {
    var found: [(Need, Diagrams.ID)] = []
    for (position, level) in dialog.levels.enumerated() where level.needs.contains(where: isMeant) {
      let given = try isLevel(Reference(position))
      found += level.needs.filter(isMeant).map { ($0, given) }
    }
    for (position, advice) in dialog.advice.enumerated() where advice.needs.contains(where: isMeant) {
      let given = try isWanted(Reference(position))
      found += advice.needs.filter(isMeant).map { ($0, given) }
    }
    return found
  }

  /// The cases in which an advice is wanted and its contraindication, if any, is not true.
  func isWanted(_ advice: Reference<Advice>) throws(ExplorationLimit) -> Diagrams.ID {
    let wanted = try wants(advice)
    guard let unless = dialog[advice].unless else { return wanted }
    let harmful = try holds(unless)
    return try space.diagrams.without(wanted, harmful)
  }

  /// The cases in which a conclusion has something asked first, for the level or for an advice at hand.
  func needsAnswers() throws(ExplorationLimit) -> Diagrams.ID {
    try once("needs answers") { () throws(ExplorationLimit) in
      var parts: [Diagrams.ID] = []
      for (position, level) in dialog.levels.enumerated() where !level.needs.isEmpty {
        let given = try isLevel(Reference(position))
        let asked = try asksNeeds(level.needs)
        parts.append(try space.diagrams.and(given, asked))
      }
      for (position, advice) in dialog.advice.enumerated() where !advice.needs.isEmpty {
        let wanted = try isWanted(Reference(position))
        let asked = try asksNeeds(advice.needs)
        parts.append(try space.diagrams.and(wanted, asked))
      }
      return try space.diagrams.anyOf(parts)
    }
  }
}
