import Dialogs

/// Sentences as answers to a checklist: what they name, what they except, and what they say of the rest.
extension ChecklistReader {
  /// 'All of those except the fainting', 'only my chest hurts', in a sentence.
  func exceptional(_ picks: [Pick]) -> Ticking? {
    var previous: Pick?
    for (index, pick) in picks.enumerated() {
      if has(pick, .except), index == 0 || picks[..<index].contains(where: { has($0, [.all, .none]) }) {
        return excepting(picks, at: index)
      }
      // 'Swallowing got harder, and it only eases when I sit' says more than one thing.
      if case .items = pick.kind, let previous, has(previous, .only), let fact = fact(of: pick),
        fact.isPresent, !picks[..<index].contains(where: { $0.isOther || $0.isNamed })
      {
        return nonempty(list(picks.filter { isPresent($0) }))
      }
      if !pick.isSmall { previous = pick }
    }
    return nil
  }

  /// Whether a pick names an item that is said to be so.
  private func isPresent(_ pick: Pick) -> Bool {
    guard case .items = pick.kind else { return false }
    return fact(of: pick)?.isPresent ?? false
  }

  /// 'None except the twitching': what is excepted is named by its phrases, its place, or words that only it has.
  private func excepting(_ picks: [Pick], at except: Int) -> Ticking? {
    let words = picks[(except + 1)...].filter(\.isOther).flatMap(\.tokens)
    // The 'one' of 'the alcohol one' is no number.
    let named = picks.filter { !$0.isOther && !(!words.isEmpty && $0.tokens.allSatisfy(isOne)) }
    if named.contains(where: \.isNamed) || words.isEmpty { return nonempty(list(named)) }
    guard let place = place(of: words), let first = words.first, let last = words.last else {
      return Ticking(trouble: .whichItems)
    }
    let excepted = Pick(kind: .items([place]), tokens: first..<(last + 1))
    return nonempty(list(named + [excepted]))
  }

  func nonempty(_ ticking: Ticking) -> Ticking? { ticking.answers.isEmpty ? nil : ticking }

  func fact(of pick: Pick) -> ToldFact? {
    interpretation.factAt[pick.tokens.lowerBound].map { interpretation.facts[$0] }
  }

  /// A sentence answers what it names; where it says that the rest is well, the rest too.
  func sentence(_ start: Int, _ range: Range<Int>) -> Ticking {
    var ticking = Ticking()
    let inRange = interpretation.facts.filter { $0.tokens.lowerBound >= start }
    for item in items {
      if let fact = interpretation.told(inRange.filter { $0.question == item }) {
        ticking.answers.append(fact)
      }
    }
    add(Ticking(answers: answeredInWords(start..<range.upperBound)), to: &ticking)
    add(opening(start..<range.upperBound), to: &ticking)
    let found = interpretation.polarities(in: start..<range.upperBound)
    let isYes = found.contains { $0.cue.contains(.yes) }
    let denial = found.first {
      !$0.cue.isDisjoint(with: [.no, .none, .rest]) && !$0.cue.contains(.yes)
        && (($0.cue.contains(.none) && $0.tokens.count > 1) || !interpretation.isFollowedByWords($0))
        && !isTakenBack($0, before: range.upperBound) && !isOfNamed($0)
        && !($0.cue.contains(.rest) && leavesOpen(start..<$0.tokens.lowerBound, ticking.answers))
    }
    let rest = reply.answers.first {
      $0.cue.contains(.rest) && $0.tokens.lowerBound >= start
        && !leavesOpen(start..<$0.tokens.lowerBound, ticking.answers)
    }
    let isOpen =
      rest == nil && reply.answers.contains { $0.cue.contains(.rest) && $0.tokens.lowerBound >= start }
    if ticking.answers.isEmpty, isOpen, denial == nil {
      ticking.trouble = .whichItems
    } else if let denial = denial ?? rest, !isYes || rest != nil {
      add(everything(.no, denial.tokens, rest == nil ? "none" : "rest"), to: &ticking)
    } else if ticking.answers.isEmpty, let denied = deniedKind(start..<range.upperBound) {
      ticking = everything(.no, denied, "none")
    } else if ticking.answers.isEmpty, found.contains(where: { $0.cue.contains(.notSure) }) {
      ticking.isNotSure = true
    } else if ticking.answers.isEmpty, isYes, denial == nil {
      if items.count == 1, let yes = found.first {
        ticking = everything(.yes, yes.tokens, "yes")
      } else {
        ticking.trouble = .whichItems
      }
    }
    return ticking
  }

  /// 'No I'm not diabetic': whether a 'no' only goes before the denial of an item, with no comma between.
  private func isOfNamed(_ no: CueMatch) -> Bool {
    guard !no.cue.contains(.none), let next = nextWord(behind: no), interpretation.isNegation(next) else {
      return false
    }
    return interpretation.facts.contains { fact in
      !fact.isPresent && items.contains(fact.question) && reply.isOneClause(next, fact.tokens.lowerBound)
        && fact.tokens.lowerBound >= next
    }
  }

  /// The first word of content behind words that answer, in their clause.
  private func nextWord(behind answer: CueMatch) -> Int? {
    let end = answer.tokens.upperBound
    return (end..<max(end, reply.count)).prefix { reply.isOneClause(end - 1, $0) }.first {
      !reply.isSmall($0) || interpretation.isNegation($0)
    }
  }

  /// 'I'm not on any tablets': a kind of thing that is denied, where no danger sign is asked about and nothing goes on.
  private func deniedKind(_ range: Range<Int>) -> Range<Int>? {
    guard noneCues.contains(.noneOfKind) else { return nil }
    for kind in reply.context where kind.cue.contains(.kind) && kind.tokens.lowerBound >= range.lowerBound {
      let (start, end) = (kind.tokens.lowerBound, kind.tokens.upperBound)
      let denial = (max(range.lowerBound, start - Judging.reach)..<start).first { token in
        interpretation.isNegation(token) && reply.isOneClause(token, start)
      }
      let isClosed =
        end >= range.upperBound || interpretation.isBoundary(end) || interpretation.rest.isClosed[end]
      if let denial, isClosed { return denial..<end }
    }
    return nil
  }

  /// Whether a denial goes on with a 'but' or a 'maybe' and words that nothing explains: they may name a sign.
  private func isTakenBack(_ denial: CueMatch, before end: Int) -> Bool {
    let turn = (reply.answers + reply.context).filter {
      $0.tokens.lowerBound >= denial.tokens.upperBound
        && !$0.cue.isDisjoint(with: [.except, .negationEnd, .notSure, .hedge])
    }.min { $0.tokens.lowerBound < $1.tokens.lowerBound }
    guard let turn, turn.tokens.upperBound < end else { return false }
    return (turn.tokens.upperBound..<end).contains { token in
      !reply.isSmall(token) && reply.answers.covering(token) == nil
        && !interpretation.facts.contains { $0.tokens.contains(token) }
    }
  }
}
