/// Whose it is: of oneself, of somebody one may speak for, or of somebody else.
extension Judging {
  /// Whose it is, if somebody else's: 'my mother also had', but not 'my mother died and I have'.
  func person(before start: Int, floor: Int, nextCue: Int) -> CueMatch? {
    if let named = namedBefore(start, nextCue: nextCue) { return named }
    for cue in cues[..<nextCue].reversed().prefix(2 * Self.reach) {
      let end = cue.tokens.upperBound
      guard end <= start, end > floor || floor == 0, start - end <= 2 * Self.reach,
        reply.clauses[cue.tokens.lowerBound] == reply.clauses[start] || isHeader(cue, of: start),
        !cue.cue.contains(.own)
      else { return nil }
      if cue.cue.contains(.otherPeople) { return cue }
    }
    return nil
  }

  /// 'Family history: cancer, asthma'.
  private func isHeader(_ cue: CueMatch, of start: Int) -> Bool {
    let end = cue.tokens.upperBound
    return end < reply.count && reply.tokens[end].gap.contains(.colon)
      && reply.stops[cue.tokens.lowerBound] == reply.stops[start]
  }

  /// Somebody whom a clause takes up that named them before: 'my auntie, she had cancer', 'my friend, who is pregnant',
  /// 'a neighbour was bad after her knee was done'.
  private func namedBefore(_ start: Int, nextCue: Int) -> CueMatch? {
    var front = start
    while front > 0, reply.isOneClause(front - 1, start) { front -= 1 }
    while front < start, !reply.small[front].contains(.pronoun) { front += 1 }
    guard front > 0, reply.small[front].contains(.pronoun), !isOwn(front..<start) else { return nil }
    for cue in cues[..<nextCue].reversed().prefix(3 * Self.reach) where cue.tokens.upperBound <= front {
      // 'His brother has asthma, and he has a rash': he is not the brother.
      if cue.cue.contains(.otherPeople) {
        return reply.small[cue.tokens.lowerBound].contains(.pronoun) ? nil : cue
      }
      if cue.cue.contains(.own), !cue.cue.contains(.negationEnd) { return nil }
    }
    return nil
  }

  /// 'My mother had clots' is hers; 'my wife says that my leg is swollen' may well be not.
  func notePerson(_ cue: CueMatch, before start: Int, in result: inout Judgement) {
    let plain = (cue.tokens.upperBound..<start).count(where: { !reply.isSmall($0) })
    if plain > 3 { result.isPerhapsTheirs = true } else { result.isOtherPeople = true }
    // 'My son had a fit, and now he aches', 'my wife fainted yesterday' is no story of long ago.
    let isNow =
      cues.contains { $0.cue.contains(.present) }
      || reply.quantities.contains { $0?.cue.contains(.daysAgo) ?? false }
    let told = reply.context.filter {
      $0.tokens.lowerBound >= cue.tokens.upperBound && $0.tokens.lowerBound <= start
        && $0.cue.contains(.story)
    }
    result.isStory = !isNow && !told.isEmpty
    result.isEvent = told.allSatisfy { $0.cue.contains(.event) }
    result.isKin = cue.cue.contains(.caredFor)
    result.isChild = cue.cue.contains(.child)
    result.isCaredFor = cue.cue.contains(.caredFor) && (!result.isStory || cue.cue.contains(.patient))
  }

  /// Whether oneself is named in a stretch: 'is it bad that my leg is …'.
  func isOwn(_ tokens: Range<Int>) -> Bool {
    tokens.contains { reply.context.covering($0)?.cue.contains(.own) ?? false }
  }
}
