import ClinicalQuality
import Dialogs

/// How many of the answers behind the findings that were no the card names, unless it is shown in full.
private let mostAbsent = 3

extension Conversation {
  /// The card at the end: the level with its action, what to do, why, when to get help sooner, the sources.
  ///
  /// - Parameters:
  ///   - isInFull: Whether sources are named with their titles, and who says what where they disagree.
  ///   - isLeaving: Whether nothing can be typed any more.
  public func lines(
    for conclusion: Conclusion, isInFull: Bool = false, isLeaving: Bool = false
  ) -> [Line] {
    let level = dialog[conclusion.level]
    var lines = [Line(.headline(conclusion.level), words(of: level.headline))]
    lines += level.say.map { [Line(.say, words(of: $0))] } ?? []
    if conclusion.isStandIn { lines.append(Line(.say, message("stand_in"))) }
    let sooner = sooner(than: conclusion)
    let advice = { (kind: Advice.Kind) in
      let given = self.advice(kind, in: conclusion)
      let isSafetyNet = kind == .watchFor
      return self.section(
        "heading_\(kind.rawValue)",
        isSafetyNet
          ? self.sentences(for: sooner) + given + self.advice(on: sooner, isLeaving: isLeaving) : given)
    }
    // Where every minute counts, what to do now stands before the reasons for it.
    let kinds = Advice.Kind.allCases
    if level.stops {
      lines +=
        advice(.now) + reasons(in: conclusion, sooner, isInFull) + kinds.filter { $0 != .now }.flatMap(advice)
    } else {
      lines += reasons(in: conclusion, sooner, isInFull) + kinds.flatMap(advice)
    }
    lines += disagreements(in: conclusion, isInFull) + closing(conclusion, isInFull, isLeaving)
    let topics = isLeaving ? [] : topicsToOffer(with: conclusion)
    return lines
      + (topics.isEmpty ? [] : [Line(.hint, message("topics_offered", ["topics": titles(of: topics)]))])
  }

  /// On what the card rests, how far the content has come, and that this is no diagnosis.
  private func closing(_ conclusion: Conclusion, _ isInFull: Bool, _ isLeaving: Bool) -> [Line] {
    let isReviewed = dialog.status == .approved || dialog.status == .testing
    let draft = isReviewed ? nil : message("card_draft")
    let sources = isInFull ? nil : sourcesInOneLine(conclusion, isLeaving: isLeaving)
    let standing = [sources, draft].compactMap(\.self).joined(separator: " ")
    return (isInFull ? sourcesInFull(conclusion) : [])
      + [Line(.note, standing), Line(.note, message("not_a_diagnosis"))].filter { !$0.text.isEmpty }
  }

  private func section(_ heading: String, _ items: [String]) -> [Line] {
    items.isEmpty ? [] : [Line(.heading, message(heading))] + items.map { Line(.item, $0) }
  }

  private func advice(_ kind: Advice.Kind, in conclusion: Conclusion) -> [String] {
    let given = conclusion.advice.map { dialog[$0] }.filter { $0.kind == kind }
    return given.map { words(of: $0.say) + cited($0.cites) }
  }

  func cited(_ claims: [Reference<Claim>]) -> String {
    claims.isEmpty ? "" : " [" + claims.map { dialog[$0].id }.joined(separator: ", ") + "]"
  }

  // MARK: - Why

  /// What was found, and the answers that led to it; what is not known; what was mentioned and denied.
  private func reasons(in conclusion: Conclusion, _ sooner: Sooner, _ isInFull: Bool) -> [Line] {
    let findings = conclusion.reasons.map { reason in
      let finding = dialog[reason.finding]
      let explained = finding.explain.map { ". " + words(of: $0) } ?? ""
      return finding.title + explained + cited(finding.cites)
    }
    let others = [
      whatWasSaid(conclusion, isInFull), list("card_unknown", worthTelling(conclusion.unknown, sooner)),
      list("card_denied", conclusion.denied),
    ]
    return section(
      "heading_why", (findings.isEmpty ? [message("no_finding")] : findings) + others.compactMap(\.self))
  }

  /// The answers behind the findings as one paragraph: first what is there, then what is not.
  private func whatWasSaid(_ conclusion: Conclusion, _ isInFull: Bool) -> String? {
    var seen: Set<Reference<Question>> = []
    let behind = conclusion.reasons.flatMap(\.answers).filter { seen.insert($0).inserted }
    let answers = conclusion.reasons.isEmpty ? remarkableAnswers : behind
    let absent = answers.filter { countedAnswer(to: $0) == .no }
    let present = answers.filter { countedAnswer(to: $0) != .no }.compactMap { question in
      countedAnswer(to: question).map { describe($0, to: question) }
    }
    let told = present.isEmpty ? nil : message("card_said", ["facts": present.joined(separator: "; ")])
    let shown = isInFull || absent.count <= mostAbsent + 1 ? absent : Array(absent.prefix(mostAbsent))
    let id = shown.count < absent.count ? "card_said_no_more" : "card_said_no"
    let parts = [told, list(id, shown, of: absent.count)].compactMap(\.self)
    return parts.isEmpty ? nil : parts.joined(separator: " ")
  }

  /// Where nothing was found: all that was told, but not what was denied or left in doubt, nor free words.
  private var remarkableAnswers: [Reference<Question>] {
    dialog.questions.indices.map { Reference<Question>($0) }.filter { question in
      if case .text = dialog[question].kind { return false }
      guard let answer = countedAnswer(to: question) else { return false }
      return answer != .no && answer != .notSure
    }
  }

  /// What was answered with 'not sure', and what is open and matters; but not what the signs to watch for name anyway.
  private func worthTelling(_ unknown: [Reference<Question>], _ sooner: Sooner) -> [Reference<Question>] {
    let named = Set(sooner.groups.flatMap(\.signs).map(\.question))
    return unknown.filter { journal[$0] != nil || !named.contains($0) }
  }

  /// A list of facts as one sentence.
  private func list(_ id: String, _ questions: [Reference<Question>], of count: Int = 0) -> String? {
    guard !questions.isEmpty else { return nil }
    let facts = questions.map(shortName).joined(separator: "; ")
    return message(id, ["facts": facts, "count": String(count - questions.count)])
  }
}
