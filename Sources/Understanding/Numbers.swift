import ClinicalQuality

extension AmountReader {
  /// A number in digits or words, its fraction included: 'twenty five', 'two and a half', '1 1/2', '1,500'.
  func number(at token: Int, before end: Int) -> NumberMatch? {
    guard let first = plainNumber(at: token, before: end) else { return nil }
    var sum = NumberSum(first)
    var number = first
    // No number in words has more parts than this.
    for _ in 0..<8 {
      guard let more = part(behind: number.end, before: end),
        let value = sum.add(more.number, isHyphenated: more.isHyphenated, isJoined: more.isJoined)
      else { break }
      number = NumberMatch(value: value, end: more.number.end, isDigits: more.number.isDigits)
    }
    if number.outOf == nil, number.value >= Decimal(1), number.value.isWhole,
      let half = half(after: number.end, before: end), let value = number.value.adding(half.value)
    {
      return NumberMatch(value: value, end: half.end, isDigits: number.isDigits)
    }
    return number
  }

  /// What may go on a number: 'five' behind 'twenty', 'two' behind 'a hundred and'.
  private func part(
    behind token: Int, before end: Int
  ) -> (number: NumberMatch, isHyphenated: Bool, isJoined: Bool)? {
    guard token < end, !reply.isCut(before: token) else { return nil }
    let gap = reply.tokens[token].gap
    guard gap.isEmpty || gap == .dash else { return nil }
    let isJoined = reply.isJoiner(token) && !reply.small[token].contains(.alternative)
    let start = isJoined ? token + 1 : token
    if isJoined, start >= end || !reply.tokens[start].gap.isEmpty { return nil }
    return plainNumber(at: start, before: end).map { ($0, gap == .dash, isJoined) }
  }

  private func plainNumber(at token: Int, before end: Int) -> NumberMatch? {
    guard token < end, !isTaken(token) else { return nil }
    if let value = reply.tokens[token].number { return digits(value, at: token, before: end) }
    guard let match = reply.numberWords[token], let value = language.number(at: match.node),
      match.tokens.upperBound <= end
    else { return nil }
    // A small word such as 'a' is a number only before a unit.
    if reply.isFiller(token), unit(at: match.tokens.upperBound) == nil { return nil }
    return NumberMatch(value: value, end: match.tokens.upperBound)
  }

  /// A number in digits: '7', '7/10', '1/2 hour', '1,5', '1,500'.
  private func digits(_ value: Decimal, at token: Int, before end: Int) -> NumberMatch {
    let plain = NumberMatch(value: value, end: token + 1, isDigits: true)
    guard token + 1 < end, let next = reply.tokens[token + 1].number else { return plain }
    if reply.tokens[token + 1].gap == .slash {
      let over = NumberMatch(value: value, end: token + 2, isDigits: true, outOf: next)
      // '1/2 an hour', but '7/10 for hours'.
      let start = next <= Decimal(4) ? unitStart(at: token + 2, before: end) : token + 2
      guard unit(at: start) != nil, let fraction = over.fraction else { return over }
      return NumberMatch(value: fraction, end: token + 2, isDigits: true)
    }
    guard let joined = acrossComma(token) else { return plain }
    return NumberMatch(value: joined, end: token + 2, isDigits: true)
  }

  /// '1,5' is one and a half and '1,500' a thousand and a half; with a space, or a third number, it is a list.
  private func acrossComma(_ token: Int) -> Decimal? {
    let (left, right) = (reply.tokens[token].text, reply.tokens[token + 1].text)
    let isTight = { (token: Int) in
      reply.tokens.indices.contains(token) && reply.tokens[token].gap.contains(.tight)
    }
    guard isTight(token + 1), !isTight(token), !isTight(token + 2), !left.contains("."), !right.contains(".")
    else { return nil }
    let isThousands = right.utf8.count == 3 && left.utf8.count <= 3 && left != "0"
    let value = Decimal(isThousands ? left + right : left + "." + right.prefix(8))
    return reply.tokens[token].number.map { $0 < .zero } ?? false ? value?.negated : value
  }

  /// 'and a half' behind a number or a unit.
  func half(after token: Int, before end: Int) -> NumberMatch? {
    guard token < end, reply.isJoiner(token), !reply.isCut(before: token) else { return nil }
    var next = token + 1
    while next < end, next < token + 3, reply.isFiller(next) || reply.isJoiner(next) { next += 1 }
    guard let part = plainNumber(at: next, before: end) else { return nil }
    let value = part.fraction ?? part.value
    guard value > .zero, value < Decimal(1) else { return nil }
    return NumberMatch(value: value, end: part.end)
  }
}

/// Adds up the words of a number: groups of up to a hundred, hundreds, thousands, and a fraction.
private struct NumberSum {
  private static let (one, ten, hundred, thousand) = (Decimal(1), Decimal(10), Decimal(100), Decimal(1000))
  private var total: Decimal
  private var group: Decimal
  private var isDigits: Bool
  private var isEnded = false

  init(_ first: NumberMatch) {
    // 'Thousand' without a number before it is one thousand.
    let isThousand = !first.isDigits && first.value >= Self.thousand
    (total, group) = isThousand ? (first.value, .zero) : (.zero, first.value)
    isDigits = first.isDigits
    isEnded = first.outOf != nil || !first.value.isWhole
  }

  /// Adds a word; `nil` where it is no part of this number.
  mutating func add(_ part: NumberMatch, isHyphenated: Bool, isJoined: Bool) -> Decimal? {
    guard !isEnded, group >= .zero else { return nil }
    let right = part.fraction ?? part.value
    if right > .zero, right < Self.one {
      return fraction(right, part, isJoined: isJoined || (isHyphenated && part.isDigits))
    }
    guard right.isWhole, part.outOf == nil else { return nil }
    // 'Thirty 3' is a slip for 33.
    if part.isDigits {
      guard !isDigits, !isJoined, !isHyphenated, isTens(group), right < Self.ten, right >= Self.one else {
        return nil
      }
      return settle(group: group.adding(right))
    }
    if right >= Self.hundred { return isJoined || isHyphenated ? nil : multiply(by: right) }
    guard !isDigits, follows(right, isJoined: isJoined), !isHyphenated || isTens(group) else { return nil }
    return settle(group: group.adding(right))
  }

  /// 'Two ½' and '1 1/2' are sums, 'three quarters' is a product.
  private mutating func fraction(_ right: Decimal, _ part: NumberMatch, isJoined: Bool) -> Decimal? {
    guard !isJoined, total == .zero else { return nil }
    isEnded = true
    return part.isDigits ? group.adding(right) : group.multiplied(by: right)
  }

  private mutating func multiply(by right: Decimal) -> Decimal? {
    guard group >= Self.one, group < right, let product = group.multiplied(by: right) else { return nil }
    isDigits = false
    guard right >= Self.thousand else { return settle(group: product) }
    guard total == .zero else { return nil }
    total = product
    return settle(group: .zero)
  }

  private mutating func settle(group: Decimal?) -> Decimal? {
    guard let group, let sum = total.adding(group) else { return nil }
    self.group = group
    return sum
  }

  /// Whether a number below a hundred may stand here: 'five' behind 'twenty', anything behind 'a hundred (and)'.
  private func follows(_ right: Decimal, isJoined: Bool) -> Bool {
    guard right >= Self.one else { return false }
    let isOpen =
      (group == .zero && total > .zero)
      || (group >= Self.hundred && group.remainder(dividingBy: Self.hundred) == .zero)
    return isOpen || (!isJoined && right < Self.ten && isTens(group))
  }

  private func isTens(_ value: Decimal) -> Bool {
    guard let rest = value.remainder(dividingBy: Self.hundred) else { return false }
    return rest >= Decimal(20) && rest.remainder(dividingBy: Self.ten) == .zero
  }
}
