import Dialogs

/// Answers to a question of yes or no.
extension Interpretation {
  /// The answer to a yes/no question; `nil` where there is none, or yes and no both.
  func yesNo(_ question: Int, in range: Range<Int>) -> Reading.Fact? {
    let bare = bareAnswer(question, in: range)
    let own = facts(of: question).filter { fact in
      range.contains(fact.tokens.lowerBound) && !(bare.map { isOfOtherThings(fact, behind: $0) } ?? false)
    }
    let well = bare == nil ? onlyWell(question, in: range) : nil
    let telling = told(own) ?? (well == nil ? hint(of: question, in: range) : nil)
    guard let bare else { return telling ?? onlyWhen(question, in: range) ?? well }
    guard let telling else { return bare }
    if telling.answer == bare.answer { return bare.isDoubtful ? telling : bare }
    if bare.answer == .notSure { return telling.answer == .yes ? telling : bare }
    if bare.answer == .no, concludes(bare, telling) { return bare }
    // 'No, my chest hurts': what is named counts, and a danger sign that may be there is not taken for absent.
    let answer = dialog.questions[question].isDanger ? Answer.yes : telling.answer
    return Reading.Fact(
      question: telling.question, answer: answer, isDoubtful: true, words: telling.words, rule: telling.rule)
  }

  /// 'Mostly yes. But this afternoon it popped', 'no but my throat is closing up': whether a reply is found only in what is
  /// told of other things behind a bare answer.
  private func isOfOtherThings(_ fact: ToldFact, behind bare: Reading.Fact) -> Bool {
    guard fact.isReply, bare.words.upperBound <= reply.span(fact.tokens).lowerBound else { return false }
    let isExplained = facts.contains {
      $0.question != fact.question && !$0.isReply && $0.tokens.overlaps(fact.tokens)
    }
    let isAnew = reply.tokens.indices.contains {
      reply.tokens[$0].span.lowerBound >= bare.words.upperBound && $0 <= fact.tokens.lowerBound
        && reply.tokens[$0].gap.contains(.stop)
    }
    return isExplained || (isAnew && !dialog.questions[fact.question].isDanger)
  }

  /// 'The odd one at a wedding, so no': a no of several words behind all that is told, of which no danger sign is.
  private func concludes(_ bare: Reading.Fact, _ telling: Reading.Fact) -> Bool {
    guard !dialog.questions[bare.question.position].isDanger,
      bare.words.lowerBound >= telling.words.upperBound
    else { return false }
    return reply.answers.contains { $0.tokens.count > 1 && reply.span($0.tokens) == bare.words }
  }

  /// 'This morning', '20 a day', 'started yesterday, getting worse': who says no more than when, how often or how it goes
  /// on says yes.
  private func onlyWhen(_ question: Int, in range: Range<Int>) -> Reading.Fact? {
    // 'Sixteen weeks' is no yes to 'past the 20th week'.
    let isOfNumber = dialog.questions[question].short?.contains(where: \.isNumber) ?? false
    guard focus.asked == [question], case .yesNo = dialog.questions[question].kind, !isOfNumber else {
      return nil
    }
    // 'Do I have to do it right now'.
    if range.contains(where: isAskedBack) { return nil }
    let time: Cue = [.daysAgo, .since, .ago, .frequency, .weekday]
    var (isTime, end) = (false, range.lowerBound)
    for token in range {
      end = max(end, reply.quantities[token]?.tokens.upperBound ?? end)
      // '12 weeks', but not '2 mins', which asks for patience.
      let isLong =
        reply.quantities[token].flatMap { language.unit(at: $0.node)?.time?.isDayOrLonger } ?? false
      isTime = isTime || isLong || !(reply.quantities[token]?.cue ?? []).isDisjoint(with: time)
      if reply.goingOn.contains(token) {
        isTime = true
        continue
      }
      if reply.context.covering(token)?.cue.contains(.present) ?? false { continue }
      guard token < end || reply.tokens[token].number != nil || (reply.isSmall(token) && !isNegation(token)),
        reply.context.covering(token)?.cue.isDisjoint(with: [.negationBefore, .past, .otherPeople]) ?? true
      else { return nil }
    }
    return isTime ? reading(question, .yes, tokens: range, rule: "time") : nil
  }

  /// 'Chest feels fine', 'tummy is ok, back is ok': who says of everything that it is well says no.
  private func onlyWell(_ question: Int, in range: Range<Int>) -> Reading.Fact? {
    guard focus.asked == [question], !range.isEmpty, !facts(of: question).contains(where: \.isPresent) else {
      return nil
    }
    let named = (phrases + hints).filter { $0.meaning.claims.contains { $0.question == question } }
    let wells = Set(reply.wells.values.joined()).union(range.filter(isComparison))
    // 'Keeps saying the same' says something else.
    if named.contains(where: { $0.parts.joined().contains(where: wells.contains) }) { return nil }
    var words = 0
    for token in range {
      let isEnd = token + 1 >= range.upperBound || isBoundary(token + 1)
      let isWell = wells.contains(token)
      let asks = reply.isAsking[token] && (token == range.lowerBound || isBoundary(token))
      guard isWell || !isEnd, !asks, reply.context.covering(token)?.cue.isDisjoint(with: Self.unwell) ?? true
      else {
        return nil
      }
      words += isWell || reply.isSmall(token) ? 0 : 1
    }
    guard words <= Self.fewWords else { return nil }
    // 'My arms are fine' leaves open how the chest is.
    let isDoubtful = dialog.questions[question].isDanger && named.isEmpty
    return reading(question, .no, isDoubtful: isDoubtful, tokens: range, rule: "wellness")
  }

  /// Whether a token belongs to words that say no by comparing: 'same as ever'.
  private func isComparison(_ token: Int) -> Bool {
    reply.answers.covering(token).map { $0.cue.contains(.no) && $0.tokens.count > 1 } ?? false
  }

  /// What leaves open whose, when or whether something is well.
  private static let unwell: Cue = [
    .negationBefore, .pseudoNegation, .otherPeople, .hypothetical, .past, .notSure,
  ]
  /// How many words may be said of what is well.
  private static let fewWords = 4

  private func bareAnswer(_ question: Int, in range: Range<Int>) -> Reading.Fact? {
    let found = polarities(in: range)
    let isYes = found.contains { $0.cue.contains(.yes) }
    let isNo = found.contains { !$0.cue.isDisjoint(with: [.no, .none]) && !$0.cue.contains(.yes) }
    guard !(isYes && isNo),
      let first = found.first(where: { !$0.cue.isDisjoint(with: [.yes, .no, .none, .notSure, .rest]) })
    else { return nil }
    if first.cue.contains(.notSure) {
      return reading(question, .notSure, tokens: first.tokens, rule: "not sure")
    }
    if first.cue.contains(.yes) { return reading(question, .yes, tokens: first.tokens, rule: "yes") }
    let isDanger = dialog.questions[question].isDanger
    let isDoubtful = isDanger && isFollowedByWords(first)
    return reading(question, .no, isDoubtful: isDoubtful, tokens: first.tokens, rule: "no")
  }

  /// Whether a 'no' goes on without a comma, in words that no phrase explains: 'no pain' may be about anything.
  func isFollowedByWords(_ match: CueMatch) -> Bool {
    var next = match.tokens.upperBound
    var isFollowed = false
    while next < reply.count, !isBoundary(next) {
      if isNegation(next) { return false }
      if !reply.isSmall(next), !isAnswerWord(next) { isFollowed = true }
      next += 1
    }
    return isFollowed
  }
}
