import ClinicalQuality
import Conversations
import Dialogs

/// Why no conversation comes to something, in words for the author.
struct WhyNever {
  let exploration: Exploration

  private var dialog: Dialog { exploration.dialog }

  func reason(_ target: ReachTarget) throws(ExplorationLimit) -> String {
    switch target {
    case .node(let node): try reason(node)
    case .edge(let index, let node): try reason(index, node)
    case .finding(let finding): try reason(dialog[finding].when, "its condition")
    case .raise(let index, let finding): try reason(index, finding)
    case .advice(let advice): try reason(advice)
    case .level(let level): try reason(level)
    case .topic(let topic):
      dialog[topic].unless == nil ? "it is not understood" : "its 'unless' is never false"
    case .question(let question): try reason(question)
    case .answer(let question, _): try reason(question)
    }
  }

  private func happens(_ happening: Happening) throws(ExplorationLimit) -> Bool {
    try !exploration.cases(happening).isEmpty
  }

  private func happens(_ one: Happening, with other: Happening) throws(ExplorationLimit) -> Bool {
    try !exploration.intersection(exploration.cases(one), exploration.cases(other)).isEmpty
  }

  private func reason(_ condition: Expression, _ name: String) throws(ExplorationLimit) -> String {
    try happens(.isTrue(condition))
      ? "\(name) is true only where no conversation comes" : "\(name) is never true"
  }

  // MARK: The graph

  /// The first node on the ways to it that no conversation passes, and why.
  private func reason(_ node: Reference<Node>) throws(ExplorationLimit) -> String {
    var into: [String] = []
    for (position, source) in dialog.nodes.enumerated() {
      for (index, edge) in source.edges.enumerated() where edge.to == node {
        let from = Reference<Node>(position)
        guard try happens(.passes(from)) else {
          into.append("'\(source.id)', from which an edge leads to it, is never passed")
          continue
        }
        into.append("'\(source.id)->\(dialog[node].id)' is never taken: " + (try reason(index, from)))
      }
    }
    let most = 3
    let rest = into.count > most ? "; and \(into.count - most) more edges" : ""
    return into.isEmpty ? "no edge leads to it" : into.prefix(most).joined(separator: "; ") + rest
  }

  private func reason(_ index: Int, _ node: Reference<Node>) throws(ExplorationLimit) -> String {
    guard try happens(.passes(node)) else { return "'\(dialog[node].id)' is never passed" }
    guard let edge = dialog[node].edges[safe: index] else { return "there is no such edge" }
    guard let when = edge.when else { return "an edge before it is always taken" }
    guard try happens(.isTrue(when)) else { return "its condition is never true" }
    guard try happens(.isTrue(when), with: .passes(node)) else {
      return "its condition is never true at '\(dialog[node].id)'"
    }
    return "where its condition is true, an edge before it is taken or the conversation has ended"
  }

  private func reason(_ question: Reference<Question>) throws(ExplorationLimit) -> String {
    let id = dialog[question].id
    let asking = dialog.nodes.indices.filter { position in
      dialog.nodes[position].asks.contains {
        $0.question == question || dialog[$0.question].items.contains(question)
      }
    }
    if let relevant = dialog[question].relevant, try !happens(.isTrue(relevant)) {
      return "'relevant' of '\(id)' is never true"
    }
    var isPassed = false
    for position in asking where try happens(.passes(Reference(position))) { isPassed = true }
    if asking.isEmpty { return "no node asks '\(id)'" }
    return isPassed
      ? "'\(id)' has an entry, or is not to be asked, wherever it stands" : "no node that asks it is passed"
  }

  // MARK: What a conclusion gives

  private func reason(_ index: Int, _ finding: Reference<Finding>) throws(ExplorationLimit) -> String {
    guard let raise = dialog[finding].raises[safe: index] else { return "there is no such raise" }
    if raise.to.position >= dialog[finding].level.position {
      return "its level is no more urgent than the finding's"
    }
    guard try happens(.holds(finding)) else { return "'\(dialog[finding].id)' never holds" }
    return try happens(.isTrue(raise.when))
      ? "its condition is never true while '\(dialog[finding].id)' holds" : "its condition is never true"
  }

  private func reason(_ reference: Reference<Advice>) throws(ExplorationLimit) -> String {
    let advice = dialog[reference]
    let advising = dialog.findings.indices.filter { dialog.findings[$0].advise.contains(reference) }
    if advising.isEmpty, advice.when == nil { return "no finding advises it, and it has no 'when'" }
    var wanted: [Happening] = []
    for position in advising where try happens(.holds(Reference(position))) {
      wanted.append(.holds(Reference(position)))
    }
    if let when = advice.when, try happens(.isTrue(when)) { wanted.append(.isTrue(when)) }
    if wanted.isEmpty { return "no finding that advises it ever holds" }
    guard let unless = advice.unless else { return "what it needs is never all answered" }
    guard try happens(.isFalse(unless)) else { return "its 'unless' is never false" }
    for happening in wanted where try happens(happening, with: .isFalse(unless)) {
      return "its 'unless' is false only where no conversation ends, or what it needs is open"
    }
    return "its 'unless' is never false where something advises it"
  }

  private func reason(_ level: Reference<Level>) throws(ExplorationLimit) -> String {
    guard try happens(.level(level)) else {
      return level == dialog.defaultLevel ? "a finding always holds" : "no finding with that level ever holds"
    }
    return "it is reached only where no conversation ends, or where its needs are open"
  }
}
