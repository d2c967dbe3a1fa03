import ClinicalQuality
import Dialogs

extension Interpretation {
  /// Every quantity of the reply with the question that it belongs to.
  ///
  /// It belongs to the question with the nearest cue in its clause; without one, to the question that is asked.
  func sortedAmounts(asked: [Int]) -> [(question: Int, amount: Amount)] {
    let reader = AmountReader(reply: reply, language: language) { [phraseAt] in phraseAt[$0] != nil }
    let takers = asked.filter { isQuantity($0) } + (focus.previous.map { isQuantity($0) ? [$0] : [] } ?? [])
    guard !takers.isEmpty || !quantityCues.isEmpty else { return [] }
    let cues = Dictionary(grouping: quantityCues) { reply.clauses[$0.tokens.lowerBound] }
    var sorted: [(Int, Amount)] = []
    for amount in reader.amounts(in: body) {
      let near = cues[reply.clauses[amount.tokens.lowerBound]] ?? []
      if let owner = nearest(near, to: amount) {
        sorted.append((owner, amount))
      } else {
        for taker in takers where fits(amount, taker) { sorted.append((taker, amount)) }
      }
    }
    return sorted
  }

  private func isQuantity(_ question: Int) -> Bool {
    switch dialog.questions[question].kind {
    case .number, .duration, .frequency: true
    case .yesNo, .choice, .text, .checklist: false
    }
  }

  /// The question whose cue stands nearest and that takes such a quantity; at most a few cues are looked at.
  private func nearest(_ cues: [(tokens: Range<Int>, questions: [Int])], to amount: Amount) -> Int? {
    var best: (distance: Int, question: Int)?
    for cue in cues.prefix(32) {
      guard reply.sentences[cue.tokens.lowerBound] == reply.sentences[amount.tokens.lowerBound] else {
        continue
      }
      let isBefore = cue.tokens.lowerBound < amount.tokens.lowerBound
      let distance =
        isBefore
        ? amount.tokens.lowerBound - cue.tokens.upperBound : cue.tokens.lowerBound - amount.tokens.upperBound
      for question in cue.questions.prefix(32)
      where fits(amount, question) && distance < best?.distance ?? .max {
        best = (distance, question)
      }
    }
    return best?.question
  }

  /// Whether a quantity is of the kind that a question takes.
  private func fits(_ amount: Amount, _ question: Int) -> Bool {
    let question = dialog.questions[question]
    switch question.kind {
    case .duration: return amount.perWeek == nil && (amount.unit ?? unit(named: question.unit)) != nil
    case .frequency: return amount.perWeek != nil || (amount.unit == nil && isBare(amount))
    case .number: return amount.perWeek == nil && (amount.unit == nil || unit(named: question.unit) != nil)
    case .yesNo, .choice, .text, .checklist: return false
    }
  }

  /// Whether nothing but small words follows in the clause: a number that counts nothing else.
  private func isBare(_ amount: Amount) -> Bool {
    amount.tokens.upperBound >= reply.count || rest.isClosed[amount.tokens.upperBound]
  }

  /// The unit of time that an author's word names, in CQL or in the dialog's language.
  private func unit(named name: String?) -> CalendarUnit? {
    guard let name else { return nil }
    if let unit = CalendarUnit(rawValue: name.hasSuffix("s") ? String(name.dropLast()) : name) { return unit }
    let named = Reply(name, in: reader.vocabulary)
    guard let match = named.quantities.first ?? nil else { return nil }
    return language.unit(at: match.node)
  }

  /// A quantity as the answer to a question.
  func value(of position: Int, _ amount: Amount) -> Chosen {
    let question = dialog.questions[position]
    let isHighest = question.ofRange == .highest
    let number = isHighest ? amount.high : amount.low
    let value: Value
    let rule: String
    switch question.kind {
    case .duration:
      guard let unit = amount.unit ?? unit(named: question.unit) else { return .nothing }
      (value, rule) = (.quantity(Quantity(value: number, unit: .calendar(unit))), "duration")
    case .frequency:
      let rate = amount.perWeek.map { isHighest ? $0.high : $0.low } ?? number
      (value, rule) = (.decimal(rate), "frequency")
    case .number:
      guard let converted = converted(number, amount.unit, to: question.unit) else { return .nothing }
      (value, rule) = (.decimal(converted), "number")
    case .yesNo, .choice, .text, .checklist: return .nothing
    }
    guard question.within.map({ $0.holds(value) }) ?? true, number >= .zero || question.within != nil else {
      return .trouble(.outOfRange)
    }
    return .answer(reading(position, .value(value), tokens: amount.tokens, rule: rule))
  }

  /// A number in the question's unit of time, where it was said in another: '2 years' in months.
  private func converted(_ number: Decimal, _ unit: CalendarUnit?, to name: String?) -> Decimal? {
    guard let unit, let target = self.unit(named: name), target != unit else { return number }
    let said = Quantity(value: number, unit: .calendar(unit)).seconds
    let one = Quantity(value: Decimal(1), unit: .calendar(target)).seconds
    guard let said, let one else { return nil }
    return said.divided(by: one)
  }
}
