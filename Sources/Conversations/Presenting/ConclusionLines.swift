import ClinicalQuality
import Dialogs

extension Conversation {
  /// The card at the end: the level with its action, what to do, why, when to get help sooner, the sources.
  public func lines(for conclusion: Conclusion) -> [Line] {
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
    lines += sources(of: conclusion)
    return lines + closing
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

  private func cited(_ claims: [Reference<Claim>]) -> String {
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
      + section("heading_you_said", answers.compactMap(describeEntry))
      + section("heading_unknown", conclusion.unknown.map(shortName))
      + section("heading_denied", conclusion.denied.map(shortName))
  }

  private func describeEntry(_ question: Reference<Question>) -> String? {
    countedAnswer(to: question).map { describe($0, to: question) }
  }

  /// The documents behind the claims, each once, and where they disagree.
  private func sources(of conclusion: Conclusion) -> [Line] {
    let claims = conclusion.claims.map { dialog[$0] }
    var seen: Set<Reference<Source>> = []
    let sources = claims.flatMap(\.sources).filter { seen.insert($0).inserted }.map { dialog[$0] }
    let list = sources.map(describe).joined(separator: "; ")
    return section("heading_disagree", claims.compactMap(\.disagreement))
      + (sources.isEmpty ? [] : [Line(.heading, message("heading_sources")), Line(.item, list)])
  }

  private func describe(_ source: Source) -> String {
    let date = source.date ?? message("undated")
    return [source.publisher, source.title].compactMap(\.self).joined(separator: ", ") + " (\(date))"
  }
}
