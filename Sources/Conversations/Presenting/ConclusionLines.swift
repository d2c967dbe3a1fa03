import ClinicalQuality
import Dialogs

/// How many disagreements and how many sources the card names, unless it is shown in full.
private let mostOnCard = 3

extension Conversation {
  /// The card at the end: the level with its action, what to do, why, when to get help sooner, the sources.
  ///
  /// - Parameter isInFull: Whether sources are named with their titles, and who says what where they disagree.
  public func lines(for conclusion: Conclusion, isInFull: Bool = false) -> [Line] {
    let level = dialog[conclusion.level]
    var lines = [Line(.headline(conclusion.level), words(of: level.headline))]
    lines += level.say.map { [Line(.say, words(of: $0))] } ?? []
    if conclusion.isStandIn { lines.append(Line(.say, message("stand_in"))) }
    // Where every minute counts, what to do now stands before the reasons for it.
    let kinds = Advice.Kind.allCases
    if level.stops {
      lines += advice(.now, in: conclusion) + reasons(in: conclusion)
      lines += kinds.filter { $0 != .now }.flatMap { advice($0, in: conclusion) }
    } else {
      lines += reasons(in: conclusion) + kinds.flatMap { advice($0, in: conclusion) }
    }
    lines += disagreements(in: conclusion, isInFull) + sources(of: conclusion, isInFull)
    let topics = topicsToOffer(with: conclusion)
    let offer = topics.isEmpty ? [] : [Line(.say, message("topics_offered", ["topics": titles(of: topics)]))]
    return lines + offer + closing
  }

  /// That this is no diagnosis, how far the content has come, and that the prompt stays open.
  private var closing: [Line] {
    let isReviewed = dialog.status == .approved || dialog.status == .testing
    return [Line(.note, message("not_a_diagnosis"))]
      + (isReviewed ? [] : [Line(.note, message("draft_notice"))])
  }

  private func section(_ heading: String, _ items: [String]) -> [Line] {
    items.isEmpty ? [] : [Line(.heading, message(heading))] + items.map { Line(.item, $0) }
  }

  private func advice(_ kind: Advice.Kind, in conclusion: Conclusion) -> [Line] {
    let items = conclusion.advice.map { dialog[$0] }.filter { $0.kind == kind }
    return section("heading_\(kind.rawValue)", items.map { words(of: $0.say) + cited($0.cites) })
  }

  func cited(_ claims: [Reference<Claim>]) -> String {
    claims.isEmpty ? "" : " [" + claims.map { dialog[$0].id }.joined(separator: ", ") + "]"
  }

  private func reasons(in conclusion: Conclusion) -> [Line] {
    let findings = conclusion.reasons.map { reason in
      let finding = dialog[reason.finding]
      let explained = finding.explain.map { ". " + words(of: $0) } ?? ""
      return finding.title + explained + cited(finding.cites)
    }
    var seen: Set<Reference<Question>> = []
    let answers = conclusion.reasons.flatMap(\.answers).filter { seen.insert($0).inserted }
    let why = findings.isEmpty ? [message("no_finding")] : findings
    return section("heading_why", why)
      + section("heading_you_said", inOne(answers.compactMap(describeEntry)))
      + section("heading_unknown", inOne(conclusion.unknown.map(shortName)))
      + section("heading_denied", inOne(conclusion.denied.map(shortName)))
  }

  /// A long list as one paragraph.
  private func inOne(_ items: [String]) -> [String] {
    items.isEmpty ? [] : [items.joined(separator: "; ") + "."]
  }

  private func describeEntry(_ question: Reference<Question>) -> String? {
    countedAnswer(to: question).map { describe($0, to: question) }
  }

  /// Where the sources disagree, and what the advice goes by: the first few, the others by name; in full all, and
  /// who says what.
  private func disagreements(in conclusion: Conclusion, _ isInFull: Bool) -> [Line] {
    let contradictions = dialog.contradictions(about: conclusion.claims)
    let heading = contradictions.isEmpty ? [] : [Line(.heading, message("heading_disagree"))]
    let told = isInFull ? contradictions[...] : contradictions.prefix(mostOnCard)
    let lines = told.flatMap { contradiction in
      let summary = message("disagreement", ["about": contradiction.about, "we_go_by": contradiction.weGoBy])
      return [Line(.item, summary)] + (isInFull ? positions(of: contradiction) : [])
    }
    let others = contradictions.dropFirst(told.count).map(\.about).joined(separator: "; ")
    return heading + lines
      + (others.isEmpty ? [] : [Line(.item, message("disagreements_more", ["about": others]))])
  }

  /// The documents behind the claims, each once.
  private func sources(of conclusion: Conclusion, _ isInFull: Bool) -> [Line] {
    var seen: Set<Reference<Source>> = []
    let sources = conclusion.claims.flatMap { dialog[$0].sources }
      .filter { seen.insert($0).inserted }.map { dialog[$0] }
    guard !sources.isEmpty else { return [] }
    let heading = Line(.heading, message("heading_sources"))
    if isInFull { return [heading] + sources.map { Line(.item, fullName(of: $0)) } }
    var names: [String] = []
    for source in sources.map(shortName) where !names.contains(source) { names.append(source) }
    let list = names.prefix(mostOnCard).joined(separator: "; ")
    let others = names.count - mostOnCard
    return [
      heading,
      Line(
        .item, others > 0 ? message("sources_more", ["sources": list, "count": String(others)]) : list + "."),
    ]
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
