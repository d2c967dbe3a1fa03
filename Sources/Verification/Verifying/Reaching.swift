import ClinicalQuality
import Conversations
import Diagnostics
import Dialogs

/// Whether every part of a dialog can happen.
///
/// That something can is shown by holding a conversation in which it does; that it cannot, by its set of cases being
/// empty.
final class Reaching {
  let exploration: Exploration
  private var seen = Seen()
  private var isBegun = false

  init(_ exploration: Exploration) { self.exploration = exploration }

  var dialog: Dialog { exploration.dialog }

  func nodes() throws(ExplorationLimit) -> PropertyResult {
    let failures = try failing(exploration.dialog.nodes.indices.map { .passes(Reference($0)) }) { happening in
      guard case .passes(let node) = happening else { return nil }
      return ("the node '\(dialog[node].id)' is never reached", dialog[node].place)
    }
    return result("every_node_can_be_reached", "Every node is on the way of some conversation.", failures)
  }

  func edges() throws(ExplorationLimit) -> PropertyResult {
    var edges: [Happening] = []
    for (position, node) in dialog.nodes.enumerated() {
      guard case .next(let list) = node.exit else { continue }
      edges += list.indices.map { .takes(edge: $0, of: Reference(position)) }
    }
    let failures = try failing(edges) { happening in
      guard case .takes(let index, let node) = happening, case .next(let list) = dialog[node].exit else {
        return nil
      }
      let target = dialog[list[index].to].id
      return ("the edge from '\(dialog[node].id)' to '\(target)' is never taken", list[index].place)
    }
    return result("every_edge_can_be_taken", "Every edge is taken in some conversation.", failures)
  }

  func questions() throws(ExplorationLimit) -> PropertyResult {
    let asked = dialog.questions.indices.map { Reference<Question>($0) }.filter { !isOnlyTold($0) }
    let failures = try failing(asked.map { .asks($0) }) { happening in
      guard case .asks(let question) = happening else { return nil }
      return (
        "'\(dialog[question].id)' is never asked, so none of its answers can be given", dialog[question].place
      )
    }
    return result(
      "every_answer_can_be_given", "Every question is asked or told in some conversation.", failures)
  }

  /// Whether nothing asks a question, but there are words that tell it.
  private func isOnlyTold(_ question: Reference<Question>) -> Bool {
    let asks = dialog.nodes.flatMap(\.asks).map(\.question)
    let needs = (dialog.levels.flatMap(\.needs) + dialog.advice.flatMap(\.needs)).map(\.question)
    return !(asks + needs).contains { exploration.puts($0, question) } && dialog[question].canBeTold
  }

  func findings() throws(ExplorationLimit) -> PropertyResult {
    let failures = try failing(dialog.findings.indices.map { .holds(Reference($0)) }) { happening in
      guard case .holds(let finding) = happening else { return nil }
      return ("the finding '\(dialog[finding].id)' never holds", dialog[finding].place)
    }
    return result("every_finding_can_hold", "Every finding holds at the end of some conversation.", failures)
  }

  func raises() throws(ExplorationLimit) -> PropertyResult {
    var raises: [Happening] = []
    for (position, finding) in dialog.findings.enumerated() {
      raises += finding.raises.indices.map { .raises($0, of: Reference(position)) }
    }
    let failures = try failing(raises) { happening in
      guard case .raises(let index, let finding) = happening else { return nil }
      let target = dialog[dialog[finding].raises[index].to].id
      return ("the finding '\(dialog[finding].id)' is never raised to '\(target)'", dialog[finding].place)
    }
    return result("every_raise_can_happen", "Every raise happens in some conversation.", failures)
  }

  func advice() throws(ExplorationLimit) -> PropertyResult {
    let failures = try failing(dialog.advice.indices.map { .gives(Reference($0)) }) { happening in
      guard case .gives(let advice) = happening else { return nil }
      return ("the advice '\(dialog[advice].id)' is never given", dialog[advice].place)
    }
    return result("every_advice_can_be_given", "Every advice is given in some conversation.", failures)
  }

  private func result(_ id: String, _ title: String, _ failures: [Counterexample]) -> PropertyResult {
    PropertyResult(id, title, failures, isExact: true)
  }

  // MARK: - One by one

  private func failing(
    _ happenings: [Happening], _ told: (Happening) -> (what: String, place: SourceRange)?
  ) throws(ExplorationLimit) -> [Counterexample] {
    begin()
    var failures: [Counterexample] = []
    for happening in happenings where !seen.contains(happening) {
      let can = try exploration.forgetting { () throws(ExplorationLimit) in try self.canHappen(happening) }
      if can { continue }
      guard let (what, place) = told(happening) else { continue }
      let why = try exploration.whyNever(happening)
      failures.append(Counterexample(why.isEmpty ? what : "\(what): \(why)", place: place))
    }
    return failures
  }

  /// The conversation in which nothing turns up shows much of the dialog already.
  private func begin() {
    if isBegun { return }
    isBegun = true
    hold(Witness(exploration, in: Diagrams.true))
  }

  /// Holds a conversation and remembers all that happens in it.
  @discardableResult
  private func hold(_ witness: Witness, until happening: Happening? = nil) -> Bool {
    var witness = witness
    witness.onPrompt = { prompt, conversation in
      self.seen.add(prompt)
      self.seen.add(conversation)
    }
    let end = witness.find { conversation in
      if let happening, self.seen.contains(happening) { return true }
      if case .concludes = conversation.stop { return true }
      return false
    }
    if let end { seen.add(end) }
    return happening.map { self.seen.contains($0) } ?? true
  }

  private func canHappen(_ happening: Happening) throws(ExplorationLimit) -> Bool {
    for cases in try hints(happening) where cases != Diagrams.false {
      if hold(Witness(exploration, in: cases), until: happening) { return true }
    }
    let cases = try exploration.diagram(happening)
    switch happening {
    case .holds, .raises: return try exploration.concluding(cases) != Diagrams.false
    case .gives(let advice):
      if try exploration.concluding(cases) != Diagrams.false { return true }
      return try helps(advice)
    default: return cases != Diagrams.false
    }
  }

  /// Whether an advice is said as first help on some way.
  private func helps(_ advice: Reference<Advice>) throws(ExplorationLimit) -> Bool {
    for position in dialog.nodes.indices where dialog.nodes[position].advise.contains(advice) {
      if try exploration.diagram(.helps(advice, at: Reference(position))) != Diagrams.false { return true }
    }
    return false
  }

  /// Sets of cases whose conversations are likely to show something.
  private func hints(_ happening: Happening) throws(ExplorationLimit) -> [Diagrams.ID] {
    switch happening {
    case .holds, .raises, .gives: return [try exploration.diagram(happening)]
    case .passes(let node): return try exploration.ways(to: node)
    case .takes(let edge, let node):
      var found: [Diagrams.ID] = []
      for way in try exploration.ways(to: node) {
        found.append(try exploration.leaving(way, by: edge, of: node))
      }
      return found
    case .asks(let question): return try exploration.ways(asking: question)
    default: return []
    }
  }
}

extension Question {
  /// Whether there are words by which it can be told unasked.
  fileprivate var canBeTold: Bool { !synonyms.isEmpty || !examples.isEmpty || !cues.isEmpty }
}

/// What happened in conversations that were held.
private struct Seen {
  private var nodes: Set<Int> = []
  private var edges: Set<[Int]> = []
  private var questions: Set<Int> = []
  private var findings: Set<Int> = []
  private var raises: Set<[Int]> = []
  private var advice: Set<Int> = []

  func contains(_ happening: Happening) -> Bool {
    switch happening {
    case .passes(let node): nodes.contains(node.position)
    case .takes(let edge, let node): edges.contains([node.position, edge])
    case .asks(let question): questions.contains(question.position)
    case .holds(let finding): findings.contains(finding.position)
    case .raises(let index, let finding): raises.contains([finding.position, index])
    case .gives(let given): advice.contains(given.position)
    default: false
    }
  }

  mutating func add(_ prompt: Prompt) {
    for question in prompt.onScreen + [prompt.question].compactMap(\.self) {
      questions.insert(question.position)
    }
  }

  mutating func add(_ conversation: Conversation) {
    let (dialog, path, values) = (conversation.dialog, conversation.walk.path, conversation.walk.values)
    for (index, node) in path.enumerated() {
      nodes.insert(node.position)
      guard index + 1 < path.count, case .next(let list) = dialog[node].exit else { continue }
      let taken = list.firstIndex { $0.when.map { $0.truth(values) == true } ?? true }
      if let taken { edges.insert([node.position, taken]) }
    }
    guard case .concludes = conversation.stop else { return }
    let conclusion = conversation.conclusion
    for reason in conclusion.reasons {
      findings.insert(reason.finding.position)
      let finding = dialog[reason.finding]
      for (index, raise) in finding.raises.enumerated()
      where raise.to.position < finding.level.position && raise.when.truth(values) == true {
        raises.insert([reason.finding.position, index])
      }
    }
    advice.formUnion(conclusion.advice.map(\.position))
  }
}
