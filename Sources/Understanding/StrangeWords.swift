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
    let enough = dialog.questions[claim.question].isDanger ? 2 : 1
    return strange.count { $0 < start } >= enough
      || (strange.contains(end) && strange.count { $0 >= end } >= enough)
  }

  /// The words of content in the clause of a phrase that neither its question nor the language knows.
  private func strangeWords(beside phrase: Range<Int>, of question: Int) -> [Int] {
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
      return reply.small[token].contains(.pronoun) || (cue.contains(.own) && !cue.contains(.negationEnd))
    }
  }
}
