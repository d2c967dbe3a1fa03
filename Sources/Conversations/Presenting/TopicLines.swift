import ClinicalQuality
public import Dialogs

/// How many topics are offered at the end of the advice.
private let mostOffered = 4

extension Conversation {
  /// What is said in a turn: words of a node, first help, or a topic with where its sources disagree.
  func lines(for said: Turn.Said) -> [Line] {
    switch said.source {
    case .node, .advice: [Line(.say, said.words)]
    case .topic(let topic):
      [Line(.say, said.words + cited(dialog[topic].cites))] + disagreements(in: dialog[topic])
        + seeAlso(dialog[topic].also)
    case .topicTooEarly: [Line(.notice, message("topic_after_more_questions"))]
    case .topicForClinician:
      (said.words.isEmpty ? [] : [Line(.say, said.words)]) + [Line(.notice, message("topic_ask_clinician"))]
    }
  }

  private func disagreements(in topic: Topic) -> [Line] {
    dialog.contradictions(about: topic.cites).flatMap { contradiction in
      [Line(.say, message("topic_disagree", ["about": contradiction.about]))]
        + positions(of: contradiction) + [Line(.item, message("we_go_by", ["words": contradiction.weGoBy]))]
    }
  }

  /// Who says what.
  func positions(of contradiction: Contradiction) -> [Line] {
    contradiction.positions.map {
      Line(.item, message("position", ["source": shortName(of: dialog[$0.source]), "says": $0.says]))
    }
  }

  private func seeAlso(_ topics: [Reference<Topic>]) -> [Line] {
    topics.isEmpty ? [] : [Line(.hint, message("topic_also", ["topics": titles(of: topics)]))]
  }

  func titles(of topics: [Reference<Topic>]) -> String {
    topics.map { dialog[$0].title }.joined(separator: "; ")
  }

  /// Up to four topics that fit the advice: first those that were asked about too early, then those whose `when`
  /// is true. None where the contraindication is not known to be absent, and none in an emergency.
  public func topicsToOffer(with conclusion: Conclusion) -> [Reference<Topic>] {
    guard !dialog[conclusion.level].stops else { return [] }
    let asked = log.compactMap { entry in
      if case .asked(let id) = entry.event { dialog.names.position(of: id, as: .topic) } else { nil }
    }
    let early = asked.filter { dialog.topics[$0].unless != nil }
    let fitting = dialog.topics.indices.filter { dialog.topics[$0].when?.truth(walk.values) == true }
    var seen: Set<Int> = []
    let told = (early + fitting.filter { !asked.contains($0) }).filter { position in
      let isSafe = dialog.topics[position].unless.map { $0.truth(walk.values) == false } ?? true
      return isSafe && seen.insert(position).inserted
    }
    return told.prefix(mostOffered).map { Reference($0) }
  }
}
