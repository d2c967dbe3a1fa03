import Dialogs

extension Token {
  /// Whether it has letters, and is neither a number nor an emoji.
  fileprivate var isWord: Bool {
    number == nil && text.unicodeScalars.contains(where: \.properties.isAlphabetic)
  }
}

/// Words of which the question that is asked knows nothing: 'the cork went pop', 'yellow submarine'.
///
/// A word alone says little. Behind or right before strange words it tells nothing, unless the one who tells is named: 'I
/// fell off a trampoline, it went pop'.
extension Interpretation {
  /// Whether a claim of one word of content, made where its question is asked, is lost among strange words.
  func isAmongStrangeWords(_ claim: Claim, _ phrase: PhraseMatch) -> Bool {
    guard claim.option == nil, claim.isWeak || claim.rule == "synonym", focus.asked == [claim.question],
      phrase.parts.joined().count(where: { !reply.isSmall($0) }) == 1
    else { return false }
    let strange = strangeWords(beside: phrase.tokens, of: claim.question)
    let (start, end) = (phrase.tokens.lowerBound, phrase.tokens.upperBound)
    if spokenFor != nil || namesSomebody(before: start) { return false }
    // A danger sign is not given up for one word.
    let isDanger = dialog.questions[claim.question].isDanger
    let enough = isDanger ? 2 : 1
    if strange.count(where: { $0 < start }) >= enough { return true }
    if strange.contains(end), strange.count(where: { $0 >= end }) >= enough { return true }
    return !isDanger && (isDescribed(phrase.tokens, strange) || isLost(phrase.tokens, strange))
  }

  /// 'Never ask a lady', 'no country for old men', 'numbers were never my strong point': whether a 'no' belongs to strange
  /// words, and answers nothing.
  func isAmongStrangeWords(_ answer: CueMatch) -> Bool {
    guard focus.asked.count == 1, let question = focus.asked.first, answer.tokens.count == 1,
      !answer.cue.isDisjoint(with: [.no, .none]), !answer.cue.contains(.yes)
    else { return false }
    let strange = strangeWords(beside: answer.tokens, of: question)
    return strange.contains { $0 <= answer.tokens.upperBound } || strange.count >= Self.several
  }

  /// Whether an amount that answers is told of something else: 'the bins are emptied once a week'.
  func isOfStrangeSubject(_ amount: Amount, of question: Int) -> Bool {
    let start = amount.tokens.lowerBound
    if amount.isAge { return isOfStrangeThing(start, of: question) }
    guard spokenFor == nil, !namesSomebody(before: start) else { return false }
    if isOffTopicFirst(amount.tokens) { return true }
    let strange = strangeWords(beside: amount.tokens, of: question)
    guard let first = strange.first, first < start, isFirstWord(first) else { return false }
    // 'Bins get collected once a fortnight'.
    if first == 0 || reply.isCut(before: first) { return strange.count { $0 < start } >= Self.several }
    return reply.small[first - 1].contains(.determiner)
  }

  /// 'My telly is 20 years old': whether a clause begins with a strange thing of one's own.
  private func isOfStrangeThing(_ start: Int, of question: Int) -> Bool {
    guard let thing = strangeWords(beside: start..<(start + 1), of: question).first, thing + 1 < start,
      thing > 0, reply.isAsking[thing + 1], isFirstWord(thing - 1)
    else { return false }
    return reply.context.covering(thing - 1)?.cue.contains(.own) ?? false
  }

  /// 'Smoking is banned everywhere', 'numb is a song': whether strange words say of a word what it is.
  private func isDescribed(_ phrase: Range<Int>, _ strange: [Int]) -> Bool {
    let end = phrase.upperBound
    return strange.contains { $0 > end } && reply.isAsking[end] && isFirstWord(phrase.lowerBound)
  }

  /// 'We did sickle cell in biology at school': whether a word without a number stands among several, and nothing else
  /// answers.
  private func isLost(_ phrase: Range<Int>, _ strange: [Int]) -> Bool {
    strange.count >= Self.several && !phrase.contains { reply.tokens[$0].number != nil }
      && reply.answers.isEmpty
  }

  /// Whether a word is the first of content in its clause.
  private func isFirstWord(_ token: Int) -> Bool {
    (0..<token).allSatisfy { !reply.isOneClause($0, token) || reply.isSmall($0) || isAnswerWord($0) }
  }

  /// How many strange words take the meaning from one that stands anywhere among them.
  private static let several = 2

  /// The words of content in the clause of a phrase that neither its question nor the language knows.
  func strangeWords(beside phrase: Range<Int>, of question: Int) -> [Int] {
    let known = reader.vocabulary.words(of: question, in: dialog)
    return reply.tokens.indices.filter { token in
      reply.isOneClause(token, phrase.lowerBound) && !reply.isSmall(token) && !isAnswerWord(token)
        && reply.quantities[token] == nil && reply.tokens[token].isWord
        && reply.context.covering(token) == nil && phraseAt[token] == nil
        && !known.contains(reply.words[token])
        && !quantityCues.contains { $0.tokens.contains(token) }
    }
  }

  /// Whether oneself, or somebody by a word such as 'she', is named before a token in its clause.
  private func namesSomebody(before end: Int) -> Bool {
    (0..<end).contains { token in
      guard reply.isOneClause(token, end) else { return false }
      let cue = reply.context.covering(token)?.cue ?? []
      // 'They hand out statins'.
      let isPerson =
        reply.small[token].contains(.pronoun) && !language.impersonal.contains(reply.words[token])
      return isPerson || (cue.contains(.own) && !cue.contains(.negationEnd))
    }
  }
}
