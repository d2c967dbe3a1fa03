import ClinicalQuality

/// A piece of a reply that picks from a list.
struct Pick {
  enum Kind {
    /// Items that are named, by their place in the list.
    case items([Int])
    /// Places in the list; `nil` where there is no such place.
    case number(Set<Int>?)
    case cue(Cue)
    case negation
    case filler
    case joiner
    /// Anything else: then it is a sentence.
    case other
  }

  let kind: Kind
  let tokens: Range<Int>

  /// Whether it names something of the list.
  var isNamed: Bool {
    switch kind {
    case .items, .number: true
    case .cue, .negation, .filler, .joiner, .other: false
    }
  }

  /// Whether nothing is known of it.
  var isOther: Bool { if case .other = kind { true } else { false } }

  var isSmall: Bool {
    switch kind {
    case .filler, .joiner: true
    case .items, .number, .cue, .negation, .other: false
    }
  }
}

/// Reads a reply as picks from a numbered list.
struct PickParser {
  private let interpretation: Interpretation
  private let count: Int
  private let itemsAt: [Int: [Int]]
  private let cues: [Int: CueMatch]
  private let negations: [Int: CueMatch]

  private var reply: Reply { interpretation.reply }

  /// - Parameters:
  ///   - items: The questions of the list by position; empty where only numbers count.
  ///   - count: How many places the list has.
  init(_ interpretation: Interpretation, items: [Int], count: Int) {
    self.interpretation = interpretation
    self.count = count
    let places = Dictionary(zip(items, items.indices)) { first, _ in first }
    var itemsAt: [Int: [Int]] = [:]
    for fact in interpretation.facts {
      if let place = places[fact.question] { itemsAt[fact.tokens.lowerBound, default: []].append(place) }
    }
    self.itemsAt = itemsAt
    let reply = interpretation.reply
    cues = Dictionary(reply.answers.map { ($0.tokens.lowerBound, $0) }) { first, _ in first }
    negations = Dictionary(
      reply.context.filter { $0.cue.contains(.negationBefore) }.map { ($0.tokens.lowerBound, $0) }
    ) { first, _ in first }
  }

  func elements(in range: Range<Int>) -> [Pick] {
    var picks: [Pick] = []
    var token = range.lowerBound
    while token < range.upperBound {
      let pick = element(at: token, before: range.upperBound)
      picks.append(pick)
      token = max(token + 1, pick.tokens.upperBound)
    }
    return picks
  }

  private func element(at token: Int, before end: Int) -> Pick {
    if let phrase = interpretation.phraseAt[token] {
      let tokens = interpretation.phrases[phrase].tokens
      let kind = itemsAt[tokens.lowerBound].map(Pick.Kind.items) ?? .other
      return Pick(kind: kind, tokens: token..<min(end, max(token + 1, tokens.upperBound)))
    }
    // 'That's a good one' picks nothing.
    if let idiom = reply.idioms.first(where: {
      $0.lowerBound == token && $0.count > 1 && $0.upperBound <= end
    }),
      cues[token].map({ $0.tokens.count < idiom.count }) ?? true
    {
      return Pick(kind: .other, tokens: idiom)
    }
    if let match = cues[token], match.tokens.upperBound <= end {
      return Pick(kind: .cue(match.cue), tokens: match.tokens)
    }
    if let pick = numbers(at: token, before: end) { return pick }
    if let match = negations[token] { return Pick(kind: .negation, tokens: match.tokens) }
    if let match = reply.context.covering(token), match.cue.contains(.hedge) {
      return Pick(kind: .filler, tokens: token..<(token + 1))
    }
    let kind: Pick.Kind = reply.isFiller(token) ? .filler : reply.isJoiner(token) ? .joiner : .other
    return Pick(kind: kind, tokens: token..<(token + 1))
  }

  // MARK: Numbers

  /// '2', 'the second one', '1-3', 'first two', 'last'.
  private func numbers(at token: Int, before end: Int) -> Pick? {
    guard let first = place(at: token, before: end), !isFraction(token) else { return nil }
    let next = first.end
    // 'Apart from the coach, five hours each way'.
    if next < end, reply.tokens[next].number == nil, reply.quantities[next]?.cue.contains(.unit) ?? false {
      return nil
    }
    if next < end {
      let isDash = reply.tokens[next].gap == .dash
      let isWord = reply.small[next].contains(.rangeWord)
      if isDash || isWord, let last = place(at: isDash ? next : next + 1, before: end) {
        return Pick(kind: .number(places(first.places, through: last.places)), tokens: token..<last.end)
      }
    }
    return Pick(kind: .number(first.places), tokens: token..<next)
  }

  /// '38.5' among words is no place of a list, but a temperature or the like.
  private func isFraction(_ token: Int) -> Bool {
    guard let number = reply.tokens[token].number else { return false }
    return !number.isWhole && reply.count > 1
  }

  private func places(_ first: Set<Int>?, through last: Set<Int>?) -> Set<Int>? {
    guard let low = first?.min(), let high = last?.max(), low <= high else { return nil }
    return Set(low...high)
  }

  private func place(at token: Int, before end: Int) -> (places: Set<Int>?, end: Int)? {
    guard token < end else { return nil }
    if let match = reply.quantities[token], let ordinal = interpretation.language.ordinal(at: match.node) {
      return ordinalPlace(ordinal, next: match.tokens.upperBound, before: end)
    }
    guard let number = number(at: token, before: end) else { return nil }
    return (number.value.map { place($0) } ?? nil, number.end)
  }

  private func ordinalPlace(_ ordinal: Int, next: Int, before end: Int) -> (places: Set<Int>?, end: Int) {
    let single = place(ordinal < 0 ? count + 1 + max(ordinal, -count - 1) : ordinal)
    guard let following = number(at: next, before: end), !reply.isCut(before: next),
      let size = following.value
    else {
      return (single, next)
    }
    if size == 1 { return (single, following.end) }
    guard size > 1, ordinal == 1 || ordinal == -1 else { return (single, next) }
    guard size <= count else { return (nil, following.end) }
    return (ordinal == 1 ? Set(0..<size) : Set((count - size)..<count), following.end)
  }

  private func place(_ number: Int) -> Set<Int>? {
    (1...max(1, count)).contains(number) && count > 0 ? [number - 1] : nil
  }

  /// Whether a number word is only a small word here: 'this one', 'the second one'.
  private func isPronoun(_ token: Int) -> Bool {
    guard token > 0, !reply.isCut(before: token) else { return false }
    // 'The swollen one'.
    return reply.isFiller(token) && reply.isFiller(token - 1) || interpretation.phraseAt[token - 1] != nil
  }

  /// A whole number in digits or in words; a value of `nil` is no whole number.
  private func number(at token: Int, before end: Int) -> (value: Int?, end: Int)? {
    guard token < end, interpretation.phraseAt[token] == nil else { return nil }
    var value = reply.tokens[token].number
    var next = token + 1
    if value == nil, !isPronoun(token), let match = reply.quantities[token] {
      value = interpretation.language.number(at: match.node)
      next = match.tokens.upperBound
    }
    guard let value else { return nil }
    // Beyond any list: no need for a greater one.
    for whole in 0...99 where Decimal(whole) == value { return (whole, next) }
    return (nil, next)
  }
}
