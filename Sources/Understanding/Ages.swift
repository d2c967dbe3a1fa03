import ClinicalQuality

/// How a language says an age: the words before and behind the number.
struct AgeForm {
  let before: [Int32]
  let behind: [Int32]

  /// - Parameter form: Words with `{n}` for the number: `{n} years old`.
  init?(_ form: String, words: (Substring) -> [Int32]) {
    guard let open = form.firstIndex(of: "{"), let close = form[open...].firstIndex(of: "}") else {
      return nil
    }
    before = words(form[..<open])
    behind = words(form[form.index(after: close)...])
    guard !before.isEmpty || !behind.isEmpty else { return nil }
  }
}

/// What the words around a quantity make of it.
extension AmountReader {
  /// 'Sixties', '60s': ten years of life.
  func decade(at token: Int, before end: Int) -> Amount? {
    guard let match = reply.quantities[token], match.tokens.upperBound <= end,
      let decade = language.decade(at: match.node)
    else { return nil }
    var amount = Amount(NumberMatch(value: decade, end: match.tokens.upperBound), from: token)
    amount.decade = decade
    return amount
  }

  /// The quantity with what the words around say: 'over', 'years old', 'ago'.
  func placed(_ amount: Amount, before end: Int) -> Amount {
    var amount = amount
    amount.bound = bound(before: amount.tokens.lowerBound)
    amount.isAge = isAge(amount)
    let next = amount.tokens.upperBound
    let isBehind = next < end && reply.quantities[next]?.cue.contains(.ago) ?? false
    amount.isAgo = !amount.isSince && (amount.isPointInTime || isBehind)
    return amount
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
      let negations = [token, token - 1].compactMap { reply.context.covering($0)?.cue }
      if negations.contains(where: { !$0.isDisjoint(with: [.negationBefore, .pseudoNegation]) }) {
        return nil
      }
      return match.cue.contains(.over) ? .over : .under
    }
    return nil
  }

  func isAge(_ amount: Amount) -> Bool {
    guard amount.perWeek == nil, amount.outOf == nil,
      amount.unit == nil || amount.unit == .time(.year) || amount.decade != nil
    else { return false }
    var start = amount.tokens.lowerBound
    while start > 0, amount.tokens.lowerBound - start < 3, isHedge(start - 1) { start -= 1 }
    return language.ages.contains { form in
      guard stands(form.before, at: start - form.before.count) else { return false }
      if form.behind.isEmpty { return isAgeClosed(at: amount.tokens.upperBound) }
      return stands(form.behind, at: amount.numberEnd)
    }
  }

  /// Whether what follows 'I'm 67' leaves it an age: neither 'I'm 67 kg' nor 'I'm 1 of 3'.
  private func isAgeClosed(at next: Int) -> Bool {
    if isFollowedByContent(next, reply.count) { return false }
    guard next + 1 < reply.count, reply.isFiller(next), !reply.isCut(before: next) else { return true }
    return number(at: next + 1, before: reply.count) == nil
  }

  private func stands(_ words: [Int32], at start: Int) -> Bool {
    guard start >= 0, start + words.count <= reply.count else { return false }
    return zip(words, reply.words[start..<(start + words.count)]).allSatisfy(==)
  }
}
