/// A part of a loose phrase of the dialog.
struct LoosePart {
  let phrase: Int
  let part: Int
  /// The next part with the same words; -1 after the last.
  let next: Int32
}

/// A loose phrase of the dialog: what it says, and how many parts it has.
struct LooseOwner {
  /// How far apart its parts may stand, and when it counts.
  enum Scope {
    /// In one clause.
    case clause
    /// In one clause, where its question is asked.
    case whereAsked
    /// Anywhere in a reply, a few clauses apart.
    case hint
  }

  let claim: Claim
  let count: Int
  let scope: Scope
}

/// A loose phrase in a reply.
struct LooseMatch {
  let owner: LooseOwner
  /// Where its parts stand, in order.
  let parts: [Range<Int>]

  var tokens: Range<Int> { (parts.first?.lowerBound ?? 0)..<(parts.last?.upperBound ?? 0) }
}

/// Puts the parts of loose phrases together while a reply is read from front to end.
///
/// - Complexity: Each part that is found costs as much as the phrases that it belongs to, not the vocabulary.
struct LooseFinder {
  /// How many words may stand between two parts of a clause.
  private static let reach = 6
  /// How many words may stand between two parts of a hint; more where few of them are words of content.
  private static let (farReach, farthest, fewWords) = (8, 12, 4)

  private var places: [Int: [Range<Int>?]] = [:]
  private(set) var found: [LooseMatch] = []

  /// Takes note of a part, and of the whole phrase where it is the last one that was missing.
  mutating func note(_ part: LoosePart, of owner: LooseOwner, at tokens: Range<Int>, in reply: Reply) {
    var known = places[part.phrase] ?? [Range<Int>?](repeating: nil, count: owner.count)
    known[part.part] = tokens
    let all = known.compactMap(\.self).sorted { $0.lowerBound < $1.lowerBound }
    if all.count == owner.count, areNear(all, in: reply, isHint: owner.scope == .hint) {
      found.append(LooseMatch(owner: owner, parts: all))
      // Its words are used up, so that a long reply has no more phrases than words.
      known = [Range<Int>?](repeating: nil, count: owner.count)
    }
    places[part.phrase] = known
  }

  private func areNear(_ parts: [Range<Int>], in reply: Reply, isHint: Bool) -> Bool {
    for (first, second) in zip(parts, parts.dropFirst()) {
      let end = first.upperBound
      guard second.lowerBound >= end,
        isHint
          ? isFar(end..<second.lowerBound, in: reply)
          : second.lowerBound - end <= Self.reach && !reply.turns(between: end - 1, and: second.lowerBound)
      else { return false }
    }
    return true
  }

  /// 'Bitten on the ankle by what I think was a brown snake'.
  private func isFar(_ between: Range<Int>, in reply: Reply) -> Bool {
    between.count <= Self.farReach
      || (between.count <= Self.farthest && between.count { !reply.isSmall($0) } <= Self.fewWords)
  }
}

extension Reply {
  /// Whether a comma, the end of a sentence or a word such as 'but' stands between two tokens.
  fileprivate func turns(between first: Int, and second: Int) -> Bool {
    guard clauses[first] == clauses[second] else { return true }
    return (first..<second).contains { token in
      context.covering(token)?.cue.isSuperset(of: [.own, .negationEnd]) ?? false
    }
  }
}
