import ClinicalQuality

/// How a language says an age: the words before and behind the number.
struct AgeForm {
  let before: [Int32]
  let behind: [Int32]
  /// Whether somebody must be named right before it whom one may speak for: 'my son is 8'.
  let isOfPerson: Bool
  /// Whether it counts only at the front of a clause of a story: '34 f, cramps'.
  let isFront: Bool
  /// Whether anything may follow that counts nothing: 'aged 5 limps'; behind somebody only of a child.
  let isOpen: Bool

  /// - Parameter form: Words with `{n}` for the number: `{n} years old`; with `^` at its front for one of a story,
  ///   with `{person}` for one behind somebody; with `...` at its end for one that anything may follow.
  init?(_ form: String, words: (Substring) -> [Int32]) {
    isFront = form.hasPrefix("^")
    isOfPerson = form.hasPrefix(Self.person)
    isOpen = form.hasSuffix(Self.anything)
    let form = form.drop { $0 == "^" }.dropFirst(isOfPerson ? Self.person.count : 0)
      .dropLast(isOpen ? Self.anything.count : 0)
    guard let open = form.firstIndex(of: "{"), let close = form[open...].firstIndex(of: "}") else {
      return nil
    }
    before = words(form[..<open])
    behind = words(form[form.index(after: close)...])
    guard isFront || isOfPerson || !before.isEmpty || !behind.isEmpty else { return nil }
  }

  /// Whether its words stand around a number.
  func stands(around number: Int, in words: [Int32]) -> Bool {
    let (front, end) = (number - before.count, number + 1 + behind.count)
    return front >= 0 && end <= words.count && words[front..<number].elementsEqual(before)
      && words[(number + 1)..<end].elementsEqual(behind)
  }

  private static let person = "{person}"
  private static let anything = "..."
}

/// What the words around a quantity make of it.
extension AmountReader {
  /// 'Sixties', '60s': ten years of life.
  func decade(at token: Int, before end: Int) -> Amount? {
    guard let match = reply.quantities[token], match.tokens.upperBound <= end,
      let decade = language.decade(at: match.node)
    else { return nil }
    var amount = Amount(NumberMatch(value: decade, end: match.tokens.upperBound), from: token)
    let years = decadePart(before: token) ?? 0...9
    guard let first = decade.adding(Decimal(years.lowerBound)),
      let last = decade.adding(Decimal(years.upperBound))
    else { return nil }
    amount.decade = (first, last)
    amount.isAge = isStory && years != 0...9 && isFront(token - 1)
    return amount
  }

  /// The years of a decade that the word before it means: 'mid' of 'mid fifties'.
  private func decadePart(before token: Int) -> ClosedRange<Int>? {
    guard token > 0, !reply.isCut(before: token) else { return nil }
    return language.decadeParts[reply.words[token - 1]]
  }

  /// 'Born in 1960': the age in years, which the birthday decides.
  func age(bornAt token: Int) -> Amount? {
    guard let today, reply.isYear(token), let year = Int(reply.tokens[token].text), year <= today.date.year,
      asksAge || language.born.contains(where: { isBorn($0, before: token) })
    else { return nil }
    let years = today.date.year - year
    var amount = Amount(NumberMatch(value: Decimal(years), end: token + 1), from: token)
    amount.low = Decimal(max(0, years - 1))
    amount.isAge = true
    return amount
  }

  /// Whether words stand before a year, with no more than a day and a month between: 'born on 12/05/1990'.
  private func isBorn(_ words: [Int32], before year: Int) -> Bool {
    for front in stride(from: year, through: max(0, year - 4), by: -1) {
      if stands(words, at: front - words.count) { return true }
      guard front > 0 else { return false }
      let isDate =
        reply.tokens[front - 1].number != nil || reply.isSmall(front - 1)
        || !(reply.quantities[front - 1]?.cue.isDisjoint(with: [.month, .ordinal]) ?? true)
      guard isDate else { return false }
    }
    return false
  }

  /// '34 f', '68, retired': an age at the front of a clause of a story, where a number is hardly anything else.
  func frontAge(_ number: NumberMatch, from token: Int) -> Amount? {
    guard isStory, number.outOf == nil, number.value.isWhole, number.value >= Decimal(13),
      number.value <= Decimal(110),
      let form = language.ages.first(where: { $0.isFront && isFrontAge($0, number, from: token) })
    else { return nil }
    var amount = Amount(number, from: token)
    amount.tokens = token..<(number.end + form.behind.count)
    amount.isAge = true
    return amount
  }

  private func isFrontAge(_ form: AgeForm, _ number: NumberMatch, from token: Int) -> Bool {
    let start = token - form.before.count
    guard stands(form.before, at: start), stands(form.behind, at: number.end), isFront(start) else {
      return false
    }
    let end = number.end + form.behind.count
    let isClosed = end >= reply.count || reply.isCut(before: end)
    // 'At 20 minutes in', '22 yrs of cramps'.
    if let unit = unit(at: number.end) {
      if form.behind.isEmpty { return false }
      if unit.unit == .time(.year) { return isClosed }
    }
    guard !form.behind.isEmpty, unit(at: number.end) != nil else {
      return isClosed || form.before.count + form.behind.count > 0
    }
    // '100 m' may be a distance and '10 m' a length of time; such numbers are round.
    return isClosed || token > 0 || number.value.remainder(dividingBy: Decimal(5)) != .zero
  }

  /// Whether only small words stand before a token in its clause.
  private func isFront(_ token: Int) -> Bool {
    var front = token
    while front > 0, !reply.isCut(before: front) {
      guard reply.isFiller(front - 1) || isHedge(front - 1) else { return false }
      front -= 1
    }
    return true
  }

  /// The quantity with what the words around say: 'over', 'years old', 'ago'.
  func placed(_ amount: Amount, before end: Int) -> Amount {
    var amount = amount
    amount.bound = bound(before: amount.tokens.lowerBound)
    amount.isAge = isAge(amount)
    makeCurrent(&amount)
    let next = amount.tokens.upperBound
    let isBehind = next < end && reply.isAgo(next)
    amount.isAgo = !amount.isSince && (amount.isPointInTime || isBehind)
    return amount
  }

  /// '81 next month' is 80 today.
  private func makeCurrent(_ amount: inout Amount) {
    guard isUpcoming(amount), let low = amount.low.subtracting(Decimal(1)),
      let high = amount.high.subtracting(Decimal(1)), low > .zero
    else { return }
    (amount.low, amount.high, amount.isAge) = (low, high, true)
  }

  /// Whether words that it is still to come follow a number that is an age, or at the front of a story most likely.
  func isUpcoming(_ amount: Amount) -> Bool {
    let (start, next) = (amount.tokens.lowerBound, amount.numberEnd)
    guard amount.isBare, amount.decade == nil, next < reply.count, !reply.isCut(before: next),
      reply.quantities[next]?.cue.contains(.upcoming) ?? false
    else { return false }
    return asksAge || amount.isAge || isAge(amount)
      || (isStory && isFront(start) && amount.low >= Decimal(13))
  }

  /// 'Over', 'less than' shortly before a quantity; 'not over' is no bound.
  private func bound(before start: Int) -> Amount.Bound? {
    for token in stride(from: start - 1, through: max(0, start - 5), by: -1) {
      if reply.isCut(before: token + 1) { return nil }
      guard let match = reply.quantities[token], !match.cue.isDisjoint(with: [.over, .under]) else {
        continue
      }
      let between = match.tokens.upperBound..<max(start, match.tokens.upperBound)
      guard match.tokens.upperBound <= start, between.allSatisfy({ reply.isSmall($0) || isHedge($0) }) else {
        continue
      }
      // 'Over in 20 seconds' is an end.
      if let ended = reply.ends[token], ended.upperBound > match.tokens.upperBound { return nil }
      let negations = [token, token - 1].compactMap { reply.context.covering($0)?.cue }
      if negations.contains(where: { !$0.isDisjoint(with: [.negationBefore, .pseudoNegation]) }) {
        return nil
      }
      return match.cue.contains(.over) ? .over : .under
    }
    return nil
  }

  func isAge(_ amount: Amount) -> Bool {
    if amount.isAge { return true }
    guard amount.perWeek == nil, amount.outOf == nil,
      amount.unit == nil || amount.unit == .time(.year) || amount.decade != nil
    else { return false }
    var start = amount.tokens.lowerBound
    while start > 0, amount.tokens.lowerBound - start < 3, isHedge(start - 1) { start -= 1 }
    return language.ages.contains { form in
      let front = start - form.before.count
      guard !form.isFront, stands(form.before, at: front), !form.isOfPerson || isBehindPerson(front) else {
        return false
      }
      if form.isOpen, isOpenAge(form, amount, behind: front) { return true }
      if form.behind.isEmpty { return isAgeClosed(at: amount.tokens.upperBound, amount.low) }
      return stands(form.behind, at: amount.numberEnd)
    }
  }

  /// Whether words for somebody one may speak for end at a token.
  private func isBehindPerson(_ token: Int) -> Bool {
    guard token > 0, isStory || !reply.isCut(before: token) else { return false }
    return reply.context.covering(token - 1).map {
      $0.cue.contains(.otherPeople) && $0.tokens.upperBound == token
    }
      ?? false
  }

  /// 'Aged 5 limps', 'my son 12 hops': words that count nothing may follow, behind somebody only of a child.
  private func isOpenAge(_ form: AgeForm, _ amount: Amount, behind front: Int) -> Bool {
    guard amount.low.isWhole, stands(form.behind, at: amount.numberEnd) else { return false }
    let end = amount.numberEnd + form.behind.count
    if end < reply.count, !reply.isCut(before: end), isCounting(end) { return false }
    guard form.isOfPerson else { return true }
    return amount.low < Decimal(18) && reply.context.covering(front - 1)?.cue.contains(.child) ?? false
  }

  /// Whether a word makes what stands before it a count or a length rather than an age.
  private func isCounting(_ token: Int) -> Bool {
    let cue = reply.quantities[token]?.cue ?? []
    return unit(at: token) != nil || !cue.isDisjoint(with: [.number, .frequency, .length, .outOf])
  }

  /// Whether what follows 'I'm 67' leaves it an age: neither 'I'm 67 kg' nor 'I'm 1 of 3'.
  private func isAgeClosed(at next: Int, _ value: Decimal) -> Bool {
    if isFollowedByContent(next, reply.count) {
      // 'I'm 33 back from Oz': a story hardly counts anything else so.
      return isStory && !isCounting(next) && value >= Decimal(13) && value <= Decimal(110) && value.isWhole
    }
    guard next + 1 < reply.count, reply.isFiller(next), !reply.isCut(before: next) else { return true }
    return number(at: next + 1, before: reply.count) == nil
  }

  private func stands(_ words: [Int32], at start: Int) -> Bool {
    guard start >= 0, start + words.count <= reply.count else { return false }
    return zip(words, reply.words[start..<(start + words.count)]).allSatisfy(==)
  }
}
