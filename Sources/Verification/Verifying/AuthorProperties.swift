import ClinicalQuality
import Conversations
import Dialogs

extension Judge {
  /// Judges a property of the dialog: `always` fails where it is false, `never` where it is true, at the conclusion of a
  /// conversation.
  func judge(_ property: Property) throws(ExplorationLimit) -> PropertyResult {
    if property.rule.expression.reads.contains(dialog.slots.questionsAsked),
      try exploration.needsCount(property.rule.expression), let found = longConversation(property)
    {
      return PropertyResult(property.id, property, .fails, [found])
    }
    let violations: Diagrams.ID
    switch property.rule {
    case .always(let expression): violations = try exploration.cases(expression, are: false)
    case .never(let expression): violations = try exploration.cases(expression, are: true)
    }
    if let failure = try conversation(in: violations) {
      return PropertyResult(property.id, property, .fails, [failure])
    }
    guard exploration.isExact(property.rule.expression) else {
      return PropertyResult(property.id, property, .notProved(because: Self.calculating))
    }
    do {
      let unknown = try unknownCase(property)
      return PropertyResult(property.id, property, unknown == nil ? .holds : .unknown, unknownIn: unknown)
    } catch .nodes(let limit) {
      exploration.space.diagrams.recover()
      let reason =
        "it fails nowhere; whether it is unknown somewhere cannot be told, as \(ExplorationLimit.nodes(limit))"
      return PropertyResult(property.id, property, .notProved(because: reason))
    }
  }

  /// A long conversation in which a property does not hold, where one is found quickly: to count the prompts of all cases
  /// takes long.
  private func longConversation(_ property: Property) -> Counterexample? {
    let wrong: Bool
    if case .never = property.rule { wrong = true } else { wrong = false }
    let found = LongConversation(exploration).find { conversation in
      guard case .concludes = conversation.stop else { return false }
      return property.rule.expression.truth(conversation.values) == wrong
    }
    return found.map { Counterexample(answers: $0, isShortest: false) }
  }

  /// A conversation whose case is in a set: the shortest where that can be told, else any that was found by holding it.
  ///
  /// - Throws: Where neither is found and it is not shown that there is none.
  private func conversation(in set: Diagrams.ID) throws(ExplorationLimit) -> Counterexample? {
    if set == Diagrams.false { return nil }
    do {
      let shortest = try exploration.forgetting { () throws(ExplorationLimit) in
        let ended = try exploration.concluding(set)
        return try exploration.shortest(in: CaseSet(ended, isExact: true))
      }
      return shortest.map { Counterexample(answers: $0) }
    } catch .nodes(let limit) {
      exploration.space.diagrams.recover()
      guard let found = Witness(exploration, in: set).find() else { throw .nodes(limit) }
      return Counterexample(answers: shortened(found.member, in: set), isShortest: false)
    }
  }

  /// The case without answers that it takes to be neither a conversation nor in the set.
  private func shortened(_ member: Case, in set: Diagrams.ID) -> Case {
    var member = member
    for question in member.answers.keys.sorted(by: { $0.position > $1.position }) {
      var fewer = member
      fewer.answers[question] = nil
      guard exploration.contains(CaseSet(set, isExact: true), fewer) else { continue }
      if case .concludes = Conversation(dialog, telling: fewer).stop { member = fewer }
    }
    return member
  }

  /// A conversation in which the property is neither true nor false.
  private func unknownCase(_ property: Property) throws(ExplorationLimit) -> Case? {
    let expression = property.rule.expression
    return try exploration.forgetting { () throws(ExplorationLimit) in
      if try exploration.isPlainlyKnown(expression) { return nil }
      let holding = try exploration.cases(expression, are: true)
      let failing = try exploration.cases(expression, are: false)
      let known = try exploration.space.diagrams.or(holding, failing)
      let unknown = try exploration.space.diagrams.not(known)
      if unknown == Diagrams.false { return nil }
      if let found = Witness(exploration, in: unknown).find() { return found.member }
      let ended = try exploration.concluding(unknown)
      return try exploration.shortest(in: CaseSet(ended, isExact: true))
    }
  }
}
