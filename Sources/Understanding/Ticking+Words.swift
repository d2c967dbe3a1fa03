import ClinicalQuality
import Dialogs

/// Items that are named by words of their own, and clauses that answer one by one.
extension ChecklistReader {
  /// 'The chest one', 'crushed': words that the few words for only one item have.
  func oneNamed(_ range: Range<Int>) -> Ticking? {
    var end = range.lowerBound + 1
    while end < range.upperBound, !interpretation.isBoundary(end) { end += 1 }
    return named(range) ?? (end < range.upperBound ? named(range.lowerBound..<end) : nil)
  }

  /// 'Snake, did not see what kind': a word or two at the front that only one item has; of the others it says nothing.
  func opening(_ range: Range<Int>) -> Ticking {
    var end = range.lowerBound
    while end < range.upperBound, end == range.lowerBound || !interpretation.isBoundary(end) { end += 1 }
    let front = range.lowerBound..<end
    guard !hasPhrase(front), let place = place(of: Array(front)) else { return Ticking() }
    return Ticking(answers: [interpretation.reading(items[place], .yes, tokens: front, rule: "picked")])
  }

  private func hasPhrase(_ range: Range<Int>) -> Bool {
    range.contains {
      interpretation.phraseAt[$0] != nil || interpretation.isNegation($0) || interpretation.isAnswerWord($0)
    }
  }

  private func named(_ range: Range<Int>) -> Ticking? {
    let words = range.filter { !reply.isSmall($0) && !interpretation.isAnswerWord($0) && !isOne($0) }
    guard (1...3).contains(words.count), range.contains(where: isOne),
      !range.contains(where: { interpretation.phraseAt[$0] != nil || interpretation.isNegation($0) }),
      let place = place(of: words), let first = words.first, let last = words.last
    else { return nil }
    let pick = Pick(kind: .items([place]), tokens: first..<(last + 1))
    return whole([(place, pick)], value: true, others: false, rule: "picked")
  }

  /// Whether a word counts one: 'the chest one'.
  func isOne(_ token: Int) -> Bool {
    reply.numberWords[token].flatMap { interpretation.language.number(at: $0.node) } == Decimal(1)
  }

  /// The only item whose few words have all of some words of content.
  func place(of words: [Int]) -> Int? {
    let words = words.filter { !reply.isSmall($0) && !isOne($0) && !reply.interrogatives.contains($0) }
    guard (1...3).contains(words.count), words.allSatisfy({ reply.words[$0] != WordTable.unknown }) else {
      return nil
    }
    let fitting = items.indices.filter { place in
      let short = interpretation.dialog.questions[items[place]].short ?? ""
      let known = Set(Reply(short, in: interpretation.reader.vocabulary).words)
      return words.allSatisfy { known.contains(reply.words[$0]) }
    }
    return fitting.count == 1 ? fitting.first : nil
  }

  /// 'Heat yes, hard use no': clauses that end in a yes or a no, behind words that only one item has.
  func answeredInWords(_ range: Range<Int>) -> [Reading.Fact] {
    reply.answers.compactMap { answer in
      let end = answer.tokens.lowerBound
      let isYes = answer.cue.contains(.yes)
      guard range.contains(end), isYes || answer.cue.contains(.no), !answer.cue.contains(.rest),
        isEnd(answer.tokens.upperBound)
      else { return nil }
      var start = end
      while start > range.lowerBound, reply.isOneClause(start - 1, end), !reply.isJoiner(start - 1),
        !interpretation.isAnswerWord(start - 1), interpretation.phraseAt[start - 1] == nil
      { start -= 1 }
      guard start < end, let place = place(of: Array(start..<end)) else { return nil }
      return interpretation.reading(items[place], isYes ? .yes : .no, tokens: start..<end, rule: "picked")
    }
  }

  /// Whether nothing more is said of the same in a clause.
  private func isEnd(_ token: Int) -> Bool {
    interpretation.rest.isClosed[token] || reply.isJoiner(token)
  }

  /// 'First two no, third yes': each clause names items and says yes or no to them.
  func clauseByClause(_ picks: [Pick]) -> Ticking? {
    var clauses: [[Pick]] = []
    for pick in picks {
      if clauses.isEmpty || interpretation.isBoundary(pick.tokens.lowerBound) { clauses.append([]) }
      clauses[clauses.count - 1].append(pick)
    }
    guard clauses.count > 1 else { return nil }
    var answers: [Reading.Fact] = []
    var seen: Set<Bool> = []
    for clause in clauses {
      guard let (value, named) = said(in: clause) else { return nil }
      seen.insert(value)
      answers += named.map { place, tokens in
        interpretation.reading(items[place], value ? .yes : .no, tokens: tokens, rule: "picked")
      }
    }
    return seen.count == 2 ? Ticking(answers: answers) : nil
  }

  /// The numbers of a clause, and the yes or no behind them.
  private func said(in clause: [Pick]) -> (value: Bool, named: [(place: Int, tokens: Range<Int>)])? {
    var value: Bool?
    var named: [(place: Int, tokens: Range<Int>)] = []
    for pick in clause {
      switch pick.kind {
      case .number(let places?): named += places.sorted().map { ($0, pick.tokens) }
      case .cue(let cue):
        guard value == nil, cue.contains(.yes) != !cue.isDisjoint(with: [.no, .none]) else { return nil }
        value = cue.contains(.yes)
      case .filler, .joiner: continue
      case .items, .number, .negation, .other: return nil
      }
    }
    guard let value, !named.isEmpty else { return nil }
    return (value, named)
  }

  /// Whether a part of what stands before 'the rest no' has words but nothing that is known: they may name an item, as
  /// in 'swollen and kinda dodgy, the rest no'.
  func leavesOpen(_ tokens: Range<Int>, _ answers: [Reading.Fact]) -> Bool {
    var (hasWords, isKnown) = (false, false)
    for token in tokens {
      if reply.isJoiner(token) || interpretation.isBoundary(token) {
        if hasWords, !isKnown { return true }
        (hasWords, isKnown) = (false, false)
      }
      let span = reply.span(token..<(token + 1))
      let isFact =
        interpretation.facts.contains { $0.tokens.contains(token) }
        || answers.contains { $0.words.overlaps(span) }
      isKnown = isKnown || isFact
      hasWords = hasWords || isContent(token)
    }
    return hasWords && !isKnown
  }

  private func isContent(_ token: Int) -> Bool {
    !reply.isSmall(token) && !interpretation.isAnswerWord(token) && reply.quantities[token] == nil
      && reply.tokens[token].number == nil && reply.context.covering(token) == nil
  }
}
