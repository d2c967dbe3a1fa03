import ClinicalQuality
public import Dialogs

/// What a conversation comes to: how soon to get help, what to do, and why.
public struct Conclusion: Hashable, Sendable {
  /// A finding that holds, and the answers that decided it.
  public struct Reason: Hashable, Sendable {
    public let finding: Reference<Finding>
    /// Its level, raises included.
    public let level: Reference<Level>
    public let answers: [Reference<Question>]
  }

  public let level: Reference<Level>
  /// Whether the default level stands in for a milder one whose needs are open.
  public let isStandIn: Bool
  /// The findings that hold, the most urgent first.
  public let reasons: [Reason]
  /// The advice that is given, each once, grouped by kind in the order of ``Advice/Kind``.
  public let advice: [Reference<Advice>]
  /// What is not known: answered with 'not sure', or at a conclusion open and able to make the level more urgent.
  public let unknown: [Reference<Question>]
  /// What was mentioned and then answered with no.
  public let denied: [Reference<Question>]
  /// What the findings and the advice rest on, in the order in which they cite it.
  public let claims: [Reference<Claim>]

  /// The ids of the findings that hold, for transcripts and properties.
  public func findingIDs(in dialog: Dialog) -> [String] { reasons.map { dialog[$0.finding].id } }

  /// The ids of the advice that is given.
  public func adviceIDs(in dialog: Dialog) -> [String] { advice.map { dialog[$0].id } }
}

extension Walk {
  /// What the answers so far come to; at a stop that is no conclusion, what leaving now would come to.
  public func conclusion(_ dialog: Dialog, _ journal: Journal) -> Conclusion {
    let given = facts.level(dialog)
    let mustStandIn = hasOpenNeeds(dialog[given].needs, dialog, journal)
    let level = mustStandIn && dialog.defaultLevel.position < given.position ? dialog.defaultLevel : given
    let findings = holdingFindings(dialog)
    let advice = givenAdvice(dialog, journal)
    let cited = findings.flatMap { dialog[$0].cites } + advice.flatMap { dialog[$0].cites }
    var seen: Set<Reference<Claim>> = []
    return Conclusion(
      level: level, isStandIn: level != given,
      reasons: findings.map { finding in
        let own = facts.levels[finding.position].map(Reference.init) ?? dialog[finding].level
        return .init(finding: finding, level: own, answers: answers(behind: finding, dialog, journal))
      },
      advice: advice, unknown: unknown(moreUrgentThan: level, dialog, journal), denied: journal.denied,
      claims: cited.filter { seen.insert($0).inserted })
  }

  /// Whether an advice that is wanted may be given: its contraindication is known to be absent, its needs are met.
  func mayBeGiven(_ advice: Advice, _ dialog: Dialog, _ journal: Journal) -> Bool {
    if let unless = advice.unless, unless.truth(values) != false { return false }
    return !hasOpenNeeds(advice.needs, dialog, journal)
  }

  private func givenAdvice(_ dialog: Dialog, _ journal: Journal) -> [Reference<Advice>] {
    let given = wantedAdvice(dialog).filter { mayBeGiven(dialog[$0], dialog, journal) }
    return Advice.Kind.allCases.flatMap { kind in given.filter { dialog[$0].kind == kind } }
  }

  /// Which questions no place on the way asks: told unasked only, of another branch, or their condition is false.
  private func neverDue(_ dialog: Dialog) -> [Bool] {
    var isNeverDue = [Bool](repeating: true, count: dialog.questions.count)
    let due = path.flatMap { dialog[$0].asks }.filter { $0.when.map { $0.truth(values) != false } ?? true }
    for question in due.map(\.question) {
      isNeverDue[question.position] = false
      for item in dialog[question].items { isNeverDue[item.position] = false }
    }
    return isNeverDue
  }

  /// 'Not sure' answers, and where nothing more is asked, open questions that still hold back a more urgent finding.
  private func unknown(
    moreUrgentThan level: Reference<Level>, _ dialog: Dialog, _ journal: Journal
  ) -> [Reference<Question>] {
    var found = dialog.questions.indices.filter { journal.entries[$0]?.answer == .notSure }.map {
      Reference<Question>($0)
    }
    // Where a level needs answers, all that could make it more urgent has been asked.
    guard case .concludes = stop, dialog[level].needs.isEmpty else { return found }
    let toldOnly = neverDue(dialog)
    var seen = Set(found)
    for (position, finding) in dialog.findings.enumerated()
    where finding.level.position < level.position
      && values[dialog.slots[Reference<Finding>(position)]] == .null
    {
      let open = questions(deciding: finding.when, dialog).filter {
        journal[$0] == nil && isRelevant($0, dialog) && !toldOnly[$0.position]
      }
      found += open.filter { seen.insert($0).inserted }
    }
    return found
  }
}
