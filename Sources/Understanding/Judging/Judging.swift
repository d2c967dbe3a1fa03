/// Judges phrases by the words around them, after NegEx and ConText.
///
/// A cue reaches five words far, small ones not counted, in its own clause, up to the next phrase; a list carries what
/// was said of its first member on to the others.
struct Judging {
  static let reach = 5
  /// The most words of any kind that a cue reaches over.
  private static let farthest = 12

  let reply: Reply
  let phrases: [PhraseMatch]
  let cues: [CueMatch]
  /// The tokens of words that are counted and timed, such as 'cramps'.
  let counted: Set<Int>
  /// The tokens of a 'no' at the very front.
  let bareNo: Range<Int>?
  var judgements: [Judgement] = []
  /// Where the loose phrases end of whose parts a token is one.
  private let looseEnds: [Int: Int]
  /// The phrase that ends before each phrase and nearest to it, if any.
  let previous: [Int?]
  /// The list of which the phrase before is a member, where it began with a negation.
  var list: DeniedList?

  /// - Parameters:
  ///   - reply: The reply.
  ///   - phrases: Its phrases in order; cues inside of them are no cues.
  ///   - counted: The tokens of words that are counted and timed, such as 'cramps'.
  init(_ reply: Reply, phrases: [PhraseMatch], counted: Set<Int>) {
    self.reply = reply
    self.phrases = phrases
    self.counted = counted
    cues = Self.outside(phrases, reply)
    previous = Self.previous(phrases)
    looseEnds = Self.looseEnds(phrases)
    bareNo = reply.bareNo
  }

  /// One judgement for each phrase.
  mutating func judge() -> [Judgement] {
    var nextCue = 0
    for index in phrases.indices {
      while nextCue < cues.count, cues[nextCue].tokens.lowerBound < phrases[index].tokens.lowerBound {
        nextCue += 1
      }
      judgements.append(judgement(of: index, nextCue: nextCue))
    }
    judgeClauses()
    return judgements
  }

  /// The cues outside of phrases; a loose phrase leaves the cues in its parts to the others.
  private static func outside(_ phrases: [PhraseMatch], _ reply: Reply) -> [CueMatch] {
    var covered: Set<Int> = []
    for phrase in phrases where !phrase.isLoose { covered.formUnion(phrase.tokens) }
    let starts = Set(phrases.map(\.tokens.lowerBound))
    return reply.context.filter { cue in
      guard !covered.isDisjoint(with: cue.tokens) else { return true }
      // 'When I was pregnant' is more than 'pregnant'.
      if cue.cue.contains(.past), let last = cue.tokens.last, starts.contains(last),
        !covered.contains(cue.tokens.lowerBound)
      {
        return true
      }
      // 'Never had' before 'had a clot' keeps its 'never'; 'is not' before 'not making sense' has nothing left.
      guard let end = reply.negationEnds[cue.tokens.lowerBound] else { return false }
      return covered.isDisjoint(with: cue.tokens.lowerBound..<end)
    }
  }

  private static func looseEnds(_ phrases: [PhraseMatch]) -> [Int: Int] {
    var ends: [Int: Int] = [:]
    for phrase in phrases where phrase.isLoose {
      for token in phrase.parts.joined() { ends[token] = max(ends[token] ?? 0, phrase.tokens.upperBound) }
    }
    return ends
  }

  /// The 'not' of 'can't feel the bottom of my right foot' belongs to the phrase that the foot is a part of.
  private func isSpent(_ cue: CueMatch, before start: Int) -> Bool {
    cue.cue.contains(.negationBefore) && (looseEnds[cue.tokens.lowerBound] ?? 0) > start
  }

  private static func previous(_ phrases: [PhraseMatch]) -> [Int?] {
    let byEnd = phrases.indices.sorted { phrases[$0].tokens.upperBound < phrases[$1].tokens.upperBound }
    var next = 0
    var last: Int?
    return phrases.map { phrase in
      while next < byEnd.count, phrases[byEnd[next]].tokens.upperBound <= phrase.tokens.lowerBound {
        last = byEnd[next]
        next += 1
      }
      return last
    }
  }

  private mutating func judgement(of index: Int, nextCue: Int) -> Judgement {
    let tokens = phrases[index].tokens
    var result = listed(index) ?? Judgement()
    let floor = floor(of: index)
    var triggers = noteCues(before: index, floor: floor, nextCue: nextCue, in: &result)
    if !isOwn(tokens), let person = person(before: tokens.lowerBound, floor: floor, nextCue: nextCue) {
      notePerson(person, before: tokens.lowerBound, in: &result)
    }
    if let denial = denialAround(index) ?? denialInside(index), triggers == 0 {
      (result.isNegated, result.trigger) = (true, denial)
      triggers = 1
    }
    let others = [negationWithin(index, from: nextCue), negationAfter(index, from: nextCue)]
    for trigger in others.compactMap(\.self) {
      triggers += 1
      result.isNegated = true
      result.trigger = result.trigger ?? trigger
    }
    if others[1] != nil {
      // 'The test for a clot was negative'.
      result.isHypothetical = false
      denyList(endingAt: index)
    }
    if triggers > 1 { result.isUncertain = true }
    if result.isNegated, isOfInability(result) { result.isUnlikely = true }
    if result.isNegated, isTakenBack(index) { (result.isNegated, result.isUncertain) = (false, true) }
    if result.isNegated, isTurned(index) {
      (result.isNegated, result.isUncertain, result.isTurned) = (false, true, true)
    }
    // 'Not weak or numb', where 'not weak' is a phrase of its own.
    if phrases[index].isDenial, !result.isNegated,
      let trigger = tokens.first(where: { reply.negationEnds[$0] != nil })
    {
      var denied = Judgement()
      (denied.isNegated, denied.trigger) = (true, trigger)
      list = DeniedList(root: denied, members: [index])
    }
    if result.isNegated, result.trigger != nil, list?.members.contains(index) != true {
      let isHeaded = cues[..<nextCue].last.map { isHeading($0, of: tokens.lowerBound) } ?? false
      list = DeniedList(root: result, members: [index], isHeading: isHeaded)
    }
    return result
  }

  /// Notes what the cues before a phrase say of it, the nearest first; gives back how many of them negate.
  private func noteCues(
    before index: Int, floor: Int, nextCue: Int, in result: inout Judgement
  ) -> Int {
    let start = phrases[index].tokens.lowerBound
    var triggers = 0
    for match in cues[..<nextCue].reversed() {
      guard reaches(match, start, floor: floor) else { break }
      if isPart(match, of: index) || (phrases[index].isAttribute && isSpent(match, before: start)) {
        continue
      }
      // 'Nothing popped and the shape is right' says no twice.
      if phrases[index].isDenial, match.tokens.upperBound < start,
        (match.tokens.upperBound..<start).contains(where: {
          reply.isJoiner($0) && !reply.small[$0].contains(.alternative)
        })
      {
        continue
      }
      // 'No it has not helped', 'no it comes and goes' say so twice.
      let isSaidTwice = isBareNo(match) && (holdsNegation(index) || phrases[index].isDenial)
      if negates(match, start, floor: floor), !isSaidTwice, !isAnswered(match, triggers: triggers) {
        triggers += 1
        result.isNegated = true
        noteDoubt(match, before: start, in: &result)
        result.trigger = match.tokens.lowerBound
      }
      // 'What should I do' asks, but supposes nothing.
      if match.cue.isSuperset(of: [.hypothetical, .asking]) { continue }
      if match.cue.contains(.hypothetical) { result.isHypothetical = true }
    }
    return triggers
  }

  /// 'Can't walk without getting puffed': whether what denies a phrase stands behind an inability, and is no 'no'.
  private func isOfInability(_ judgement: Judgement) -> Bool {
    guard let trigger = judgement.trigger, reply.answers.covering(trigger) == nil else { return false }
    return reply.context.contains { cue in
      let first = cue.tokens.lowerBound
      return cue.cue.contains(.negationBefore) && cue.tokens.upperBound < trigger
        && reply.isOneClause(first, trigger)
        && (reply.small[first].contains(.ability) || (first > 0 && reply.small[first - 1].contains(.ability)))
    }
  }

  /// Whether a cue denies what begins at a token; of 'isn't there' before 'there all the time' the front does.
  private func negates(_ cue: CueMatch, _ start: Int, floor: Int) -> Bool {
    if cue.cue.contains(.negationBefore) { return !isSpentBehind(cue, start) }
    // 'They don't happen at night': 'not happening' denies what stands before it, if anything does.
    if cue.cue.contains(.negationAfter), cue.tokens.upperBound <= start,
      reply.negationEnds[cue.tokens.lowerBound] != nil, reply.isOneClause(cue.tokens.lowerBound, start)
    {
      return floor == 0 || !reply.isOneClause(floor - 1, cue.tokens.lowerBound)
    }
    let isFront =
      cue.tokens.upperBound > start && (reply.negationEnds[cue.tokens.lowerBound] ?? .max) <= start
    return isFront && !cue.cue.contains(.pseudoNegation)
  }

  /// 'I take nothing and I get them nightly', 'never sleep and honestly I …', 'not eaten and can't feel my foot': whether
  /// a joiner begins a clause before a phrase.
  private func startsAnew(_ tokens: Range<Int>) -> Bool {
    guard let joiner = tokens.first(where: { reply.isJoiner($0) && !reply.small[$0].contains(.alternative) })
    else { return tokens.contains { reply.isJoiner($0) && $0 + 1 < tokens.upperBound && isSomebody($0 + 1) } }
    return reply.negationEnds[tokens.upperBound] != nil
      || (joiner + 1..<tokens.upperBound).contains(where: isSomebody)
  }

  /// 'No sleep I want to end it', 'without rest my leg swells': whether a clause about somebody begins behind the thing
  /// that is denied.
  private func isPastThing(_ cue: CueMatch, _ start: Int) -> Bool {
    guard reply.thingDenials.contains(cue.tokens.lowerBound), cue.tokens.upperBound < start else {
      return false
    }
    return (cue.tokens.upperBound + 1...start).contains { isSomebody($0) && !reply.isSmall($0 - 1) }
  }

  /// Whether a word begins a clause about somebody: 'I', 'he'.
  private func isSomebody(_ token: Int) -> Bool {
    reply.small[token].contains(.pronoun) || isOwn(token..<(token + 1))
  }

  /// 'Fever resolved on day two and a rash': what denies the phrase before it goes on over no 'and'.
  private func isSpentBehind(_ cue: CueMatch, _ start: Int) -> Bool {
    guard cue.cue.contains(.negationAfter), !isPlainNo(cue), cue.tokens.upperBound < start,
      (cue.tokens.upperBound..<start).contains(where: {
        reply.isJoiner($0) && !reply.small[$0].contains(.alternative)
      })
    else { return false }
    return phrases.contains { $0.tokens.upperBound == cue.tokens.lowerBound }
  }

  /// How far to the front words may reach a phrase: to the one before it, but over a mere place or side, 'no left leg
  /// swelling'.
  private func floor(of index: Int) -> Int {
    var near = previous[index]
    var end = phrases[index].tokens.lowerBound
    while let last = near, phrases[last].isAttribute, !phrases[last].isLoose,
      (phrases[last].tokens.upperBound..<end).allSatisfy({ reply.isSmall($0) && !reply.isJoiner($0) })
    {
      end = phrases[last].tokens.lowerBound
      near = previous[last]
    }
    return near.map { phrases[$0].tokens.upperBound } ?? 0
  }

  /// 'I don't get them after sport': whether the word that ends the reach of a denial begins a phrase, and no more stands
  /// between than what is counted.
  private func opens(_ cue: CueMatch, into start: Int) -> Bool {
    guard cue.cue.contains(.negationBefore), start > 0, !reply.isCut(before: start),
      reply.sentences[start] == reply.sentences[start - 1] + 1,
      reply.isOneClause(cue.tokens.lowerBound, start - 1), cue.tokens.upperBound <= start
    else { return false }
    return (cue.tokens.upperBound..<start).allSatisfy { reply.isSmall($0) || counted.contains($0) }
  }

  /// Whether a cue stands near enough before a phrase, with neither a comma nor another phrase between.
  private func reaches(_ cue: CueMatch, _ start: Int, floor: Int) -> Bool {
    let end = min(cue.tokens.upperBound, max(start, cue.tokens.lowerBound + 1))
    guard end <= start, end > floor || floor == 0,
      reply.isOneClause(cue.tokens.lowerBound, start) || isHeading(cue, of: start) || opens(cue, into: start)
    else { return false }
    guard cue.cue.contains(.negationBefore) else { return start - end <= 2 * Self.reach }
    guard !startsAnew(end..<start), !isPastThing(cue, start) else { return false }
    return start - end <= Self.farthest && (end..<start).count { !reply.isSmall($0) } <= Self.reach
  }
}
