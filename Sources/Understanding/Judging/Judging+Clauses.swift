/// What holds for whole clauses and sentences, wherever in them its words stand.
extension Judging {
  /// Marks what holds for whole clauses and sentences, wherever in them its words stand.
  mutating func judgeClauses() {
    defer { judgeTalk() }
    var marks: [Int: Cue] = [:]
    var pasts: [Int: [Range<Int>]] = [:]
    var asking: [Int: Int] = [:]
    let clauseCues: Cue = [.past, .hedge, .notSure, .pseudoNegation, .present]
    for cue in cues where !cue.cue.isDisjoint(with: clauseCues.union([.asking, .hypothetical])) {
      let start = cue.tokens.lowerBound
      if isAsking(cue), asking[reply.stops[start]] == nil {
        asking[reply.stops[start]] = cue.tokens.upperBound
      }
      // 'Not sure if' is a pseudo-negation that begins with 'not sure'.
      let opening = reply.answers.covering(start)?.cue.intersection(.notSure) ?? []
      marks[clause(start), default: []].formUnion(cue.cue.union(opening))
      if cue.cue.contains(.past) { pasts[clause(start), default: []].append(cue.tokens) }
    }
    // 'In 2008' was long ago, 'since 2008' is now.
    for token in reply.tokens.indices where reply.isYear(token) && !reply.isSince(token) {
      marks[clause(token), default: []].insert(.past)
      pasts[clause(token), default: []].append(token..<(token + 1))
      // 'Thrombosis after a knee replacement (2015)'.
      let isAlone = token > 0 && reply.isCut(before: token) && !reply.tokens[token].gap.contains(.stop)
      if isAlone, token + 1 >= reply.count || reply.isCut(before: token + 1) {
        for clause in clauses(before: token) {
          marks[clause, default: []].insert(.past)
          pasts[clause, default: []].append(token..<(token + 1))
        }
      }
    }
    guard !marks.isEmpty else { return }
    judgeSuppositions()
    for index in phrases.indices {
      let start = phrases[index].tokens.lowerBound
      let mark = marks[clause(start)] ?? []
      if mark.contains(.past) {
        // 'Cancer 12 years ago' as an antonym says itself how long ago it was.
        let isOfPhrase =
          phrases[index].isDenial
          && (pasts[clause(start)] ?? []).allSatisfy { past in
            phrases[index].parts.contains { $0.overlaps(past) }
          }
        judgements[index].isPast = !isOfPhrase && !mark.contains(.present) && !isDeniedOfPast(index)
      }
      if mark.contains(.hedge) { judgements[index].isHedged = true }
      if mark.contains(.notSure) { judgements[index].isUnsure = true }
      guard let asked = asking[reply.stops[start]],
        !isSaidOfOneself(behind: phrases[index].tokens.upperBound),
        !isWithoutSubject(index, behind: asked)
      else { continue }
      judgements[index].isInQuestion = asked <= start
      if judgements[index].isHypothetical, !mark.contains(.present) { judgements[index].isSupposed = true }
      judgements[index].isAskedAbout =
        asked <= start && reply.clauses[asked - 1] == reply.clauses[start] && !isOwn(asked..<start)
    }
  }

  /// 'Why do you ask about my chest', 'do you mean my left': what is asked of the talk itself tells nothing.
  private mutating func judgeTalk() {
    for end in reply.talkEnds {
      for index in phrases.indices where phrases[index].tokens.lowerBound >= end - 1 {
        guard reply.sentences[phrases[index].tokens.lowerBound] == reply.sentences[end - 1] else { continue }
        judgements[index].isAskedAbout = true
      }
    }
  }

  /// 'Is it normal for wee to be brown, cos mine is': whether the words behind say it of oneself.
  private func isSaidOfOneself(behind end: Int) -> Bool {
    let isNear = { (token: Int) in token >= end && reply.stops[token] - reply.stops[end - 1] <= 1 }
    if cues.contains(where: { $0.cue.contains(.sameHere) && isNear($0.tokens.lowerBound) }) { return true }
    // 'Is it normal to be so breathless? Started yesterday.'
    return reply.goingOn.contains { isNear($0) && reply.stops[$0] > reply.stops[end - 1] }
  }

  /// 'If my leg went blue, would that be bad': what stands behind an 'if' of a sentence with 'would that', up to that.
  private mutating func judgeSuppositions() {
    for would in cues.lazy.filter({ $0.cue.contains(.conditional) }).prefix(Self.mostConditionals) {
      let (end, stop) = (would.tokens.lowerBound, reply.stops[would.tokens.lowerBound])
      let opening = cues.first { cue in
        cue.cue.contains(.hypothetical) && cue.tokens != would.tokens
          && reply.stops[cue.tokens.lowerBound] == stop
      }
      guard let opening else { continue }
      let start = opening.tokens.upperBound
      for index in phrases.indices where !judgements[index].isNegated {
        let first = phrases[index].tokens.lowerBound
        let isWithin = first < end || (end < start && reply.isOneClause(start - 1, first))
        if first >= start, isWithin, reply.stops[first] == stop, !comesBack(start..<first) {
          judgements[index].isSupposed = true
        }
      }
    }
  }

  /// How many words such as 'would that' are looked at; more would cost time, and hardly be meant.
  private static let mostConditionals = 4

  /// Whether one is named twice, so that something is said besides the supposition: 'if I lie down I get …'.
  private func comesBack(_ tokens: Range<Int>) -> Bool {
    let own = tokens.prefix(2 * Self.reach).filter { isOwn($0..<($0 + 1)) }.map { reply.words[$0] }
    return Set(own).count < own.count
  }

  /// 'Denies any history of asthma': the past itself is denied.
  private func isDeniedOfPast(_ index: Int) -> Bool {
    guard let trigger = judgements[index].trigger else { return false }
    let start = phrases[index].tokens.lowerBound
    let past = cues.filter { $0.cue.contains(.past) && clause($0.tokens.lowerBound) == clause(start) }
    // 'Had a scan years ago and never had a clot'.
    let isOver = { (cue: CueMatch) in
      cue.tokens.upperBound <= trigger && (cue.tokens.upperBound...trigger).contains(where: reply.isJoiner)
    }
    if !past.isEmpty, past.allSatisfy(isOver) { return true }
    return !past.isEmpty
      && past.allSatisfy { cue in
        if cue.tokens.lowerBound > trigger { return cue.tokens.upperBound <= start }
        // 'A history of asthma and denies diabetes': it is about what stands before the denial.
        return phrases.contains {
          $0.tokens.lowerBound >= cue.tokens.upperBound && $0.tokens.upperBound <= trigger
        }
      }
  }

  /// 'Is swollen at night': an answer that leaves out its 'it', and says nothing else of what it names; 'is swelling bad'
  /// asks.
  private func isWithoutSubject(_ index: Int, behind opening: Int) -> Bool {
    let (start, end) = (phrases[index].tokens.lowerBound, phrases[index].tokens.upperBound)
    guard opening == start, start > 0, reply.isFiller(start - 1), start == 1 || reply.isCut(before: start - 1)
    else { return false }
    let rest = (end - 1..<reply.count).prefix { reply.stops[$0] == reply.stops[start] }
    return rest.allSatisfy { !reply.tokens[$0].isQuestioned && ($0 < end || isPlainlyOfIt($0)) }
  }

  /// Whether a word says no more than when, where or how much: 'is swollen at night'.
  private func isPlainlyOfIt(_ token: Int) -> Bool {
    (reply.isFiller(token) && !reply.small[token].contains(.determiner)) || reply.quantities[token] != nil
      || reply.context.covering(token) != nil
      || phrases.contains { $0.tokens.contains(token) }
  }

  /// Whether a sentence begins with words that ask: 'can cramps …', but not 'can not …'.
  private func isAsking(_ cue: CueMatch) -> Bool {
    // 'What if' asks by its 'what'; the 'do' of 'do not have' does not.
    guard reply.isAsking[cue.tokens.lowerBound], !cue.cue.isDisjoint(with: [.asking, .hypothetical]) else {
      return false
    }
    let next = cue.tokens.upperBound
    if next < reply.count, reply.context.covering(next)?.cue.contains(.negationBefore) ?? false,
      !reply.asksByDenying(at: cue.tokens.lowerBound)
    {
      return false
    }
    if cue.cue.isSuperset(of: [.hypothetical, .asking]) { return true }
    var token = cue.tokens.lowerBound
    while token > 0, reply.stops[token - 1] == reply.stops[token] {
      token -= 1
      // 'Wait, why …'.
      let isCorrection = reply.answers.covering(token)?.cue.contains(.correction) ?? false
      guard reply.isJoiner(token) || isCorrection else { return false }
    }
    return true
  }

  /// What stands before a bracket, up to a word such as 'but'.
  private func clauses(before token: Int) -> Set<Int> {
    var found: Set<Int> = []
    var last = token - 1
    while last >= 0, reply.clauses[last] == reply.clauses[token - 1] {
      found.insert(clause(last))
      if reply.context.covering(last)?.cue.isSuperset(of: [.own, .negationEnd]) ?? false { break }
      last -= 1
    }
    return found
  }

  private func clause(_ token: Int) -> Int { reply.clauses[token] << 20 + reply.sentences[token] }
}
