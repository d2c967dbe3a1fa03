import Dialogs

extension Interpretation {
  /// Whether words of negation begin at a token.
  func isNegation(_ token: Int) -> Bool {
    reply.context.covering(token).map { $0.tokens.lowerBound == token && $0.cue.contains(.negationBefore) }
      ?? false
  }

  /// Whether a token belongs to words that answer.
  func isAnswerWord(_ token: Int) -> Bool { reply.answers.covering(token) != nil }

  /// Whether a comma, a sentence end or a word such as 'but' stands before a token; also at either end.
  func isBoundary(_ token: Int) -> Bool {
    token <= 0 || token >= reply.count || reply.isCut(before: token)
      || reply.sentences[token] != reply.sentences[token - 1]
  }

  /// The words that answer by themselves in a stretch: 'yes', 'not really', 'none of them'.
  ///
  /// They stand at its front or behind a comma, and are not the beginning of something else: neither the 'no' of
  /// 'no swelling' nor the 'it is' of 'it is swollen'.
  func polarities(in range: Range<Int>) -> [CueMatch] {
    var found: [CueMatch] = []
    var front = range.lowerBound
    for match in reply.answers
    where match.tokens.lowerBound >= range.lowerBound && match.tokens.upperBound <= range.upperBound {
      guard !match.cue.isDisjoint(with: [.yes, .no, .notSure, .none, .all, .both, .rest]),
        !isOfTalk(match.tokens.lowerBound), !isWithinQuestion(match)
      else { continue }
      while front < match.tokens.lowerBound, reply.isSmall(front) { front += 1 }
      // 'Loads of people have it' is no yes.
      if isOfPerson(match) { continue }
      guard phraseAt[match.tokens.lowerBound] == nil,
        !reply.idioms.contains(where: {
          $0.count > match.tokens.count && $0.contains(match.tokens.lowerBound)
        }),
        front >= match.tokens.lowerBound || isBoundary(match.tokens.lowerBound)
          || isConclusion(match, of: range) || isBehindTurn(match)
      else { continue }
      guard standsAlone(match, isFront: front >= match.tokens.lowerBound), !isAmongStrangeWords(match) else {
        continue
      }
      found.append(match)
      front = max(front, match.tokens.upperBound)
    }
    return found
  }

  private func isOfPerson(_ match: CueMatch) -> Bool {
    reply.context.covering(match.tokens.lowerBound).map {
      $0.cue.contains(.otherPeople) && $0.tokens.count > match.tokens.count
    } ?? false
  }

  /// 'Who isn't these days', 'ok so which': whether it is a word of a sentence that asks; at the front 'no, which one' answers.
  private func isWithinQuestion(_ match: CueMatch) -> Bool {
    let token = match.tokens.lowerBound
    guard askingBack.asking.contains(reply.stops[token]) else { return false }
    let isFront = token == 0 || reply.isCut(before: token)
    return !isFront || match.cue.contains(.alone)
  }

  /// '36.7 so no': several words at the end, of which the first is a small one.
  private func isConclusion(_ match: CueMatch, of range: Range<Int>) -> Bool {
    match.tokens.count > 1 && match.tokens.upperBound == range.upperBound
      && reply.isFiller(match.tokens.lowerBound)
      && !reply.small[match.tokens.lowerBound].contains(.determiner)
      && !match.cue.isDisjoint(with: [.yes, .no]) && !reply.isFiller(match.tokens.upperBound - 1)
  }

  /// 'My mother did but I never have': several words right behind one that begins a sentence anew.
  private func isBehindTurn(_ match: CueMatch) -> Bool {
    let before = match.tokens.lowerBound - 1
    return match.tokens.count > 1 && match.cue.isDisjoint(with: [.notSure, .none]) && before >= 0
      && isBoundary(before) && !reply.isCut(before: before)
      && reply.context.covering(before)?.tokens == before..<(before + 1)
  }

  private func standsAlone(_ match: CueMatch, isFront: Bool) -> Bool {
    if !match.cue.isDisjoint(with: [.no, .none]), triggers.contains(match.tokens.lowerBound) { return false }
    let next = match.tokens.upperBound
    // 'I'm not fine' is no 'no'.
    if match.cue.contains(.no), match.tokens.count > 1, reply.wells[next] != nil { return false }
    // 'It's just the calves' is no yes.
    if match.cue.contains(.yes), match.tokens.count > 1, next < reply.count, !reply.isCut(before: next),
      reply.answers.covering(next)?.cue.contains(.only) ?? false
    {
      return false
    }
    if match.cue.contains(.correction) { return true }
    if match.cue.contains(.yes), !isBoundary(next), isNegation(next) { return false }
    if isFront, match.tokens.count == 1 { return !match.cue.contains(.alone) || rest.isClosed[next] }
    if isFront, match.cue.contains(.notSure) { return !rest.hasPhrase[next] }
    // 'None of these by the grace of God'.
    if isFront, match.cue.contains(.none), !rest.hasPhrase[next] { return true }
    // 'God no I'm 63'.
    if isFront, match.cue.contains(.no), next < reply.count, !rest.hasPhrase[next],
      reply.context.covering(next)?.cue.contains(.own) ?? false
    {
      return true
    }
    // 'I have got a dog' is no 'I have', though 'got' begins a clause.
    let isVerb =
      match.cue.contains(.yes) && next < reply.count && !reply.isCut(before: next) && reply.isFiller(next)
    return rest.isClosed[next] && (!isVerb || rest.isClosed[min(reply.count, next + 1)])
  }

  /// Where the last answer begins: behind words of correction in the middle, 'one, no wait, both'.
  var answerRange: Range<Int> {
    let corrections = reply.answers.last { $0.cue.contains(.correction) && $0.tokens.lowerBound >= bodyStart }
    guard let corrections else { return body }
    // 'Actually no' corrects and answers.
    let isAnswer = !corrections.cue.isDisjoint(with: [.yes, .no])
    let start = isAnswer ? corrections.tokens.lowerBound : corrections.tokens.upperBound
    return start < reply.count ? start..<reply.count : body
  }
}

extension [CueMatch] {
  /// The match that a token belongs to. The matches are in order, and none lies inside of another.
  func covering(_ token: Int) -> CueMatch? {
    var (low, high) = (startIndex, endIndex)
    while low < high {
      let middle = (low + high) / 2
      if self[middle].tokens.upperBound <= token { low = middle + 1 } else { high = middle }
    }
    return low < endIndex && self[low].tokens.contains(token) ? self[low] : nil
  }
}

/// What is left of the clause behind each token, worked out once from the end.
struct RestOfClause {
  /// Whether nothing is left but small words and words that answer.
  private(set) var isClosed: [Bool]
  /// Whether a phrase of the dialog is left.
  private(set) var hasPhrase: [Bool]

  init() { (isClosed, hasPhrase) = ([], []) }

  init(_ interpretation: Interpretation) {
    let count = interpretation.reply.count
    isClosed = [Bool](repeating: true, count: count + 1)
    hasPhrase = [Bool](repeating: false, count: count + 1)
    for token in stride(from: count - 1, through: 0, by: -1) where !interpretation.isBoundary(token) {
      let isPlain = !interpretation.reply.isSmall(token) && !interpretation.isAnswerWord(token)
      isClosed[token] = !isPlain && isClosed[token + 1]
      hasPhrase[token] = interpretation.phraseAt[token] != nil || hasPhrase[token + 1]
    }
  }
}
