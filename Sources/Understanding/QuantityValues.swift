import ClinicalQuality
import Dialogs

extension Interpretation {
  /// The most times a week that are believed: one a minute.
  private static let mostOften = Decimal(10_080)

  /// What the quantities of one question come to.
  ///
  /// What is named counts before what is merely there, and measures before mere numbers. Of several that lie in range
  /// it is the highest or the lowest, as the question says.
  func value(of question: Int, among owned: [OwnedAmount]) -> Chosen {
    let all = owned.filter { $0.question == question }
    let own = focus.asked == [question] ? answering(all) : all
    let named = own.contains(where: \.isNamed) ? own.filter(\.isNamed) : own
    let present = counted(ofNow(undenied(corrected(named))))
    let measured = present.contains { !$0.amount.isBare } ? present.filter { !$0.amount.isBare } : present
    let isHighest = dialog.questions[question].ofRange == .highest
    var best: (size: Decimal, fact: Reading.Fact)?
    var trouble: Reading.Trouble?
    for owned in measured {
      switch value(of: question, owned.amount) {
      case .answer(let fact):
        guard case .value(let value) = fact.answer, let size = value.size else { continue }
        if best.map({ isHighest ? size > $0.size : size < $0.size }) ?? true { best = (size, fact) }
      case .trouble(let found): trouble = found
      case .nothing: continue
      }
    }
    return best.map { .answer($0.fact) } ?? trouble.map { .trouble($0) } ?? .nothing
  }

  /// Those of the first sentence, where it says nothing else and the rest tells of other things: 'a minute or two. I have
  /// been breathless since this morning'.
  private func answering(_ owned: [OwnedAmount]) -> [OwnedAmount] {
    guard answerRange == body, let start = body.first else { return owned }
    let front = body.prefix { reply.stops[$0] == reply.stops[start] }
    let first = owned.filter { front.contains($0.amount.tokens.lowerBound) && isCounted($0.amount) }
    let isWord = { (token: Int) in
      !reply.isSmall(token) && !isHedge(token) && !isAnswerWord(token)
        && !owned.contains { $0.amount.tokens.contains(token) }
    }
    let isPlain = !front.contains(where: isWord) && body.contains(where: isWord)
    return isPlain && !first.isEmpty ? first : owned
  }

  /// Facts of questions that are not asked, told by quantities: in range, of oneself, now, and not denied.
  func toldByAmounts(_ owned: [OwnedAmount], except asked: [Int]) -> [Reading.Fact] {
    var order: [Int] = []
    var byQuestion: [Int: [OwnedAmount]] = [:]
    for owned in owned where !asked.contains(owned.question) && isOwn(owned) {
      if byQuestion[owned.question] == nil { order.append(owned.question) }
      byQuestion[owned.question, default: []].append(owned)
    }
    return order.compactMap { question in
      if case .choice(let options) = dialog.questions[question].kind {
        return byLength(question, options, among: byQuestion[question] ?? [])
      }
      guard case .answer(let fact) = value(of: question, among: byQuestion[question] ?? []) else {
        return nil
      }
      return fact
    }
  }

  /// Whether a quantity is said of oneself and now, after the words before it in its clause.
  private func isOwn(_ owned: OwnedAmount) -> Bool {
    let amount = owned.amount
    let start = amount.tokens.lowerBound
    // When it began may well be long ago.
    let isBeginning = if case .choice = dialog.questions[owned.question].kind { true } else { false }
    // 'Her legs are sore since this morning' tells since when, but no length of a cramp.
    if !isBeginning, amount.isSince, reader.vocabulary.soleTime != nil { return false }
    let elsewhere: Cue = isBeginning ? [.otherPeople, .hypothetical] : [.otherPeople, .hypothetical, .past]
    if isAskedAbout(start) || isOfOthersStory(amount.tokens) { return false }
    // 'Since' begins a clause of its own: 'it has been raining since Sunday'.
    let place = amount.isSince && start > 0 ? (start - 1)..<start : amount.tokens
    if isOfMedia(amount.tokens) || (!amount.isAge && isOffTopic(place)) { return false }
    for cue in reply.context.before(start).reversed().prefix(8) {
      guard reply.clauses[cue.tokens.lowerBound] == reply.clauses[start] else { break }
      let isNear = start - cue.tokens.upperBound <= 2
      if cue.cue.contains(.negationBefore), !cue.cue.contains(.pseudoNegation), isNear { return false }
      if cue.cue.contains(.otherPeople), isSpokenFor(cue) { break }
      if !cue.cue.isDisjoint(with: elsewhere) { return false }
      if cue.cue.contains(.own) { break }
    }
    // 'I start a new job on Monday', told by the way.
    if isBeginning {
      return asksForStory || strangeWords(beside: amount.tokens, of: owned.question).isEmpty
    }
    let next = amount.tokens.upperBound
    return next >= reply.count || reply.context.covering(next)?.cue.contains(.past) != true
  }

  private func isSpokenFor(_ person: CueMatch) -> Bool {
    switch spokenFor {
    case .anyone: true
    case .caredFor: person.cue.contains(.caredFor)
    case .patient(let patient):
      person.cue.contains(.caredFor) && person.cue.contains(.child) == (patient == .child)
    case nil: false
    }
  }

  /// Whether a quantity is a part of words that ask: 'how often is normal'.
  func isOfQuestion(_ tokens: Range<Int>) -> Bool {
    guard let cue = reply.context.covering(tokens.lowerBound) else { return false }
    return cue.cue.contains(.asking) && tokens.clamped(to: cue.tokens) == tokens
  }

  /// Whether a quantity is a part of an idiom, or of what it says right behind it: 'on hold for two hours'.
  func isOfIdiom(_ tokens: Range<Int>) -> Bool {
    let start = tokens.lowerBound
    return reply.idioms.contains { idiom in
      if idiom.contains(start) { return idiom.count > tokens.count }
      return idiom.upperBound <= start && reply.isOneClause(idiom.upperBound - 1, start)
        && (idiom.upperBound..<start).allSatisfy(reply.isSmall)
    }
  }

  /// Whether a token stands in a question about the talk itself: 'what do you mean by a 10'.
  func isOfTalk(_ token: Int) -> Bool {
    reply.talkEnds.contains { $0 <= token && reply.sentences[$0 - 1] == reply.sentences[token] }
  }

  /// Whether a quantity stands in a question about things in general: 'how often do people get cramps'.
  private func isAskedAbout(_ token: Int) -> Bool { isOfTalk(token) || opening(of: token) != nil }

  /// The words that ask with which the sentence of a quantity begins, where it asks about things in general.
  func opening(of token: Int) -> Range<Int>? {
    var front = token
    while front > 0, reply.stops[front - 1] == reply.stops[token] { front -= 1 }
    guard reply.isAsking[front], let opening = reply.context.covering(front), opening.cue.contains(.asking)
    else { return nil }
    let isOfOneself = reply.context.contains {
      $0.tokens.lowerBound >= opening.tokens.upperBound && $0.tokens.lowerBound <= token
        && !$0.cue.isDisjoint(with: [.own, .negationBefore])
    }
    return isOfOneself ? nil : opening.tokens
  }

  // MARK: One quantity

  /// A quantity as the answer to a question.
  private func value(of position: Int, _ amount: Amount) -> Chosen {
    let question = dialog.questions[position]
    guard var value = plainValue(of: question, amount) else { return .nothing }
    if !isTaken(value, by: question), let other = onOtherScale(value, of: question, amount),
      isTaken(other, by: question)
    {
      value = other
    }
    let shifted = bounded(value, of: question, amount)
    let taken = isTaken(shifted, by: question) ? shifted : value
    guard isTaken(taken, by: question) else { return .trouble(.outOfRange) }
    return .answer(reading(position, .value(taken), tokens: amount.tokens, rule: rule(question, amount)))
  }

  private func rule(_ question: Question, _ amount: Amount) -> String {
    switch question.kind {
    case .duration: "duration"
    case .frequency: "frequency"
    case .number, .yesNo, .choice, .text, .checklist: amount.isAge ? "age" : "number"
    }
  }

  private func plainValue(of question: Question, _ amount: Amount) -> Value? {
    let isHighest = question.ofRange == .highest
    let number = isHighest ? amount.high : amount.low
    let unit = measure(named: question.unit)
    switch question.kind {
    case .duration:
      guard let unit = (amount.unit ?? unit)?.time, let length = part(number, amount) else { return nil }
      return .quantity(Quantity(value: length, unit: .calendar(unit)))
    case .frequency: return .decimal(amount.perWeek.map { isHighest ? $0.high : $0.low } ?? number)
    case .number:
      if let decade = amount.decade {
        return .decimal(isHighest ? decade.last : decade.first)
      }
      // '11 out of 10' is ten.
      if let outOf = amount.outOf, outOf == scale(of: question) { return .decimal(min(number, outOf)) }
      if amount.outOf != nil, question.unit == nil { return nil }
      return part(number, amount).flatMap { converted($0, amount.unit, to: unit) }.map { .decimal($0) }
    case .yesNo, .choice, .text, .checklist: return nil
    }
  }

  /// A temperature of another scale: '101' for one in degrees Celsius must be in Fahrenheit.
  private func onOtherScale(_ value: Value, of question: Question, _ amount: Amount) -> Value? {
    guard amount.unit == nil || amount.unit == Temperature.anyDegree, case .decimal(let number) = value,
      let wanted = measure(named: question.unit), question.within != nil, let scale = Temperature(wanted)
    else { return nil }
    return scale.reading(number, of: scale.other).map { .decimal($0) }
  }

  /// A number as a part of what it was counted out of, if of anything.
  private func part(_ number: Decimal, _ amount: Amount) -> Decimal? {
    guard let outOf = amount.outOf else { return number }
    return number < outOf ? number.divided(by: outOf) : nil
  }

  /// The greatest number of a scale from nought.
  func scale(of question: Question) -> Decimal? {
    question.unit == nil ? question.within?.high.size : nil
  }

  /// A number in the question's unit, where it was said in another of time: '2 years' in months.
  private func converted(_ number: Decimal, _ unit: Measure?, to wanted: Measure?) -> Decimal? {
    guard let unit, unit != wanted else { return number }
    if let scale = wanted.flatMap(Temperature.init) {
      return unit == Temperature.anyDegree
        ? number : Temperature(unit).flatMap { scale.reading(number, of: $0) }
    }
    guard let unit = unit.time, let wanted = wanted?.time else { return nil }
    if (unit, wanted) == (.month, .year) { return number.divided(by: Decimal(12)) }
    if (unit, wanted) == (.year, .month) { return number.multiplied(by: Decimal(12)) }
    guard let said = Quantity(value: number, unit: .calendar(unit)).seconds,
      let one = Quantity(value: Decimal(1), unit: .calendar(wanted)).seconds
    else { return nil }
    return said.divided(by: one)
  }

  /// The unit that an author's word names, in CQL or in the dialog's language.
  func measure(named name: String?) -> Measure? {
    guard let name else { return nil }
    if let known = CalendarUnit.allCases.first(where: { [$0.rawValue, $0.rawValue + "s"].contains(name) }) {
      return .time(known)
    }
    guard let match = Reply(name, in: reader.vocabulary).quantities.first ?? nil else { return .other(name) }
    return language.unit(at: match.node) ?? .other(name)
  }

  // MARK: Bounds

  private func isTaken(_ value: Value, by question: Question) -> Bool {
    guard let size = value.size, size < .greatest else { return false }
    if case .frequency = question.kind, size > Self.mostOften { return false }
    return question.isInRange(.value(value))
  }

  /// The value that 'over' and 'less than' leave: the next one above, and below for what is counted.
  ///
  /// 'Less than 10 minutes' stays 10 minutes, so that a length is never made milder than it was said.
  private func bounded(_ value: Value, of question: Question, _ amount: Amount) -> Value {
    guard let bound = amount.bound else { return value }
    switch value {
    case .quantity(let quantity): return bound == .over ? quantity.next.map { .quantity($0) } ?? value : value
    case .decimal(let number):
      let count = amount.perWeek == nil ? number : question.ofRange == .highest ? amount.high : amount.low
      guard count > .zero, let next = bound == .over ? count.next : count.previous,
        let changed = amount.perWeek == nil ? next : number.multiplied(by: next)?.divided(by: count)
      else { return value }
      return .decimal(changed)
    case .null, .boolean, .integer, .string, .list, .interval: return value
    }
  }
}

extension Quantity {
  /// The next greater length as people count: 'over 10 minutes' is 11, 'over an hour' 61 minutes.
  fileprivate var next: Quantity? {
    guard case .calendar(let unit) = unit else { return nil }
    if value <= Decimal(1), let smaller = unit.nextSmaller,
      let more = value.multiplied(by: Decimal(smaller.count))?.next
    {
      return Quantity(value: more, unit: .calendar(smaller.unit))
    }
    return value.next.map { Quantity(value: $0, unit: .calendar(unit)) }
  }
}

extension Decimal {
  /// The next greater whole number.
  fileprivate var next: Decimal? {
    truncatedDivided(by: Decimal(1))?.adding(Decimal(1))
  }

  /// The next smaller whole number, and a half below one.
  fileprivate var previous: Decimal? {
    if self <= Decimal(1) { return divided(by: Decimal(2)) }
    return isWhole ? subtracting(Decimal(1)) : truncatedDivided(by: Decimal(1))
  }
}

extension Value {
  /// Whether it is a number, and nought.
  var isNought: Bool { size == .zero }

  /// A number, or a length in seconds; `nil` for what has no size.
  fileprivate var size: Decimal? {
    switch self {
    case .integer(let number): Decimal(Int(number))
    case .decimal(let number): number
    case .quantity(let quantity): quantity.seconds
    case .null, .boolean, .string, .list, .interval: nil
    }
  }
}

extension [CueMatch] {
  /// The matches that end at a token or before it.
  fileprivate func before(_ token: Int) -> ArraySlice<CueMatch> {
    var (low, high) = (startIndex, endIndex)
    while low < high {
      let middle = (low + high) / 2
      if self[middle].tokens.upperBound <= token { low = middle + 1 } else { high = middle }
    }
    return self[..<low]
  }
}
