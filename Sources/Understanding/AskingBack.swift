import Dialogs

/// Replies that ask back rather than answer: 'what sort of pain', 'cold compared to what', 'blue? like a smurf?'.
///
/// Nothing is told there of the question that is asked, which is asked again; what is told of others is left to
/// ``Judging``.
struct AskingBack {
  /// The sentences that ask, by the number of the stops before them.
  private(set) var asking: Set<Int> = []
  /// The sentences that only say a word or two of the question again, with a question mark.
  private(set) var echoing: Set<Int> = []

  init() {}

  /// - Parameter said: The tokens of phrases of the dialog and of hints, which ask nothing: 'only when I walk'.
  init(_ reply: Reply, said: Set<Int>) {
    var start = 0
    while start < reply.count {
      var end = start + 1
      while end < reply.count, reply.stops[end] == reply.stops[start] { end += 1 }
      let asking = (start..<end).filter { reply.isAsking[$0] && !said.contains($0) }
      let sentence = Sentence(reply: reply, tokens: start..<end, asking: asking)
      // 'What counts as racing? 100?'
      let goesOn = sentence.isQuestioned && start > 0 && self.asking.contains(reply.stops[start - 1])
      if sentence.asks || goesOn { self.asking.insert(reply.stops[start]) }
      if start == 0, sentence.echoes { echoing.insert(reply.stops[start]) }
      start = end
    }
  }
}

/// One sentence of a reply to a question.
private struct Sentence {
  let reply: Reply
  let tokens: Range<Int>
  /// The tokens at which words that ask begin, but those of phrases.
  let asking: [Int]

  /// How many words may be said again.
  private static let fewWords = 4

  var asks: Bool {
    // 'If it hurt when I walked, what would that mean?'
    if isQuestioned, tokens.contains(where: { isOf($0, .conditional) }) { return true }
    if (opensByAsking && asksPlainly) || supposes || opensByDenying { return true }
    if isOfOneself { return false }
    if asksWhatItIs { return true }
    return opensByAsking || endsByAsking || reply.talkEnds.contains(tokens.upperBound)
  }

  /// 'Blue?', 'bend forward like over a trolley?', but not 'a bit sore?', which answers with reserve, and 'my calf is as hard
  /// as a rock?'.
  var echoes: Bool {
    if isOneOrOther, !isOfOneself { return true }
    return isQuestioned && (tokens.count { !reply.isSmall($0) } <= Self.fewWords || !isOfOneself)
      && !tokens.contains {
        reply.answers.covering($0) != nil || isOf($0, [.notSure, .negationBefore])
          || (isOf($0, .hedge) && !reply.likening.contains($0))
      }
  }

  /// 'Hot like warm or hot like burning', 'colder to touch or just feels colder': whether a word stands on both sides of an
  /// 'or'.
  private var isOneOrOther: Bool {
    guard let middle = tokens.first(where: { reply.small[$0].contains(.alternative) }),
      !tokens.contains(where: isNegation)
    else { return false }
    let words = { (tokens: Range<Int>) in Set(tokens.filter { !reply.isSmall($0) }.map { reply.words[$0] }) }
    return !words(tokens.lowerBound..<middle).intersection(words((middle + 1)..<tokens.upperBound))
      .subtracting([WordTable.unknown]).isEmpty
  }

  /// 'What sort of pain', 'ok so which one': whether words that ask stand at the front, small words left out.
  private var opensByAsking: Bool {
    guard let first = asking.first, (tokens.lowerBound..<first).allSatisfy(isOpening),
      reply.answers.covering(first)?.tokens.lowerBound != first, !reply.small[first].contains(.ability)
    else { return false }
    let cue = reply.context.covering(first).flatMap { $0.tokens.lowerBound == first ? $0.tokens : nil }
    let next = cue?.upperBound ?? first + 1
    guard next < tokens.upperBound, !isNegation(first), !isNegation(first + 1) else { return false }
    if reply.interrogatives.contains(first) { return true }
    // 'It is a six' tells, and 'is cold', 'does hurt' leave out the 'it' of an answer.
    return first == tokens.lowerBound
      && (next > first + 1 || isQuestioned || !reply.small[next].isDisjoint(with: [.pronoun, .determiner]))
  }

  /// 'Didn't my teacher warn of those', 'isn't warfarin rat poison?', but not 'isn't swollen'.
  private var opensByDenying: Bool {
    guard let first = asking.first, (tokens.lowerBound..<first).allSatisfy(isOpening) else { return false }
    if reply.asksByDenying(at: first) { return true }
    return isQuestioned && isNegation(first + 1) && !reply.small[first].contains(.ability) && !isOfOneself
      && !tokens.contains { token in
        // The 'not that' of 'isn't that lockjaw?' puts nothing right.
        isOf(token, .notSure) || reply.answers.covering(token).map { !$0.cue.contains(.correction) } ?? false
      }
  }

  /// 'How would I know', 'do I have to', but not 'what I cough up is red': whether a word such as 'would' or 'do' follows the
  /// one that asks.
  private var asksPlainly: Bool {
    guard let first = asking.first else { return false }
    let next = first + 1
    guard reply.interrogatives.contains(first), next < tokens.upperBound else {
      return !reply.interrogatives.contains(first)
    }
    return reply.isAsking[next] || reply.small[next].contains(.ability)
      || isOf(next, [.hypothetical, .conditional])
  }

  /// 'Water tablets, is that the ones that make you go?', but not 'red and hot, is that bad': whether a clause asks what the
  /// thing is that stands before.
  private var asksWhatItIs: Bool {
    asking.contains { token in
      guard token > tokens.lowerBound, reply.isCut(before: token) else { return false }
      let behind = (token..<tokens.upperBound).filter { !reply.isSmall($0) && !isNegation($0) }
      let pointer = isNegation(token + 1) ? token + 2 : token + 1
      return pointer < tokens.upperBound && reply.small[pointer].contains(.determiner)
        && behind.count >= Self.fewWords - 1
    }
  }

  /// 'If it swells, who would I ring'.
  private var supposes: Bool {
    guard let first = tokens.first(where: { isOf($0, .hypothetical) || !reply.isSmall($0) }),
      isOf(first, .hypothetical)
    else { return false }
    return tokens.contains { token in
      token > first
        && (isOf(token, .conditional)
          || (asking.contains(token) && reply.interrogatives.contains(token) && reply.isCut(before: token)))
    }
  }

  /// 'Cold compared to what', 'hard how, like a rock', 'the flight is how long', but not 'nobody knows how'.
  private var endsByAsking: Bool {
    let end = tokens.dropFirst().first(where: reply.isCut) ?? tokens.upperBound
    return [end, tokens.upperBound].contains { end in
      let first = reply.context.covering(end - 1).flatMap {
        $0.cue.contains(.asking) && $0.tokens.upperBound == end ? $0.tokens.lowerBound : nil
      }
      let word = first ?? end - 1
      return word > tokens.lowerBound && asking.contains(word) && reply.interrogatives.contains(word)
    } && !tokens.contains { isNegation($0) || isOf($0, .notSure) }
  }

  private func isNegation(_ token: Int) -> Bool {
    reply.negationEnds.indices.contains(token) && reply.negationEnds[token] != nil
  }

  var isQuestioned: Bool { tokens.last.map { reply.tokens[$0].isQuestioned } ?? false }

  private var isOfOneself: Bool {
    tokens.contains { token in
      guard let cue = reply.context.covering(token)?.cue else { return false }
      return cue.contains(.sameHere) || (cue.contains(.own) && !cue.contains(.negationEnd))
    }
  }

  /// 'Wait', 'ok so': what may stand before a question.
  private func isOpening(_ token: Int) -> Bool {
    reply.isSmall(token) || reply.answers.covering(token) != nil
  }

  private func isOf(_ token: Int, _ cue: Cue) -> Bool {
    reply.context.covering(token).map { !$0.cue.isDisjoint(with: cue) } ?? false
  }
}

extension Reply {
  /// 'Didn't my teacher', 'doesn't she': whether somebody else is named right behind a word that asks and its 'not'.
  func asksByDenying(at token: Int) -> Bool {
    guard isAsking[token], token + 1 < count, let end = negationEnds[token + 1] ?? negationEnds[token],
      end < count
    else { return false }
    // 'Wasn't there an actor'.
    let next = end + 1 < count && isFiller(end) ? end...(end + 1) : end...end
    let isSomebody = context.contains {
      next.contains($0.tokens.lowerBound) && $0.cue.contains(.otherPeople)
    }
    return isSomebody || small[end].contains(.pronoun)
  }
}

extension Interpretation {
  /// Whether a token stands where a reply asks back.
  func isAskedBack(_ token: Int) -> Bool {
    guard let stop = reply.stops.indices.contains(token) ? reply.stops[token] : nil else { return false }
    return askingBack.asking.contains(stop) || isEchoed(token)
  }

  /// Whether a token is of a question of yes or no that is only said again, or of one of a list that is likened: 'like cola?'.
  func isEchoed(_ token: Int) -> Bool {
    let stop = reply.stops[token]
    guard askingBack.echoing.contains(stop) else { return false }
    return asksYesNo || (focus.asked.count > 1 && reply.likening.contains { reply.stops[$0] == stop })
  }

  /// Whether a fact stands where a reply asks back. 'Fainted how' is asked again, and 'like a balloon?', 'would it hurt on the
  /// left' tell nothing else, unless they name oneself.
  func isAskedBack(_ claim: Claim, at token: Int) -> Bool {
    if focus.asked.contains(claim.question) { return isAskedBack(token) }
    if dialog.questions[claim.question].isDanger { return false }
    return isEchoed(token)
      || (isAskedBack(token)
        && !reply.context.contains {
          isOfOneself($0) && reply.stops[$0.tokens.lowerBound] == reply.stops[token]
        })
  }

  private var asksYesNo: Bool {
    guard focus.asked.count == 1, let question = focus.asked.first else { return false }
    return if case .yesNo = dialog.questions[question].kind { true } else { false }
  }
}
