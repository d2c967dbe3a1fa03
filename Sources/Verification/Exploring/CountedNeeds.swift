import ClinicalQuality
import Dialogs

extension Exploration {
  /// The conversations in which each need counts as a prompt of its own; needs that never do are left out.
  func countedNeeds() throws(ExplorationLimit) -> [Diagrams.ID] {
    if let knownCountedNeeds { return knownCountedNeeds }
    var earlier: [Occurrence] = []
    var counted: [Diagrams.ID] = []
    let stopping = try stops()
    for (need, given) in try neededQuestions() {
      let going = try space.diagrams.without(given, stopping)
      let cases = try space.diagrams.and(going, applies(need.when))
      let parts = Set([need.question] + dialog[need.question].items)
      var before = earlier.filter { !parts.isDisjoint(with: [$0.question] + dialog[$0.question].items) }
      let fresh = try freshEntries(of: need.question, after: before)
      var own = try space.diagrams.and(cases, fresh)
      own = try ending(own, without: need.question)
      // Of those few that are left, the ones of which no part stood on the way.
      for node in order {
        for item in dialog[node].asks
        where own != Diagrams.false && !parts.isDisjoint(with: [item.question] + dialog[item.question].items)
        {
          let arriving = try Flow(self, start: own).arrives(node)
          let when = try applies(item.when)
          before.append(Occurrence(question: item.question, cases: try space.diagrams.and(arriving, when)))
          let fresh = try freshEntries(of: need.question, after: before)
          own = try space.diagrams.and(own, fresh)
        }
      }
      earlier.append(Occurrence(question: need.question, cases: cases))
      if own != Diagrams.false { counted.append(own) }
    }
    knownCountedNeeds = counted
    return counted
  }

  /// Those of some cases that nothing stops whose way ends without that a question stood on it whole.
  private func ending(
    _ cases: Diagrams.ID, without question: Reference<Question>
  ) throws(ExplorationLimit) -> Diagrams.ID {
    let isAsked = order.contains { dialog[$0].asks.contains { puts(whole: question, $0.question) } }
    guard isAsked else { return cases }
    var arriving = [dialog.start.position: cases]
    var ended: [Diagrams.ID] = []
    for node in order {
      guard var here = arriving.removeValue(forKey: node.position), here != Diagrams.false else { continue }
      for item in dialog[node].asks where puts(whole: question, item.question) {
        here = try space.diagrams.without(here, applies(item.when))
      }
      here = try space.diagrams.without(here, asking(dialog[node].asks[...]))
      if case .next(let edges) = dialog[node].exit {
        for edge in edges where here != Diagrams.false {
          let taken = try space.diagrams.and(here, applies(edge.when))
          here = try space.diagrams.without(here, taken)
          let others = arriving[edge.to.position] ?? Diagrams.false
          arriving[edge.to.position] = try space.diagrams.or(others, taken)
        }
      }
      ended.append(here)
    }
    return try space.diagrams.anyOf(ended)
  }

  /// Whether a prompt puts all parts of a question.
  func puts(whole question: Reference<Question>, _ asked: Reference<Question>) -> Bool {
    let parts = [asked] + dialog[asked].items
    return ([question] + dialog[question].items).allSatisfy(parts.contains)
  }

  /// The cases in which a part of a question has an entry and is no part of what stood on the way before.
  func freshEntries(
    of question: Reference<Question>, after earlier: [Occurrence]
  ) throws(ExplorationLimit) -> Diagrams.ID {
    var parts: [Diagrams.ID] = []
    for part in [question] + dialog[question].items {
      var covered = try open(part)
      for other in earlier where other.question == part || dialog[other.question].items.contains(part) {
        covered = try space.diagrams.or(covered, other.cases)
      }
      parts.append(try space.diagrams.not(covered))
    }
    return try space.diagrams.anyOf(parts)
  }
}

/// A prompt that stands on the way of some cases.
struct Occurrence {
  let question: Reference<Question>
  let cases: Diagrams.ID
}
