import Dialogs

/// A phrase of the dialog in a reply.
struct PhraseMatch {
  let tokens: Range<Int>
  let meaning: Meaning
}

/// What the words around a phrase make of it.
struct Judgement: Equatable {
  var isNegated = false
  /// Whether the negation may not have been meant for it.
  var isUncertain = false
  /// Whether it most likely was not: a 'no' at the front with a whole sentence behind it.
  var isUnlikely = false
  var isOtherPeople = false
  var isHypothetical = false
  var isPast = false
  /// Said with reserve: 'a bit', 'I think'.
  var isHedged = false
  /// Said not to be known: 'not sure if', 'maybe'.
  var isUnsure = false
  /// The first token of the words that negate it directly.
  var trigger: Int?
}

/// Judges phrases by the words around them, after NegEx and ConText.
///
/// A cue reaches five words far, in its own clause, up to the next phrase; a list carries what was said of its first
/// member on to the others.
struct Judging {
  private static let reach = 5

  private let reply: Reply
  private let phrases: [PhraseMatch]
  private let cues: [CueMatch]
  /// The tokens of a 'no' at the very front.
  private let bareNo: Range<Int>?
  private var judgements: [Judgement] = []
  /// Members of the present list that stand behind a mere comma, so that only a later 'or' makes them certain.
  private var awaitingAlternative: [Int] = []

  /// - Parameters:
  ///   - reply: The reply.
  ///   - phrases: Its phrases in order; cues inside of them are no cues.
  init(_ reply: Reply, phrases: [PhraseMatch]) {
    self.reply = reply
    self.phrases = phrases
    cues = Self.outside(phrases, reply.context)
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

  private static func outside(_ phrases: [PhraseMatch], _ cues: [CueMatch]) -> [CueMatch] {
    var kept: [CueMatch] = []
    var phrase = 0
    for cue in cues {
      while phrase < phrases.count, phrases[phrase].tokens.upperBound <= cue.tokens.lowerBound { phrase += 1 }
      if phrase < phrases.count, phrases[phrase].tokens.overlaps(cue.tokens) { continue }
      kept.append(cue)
    }
    return kept
  }

  private mutating func judgement(of index: Int, nextCue: Int) -> Judgement {
    let start = phrases[index].tokens.lowerBound
    var result = listed(index) ?? Judgement()
    let floor = index > 0 ? phrases[index - 1].tokens.upperBound : 0
    var triggers = 0
    var cue = nextCue - 1
    while cue >= 0, reaches(cues[cue], start, floor: floor) {
      let match = cues[cue]
      if match.cue.contains(.negationBefore), !isAnswered(match, triggers: triggers) {
        triggers += 1
        result.isNegated = true
        noteDoubt(match, before: start, in: &result)
        result.trigger = match.tokens.lowerBound
      }
      if match.cue.contains(.hypothetical) { result.isHypothetical = true }
      cue -= 1
    }
    if let person = person(before: start, floor: floor, nextCue: nextCue) {
      notePerson(person, before: start, in: &result)
    }
    if let after = negationAfter(index, from: nextCue) {
      triggers += 1
      result.isNegated = true
      result.trigger = result.trigger ?? after
    }
    if triggers > 1 { result.isUncertain = true }
    return result
  }

  /// Whether a cue stands near enough before a phrase, with neither a comma nor another phrase between.
  private func reaches(_ cue: CueMatch, _ start: Int, floor: Int) -> Bool {
    let end = cue.tokens.upperBound
    guard end <= start, end > floor || floor == 0, reply.isOneClause(cue.tokens.lowerBound, start) else {
      return false
    }
    return start - end <= (cue.cue.contains(.negationBefore) ? Self.reach : 2 * Self.reach)
  }

  /// Whether a 'no' at the front is an answer by itself: another word of negation already stands nearer.
  private func isAnswered(_ cue: CueMatch, triggers: Int) -> Bool { triggers > 0 && isBareNo(cue) }

  private func isBareNo(_ cue: CueMatch) -> Bool { cue.tokens == bareNo }

  /// 'No, my leg is swollen' without its comma: a 'no' at the front with a sentence behind it.
  private func noteDoubt(_ cue: CueMatch, before start: Int, in result: inout Judgement) {
    let between = cue.tokens.upperBound..<start
    if isBareNo(cue) {
      result.isUncertain = result.isUncertain || !between.isEmpty
      result.isUnlikely = between.count > 1
    } else if between.count(where: { !reply.isSmall($0) }) > 2 {
      result.isUncertain = true
    }
  }

  /// Whose it is, if somebody else's: 'my mother also had', but not 'my mother died and I have'.
  private func person(before start: Int, floor: Int, nextCue: Int) -> CueMatch? {
    for cue in cues[..<nextCue].reversed().prefix(2 * Self.reach) {
      let end = cue.tokens.upperBound
      guard end <= start, end > floor || floor == 0, start - end <= 2 * Self.reach,
        reply.clauses[cue.tokens.lowerBound] == reply.clauses[start], !cue.cue.contains(.own)
      else { return nil }
      if cue.cue.contains(.otherPeople) { return cue }
    }
    return nil
  }

  /// 'My mother had clots' is hers; 'my wife says that my leg is swollen' may well be not.
  private func notePerson(_ cue: CueMatch, before start: Int, in result: inout Judgement) {
    let plain = (cue.tokens.upperBound..<start).count(where: { !reply.isSmall($0) })
    if plain > 3 { result.isUnsure = true } else { result.isOtherPeople = true }
  }

  private func negationAfter(_ index: Int, from nextCue: Int) -> Int? {
    let end = phrases[index].tokens.upperBound
    let ceiling = index + 1 < phrases.count ? phrases[index + 1].tokens.lowerBound : reply.count
    var cue = nextCue
    while cue < cues.count, cues[cue].tokens.lowerBound < min(ceiling, end + Self.reach) {
      let match = cues[cue]
      guard reply.sentences[match.tokens.lowerBound] == reply.sentences[end - 1] else { return nil }
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
    return next < reply.count && reply.isOneClause(cue.tokens.lowerBound, next)
  }

  // MARK: Lists

  /// What a phrase takes over from the one before it in a list.
  private mutating func listed(_ index: Int) -> Judgement? {
    guard index > 0 else { return nil }
    let before = phrases[index - 1].tokens
    let tokens = phrases[index].tokens
    let between = before.upperBound..<max(before.upperBound, tokens.lowerBound)
    guard tokens.lowerBound >= before.upperBound,
      reply.sentences[before.lowerBound] == reply.sentences[tokens.lowerBound],
      between.allSatisfy({ reply.isSmall($0) })
    else {
      awaitingAlternative = []
      return nil
    }
    return continued(index, between)
  }

  private mutating func continued(_ index: Int, _ between: Range<Int>) -> Judgement? {
    var result = judgements[index - 1]
    let start = phrases[index].tokens.lowerBound
    let isCut = (between.lowerBound...start).contains { reply.isCut(before: $0) }
    if between.contains(where: { reply.small[$0].contains(.alternative) }) {
      for waiting in awaitingAlternative { judgements[waiting].isUncertain = false }
      if !awaitingAlternative.isEmpty { result.isUncertain = false }
      awaitingAlternative = []
      return result
    }
    let hasJoiner = between.contains { reply.isJoiner($0) }
    guard hasJoiner || isCut else { return nil }
    guard !between.contains(where: { reply.isFiller($0) && !reply.isJoiner($0) }) else {
      // 'no swelling and my chest hurts': a clause of its own, most likely.
      result.isNegated = false
      result.isUncertain = judgements[index - 1].isNegated
      result.trigger = nil
      return result
    }
    if result.isNegated {
      if !result.isUncertain { awaitingAlternative.append(index) }
      result.isUncertain = true
    }
    return result
  }

  // MARK: Clauses

  /// Marks what holds for whole clauses, wherever in them its words stand.
  private mutating func judgeClauses() {
    var marks: [Int: Cue] = [:]
    for cue in cues where !cue.cue.isDisjoint(with: [.past, .hedge, .notSure, .pseudoNegation]) {
      // 'Not sure if' is a pseudo-negation that begins with 'not sure'.
      let opening = reply.answers.covering(cue.tokens.lowerBound)?.cue.intersection(.notSure) ?? []
      marks[clause(cue.tokens.lowerBound), default: []].formUnion(cue.cue.union(opening))
    }
    guard !marks.isEmpty else { return }
    for index in phrases.indices {
      let mark = marks[clause(phrases[index].tokens.lowerBound)] ?? []
      if mark.contains(.past) { judgements[index].isPast = true }
      if mark.contains(.hedge) { judgements[index].isHedged = true }
      if mark.contains(.notSure) { judgements[index].isUnsure = true }
    }
  }

  private func clause(_ token: Int) -> Int { reply.clauses[token] << 20 + reply.sentences[token] }
}
