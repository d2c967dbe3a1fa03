import Dialogs

/// How many disagreements and how many sources the card names, unless it is shown in full.
private let mostOnCard = (disagreements: 3, sources: 2)

extension Conversation {
  /// Where the sources disagree, and what the advice goes by: the first few, the others by name; in full all, and
  /// who says what.
  func disagreements(in conclusion: Conclusion, _ isInFull: Bool) -> [Line] {
    let contradictions = dialog.contradictions(about: conclusion.claims)
    let heading = contradictions.isEmpty ? [] : [Line(.heading, message("heading_disagree"))]
    let told = isInFull ? contradictions[...] : contradictions.prefix(mostOnCard.disagreements)
    let lines = told.flatMap { contradiction in
      let summary = message("disagreement", ["about": contradiction.about, "we_go_by": contradiction.weGoBy])
      return [Line(.item, summary)] + (isInFull ? positions(of: contradiction) : [])
    }
    let others = contradictions.dropFirst(told.count).map(\.about).joined(separator: "; ")
    return heading + lines
      + (others.isEmpty ? [] : [Line(.item, message("disagreements_more", ["about": others]))])
  }

  /// The documents behind the claims, by their full names.
  func sourcesInFull(_ conclusion: Conclusion) -> [Line] {
    let names = sources(of: conclusion).map(fullName)
    return names.isEmpty ? [] : [Line(.heading, message("heading_sources"))] + names.map { Line(.item, $0) }
  }

  /// The first of the documents behind the claims, and how many there are; `nil` where there are none.
  func sourcesInOneLine(_ conclusion: Conclusion, isLeaving: Bool) -> String? {
    var names: [String] = []
    for source in sources(of: conclusion) {
      let name = (source.publisher ?? source.title) + (source.date.map { " (\($0))" } ?? "")
      if !names.contains(name) { names.append(name) }
    }
    guard !names.isEmpty else { return nil }
    let list = names.prefix(mostOnCard.sources).joined(separator: "; ")
    let others = names.count - mostOnCard.sources
    let id = others <= 0 ? "sources" : isLeaving ? "sources_count" : "sources_more"
    return message(id, ["sources": list, "count": String(others)])
  }

  /// Each once, in the order in which the claims stand.
  private func sources(of conclusion: Conclusion) -> [Source] {
    var seen: Set<Reference<Source>> = []
    return conclusion.claims.flatMap { dialog[$0].sources }.filter { seen.insert($0).inserted }
      .map { dialog[$0] }
  }

  private func fullName(of source: Source) -> String {
    let date = source.date ?? message("undated")
    return [source.publisher, source.title].compactMap(\.self).joined(separator: ", ") + " (\(date))"
  }

  /// A source by its publisher, or where that is not known by its title, and its date.
  func shortName(of source: Source) -> String {
    (source.publisher ?? source.title) + " (\(source.date ?? message("undated")))"
  }
}
