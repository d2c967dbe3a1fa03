/// Whether a phrase is denied by the words before, within and behind it.
extension Judging {
  /// 'No chest pain now, but I did this morning': a denial that goes on with a yes, and says no more than when.
  func isTakenBack(_ index: Int) -> Bool {
    let end = phrases[index].tokens.upperBound
    let turn = cues.first {
      $0.tokens.lowerBound >= end && $0.cue.isSuperset(of: [.own, .negationEnd])
    }
    guard let turn, reply.stops[turn.tokens.lowerBound] == reply.stops[end - 1],
      let yes = reply.answers.covering(turn.tokens.upperBound < reply.count ? turn.tokens.upperBound : 0),
      yes.tokens.lowerBound == turn.tokens.upperBound, yes.cue.contains(.yes), yes.tokens.count > 1
    else { return false }
    var token = yes.tokens.upperBound
    while token < reply.count, reply.stops[token] == reply.stops[turn.tokens.lowerBound] {
      let isTime = reply.quantities[token] != nil || reply.tokens[token].number != nil
      let cue = reply.context.covering(token)?.cue ?? []
      guard isTime || reply.isSmall(token) || !cue.isDisjoint(with: [.past, .present, .hedge]) else {
        return false
      }
      token += 1
    }
    return true
  }

  /// 'Not pain, more like a weight', 'not fainted but nearly', 'no pain but actually there is something': a denial of
  /// which the rest takes some back, and no phrase says what.
  func isTurned(_ index: Int) -> Bool {
    let end = phrases[index].tokens.upperBound
    guard
      let turn = cues.first(where: {
        $0.tokens.lowerBound >= end
          && ($0.cue.contains(.turn) || $0.cue.isSuperset(of: [.own, .negationEnd]))
      }), reply.stops[turn.tokens.lowerBound] == reply.stops[end - 1]
    else { return false }
    let behind = turn.tokens.upperBound
    if phrases.contains(where: {
      $0.tokens.lowerBound >= behind && reply.stops[$0.tokens.lowerBound] == reply.stops[end - 1]
    }) {
      return false
    }
    if turn.cue.contains(.turn) { return turn.tokens.lowerBound - end <= Self.reach }
    guard behind < reply.count else { return false }
    if reply.answers.covering(behind)?.cue.contains(.correction) ?? false { return true }
    var token = behind
    while token < reply.count, reply.stops[token] == reply.stops[behind] {
      guard reply.isSmall(token) || reply.context.covering(token)?.cue.contains(.hedge) ?? false else {
        return false
      }
      token += 1
    }
    return (behind..<token).contains { reply.context.covering($0)?.cue.contains(.hedge) ?? false }
  }

  /// 'Denies: fever', 'Negative findings: fever'.
  func isHeading(_ cue: CueMatch, of start: Int) -> Bool {
    let end = cue.tokens.upperBound
    guard cue.cue.contains(.negationBefore), end <= start, start - end <= 2 else { return false }
    let cuts = (end...start).filter { reply.isCut(before: $0) }
    return cuts.count == 1 && reply.tokens[cuts[0]].gap.contains(.colon)
      && reply.stops[cue.tokens.lowerBound] == reply.stops[start]
  }

  /// Whether a 'no' at the front is an answer by itself: another word of negation already stands nearer.
  func isAnswered(_ cue: CueMatch, triggers: Int) -> Bool { triggers > 0 && isBareNo(cue) }

  func isBareNo(_ cue: CueMatch) -> Bool {
    guard let bareNo else { return false }
    return cue.tokens.lowerBound == bareNo.lowerBound
      && (cue.tokens.count == 1 || cue.tokens.upperBound <= bareNo.upperBound)
  }

  /// 'No, my leg is swollen' without its comma: a 'no' at the front with a sentence behind it.
  func noteDoubt(_ cue: CueMatch, before start: Int, in result: inout Judgement) {
    let between = min(cue.tokens.upperBound, start)..<start
    if isBareNo(cue) {
      // 'No left leg swelling' has nothing that a sentence of its own would have.
      let isSentence = between.contains { reply.isSmall($0) && !reply.small[$0].contains(.alternative) }
      result.isUncertain = result.isUncertain || isSentence
      result.isUnlikely = isSentence && between.count > 1
    } else if between.count(where: { !reply.isSmall($0) }) > 2 {
      result.isUncertain = true
    }
  }

  /// 'My chest is not tight': words of negation between the parts of a loose phrase.
  func negationWithin(_ index: Int, from nextCue: Int) -> Int? {
    guard phrases[index].isLoose else { return nil }
    let end = phrases[index].tokens.upperBound
    for cue in cues[nextCue...] where !cue.cue.isDisjoint(with: [.negationBefore, .negationAfter]) {
      let start = cue.tokens.lowerBound
      guard start < end else { return nil }
      let behind = phrases[index].parts.first { $0.lowerBound > start }?.lowerBound
      // 'The pain isn't there all the time' has the longer 'isn't there'.
      guard reply.negationEnds[start] != nil, !isPart(cue, of: index), let behind,
        reply.isOneClause(start, behind),
        !(start..<behind).contains(where: { reply.isJoiner($0) && !reply.small[$0].contains(.alternative) })
      else { continue }
      return start
    }
    return nil
  }

  /// 'No weakness in my arms', where 'no weakness' is a phrase of its own: the negation at its front denies what begins
  /// within it too.
  func denialAround(_ index: Int) -> Int? {
    let start = phrases[index].tokens.lowerBound
    guard index > 0, !phrases[index].isDenial else { return nil }
    for other in phrases[..<index].reversed().prefix(4) {
      let front = other.tokens.lowerBound
      guard front < start, start < other.tokens.upperBound, !other.isLoose,
        let end = reply.negationEnds[front], end <= start, !isPart(front, of: index)
      else { continue }
      return front
    }
    return nil
  }

  /// 'My toes aren't cold or blue', where 'toes are not cold' is a phrase of its own: its negation goes on over an 'or' to the
  /// last part of a loose phrase that is around it.
  func denialInside(_ index: Int) -> Int? {
    let tokens = phrases[index].tokens
    guard phrases[index].isLoose, !phrases[index].isDenial else { return nil }
    for other in phrases[max(0, index - 4)..<min(phrases.count, index + 5)] where other.isDenial {
      let end = other.tokens.upperBound
      guard other.tokens.clamped(to: tokens) == other.tokens,
        let trigger = other.tokens.first(where: { reply.negationEnds[$0] != nil }),
        let part = phrases[index].parts.first(where: { $0.lowerBound >= end })?.lowerBound,
        reply.isOneClause(trigger, part),
        (end..<part).contains(where: { reply.small[$0].contains(.alternative) })
      else { continue }
      return trigger
    }
    return nil
  }

  private func isPart(_ token: Int, of index: Int) -> Bool {
    phrases[index].isLoose && phrases[index].parts.contains { $0.contains(token) }
  }

  /// Whether a cue is in a part of a loose phrase: the 'not' of 'can not' + 'move' negates nothing.
  func isPart(_ cue: CueMatch, of index: Int) -> Bool {
    let start = cue.tokens.lowerBound
    let head = start..<(reply.negationEnds[start] ?? cue.tokens.upperBound)
    return phrases[index].isLoose && phrases[index].parts.contains { $0.overlaps(head) }
  }

  func negationAfter(_ index: Int, from nextCue: Int) -> Int? {
    let end = phrases[index].tokens.upperBound
    if let well = saidToBeWell(behind: end) ?? allSaidToBeWell(behind: end) { return well }
    let ceiling =
      phrases[index...].dropFirst().first { $0.tokens.lowerBound >= end }?.tokens.lowerBound ?? reply.count
    var cue = nextCue
    while cue < cues.count, cues[cue].tokens.lowerBound < end { cue += 1 }
    while cue < cues.count, cues[cue].tokens.lowerBound < min(ceiling, end + Self.reach) {
      let match = cues[cue]
      // 'Redness? No.'
      let isReply = match.tokens.lowerBound == end && match.cue.contains(.negationAfter)
      guard isReply || reply.sentences[match.tokens.lowerBound] == reply.sentences[end - 1] else {
        return nil
      }
      // 'My toes are frozen and won't come back'.
      if !isPlainNo(match), (end..<match.tokens.lowerBound).contains(where: reply.isJoiner) { return nil }
      if isOfOther(match, behind: end) { return nil }
      let isNear = reply.isOneClause(end - 1, match.tokens.lowerBound) || match.tokens.lowerBound == end
      // 'Can't stand on tiptoe, no': what says no already is confirmed. 'The rash has not vanished' keeps it.
      if isPlainNo(match) ? holdsNegation(index) : isTurnedRound(match, behind: end) { return nil }
      if isNear, match.cue.contains(.negationAfter) ? !startsMore(match) : isElliptical(match, behind: end) {
        return match.tokens.lowerBound
      }
      cue += 1
    }
    return nil
  }

  /// 'Left is cold right is normal', 'one is cold the other is fine': whether something else is named before what says that it
  /// is well.
  private func isOfOther(_ cue: CueMatch, behind end: Int) -> Bool {
    guard cue.tokens.lowerBound > end, !isPlainNo(cue) else { return false }
    return reply.small[end].contains(.determiner)
      || reply.answers.covering(end)?.cue.contains(.alone) ?? false
  }

  /// Whether words of negation stand right before others, and so take them back.
  private func isTurnedRound(_ cue: CueMatch, behind end: Int) -> Bool {
    let before = cue.tokens.lowerBound - 1
    guard cue.cue.contains(.negationAfter), before >= end, let first = reply.context.covering(before) else {
      return false
    }
    return first.cue.contains(.negationBefore)
  }

  func holdsNegation(_ index: Int) -> Bool {
    phrases[index].parts.joined().contains { reply.negationEnds[$0] != nil }
  }

  /// 'Kidneys and liver all fine': words of wellness for all that an 'and' joins to a phrase.
  private func allSaidToBeWell(behind end: Int) -> Int? {
    guard end < reply.count, reply.isJoiner(end), !reply.small[end].contains(.alternative) else { return nil }
    var token = end + 1
    while token < min(reply.count, end + Self.reach), reply.isOneClause(end - 1, token) {
      let isAll = !(reply.answers.covering(token)?.cue.isDisjoint(with: [.all, .both, .rest]) ?? true)
      if isAll, token + 1 < reply.count, reply.wells[token + 1] != nil { return token + 1 }
      guard reply.context.covering(token) == nil else { return nil }
      token += 1
    }
    return nil
  }

  /// 'Thyroid fine', 'kidneys are all normal', and at the end of the clause 'the swelling has gone'.
  private func saidToBeWell(behind end: Int) -> Int? {
    var token = end
    while token < reply.count, token - end < 4, reply.isOneClause(end - 1, token) {
      let context = reply.context.covering(token)?.cue ?? []
      guard context.isDisjoint(with: [.negationBefore, .pseudoNegation]) else { return nil }
      // 'Left is cold right is normal' names something else.
      if token == end, reply.answers.covering(token)?.cue.contains(.alone) ?? false, token + 1 < reply.count,
        reply.isFiller(token + 1)
      {
        return nil
      }
      if reply.wells[token] != nil { return token }
      // 'Cramps now, is that normal' asks.
      if reply.small[token].contains(.determiner) { return nil }
      if let next = reply.ends[token]?.upperBound {
        return next >= reply.count || !reply.isOneClause(token, next) ? token : nil
      }
      guard reply.isFiller(token) || isAnswering(token) else { return nil }
      token += 1
    }
    return nil
  }

  private func isAnswering(_ token: Int) -> Bool { reply.answers.covering(token) != nil }

  /// 'Night sweats are not': what was said before of something else is denied of this.
  private func isElliptical(_ cue: CueMatch, behind end: Int) -> Bool {
    let next = cue.tokens.upperBound
    // The 'no feeling' of 'toes white, no feeling' is a sign of its own.
    if reply.answers.covering(cue.tokens.lowerBound)?.cue.contains(.no) ?? false { return false }
    return cue.cue.contains(.negationBefore) && cue.tokens.count > 1 && cue.tokens.lowerBound == end
      && (next >= reply.count || !reply.isOneClause(end, next))
  }

  /// 'Swelling, no redness': the 'no' belongs to what follows it.
  private func startsMore(_ cue: CueMatch) -> Bool {
    guard cue.cue.contains(.negationBefore) else { return false }
    let next = cue.tokens.upperBound
    guard next < reply.count, reply.isOneClause(cue.tokens.lowerBound, next) else { return false }
    // 'The murmur is no longer audible', 'fever resolved on day 2': words that are no bare 'no' begin nothing that is no
    // phrase.
    guard cue.tokens.count == 1, isPlainNo(cue) else { return startsPhrase(cue) }
    return true
  }

  func isPlainNo(_ cue: CueMatch) -> Bool {
    let answer = reply.answers.covering(cue.tokens.lowerBound)?.cue ?? []
    return !cue.cue.contains(.negationAfter)
      || (!answer.isDisjoint(with: [.no, .none, .noneOfKind]) && !answer.contains(.alone))
  }

  private func startsPhrase(_ cue: CueMatch) -> Bool {
    let next = cue.tokens.upperBound
    return phrases.contains {
      $0.tokens.lowerBound >= next && reply.isOneClause(cue.tokens.lowerBound, $0.tokens.lowerBound)
        && !(next..<$0.tokens.lowerBound).contains { reply.isJoiner($0) }
    }
  }
}
