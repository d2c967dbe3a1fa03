import ClinicalQuality
import Dialogs

/// Which of several quantities counts: the corrected, the present, what is not denied.
extension Interpretation {
  /// Those behind words of correction, where there are any: 'I'm 45, oops, 46'.
  func corrected(_ owned: [OwnedAmount]) -> [OwnedAmount] {
    guard owned.count > 1, let last = owned.last?.amount.tokens.lowerBound,
      let correction = reply.answers.last(where: {
        $0.cue.contains(.correction) && $0.tokens.upperBound <= last
      })
    else { return owned }
    return owned.filter { $0.amount.tokens.lowerBound >= correction.tokens.lowerBound }
  }

  /// Those of now, where there are any.
  func ofNow(_ owned: [OwnedAmount]) -> [OwnedAmount] {
    let behind = owned.filter(isBehindNow)
    let now = behind.isEmpty ? owned.filter(isNow) : behind
    return now.isEmpty ? owned : now
  }

  /// Those that are more than a word such as 'hours', where there are any: 'hours, two or three hours'.
  func counted(_ owned: [OwnedAmount]) -> [OwnedAmount] {
    let left = owned.filter { isCounted($0.amount) }
    return left.isEmpty ? owned : left
  }

  /// Whether a quantity is more than a word such as 'hours'.
  func isCounted(_ amount: Amount) -> Bool {
    amount.tokens.count > 1 || reply.quantities[amount.tokens.lowerBound]?.cue.contains(.length) != true
  }

  /// Those that are neither denied nor put aside, where there are any: 'not a 9 any more, more of a 2', 'a minute, but it
  /// feels like an hour'.
  func undenied(_ owned: [OwnedAmount]) -> [OwnedAmount] {
    let left = owned.filter { !isAside($0.amount) }
    return left.isEmpty ? owned : left
  }

  private func isAside(_ amount: Amount) -> Bool {
    let start = amount.tokens.lowerBound
    // 'Not every night' is a rate, and gives way to 'twice a week'.
    if let cue = reply.context.covering(start)?.cue,
      !cue.isDisjoint(with: [.negationBefore, .pseudoNegation])
    {
      return true
    }
    return (max(0, start - 4)..<start).contains { token in
      guard (token..<start).allSatisfy({ reply.isOneClause($0, start) }),
        !(token..<start).contains(where: { reply.tokens[$0].number != nil })
      else { return false }
      let isBehind = reply.asides.contains(token + 1) && ((token + 1)..<start).allSatisfy(reply.isSmall)
      return isBehind || isNegation(token)
    }
  }

  /// Whether a quantity is said of now where the reply tells of another time too: 'it was an 8, now it is a 3'.
  private func isNow(_ owned: OwnedAmount) -> Bool {
    timeCues(of: owned).contains { $0.cue.contains(.present) }
  }

  /// Whether words of now stand before it, nearer than those of any other time: 'it was a 9 last night now its a 4'.
  private func isBehindNow(_ owned: OwnedAmount) -> Bool {
    let before = timeCues(of: owned).last { $0.tokens.upperBound <= owned.amount.tokens.lowerBound }
    return before?.cue.contains(.present) ?? false
  }

  /// The words of past and present in the clause of a quantity.
  private func timeCues(of owned: OwnedAmount) -> [CueMatch] {
    let token = owned.amount.tokens.lowerBound
    return reply.context.filter { cue in
      !cue.cue.isDisjoint(with: [.present, .past]) && reply.isOneClause(cue.tokens.lowerBound, token)
    }
  }
}
