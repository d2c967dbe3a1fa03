import Dialogs

/// What the words around a phrase make of it.
struct Judgement: Equatable {
  var isNegated = false
  /// Whether the negation may not have been meant for it.
  var isUncertain = false
  /// Whether it most likely was not: a 'no' at the front with a whole sentence behind it.
  var isUnlikely = false
  var isOtherPeople = false
  /// Of somebody one may speak for, and of now: 'my husband can't breathe'.
  var isCaredFor = false
  var isHypothetical = false
  var isPast = false
  /// Said with reserve: 'a bit', 'I think'.
  var isHedged = false
  /// Said not to be known: 'not sure if', 'maybe'.
  var isUnsure = false
  /// Part of a question about things in general: 'can cramps cause swelling'.
  var isAskedAbout = false
  /// Supposed in a sentence that asks: 'what should I do if it swells'.
  var isSupposed = false
  /// The first token of the words that negate it directly.
  var trigger: Int?
}

/// Judges phrases by the words around them, after NegEx and ConText.
///
/// A cue reaches five words far, small ones not counted, in its own clause, up to the next phrase; a list carries what was said of its first
/// member on to the others.
struct Judging {
  private static let reach = 5
  /// The most words of any kind that a cue reaches over.
  private static let farthest = 12

  private let reply: Reply
  private let phrases: [PhraseMatch]
  private let cues: [CueMatch]
  /// The tokens of a 'no' at the very front.
  private let bareNo: Range<Int>?
  private var judgements: [Judgement] = []
  /// The phrase that ends before each phrase and nearest to it, if any.
  private let previous: [Int?]
  /// The list of which the phrase before is a member, where it began with a negation.
  private var list: DeniedList?

  /// - Parameters:
  ///   - reply: The reply.
  ///   - phrases: Its phrases in order; cues inside of them are no cues.
  init(_ reply: Reply, phrases: [PhraseMatch]) {
    self.reply = reply
    self.phrases = phrases
    cues = Self.outside(phrases, reply)
    previous = Self.previous(phrases)
    let front = reply.tokens.indices.first { !reply.isFiller($0) }
    bareNo = reply.answers.first { $0.tokens.lowerBound == front && $0.cue.contains(.no) }?.tokens
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
    return reply.context.filter { cue in
      guard !covered.isDisjoint(with: cue.tokens) else { return true }
      // 'Never had' before 'had a clot' keeps its 'never'; 'is not' before 'not making sense' has nothing left.
      guard let end = reply.negationEnds[cue.tokens.lowerBound] else { return false }
      return covered.isDisjoint(with: cue.tokens.lowerBound..<end)
    }
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
    let start = phrases[index].tokens.lowerBound
    var result = listed(index) ?? Judgement()
    let floor = floor(of: index)
    var triggers = 0
    var cue = nextCue - 1
    while cue >= 0, reaches(cues[cue], start, floor: floor) {
      let match = cues[cue]
      defer { cue -= 1 }
      if isPart(match, of: index) { continue }
      if match.cue.contains(.negationBefore), !isAnswered(match, triggers: triggers) {
        triggers += 1
        result.isNegated = true
        noteDoubt(match, before: start, in: &result)
        result.trigger = match.tokens.lowerBound
      }
      // 'What should I do' asks, but supposes nothing.
      if match.cue.isSuperset(of: [.hypothetical, .asking]) { continue }
      if match.cue.contains(.hypothetical) { result.isHypothetical = true }
    }
    if !isOwn(phrases[index].tokens), let person = person(before: start, floor: floor, nextCue: nextCue) {
      notePerson(person, before: start, in: &result)
    }
    if let within = negationWithin(index, from: nextCue) {
      triggers += 1
      result.isNegated = true
      result.trigger = result.trigger ?? within
    }
    if let after = negationAfter(index, from: nextCue) {
      triggers += 1
      result.isNegated = true
      result.trigger = result.trigger ?? after
    }
    if triggers > 1 { result.isUncertain = true }
    if result.isNegated, isTakenBack(index) { (result.isNegated, result.isUncertain) = (false, true) }
    if result.isNegated, result.trigger != nil, list?.members.contains(index) != true {
      list = DeniedList(root: result, members: [index])
    }
    return result
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

  /// 'No chest pain now, but I did this morning': a denial that goes on with a yes, and says no more than when.
  private func isTakenBack(_ index: Int) -> Bool {
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

  /// Whether a cue stands near enough before a phrase, with neither a comma nor another phrase between.
  private func reaches(_ cue: CueMatch, _ start: Int, floor: Int) -> Bool {
    let end = min(cue.tokens.upperBound, max(start, cue.tokens.lowerBound + 1))
    guard end <= start, end > floor || floor == 0,
      reply.isOneClause(cue.tokens.lowerBound, start) || isHeading(cue, of: start)
    else { return false }
    guard cue.cue.contains(.negationBefore) else { return start - end <= 2 * Self.reach }
    return start - end <= Self.farthest && (end..<start).count { !reply.isSmall($0) } <= Self.reach
  }

  /// 'Denies: fever', 'Negative findings: fever'.
  private func isHeading(_ cue: CueMatch, of start: Int) -> Bool {
    let end = cue.tokens.upperBound
    guard cue.cue.contains(.negationBefore), end <= start, start - end <= 2 else { return false }
    let cuts = (end...start).filter { reply.isCut(before: $0) }
    return cuts.count == 1 && reply.tokens[cuts[0]].gap.contains(.colon)
      && reply.stops[cue.tokens.lowerBound] == reply.stops[start]
  }

  /// Whether a 'no' at the front is an answer by itself: another word of negation already stands nearer.
  private func isAnswered(_ cue: CueMatch, triggers: Int) -> Bool { triggers > 0 && isBareNo(cue) }

  private func isBareNo(_ cue: CueMatch) -> Bool { cue.tokens == bareNo }

  /// 'No, my leg is swollen' without its comma: a 'no' at the front with a sentence behind it.
  private func noteDoubt(_ cue: CueMatch, before start: Int, in result: inout Judgement) {
    let between = min(cue.tokens.upperBound, start)..<start
    if isBareNo(cue) {
      // 'No left leg swelling' has nothing that a sentence of its own would have.
      let isSentence = between.contains { reply.isSmall($0) }
      result.isUncertain = result.isUncertain || isSentence
      result.isUnlikely = isSentence && between.count > 1
    } else if between.count(where: { !reply.isSmall($0) }) > 2 {
      result.isUncertain = true
    }
  }

  /// Whose it is, if somebody else's: 'my mother also had', but not 'my mother died and I have'.
  private func person(before start: Int, floor: Int, nextCue: Int) -> CueMatch? {
    if let named = namedBefore(start, nextCue: nextCue) { return named }
    for cue in cues[..<nextCue].reversed().prefix(2 * Self.reach) {
      let end = cue.tokens.upperBound
      guard end <= start, end > floor || floor == 0, start - end <= 2 * Self.reach,
        reply.clauses[cue.tokens.lowerBound] == reply.clauses[start], !cue.cue.contains(.own)
      else { return nil }
      if cue.cue.contains(.otherPeople) { return cue }
    }
    return nil
  }

  /// Somebody whom a clause takes up from one before it: 'my auntie, she had cancer', 'my friend, who is pregnant'.
  private func namedBefore(_ start: Int, nextCue: Int) -> CueMatch? {
    var front = start
    while front > 0, reply.isOneClause(front - 1, start) { front -= 1 }
    while front < start, reply.isJoiner(front) { front += 1 }
    guard front > 0, reply.small[front].contains(.pronoun), !isOwn(front..<start) else { return nil }
    for cue in cues[..<nextCue].reversed().prefix(3 * Self.reach) where cue.tokens.upperBound <= front {
      if cue.cue.contains(.otherPeople) { return cue }
      if cue.cue.contains(.own), !cue.cue.contains(.negationEnd) { return nil }
    }
    return nil
  }

  /// 'My mother had clots' is hers; 'my wife says that my leg is swollen' may well be not.
  private func notePerson(_ cue: CueMatch, before start: Int, in result: inout Judgement) {
    let plain = (cue.tokens.upperBound..<start).count(where: { !reply.isSmall($0) })
    if plain > 3 { result.isUnsure = true } else { result.isOtherPeople = true }
    let isStory = cues.contains {
      $0.tokens.lowerBound >= cue.tokens.upperBound && $0.tokens.lowerBound <= start
        && $0.cue.contains(.story)
    }
    result.isCaredFor = cue.cue.contains(.caredFor) && !isStory
  }

  /// 'My chest is not tight': words of negation between the parts of a loose phrase.
  private func negationWithin(_ index: Int, from nextCue: Int) -> Int? {
    guard phrases[index].isLoose else { return nil }
    let end = phrases[index].tokens.upperBound
    for cue in cues[nextCue...] {
      let start = cue.tokens.lowerBound
      guard start < end else { return nil }
      let behind = phrases[index].parts.first { $0.lowerBound > start }?.lowerBound
      guard cue.cue.contains(.negationBefore), !isPart(cue, of: index), let behind,
        reply.isOneClause(start, behind)
      else { continue }
      return start
    }
    return nil
  }

  /// Whether a cue is in a part of a loose phrase: the 'not' of 'can not' + 'move' negates nothing.
  private func isPart(_ cue: CueMatch, of index: Int) -> Bool {
    let start = cue.tokens.lowerBound
    let head = start..<(reply.negationEnds[start] ?? cue.tokens.upperBound)
    return phrases[index].isLoose && phrases[index].parts.contains { $0.overlaps(head) }
  }

  private func negationAfter(_ index: Int, from nextCue: Int) -> Int? {
    let end = phrases[index].tokens.upperBound
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
      let isNear = reply.isOneClause(end - 1, match.tokens.lowerBound) || match.tokens.lowerBound == end
      if isNear, match.cue.contains(.negationAfter), !startsMore(match) { return match.tokens.lowerBound }
      cue += 1
    }
    return nil
  }

  /// 'Swelling, no redness': the 'no' belongs to what follows it.
  private func startsMore(_ cue: CueMatch) -> Bool {
    guard cue.cue.contains(.negationBefore) else { return false }
    let next = cue.tokens.upperBound
    guard next < reply.count, reply.isOneClause(cue.tokens.lowerBound, next) else { return false }
    // 'The murmur is no longer audible': longer words of negation begin nothing that is no phrase.
    guard cue.tokens.count > 1 else { return true }
    return phrases.contains {
      $0.tokens.lowerBound >= next && reply.isOneClause(cue.tokens.lowerBound, $0.tokens.lowerBound)
    }
  }

  // MARK: Lists

  /// A list that began with a negation.
  private struct DeniedList {
    /// What was judged of the first member.
    let root: Judgement
    /// The members in order; the last is the phrase before.
    var members: [Int]
    /// Members behind a mere comma, so that only a later 'or' makes them certain.
    var waiting: [Int] = []
  }

  /// What a phrase takes over from the one before it in a list.
  private mutating func listed(_ index: Int) -> Judgement? {
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

  /// The last member of a list with an 'or' before it: now all of its members are denied for certain.
  private mutating func settled(_ index: Int, after last: Int) -> Judgement {
    guard var found = list, found.members.last == last else { return judgements[last] }
    for waiting in found.waiting {
      judgements[waiting].isNegated = true
      judgements[waiting].isUncertain = found.root.isUncertain
      judgements[waiting].trigger = judgements[waiting].trigger ?? found.root.trigger
    }
    found.waiting = []
    found.members.append(index)
    list = found
    return found.root
  }

  private mutating func continued(_ index: Int, after last: Int, _ between: Range<Int>) -> Judgement? {
    var result = judgements[last]
    let start = phrases[index].tokens.lowerBound
    let isCut = (between.lowerBound...start).contains { reply.isCut(before: $0) }
    if between.contains(where: { reply.small[$0].contains(.alternative) }) {
      return settled(index, after: last)
    }
    let hasJoiner = between.contains { reply.isJoiner($0) }
    guard hasJoiner || isCut else { return nil }
    let isClause =
      isCut && reply.isFiller(start) || between.contains { reply.isFiller($0) && !reply.isJoiner($0) }
    guard !isClause else {
      // 'no swelling and my chest hurts', 'not pregnant, on the pill': a clause of its own, most likely.
      list = nil
      result.isNegated = false
      result.isUncertain = judgements[last].isNegated
      result.trigger = nil
      return result
    }
    if result.isNegated {
      if list?.members.last == last {
        list?.members.append(index)
        list?.waiting.append(index)
      }
      result.isUncertain = true
    } else if list?.waiting.last == last {
      list?.members.append(index)
      list?.waiting.append(index)
    }
    return result
  }

  // MARK: Clauses

  /// Marks what holds for whole clauses and sentences, wherever in them its words stand.
  private mutating func judgeClauses() {
    var marks: [Int: Cue] = [:]
    var asking: [Int: Int] = [:]
    let clauseCues: Cue = [.past, .hedge, .notSure, .pseudoNegation, .present]
    for cue in cues where !cue.cue.isDisjoint(with: clauseCues.union([.asking, .hypothetical])) {
      let start = cue.tokens.lowerBound
      if isAsking(cue) { asking[reply.stops[start]] = cue.tokens.upperBound }
      // 'Not sure if' is a pseudo-negation that begins with 'not sure'.
      let opening = reply.answers.covering(start)?.cue.intersection(.notSure) ?? []
      marks[clause(start), default: []].formUnion(cue.cue.union(opening))
    }
    // 'In 2008' was long ago, 'since 2008' is now.
    for token in reply.tokens.indices where reply.isYear(token) && !reply.isSince(token) {
      marks[clause(token), default: []].insert(.past)
    }
    guard !marks.isEmpty else { return }
    for index in phrases.indices {
      let start = phrases[index].tokens.lowerBound
      let mark = marks[clause(start)] ?? []
      if mark.contains(.past) {
        judgements[index].isPast = !mark.contains(.present) && !isDeniedOfPast(index)
      }
      if mark.contains(.hedge) { judgements[index].isHedged = true }
      if mark.contains(.notSure) { judgements[index].isUnsure = true }
      guard let asked = asking[reply.stops[start]] else { continue }
      judgements[index].isSupposed = judgements[index].isHypothetical && !mark.contains(.present)
      judgements[index].isAskedAbout =
        asked <= start && reply.clauses[asked - 1] == reply.clauses[start] && !isOwn(asked..<start)
    }
  }

  /// 'Denies any history of asthma': the past itself is denied.
  private func isDeniedOfPast(_ index: Int) -> Bool {
    guard let trigger = judgements[index].trigger else { return false }
    let start = phrases[index].tokens.lowerBound
    let past = cues.filter { $0.cue.contains(.past) && clause($0.tokens.lowerBound) == clause(start) }
    return !past.isEmpty
      && past.allSatisfy { cue in
        if cue.tokens.lowerBound > trigger { return cue.tokens.upperBound <= start }
        // 'A history of asthma and denies diabetes': it is about what stands before the denial.
        return phrases.contains {
          $0.tokens.lowerBound >= cue.tokens.upperBound && $0.tokens.upperBound <= trigger
        }
      }
  }

  /// Whether a sentence begins with words that ask: 'can cramps …', but not 'can not …'.
  private func isAsking(_ cue: CueMatch) -> Bool {
    // 'What if' asks by its 'what'; the 'do' of 'do not have' does not.
    guard reply.isAsking[cue.tokens.lowerBound], !cue.cue.isDisjoint(with: [.asking, .hypothetical]) else {
      return false
    }
    let next = cue.tokens.upperBound
    if next < reply.count, reply.context.covering(next)?.cue.contains(.negationBefore) ?? false {
      return false
    }
    if cue.cue.isSuperset(of: [.hypothetical, .asking]) { return true }
    var token = cue.tokens.lowerBound
    while token > 0, reply.stops[token - 1] == reply.stops[token] {
      token -= 1
      guard reply.isJoiner(token) else { return false }
    }
    return true
  }

  /// Whether oneself is named in a stretch: 'is it bad that my leg is …'.
  private func isOwn(_ tokens: Range<Int>) -> Bool {
    tokens.contains { reply.context.covering($0)?.cue.contains(.own) ?? false }
  }

  private func clause(_ token: Int) -> Int { reply.clauses[token] << 20 + reply.sentences[token] }
}
