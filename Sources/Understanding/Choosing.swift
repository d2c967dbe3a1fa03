import ClinicalQuality
import Dialogs

extension Interpretation {
  /// What a choice got: one option, several that fit, or nothing.
  enum Chosen {
    case answer(Reading.Fact)
    case trouble(Reading.Trouble)
    case nothing
  }

  /// The answer to a question with options.
  func choice(
    _ question: Int, _ options: [Question.Option], in range: Range<Int>, amounts: [OwnedAmount]
  ) -> Chosen {
    let own = facts(of: question).filter { range.contains($0.tokens.lowerBound) }
    let present = own.filter(\.isPresent)
    if let fact = present.first {
      return settled(question, options, Set(present.compactMap(\.option)), fact.tokens, fact.rule)
    }
    let lengths = amounts.filter { range.contains($0.amount.tokens.lowerBound) }
    if let fact = byLength(question, options, among: lengths) { return .answer(fact) }
    // 'Do you mean my left or yours' names options, and chooses none.
    if !reply.talkEnds.isEmpty { return .nothing }
    guard let start = range.first(where: { !isAskedBack($0) }) else { return .nothing }
    let range = start..<range.upperBound
    let denied = Set(own.compactMap(\.option))
    if isNamedInWords(range),
      case .answer(let fact) = byLabelWords(question, options, denied: denied, in: range)
    {
      return .answer(fact)
    }
    let numbered = byNumber(question, options, in: range)
    if case .nothing = numbered {} else { return numbered }
    let polar = byPolarity(question, options, in: range)
    if case .nothing = polar {} else { return polar }
    let worded = byLabelWords(question, options, denied: denied, in: range)
    if case .answer = worded { return worded }
    guard let front = front(of: range) else { return worded }
    let first = byLabelWords(question, options, denied: denied, in: front)
    return if case .answer = first { first } else { worded }
  }

  /// The option that a length of time means: 'since March', 'for 10 days'. Of several the question's `of_range` decides.
  func byLength(_ question: Int, _ options: [Question.Option], among owned: [OwnedAmount]) -> Reading.Fact? {
    let isHighest = dialog.questions[question].ofRange == .highest
    var best: (size: Decimal, amount: Amount)?
    for amount in owned.lazy.filter({ $0.question == question }).map(\.amount) {
      guard let unit = amount.unit?.time, amount.outOf == nil,
        let size = Quantity(value: isHighest ? amount.high : amount.low, unit: .calendar(unit)).seconds
      else { continue }
      if best.map({ isHighest ? size > $0.size : size < $0.size }) ?? true { best = (size, amount) }
    }
    guard let best else { return nil }
    let length = Value.quantity(Quantity(value: best.size, unit: .calendar(.second)))
    guard let option = options.first(where: { $0.within?.holds(length) ?? false }) else { return nil }
    return reading(question, .value(.string(option.id)), tokens: best.amount.tokens, rule: "length")
  }

  /// Whether numbers stand in words only: 'one' may be the number of an option, and a word of its label.
  private func isNamedInWords(_ range: Range<Int>) -> Bool {
    range.allSatisfy { token in
      let ordinal = reply.quantities[token].flatMap { language.ordinal(at: $0.node) }
      return reply.tokens[token].number == nil && ordinal == nil
    }
  }

  private func settled(
    _ question: Int, _ options: [Question.Option], _ chosen: Set<Int>, _ tokens: Range<Int>, _ rule: String
  ) -> Chosen {
    let positions = chosen.sorted()
    guard let first = positions.first else { return .nothing }
    guard positions.count == 1 else { return .trouble(.ambiguous(positions.map { options[$0].id })) }
    return .answer(reading(question, .value(.string(options[first].id)), tokens: tokens, rule: rule))
  }

  /// '2', 'the second one', '2, and it is swollen'.
  private func byNumber(_ question: Int, _ options: [Question.Option], in range: Range<Int>) -> Chosen {
    var clause = range.lowerBound
    while clause < range.upperBound, clause == range.lowerBound || !isBoundary(clause) { clause += 1 }
    for end in Set([range.upperBound, clause]).sorted(by: >) {
      let parser = PickParser(self, items: [], count: options.count)
      let picks = parser.elements(in: range.lowerBound..<end)
      guard picks.allSatisfy({ if case .number = $0.kind { true } else { $0.isSmall } }),
        let first = picks.first(where: { !$0.isSmall })
      else { continue }
      var chosen: Set<Int> = []
      for case .number(let numbers) in picks.map(\.kind) {
        guard let numbers else { return .trouble(.outOfRange) }
        chosen.formUnion(numbers)
      }
      return settled(question, options, chosen, first.tokens, "option number")
    }
    return .nothing
  }

  /// Yes and no for options that begin with a yes or a no, and 'not sure'.
  private func byPolarity(_ question: Int, _ options: [Question.Option], in range: Range<Int>) -> Chosen {
    guard let first = polarities(in: range).first else { return .nothing }
    for (cue, rule) in [(Cue.yes, "yes"), (.no, "no"), (.none, "none"), (.both, "both"), (.all, "all")]
    where first.cue.contains(cue) {
      let fitting = options.indices.filter { opens(options[$0].label, with: cue) }
      if !fitting.isEmpty { return settled(question, options, Set(fitting), first.tokens, rule) }
    }
    if first.cue.contains(.notSure) {
      return .answer(reading(question, .notSure, tokens: first.tokens, rule: "not sure"))
    }
    return .nothing
  }

  /// Whether a label begins with words that answer.
  private func opens(_ label: String, with cue: Cue) -> Bool {
    Reply(label, in: reader.vocabulary).answers.first.map {
      $0.tokens.lowerBound == 0 && $0.cue.contains(cue)
    } ?? false
  }

  /// The first clause, where it is a word or two and a story follows: 'left, and the foot has gone blue on that side'.
  private func front(of range: Range<Int>) -> Range<Int>? {
    guard let end = range.dropFirst().first(where: isBoundary) else { return nil }
    let isWord = { (token: Int) in !reply.isSmall(token) && !isAnswerWord(token) }
    let front = range.lowerBound..<end
    return front.count(where: isWord) <= 2 && (end..<range.upperBound).count(where: isWord) >= 3 ? front : nil
  }

  /// Single words that only some labels have: 'calf' for 'In one calf'.
  private func byLabelWords(
    _ question: Int, _ options: [Question.Option], denied: Set<Int>, in range: Range<Int>
  ) -> Chosen {
    let content = range.filter { isWordOfLabel($0, in: reply) }
    guard !content.isEmpty, content.count <= 8 else { return .nothing }
    var optionsByWord: [Int32: Set<Int>] = [:]
    for (index, option) in options.enumerated() where !denied.contains(index) {
      for word in labelWords(option.label) { optionsByWord[word, default: []].insert(index) }
    }
    var chosen: Set<Int>?
    var tokens: Range<Int>?
    for token in content
    where phraseAt[token] == nil && !isNegated(token) && !isIdiom(token..<(token + 1))
      && !reply.isCompared(token) && !isBesideThePoint(token..<(token + 1))
    {
      guard let fitting = optionsByWord[reply.words[token]], fitting.count < options.count else { continue }
      let both = chosen.map { $0.intersection(fitting) } ?? fitting
      chosen = both.isEmpty ? (chosen ?? []).union(fitting) : both
      tokens = (tokens?.lowerBound ?? token)..<(token + 1)
    }
    guard let chosen, let tokens else { return .nothing }
    return settled(question, options, chosen, tokens, "label word")
  }

  /// Whether a token may tell options apart: small words do not, unless they count ('one leg') or answer ('all').
  private func isWordOfLabel(_ token: Int, in reply: Reply) -> Bool {
    guard reply.isSmall(token) else { return true }
    let isNumber = reply.quantities[token].flatMap { language.number(at: $0.node) } != nil
    return isNumber || reply.answers.covering(token) != nil
  }

  private func labelWords(_ label: String) -> Set<Int32> {
    let reply = Reply(label, in: reader.vocabulary)
    let indices = reply.tokens.indices.filter {
      isWordOfLabel($0, in: reply) && reply.words[$0] != WordTable.unknown
    }
    return Set(indices.map { reply.words[$0] })
  }

  /// Whether words of negation stand shortly before a token.
  private func isNegated(_ token: Int) -> Bool {
    (max(0, token - 3)..<token).contains { before in
      let match = reply.context.covering(before)
      return match.map { $0.cue.contains(.negationBefore) } ?? false && reply.isOneClause(before, token)
    }
  }
}
