import ClinicalQuality
package import Conversations
import Dialogs

/// Notes what of a dialog one conversation goes through.
package struct CoverageRecorder {
  package private(set) var set: CoverageSet
  private let map: CoverageMap

  package init(_ map: CoverageMap) {
    self.map = map
    set = CoverageSet(count: map.items.count)
  }

  package mutating func note(_ turn: Turn, _ conversation: Conversation) {
    noteWay(conversation)
    noteAnswers(turn)
    noteFindings(conversation.walk.values)
    for said in turn.said {
      switch said.source {
      case .advice(let advice): insert(.advice, advice.position)
      case .topic(let topic):
        insert(.topics, topic.position)
        noteClaims(map.dialog[topic].cites)
      case .topicTooEarly(let topic), .topicForClinician(let topic):
        insert(.topics, topic.position)
      case .node: break
      }
    }
    if case .concludes = conversation.stop { noteConclusion(conversation) }
  }

  /// Claims that something cites, and the contradictions that are told along with them.
  private mutating func noteClaims(_ claims: [Reference<Claim>]) {
    guard !claims.isEmpty else { return }
    for claim in claims { if let number = map.claims[claim.position] { set.insert(number) } }
    let cited = Set(claims)
    for (position, contradiction) in map.dialog.contradictions.enumerated()
    where !cited.isDisjoint(with: contradiction.claims) {
      insert(.contradictions, position)
    }
  }

  private mutating func insert(_ kind: CoverageMap.Kind, _ position: Int) {
    if let first = map.firsts[kind] { set.insert(first + position) }
  }

  /// The nodes on the way, and between two of them the edge that is taken: what it reads has not changed since.
  private mutating func noteWay(_ conversation: Conversation) {
    let values = conversation.walk.values
    for node in conversation.walk.path { set.insert(node.position) }
    for node in conversation.walk.path.dropLast() {
      guard case .next(let edges) = map.dialog[node].exit else { continue }
      let taken = edges.firstIndex { $0.when.map { $0.truth(values) == true } ?? true }
      if let taken { set.insert(map.edges[node.position] + taken) }
    }
  }

  private mutating func noteAnswers(_ turn: Turn) {
    for event in turn.noted {
      switch event {
      case .answered(let id, let answer), .told(let id, let answer), .corrected(let id, let answer):
        guard let question = map.dialog.question(named: id) else { continue }
        if let number = map.number(of: answer, to: question) { set.insert(number) }
      case .mentioned, .undone, .reopened, .asked: break
      }
    }
  }

  private mutating func noteFindings(_ values: [Value]) {
    let slots = map.dialog.slots.findings
    for (position, finding) in map.dialog.findings.enumerated()
    where values[slots.lowerBound + position] == .boolean(true) {
      insert(.findings, position)
      for (index, raise) in finding.raises.enumerated() where raise.when.truth(values) == true {
        set.insert(map.raises[position] + index)
      }
    }
  }

  /// What is shown at the end, and the properties that say something there.
  private mutating func noteConclusion(_ conversation: Conversation) {
    let conclusion = conversation.conclusion
    for advice in conclusion.advice { insert(.advice, advice.position) }
    noteClaims(conclusion.claims)
    guard !map.dialog.properties.isEmpty else { return }
    let values = conversation.values
    for (position, property) in map.dialog.properties.enumerated() {
      if let premise = map.premises[position], premise.truth(values) != true { continue }
      let expression =
        switch property.rule {
        case .always(let expression), .never(let expression): expression
        }
      if expression.truth(values) != nil { insert(.properties, position) }
    }
  }
}
