import Dialogs

/// What is said beside the point: of things that have nothing to do with how somebody is, 'the app', or only wished for.
extension Interpretation {
  /// Whether a claim is made beside the point. What counts only where it is asked is given up sooner, and a danger sign later.
  func isBesideThePoint(_ claim: Claim, _ phrase: PhraseMatch) -> Bool {
    let isDanger = dialog.questions[claim.question].isDanger
    if claim.isWeak, isOffTopic(phrase.tokens) || (!isDanger && isWished(phrase.tokens)) { return true }
    return !isDanger && isOffTopicFirst(phrase.tokens)
  }

  /// 'It was 44 degrees in Seville on the news': whether it is told of what one reads, hears or sees, and the reply names neither
  /// oneself nor anybody one may speak for.
  func isOfMedia(_ phrase: Range<Int>) -> Bool {
    reply.media.contains { reply.stops[$0.lowerBound] == reply.stops[phrase.lowerBound] }
      && !reply.context.contains { isOfOneself($0) || $0.cue.contains(.caredFor) }
  }

  /// Whether a word tells nothing of what is asked: beside such a thing, or of somebody else.
  func isBesideThePoint(_ tokens: Range<Int>) -> Bool { isOffTopic(tokens) || isOfProtagonist(tokens) }

  /// Whether a thing that has nothing to do with it stands in the clause of a phrase.
  func isOffTopic(_ phrase: Range<Int>) -> Bool {
    reply.offTopic.contains { isBeside($0, phrase) }
  }

  /// 'We were hoping to get to Spain': whether words of wishing stand anywhere before a phrase in its clause.
  func isWished(_ phrase: Range<Int>) -> Bool {
    reply.context.contains {
      language.wishes.contains($0.node) && $0.tokens.lowerBound < phrase.lowerBound
        && reply.isOneClause($0.tokens.lowerBound, phrase.lowerBound)
    }
  }

  /// Whether the clause of a phrase begins with such a thing and names nobody: 'this form would confuse a professor'.
  func isOffTopicFirst(_ phrase: Range<Int>) -> Bool {
    reply.offTopic.contains { thing in
      guard thing.lowerBound < phrase.lowerBound, isBeside(thing, phrase) else { return false }
      let before = (0..<thing.lowerBound).reversed().prefix { reply.isOneClause($0, thing.lowerBound) }
      return before.allSatisfy(reply.isSmall)
        && !reply.context.contains {
          $0.cue.contains(.own) && reply.isOneClause($0.tokens.lowerBound, phrase.lowerBound)
        }
    }
  }

  private func isBeside(_ thing: Range<Int>, _ phrase: Range<Int>) -> Bool {
    reply.isOneClause(thing.lowerBound, phrase.lowerBound) && !thing.contains(where: isSaid)
  }
}
