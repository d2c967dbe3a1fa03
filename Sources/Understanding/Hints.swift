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
    return heardHints(isDoubtful: false) { $0 == question }.first { $0.words.lowerBound >= start }
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
      guard hint.isHint, counts(judgement), !isWell(hint.phrase),
        !(isDoubtful && isOfStranger(hint.phrase.tokens))
      else { return [] }
      let isAskedBack = isAskedBack(hint.phrase.tokens.lowerBound)
      let claims = hint.phrase.meaning.claims.filter {
        isWanted($0.question) && !(isAskedBack && focus.asked.contains($0.question))
      }
      // 'A bloke at work collapsed', asked whether one has fainted oneself.
      let isTheirs = isStrangerFirst && isOfStranger(hint.phrase.tokens)
      return claims.map {
        reading(
          $0.question, .yes, isDoubtful: isDoubtful || isTheirs, tokens: hint.phrase.tokens, rule: $0.rule)
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

  /// Whether a phrase stands behind the stranger whom a reply is about.
  func isOfStranger(_ phrase: Range<Int>) -> Bool {
    stranger.map { $0.upperBound <= phrase.lowerBound } ?? false
  }

  /// The stranger with whom a reply begins that tells of nobody else, and not of now: 'my neighbour had a stroke, it
  /// started with her arm', but not 'weak as a kitten'.
  func strangerAtFront() -> Range<Int>? {
    let people = reply.context.filter { $0.cue.contains(.otherPeople) }
    guard let first = people.first, words(before: first.tokens.lowerBound) <= Self.front,
      people.allSatisfy({ !$0.cue.contains(.caredFor) })
    else { return nil }
    // 'Like somebody leaning on my chest' speaks of nobody.
    let isSaid = (phrases + hints).contains { $0.parts.joined().contains(where: first.tokens.contains) }
    let isOfOthers = reply.context.contains {
      $0.cue.contains(.present) || ($0.cue.contains(.own) && !$0.cue.contains(.negationEnd))
    }
    return isSaid || isOfOthers ? nil : first.tokens
  }

  /// Whether nothing of content stands before the stranger.
  var isStrangerFirst: Bool { stranger.map { words(before: $0.lowerBound) == 0 } ?? false }

  /// How many words of content stand before somebody, those that only say where one heard of them left out.
  private func words(before person: Int) -> Int {
    (0..<person).count { token in
      !reply.isSmall(token) && !(reply.context.covering(token)?.cue.contains(.hypothetical) ?? false)
    }
  }

  /// How many words may stand before somebody whom a whole reply is about: 'read about a lad'.
  private static let front = 2
}
