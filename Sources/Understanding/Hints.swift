import ClinicalQuality
import Dialogs

/// What is no more than a reason to ask about a danger sign.
///
/// A hint is weak: anything else that the reply says of its question counts instead, and so does any word around it
/// that takes it away.
extension Interpretation {
  /// The danger signs that only hints speak of, each to be asked about.
  ///
  /// - Parameter known: The questions of which the reply says more.
  func hinted(besides known: Set<Int>) -> [Reading.Fact] {
    var seen = known
    return heardHints { !known.contains($0) }.filter { seen.insert($0.question.position).inserted }
  }

  /// A hint of the question that is asked: there it is an answer.
  func hint(of question: Int, in range: Range<Int>) -> Reading.Fact? {
    guard dialog.questions[question].isDanger, !range.isEmpty else { return nil }
    let start = reply.span(range).lowerBound
    // 'My gran tore her calf' is hardly an answer.
    let end = protagonist.map { reply.span($0.tokens).upperBound } ?? .max
    return heardHints(isDoubtful: false) { $0 == question }
      .first { $0.words.lowerBound >= start && $0.words.lowerBound < end }
  }

  private func heardHints(isDoubtful: Bool = true, of isWanted: (Int) -> Bool) -> [Reading.Fact] {
    let wanted = hints.filter { hint in
      hint.meaning.claims.contains { isWanted($0.question) } && !isExplained(hint)
    }
    guard !wanted.isEmpty else { return [] }
    // They are judged among all phrases, for each of these ends what is said of the one before.
    var all = phrases.map { (phrase: $0, isHint: false) } + wanted.map { (phrase: $0, isHint: true) }
    all.sort {
      ($0.phrase.tokens.lowerBound, $0.phrase.tokens.upperBound)
        < ($1.phrase.tokens.lowerBound, $1.phrase.tokens.upperBound)
    }
    var judging = Judging(reply, phrases: all.map(\.phrase), counted: counted)
    return zip(all, judging.judge()).flatMap { hint, judgement -> [Reading.Fact] in
      guard hint.isHint, counts(judgement), !isWell(hint.phrase), !isOfStranger(hint.phrase.tokens),
        !isOfMedia(hint.phrase.tokens)
      else {
        return []
      }
      let isAskedBack = isAskedBack(hint.phrase.tokens.lowerBound)
      let claims = hint.phrase.meaning.claims.filter {
        isWanted($0.question) && !(isAskedBack && focus.asked.contains($0.question))
      }
      return claims.map {
        reading($0.question, .yes, isDoubtful: isDoubtful, tokens: hint.phrase.tokens, rule: $0.rule)
      }
    }
  }

  /// Whether a longer phrase says what its words mean: the chest of a 'chest of drawers', the stroke of 'breast stroke'.
  private func isExplained(_ hint: PhraseMatch) -> Bool {
    if let topic, topic.tokens.overlaps(hint.tokens) { return true }
    if hint.isLoose, hint.parts.contains(where: isIdiom) { return true }
    return !hint.isLoose
      && phrases.contains { phrase in
        !phrase.isLoose && phrase.tokens.count > hint.tokens.count
          && hint.tokens.clamped(to: phrase.tokens) == hint.tokens
      }
  }

  private func counts(_ judgement: Judgement) -> Bool {
    if judgement.isNegated, !isInability(judgement) { return false }
    if judgement.isHypothetical || judgement.isAskedAbout || judgement.isSupposed { return false }
    if judgement.isPast || judgement.isTurned { return false }
    return !judgement.isOtherPeople || mayBePatient(judgement) || isOfSpokenFor(judgement)
  }

  /// 'My jaw opens fine', 'my wee looks normal': whether its clause ends, a word or two behind it, with words of wellness.
  private func isWell(_ hint: PhraseMatch) -> Bool {
    let end = hint.tokens.upperBound
    let words = (end..<min(reply.count, end + 3)).prefix { reply.isOneClause(end - 1, $0) }
    return words.contains { token in
      guard let well = reply.wells[token] else { return false }
      let isLast = well.upperBound >= reply.count || !reply.isOneClause(token, well.upperBound)
      return isLast
        && !(end..<token).contains {
          reply.context.covering($0) != nil || reply.isJoiner($0) || reply.small[$0].contains(.determiner)
        }
    }
  }
}
