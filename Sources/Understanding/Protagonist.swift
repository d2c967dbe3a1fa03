import Dialogs

/// The one of whom a whole reply is told that never names oneself: 'a lad at work had a clot', 'my gran, years ago, lost a
/// leg'.
struct Protagonist {
  let tokens: Range<Int>
  /// Whether it is nobody one may speak for.
  let isStranger: Bool
  /// Whether it is told as a story, 'had', 'used to', that goes on about no trouble of now.
  let isStory: Bool
  /// Whether nothing of content stands before.
  let isFirst: Bool
  /// The stops before the sentences in which words of now stand: they may be about one who lies there.
  let stopsOfNow: Set<Int>

  var isOfNow: Bool { !stopsOfNow.isEmpty }

  /// Whether a stretch is no more than a part of their name.
  func holds(_ tokens: Range<Int>) -> Bool { self.tokens.hasPart(tokens) }

  /// Whether a stretch stands behind them.
  func precedes(_ tokens: Range<Int>) -> Bool { self.tokens.upperBound <= tokens.lowerBound }
}

extension Range<Int> {
  /// Whether another range is no more than a part of it.
  fileprivate func hasPart(_ other: Self) -> Bool {
    other.count < count && other.clamped(to: self) == other
  }
}

extension Interpretation {
  /// The one with whom a reply begins that tells of nobody else: 'my neighbour had a stroke, it started with her arm', but not
  /// 'weak as a kitten'.
  func protagonistAtFront() -> Protagonist? {
    let people = reply.context.filter { $0.cue.contains(.otherPeople) }
    guard let first = people.first, spokenFor == nil, !asksForPerson else { return nil }
    let before = words(before: first.tokens.lowerBound)
    // 'Like somebody leaning on my chest' speaks of nobody.
    let isSaid = (phrases + hints).contains {
      !$0.isAttribute && $0.tokens.lowerBound <= first.tokens.lowerBound
        && !first.tokens.hasPart($0.tokens)
        && $0.parts.joined().contains(where: first.tokens.contains)
    }
    guard before <= Self.front, !isSaid, !reply.context.contains(where: isOfOneself), !isReported(first)
    else {
      return nil
    }
    if isOnlyMentioned(first) { return nil }
    let isOfFriends = people.allSatisfy {
      !$0.cue.contains(.caredFor) || language.friends.contains($0.node)
    }
    let stopsOfNow = Set(
      reply.context.lazy.filter { $0.cue.contains(.present) }.map { reply.stops[$0.tokens.lowerBound] })
    // 'Mum had her thyroid out, cramps at night' goes on about her.
    let goesOn = asksForStory && (!stopsOfNow.isEmpty || first.cue.contains(.patient) || namesCramps)
    let isStory = !goesOn && isStory(behind: first.tokens.upperBound)
    // 'My mate popped his achilles' asks for nobody.
    let isStranger =
      isOfFriends && ((isStory && !asksForStory) || !people.contains { $0.cue.contains(.caredFor) })
    return Protagonist(
      tokens: first.tokens, isStranger: isStranger || isOfAnother(people), isStory: isStory,
      isFirst: before == 0, stopsOfNow: stopsOfNow)
  }

  /// 'The cat is on the keyboard, the left one': whether the clause of somebody tells nothing, and the reply goes on without
  /// them.
  private func isOnlyMentioned(_ person: CueMatch) -> Bool {
    let end = person.tokens.upperBound
    guard let cut = (end..<max(end, reply.count)).first(where: reply.isCut),
      (end..<cut).contains(where: { !reply.isSmall($0) }), !isStory(behind: end),
      !reply.tokens.indices.contains(where: { $0 >= end && reply.small[$0].contains(.pronoun) })
    else { return false }
    let told = (phrases + hints).flatMap(\.parts) + quantityCues.map(\.tokens)
    return !told.contains { $0.lowerBound < cut } && !reply.quantities[..<cut].contains { $0 != nil }
  }

  /// Whether it is asked whom it is about.
  private var asksForPerson: Bool {
    reader.vocabulary.ofChildren.map { focus.asked.contains($0.question) } ?? false
  }

  /// Whether words name oneself, but for the 'my' of 'my godfather' and 'my phone', and the 'me' of 'his wife told me'.
  func isOfOneself(_ cue: CueMatch) -> Bool {
    guard cue.cue.contains(.own), !cue.cue.contains(.negationEnd) else { return false }
    if (reply.told + reply.offTopic).contains(where: { cue.tokens.clamped(to: $0) == cue.tokens }) {
      return false
    }
    return !(reply.context.covering(cue.tokens.upperBound)?.cue.contains(.otherPeople) ?? false)
  }

  /// 'My wife says 8': whether somebody only tells what is.
  private func isReported(_ person: CueMatch) -> Bool {
    (person.tokens.upperBound..<reply.count).prefix(2 * Self.nearVerb).contains {
      reply.reports.contains($0)
    }
  }

  /// 'My nan's sister', but not 'my daughter's baby': whether the first named is only named for the sake of the next.
  private func isOfAnother(_ people: [CueMatch]) -> Bool {
    guard people.count > 1, people[0].tokens.upperBound == people[1].tokens.lowerBound,
      !reply.isCut(before: people[1].tokens.lowerBound)
    else { return false }
    if people[0].cue.contains(.patient) { return false }
    let isOwn = people[0].cue.contains(.caredFor) && !language.friends.contains(people[0].node)
    return !(isOwn && !people[1].cue.isDisjoint(with: [.child, .patient]))
  }

  private func isStory(behind end: Int) -> Bool {
    let isAside = { (token: Int) in reply.context.covering(token)?.cue.contains(.past) ?? false }
    var words = 0
    for token in end..<max(end, reply.count) {
      // 'My gran, years ago, had', but not 'my wife, 44, been married for years'.
      if reply.isCut(before: token), !isAside(token), !isAside(token - 1) { return false }
      let isStory = reply.context.covering(token)?.cue.contains(.story) ?? false
      if isStory || language.isPastVerb(reply.tokens[token].text) { return true }
      words += isAside(token) ? 0 : 1
      if words > Self.nearVerb { return false }
    }
    return false
  }

  /// Whether a claim is made of somebody else whom the whole reply is about; a danger sign may still be the patient's.
  func isOfOthers(_ claim: Claim, _ phrase: PhraseMatch, _ judgement: Judgement) -> Bool {
    guard let protagonist else { return false }
    let tokens = phrase.tokens
    let isDanger = dialog.questions[claim.question].isDanger
    // The 'ex' of 'my ex smoked' is no former smoker, and 'my neighbour's kid' no patient.
    if claim.isWeak || protagonist.isStranger, protagonist.holds(tokens) { return true }
    if protagonist.isStranger, claim.option != nil, protagonist.tokens.overlaps(tokens) { return true }
    if claim.isReply, isOfStranger(tokens) { return true }
    // 'My brother slipped a disc', asked of one's own back; a danger sign is asked about again.
    if claim.isWeak, claim.option == nil, !isDanger, isOfProtagonist(tokens) { return true }
    guard isOfOthersStory(tokens) else { return false }
    return !isDanger || judgement.isPast || (protagonist.isStranger && !protagonist.isOfNow)
  }

  /// Whether a phrase is told of somebody else, of whom nothing counts but what may be a danger now.
  func isOfOthersStory(_ phrase: Range<Int>) -> Bool {
    guard let protagonist, isOfProtagonist(phrase) else { return false }
    return protagonist.isStranger || protagonist.isStory
  }

  /// Whether a phrase stands behind somebody whom a reply is about.
  func isOfProtagonist(_ phrase: Range<Int>) -> Bool {
    guard let protagonist, protagonist.isFirst, protagonist.precedes(phrase) else { return false }
    // 'Family history of tremor; no tremor today.'
    let stop = reply.stops[phrase.lowerBound]
    return stop == reply.stops[protagonist.tokens.lowerBound] || !protagonist.stopsOfNow.contains(stop)
  }

  /// Whether a phrase stands behind the stranger whom a reply is about, and not of now.
  func isOfStranger(_ phrase: Range<Int>) -> Bool {
    guard let protagonist, protagonist.isStranger, !protagonist.isOfNow else { return false }
    return protagonist.precedes(phrase)
  }

  /// How many words of content stand before somebody, those that only say when it was or where one heard of them left out.
  private func words(before person: Int) -> Int {
    let elsewhere: Cue = [.hypothetical, .past]
    return (0..<person).count { token in
      !reply.isSmall(token) && !reply.adjectivesOfPeople.contains(token)
        && (reply.context.covering(token)?.cue.isDisjoint(with: elsewhere) ?? true)
    }
  }

  /// How many words may stand before somebody whom a whole reply is about: 'read about a lad'.
  private static let front = 2
  /// How far behind somebody the verb of a story may stand.
  private static let nearVerb = 3
}
