/// What a list carries from its first member on to the others.
extension Judging {
  /// A list that began with a negation.
  struct DeniedList {
    /// What was judged of the first member.
    let root: Judgement
    /// The members in order; the last is the phrase before.
    var members: [Int]
    /// Members behind a mere comma, so that only a later 'or' makes them certain.
    var waiting: [Int] = []
    /// Whether a heading denies it: 'Denies: fever; chills'.
    var isHeading = false
  }

  /// What a phrase takes over from the one before it in a list.
  mutating func listed(_ index: Int) -> Judgement? {
    // 'Not numb, can move my toes': what says no by itself is no member.
    if phrases[index].isDenial { return nil }
    if let denied = behindUnknown(index) { return denied }
    guard let last = previous[index] else { return nil }
    let before = phrases[last].tokens
    let tokens = phrases[index].tokens
    let between = before.upperBound..<tokens.lowerBound
    // 'No swelling of the legs or numbness' is no numb leg.
    if phrases[index].isLoose, let part = phrases[index].parts.last,
      let found = alternative(to: last, index, before.upperBound..<part.lowerBound)
    {
      return found
    }
    guard reply.sentences[before.lowerBound] == reply.sentences[tokens.lowerBound] else {
      // 'Denies: fever; chills'.
      if list?.isHeading == true, list?.members.last == last, between.isEmpty,
        reply.tokens[tokens.lowerBound].gap.contains(.semicolon)
      {
        list?.members.append(index)
        return judgements[last]
      }
      list = nil
      return nil
    }
    if between.isEmpty, !reply.isCut(before: tokens.lowerBound) { return compound(index, after: last) }
    if between.allSatisfy({ reply.isSmall($0) }) { return continued(index, after: last, between) }
    if let found = alternative(to: last, index, between) { return found }
    guard list?.members.last == last, isMember(index, between) else {
      list = nil
      return nil
    }
    list?.members.append(index)
    list?.waiting.append(index)
    return nil
  }

  /// 'No rub, gallop or murmur', 'no eye pain, weakness or numbness': a list whose first members no phrase explains.
  private mutating func behindUnknown(_ index: Int) -> Judgement? {
    let start = phrases[index].tokens.lowerBound
    let floor = previous[index].map { phrases[$0].tokens.upperBound } ?? 0
    guard
      let cue = cues.last(where: { $0.tokens.upperBound <= start && !$0.cue.isDisjoint(with: Self.turning) }),
      cue.cue.contains(.negationBefore), cue.tokens.lowerBound >= floor,
      reply.sentences[cue.tokens.lowerBound] == reply.sentences[start],
      !reply.isOneClause(cue.tokens.lowerBound, start)
    else { return nil }
    let end = cue.tokens.upperBound
    guard isOfMembers(end..<start) else { return nil }
    var result = Judgement()
    (result.isNegated, result.isUncertain, result.trigger) = (true, true, cue.tokens.lowerBound)
    if start > end, reply.small[start - 1].contains(.alternative) {
      list = DeniedList(root: result, members: [index])
      return result
    }
    guard reply.isCut(before: start) else { return nil }
    list = DeniedList(root: result, members: [index], waiting: [index])
    return nil
  }

  /// Whether a stretch is one to three short members of a list, with a comma or an 'or' behind each.
  private func isOfMembers(_ tokens: Range<Int>) -> Bool {
    var (words, members) = (0, 0)
    for token in tokens {
      let isAlternative = reply.small[token].contains(.alternative)
      if reply.isCut(before: token) || isAlternative {
        if words > 0 { members += 1 }
        words = 0
      }
      guard !isAlternative, !reply.isJoiner(token) else { continue }
      guard !reply.isSmall(token), reply.quantities[token] == nil else { return false }
      words += 1
      if words > 3 { return false }
    }
    return (1...3).contains(members + (words > 0 ? 1 : 0))
  }

  /// 'No rebound tenderness': what follows at once is part of what is denied, most likely.
  private mutating func compound(_ index: Int, after last: Int) -> Judgement? {
    guard judgements[last].isNegated, !phrases[last].isLoose, !phrases[index].isLoose else { return nil }
    var result = judgements[last]
    result.isUncertain = true
    if list?.members.last == last { list?.members.append(index) }
    return result
  }

  /// 'No fever, severe headache, or chills': whether a comma and at most a few plain words stand between members.
  private func isMember(_ index: Int, _ between: Range<Int>) -> Bool {
    let start = phrases[index].tokens.lowerBound
    guard let cut = (between.lowerBound...start).first(where: { reply.isCut(before: $0) }) else {
      return false
    }
    let tail = between.lowerBound..<cut
    let head = (cut..<start).drop { reply.isJoiner($0) }
    return tail.count <= 4 && head.count <= 3 && !between.contains { isCue($0) }
      && !head.contains { reply.isSmall($0) || reply.isCut(before: $0 + 1) }
  }

  /// Whether a token belongs to words that say whether, whose or when.
  private func isCue(_ token: Int) -> Bool {
    reply.context.covering(token).map { !$0.cue.isDisjoint(with: Self.turning) } ?? false
  }

  private static let turning: Cue = [
    .negationBefore, .negationAfter, .pseudoNegation, .negationEnd, .otherPeople, .hypothetical, .own,
  ]

  /// 'No swelling of the calf or redness of the skin': 'or' carries a negation on over words of the first member.
  private mutating func alternative(to last: Int, _ index: Int, _ between: Range<Int>) -> Judgement? {
    let start = phrases[index].tokens.lowerBound
    guard judgements[last].isNegated || list?.members.last == last, between.count <= Self.reach + 2,
      reply.sentences[phrases[last].tokens.lowerBound] == reply.sentences[start],
      between.contains(where: { reply.small[$0].contains(.alternative) }),
      !cues.contains(where: { between.overlaps($0.tokens) && $0.cue.contains(.own) })
    else { return nil }
    var result = settled(index, after: last)
    // 'No weight loss, night sweats, or fatigue': the words between may be a member, or something said.
    if !reply.isOneClause(phrases[last].tokens.lowerBound, start), !isMember(index, between) {
      guard !between.contains(where: isCue) else { return nil }
      result.isUncertain = true
    }
    return result
  }

  /// 'Nausea and vomiting have resolved', 'rash, itch and swelling were denied': what denies the last member of a list
  /// denies the others, most likely.
  mutating func denyList(endingAt index: Int) {
    var (member, isJoined) = (index, false)
    while let last = previous[member] {
      let start = phrases[member].tokens.lowerBound
      let between = phrases[last].tokens.upperBound..<start
      isJoined = isJoined || between.contains { reply.isJoiner($0) }
      let isCut = (between.lowerBound...start).contains { reply.isCut(before: $0) }
      guard isJoined, isCut || !between.isEmpty, between.allSatisfy({ reply.isJoiner($0) }),
        !judgements[last].isNegated, !phrases[last].isLoose,
        reply.sentences[phrases[last].tokens.lowerBound] == reply.sentences[start]
      else { return }
      (judgements[last].isNegated, judgements[last].isUncertain) = (true, true)
      member = last
    }
  }

  /// The last member of a list with an 'or' before it: now all of its members are denied for certain.
  private mutating func settled(_ index: Int, after last: Int) -> Judgement {
    guard var found = list, found.members.last == last else { return judgements[last] }
    for waiting in found.waiting {
      (judgements[waiting].isNegated, judgements[waiting].isTurned) = (true, false)
      judgements[waiting].isUncertain = found.root.isUncertain
      judgements[waiting].trigger = judgements[waiting].trigger ?? found.root.trigger
    }
    found.waiting = []
    found.members.append(index)
    list = found
    return found.root
  }

  /// 'No injury, swollen calf and I'm out of breath': a clause of oneself that is joined on makes a story of it.
  private func goesOn(behind index: Int) -> Bool {
    var token = phrases[index].tokens.upperBound
    let limit = min(reply.count - 1, token + 2 * Self.reach)
    while token < limit, reply.isOneClause(phrases[index].tokens.lowerBound, token) {
      if reply.isJoiner(token), !reply.small[token].contains(.alternative) {
        return reply.context.covering(token + 1)?.cue.contains(.own) ?? false
          && !reply.context.contains {
            $0.cue.contains(.negationBefore) && $0.tokens.lowerBound > token
              && reply.isOneClause(token, $0.tokens.lowerBound)
          }
      }
      token += 1
    }
    return false
  }

  /// Whether words of content follow a phrase in its clause.
  private func goesOnInWords(behind index: Int) -> Bool {
    var token = phrases[index].tokens.upperBound
    while token < reply.count, reply.isOneClause(token - 1, token), !reply.isJoiner(token),
      !phrases.contains(where: { $0.tokens.lowerBound == token })
    {
      if !reply.isSmall(token), reply.quantities[token] == nil, !isCue(token),
        reply.context.covering(token) == nil
      {
        return true
      }
      token += 1
    }
    return false
  }

  /// Whether a phrase and the clause before it have a 'no' each.
  private func deniesOneByOne(upTo last: Int) -> Bool {
    guard let trigger = judgements[last].trigger else { return false }
    let clause = reply.clauses[trigger]
    return clause > 0
      && cues.contains { cue in
        cue.cue.contains(.negationBefore) && reply.clauses[cue.tokens.lowerBound] == clause - 1
          && reply.sentences[cue.tokens.lowerBound] == reply.sentences[trigger]
      }
  }

  /// 'Smoke 20 a day': whether a number follows a phrase at once.
  private func isRated(_ index: Int) -> Bool {
    let end = phrases[index].tokens.upperBound
    return end < reply.count && !reply.isCut(before: end) && isRate(end)
  }

  private func isRate(_ token: Int) -> Bool {
    reply.tokens[token].number != nil || reply.quantities[token]?.cue.contains(.frequency) ?? false
  }

  private mutating func continued(_ index: Int, after last: Int, _ between: Range<Int>) -> Judgement? {
    let isDenied = phrases[last].isDenial && list?.members.last == last
    var result = isDenied ? list?.root ?? judgements[last] : judgements[last]
    let start = phrases[index].tokens.lowerBound
    let isCut = (between.lowerBound...start).contains { reply.isCut(before: $0) }
    if between.contains(where: { reply.small[$0].contains(.alternative) }) {
      return settled(index, after: last)
    }
    let hasJoiner = between.contains { reply.isJoiner($0) }
    guard hasJoiner || isCut else { return nil }
    let isClause =
      isCut && reply.isFiller(start) || between.contains { reply.isFiller($0) && !reply.isJoiner($0) }
    guard !isClause, !(isCut && goesOn(behind: index)) else {
      // 'no swelling and my chest hurts', 'not pregnant, on the pill': a clause of its own, most likely.
      list = nil
      result.isNegated = false
      result.isUncertain = judgements[last].isNegated
      result.trigger = nil
      // 'My aunt has diabetes and I have a rash'.
      if isOwn(between) { (result.isOtherPeople, result.isCaredFor) = (false, false) }
      return result
    }
    // 'I don't smoke, cramps every night' tells how often, 'no fever, right calf aches' which.
    if result.isNegated, !hasJoiner,
      phrases[index].isAttribute || phrases[index].tokens.contains(where: isRate) || isRated(index)
    {
      list = nil
      (result.isNegated, result.isUncertain, result.trigger) = (false, true, nil)
      return result
    }
    // 'No meds, not diabetic, cramps after football': what has no 'no' of its own among those that have is no member.
    if result.isNegated, !hasJoiner, deniesOneByOne(upTo: last) {
      list = nil
      (result.isNegated, result.isUncertain, result.trigger) = (false, true, nil)
      return result
    }
    if result.isNegated {
      if list?.members.last == last {
        list?.members.append(index)
        list?.waiting.append(index)
      }
      result.isUncertain = true
      // 'No odour, tenderness around the edges': more is said of it than that it is a member.
      if !hasJoiner, goesOnInWords(behind: index) {
        (result.isNegated, result.isTurned, result.trigger) = (false, true, nil)
      }
    } else if list?.waiting.last == last {
      list?.members.append(index)
      list?.waiting.append(index)
    }
    return result
  }
}
