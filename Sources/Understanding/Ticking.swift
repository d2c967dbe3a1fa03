import ClinicalQuality
import Dialogs

/// What a reply says about the items of a checklist.
struct Ticking {
  var answers: [Reading.Fact] = []
  var isNotSure = false
  var trouble: Reading.Trouble?
}

/// Reads a reply as the answer to a checklist.
struct ChecklistReader {
  let interpretation: Interpretation
  /// The items on the screen, by position.
  let items: [Int]

  var reply: Reply { interpretation.reply }

  func read(_ range: Range<Int>) -> Ticking {
    let range = withoutTalk(range)
    guard !range.isEmpty, !range.allSatisfy(interpretation.isAskedBack) else { return Ticking() }
    let parser = PickParser(interpretation, items: items, count: items.count)
    let picks = parser.elements(in: range)
    if let each = clauseByClause(picks) { return each }
    if isList(picks) { return list(picks) }
    if let end = numberedFront(picks) {
      var ticking = list(Array(picks[..<end]))
      if ticking.trouble == nil {
        add(sentence(picks[end...].first?.tokens.lowerBound ?? range.upperBound, range), to: &ticking)
      }
      return ticking
    }
    return exceptional(picks) ?? oneNamed(range) ?? sentence(range.lowerBound, range)
  }

  /// What stands before a sentence that asks about the talk itself: 'the second one, what does it mean' picks nothing.
  private func withoutTalk(_ range: Range<Int>) -> Range<Int> {
    guard let end = reply.talkEnds.first(where: { range.contains($0 - 1) }) else { return range }
    return range.lowerBound..<(range.first { reply.stops[$0] == reply.stops[end - 1] } ?? end)
  }

  /// Whether a reply is only numbers, names of items, and words such as 'none' or 'only'.
  private func isList(_ picks: [Pick]) -> Bool {
    var hasFiller = false
    var hasSynonym = false
    for pick in picks {
      switch pick.kind {
      case .other: return false
      case .filler: hasFiller = true
      case .items:
        // 'Chest fine, breathing fine' picks nothing.
        if fact(of: pick)?.rule.hasSuffix("antonym") ?? false { return false }
        if !isLabel(pick) { hasSynonym = true }
      case .cue(let cue):
        if cue.contains(.correction) { return false }
        // The 'I am' of 'I am pregnant' begins a sentence.
        if cue.contains(.yes), pick.tokens.allSatisfy(reply.isSmall) { hasFiller = true }
      case .number, .negation, .joiner: break
      }
    }
    // 'My chest hurts' is a sentence, 'chest pain' picks from the list.
    return !(hasFiller && hasSynonym) || picks.contains { has($0, .only) }
  }

  private func isLabel(_ pick: Pick) -> Bool {
    fact(of: pick)?.rule.hasSuffix("label") ?? false
  }

  func has(_ pick: Pick, _ cue: Cue) -> Bool {
    if case .cue(let found) = pick.kind { !found.isDisjoint(with: cue) } else { false }
  }

  /// How many picks at the front are numbers or 'none' and end with their clause: '2, and my leg is swollen'.
  private func numberedFront(_ picks: [Pick]) -> Int? {
    var end: Int?
    for (index, pick) in picks.enumerated() {
      if index > 0, interpretation.isBoundary(pick.tokens.lowerBound) { end = index }
      switch pick.kind {
      case .number, .filler, .joiner, .cue: continue
      case .items, .negation, .other: break
      }
      break
    }
    guard let end, !has(picks[end], .except),
      picks[..<end].contains(where: { if case .number = $0.kind { true } else { has($0, [.none, .all]) } })
    else { return nil }
    return end
  }

  // MARK: Lists

  func list(_ picks: [Pick]) -> Ticking {
    var named: [(place: Int, pick: Pick)] = []
    for (index, pick) in picks.enumerated() where !isCount(pick, behind: index > 0 ? picks[index - 1] : nil) {
      switch pick.kind {
      case .items(let places): named += places.map { ($0, pick) }
      case .number(let places):
        guard let places else {
          // 'None apply, I'm 28'.
          if picks.contains(where: { has($0, .none) }) { continue }
          return Ticking(trouble: .outOfRange)
        }
        named += places.sorted().map { ($0, pick) }
      case .cue, .negation, .filler, .joiner, .other: break
      }
    }
    let doubted = doubted(picks)
    if !doubted.isEmpty { return unsure(named, doubted, picks) }
    let except = picks.firstIndex { has($0, .except) }
    if let except, !named.isEmpty {
      let before = named.filter { $0.pick.tokens.lowerBound < picks[except].tokens.lowerBound }
      if !before.isEmpty { return whole(before, value: true, others: false, rule: "picked") }
      let isNone = picks[..<except].contains { has($0, [.none, .no]) }
      return whole(named, value: isNone, others: !isNone, rule: "all but")
    }
    if named.isEmpty { return unnamed(picks) }
    let isDenied = picks.contains { if case .negation = $0.kind { true } else { has($0, [.no, .none]) } }
    if isDenied { return denied(named) }
    return whole(named, value: true, others: false, rule: "picked")
  }

  /// 'No to all 8': how many there are.
  private func isCount(_ pick: Pick, behind last: Pick?) -> Bool {
    guard let last, has(last, [.all, .none]), case .number(let places?) = pick.kind else { return false }
    return places == [items.count - 1] && !reply.isCut(before: pick.tokens.lowerBound)
  }

  /// The starts of the picks that words of doubt stand beside: before them, as in 'not sure about 2, 3', or right
  /// behind them, as in '3 maybe, 4'.
  private func doubted(_ picks: [Pick]) -> Set<Int> {
    var doubted: Set<Int> = []
    for (index, doubt) in picks.enumerated() where has(doubt, .notSure) {
      let after = picks[(index + 1)...]
        .prefix { !has($0, [.yes, .no, .none, .rest, .except, .only, .notSure]) }
      let isLast = after.first.map { interpretation.isBoundary($0.tokens.lowerBound) } ?? true
      let beside = !isLast && after.contains(where: \.isNamed) ? Array(after) : behind(picks[..<index])
      doubted.formUnion(beside.filter(\.isNamed).map(\.tokens.lowerBound))
    }
    return doubted
  }

  /// The picks at the end of a stretch up to a comma or an 'and'.
  private func behind(_ picks: ArraySlice<Pick>) -> [Pick] {
    var last: [Pick] = []
    for pick in picks.reversed().prefix(16) {
      if case .joiner = pick.kind { break }
      last.append(pick)
      if interpretation.isBoundary(pick.tokens.lowerBound) { break }
    }
    return last
  }

  /// '2, not sure about 3' picks 2 and leaves 3 open to doubt; 'not sure about 3' alone says nothing of the others.
  private func unsure(_ named: [(place: Int, pick: Pick)], _ doubted: Set<Int>, _ picks: [Pick]) -> Ticking {
    let sure = named.filter { !doubted.contains($0.pick.tokens.lowerBound) }
    var ticking = Ticking(
      answers: named.filter { doubted.contains($0.pick.tokens.lowerBound) }.map {
        interpretation.reading(items[$0.place], .notSure, tokens: $0.pick.tokens, rule: "not sure")
      })
    if !sure.isEmpty {
      add(whole(sure, value: true, others: false, rule: "picked"), to: &ticking)
    } else if let rest = picks.first(where: { has($0, [.no, .none, .rest, .all]) }) {
      let isAll = has(rest, .all) && !picks.contains { has($0, [.no, .none]) }
      add(everything(isAll ? .yes : .no, rest.tokens, isAll ? "all" : "none"), to: &ticking)
    }
    return ticking
  }

  /// The whole answer: what is named has one value, everything else another.
  func whole(_ named: [(place: Int, pick: Pick)], value: Bool, others: Bool, rule: String) -> Ticking {
    let picks = Dictionary(named.map { ($0.place, $0.pick) }) { first, _ in first }
    let answers = items.indices.map { place in
      guard let pick = picks[place] else {
        // 'Only the first, and I get chest pain' leaves nothing out that it tells.
        let told = others ? nil : interpretation.told(interpretation.facts(of: items[place]))
        if let told, told.answer == .yes { return told }
        return interpretation.reading(items[place], others ? .yes : .no, tokens: 0..<0, rule: "left out")
      }
      return interpretation.reading(items[place], value ? .yes : .no, tokens: pick.tokens, rule: rule)
    }
    return Ticking(answers: answers)
  }

  /// 'Not 2', 'no chest pain': only what is named is answered.
  private func denied(_ named: [(place: Int, pick: Pick)]) -> Ticking {
    var answers: [Reading.Fact] = []
    for (place, pick) in named where !answers.contains(where: { $0.question.position == items[place] }) {
      if case .number = pick.kind {
        answers.append(interpretation.reading(items[place], .no, tokens: pick.tokens, rule: "negated number"))
      } else if let fact = interpretation.told(interpretation.facts(of: items[place])) {
        answers.append(fact)
      }
    }
    return Ticking(answers: answers)
  }

  /// What answers 'none'; 'no meds' says nothing about danger signs.
  var noneCues: Cue {
    let hasDanger = items.contains { interpretation.dialog.questions[$0].isDanger }
    return hasDanger ? [.none, .no] : [.none, .no, .noneOfKind]
  }

  /// A list without an item: 'none', 'all', 'not sure', 'yes'.
  private func unnamed(_ picks: [Pick]) -> Ticking {
    let wanted = noneCues.union([.all, .both, .notSure, .yes, .rest])
    guard let first = picks.first(where: { has($0, wanted) }),
      case .cue(let cue) = first.kind
    else { return Ticking() }
    // The 'I am' of 'none of them, I am healthy' is no yes.
    let isYes = picks.contains { has($0, .yes) && interpretation.isBoundary($0.tokens.upperBound) }
    let isNo = picks.contains { has($0, noneCues) && !has($0, .yes) }
    if cue.contains(.notSure) { return Ticking(isNotSure: true) }
    if isYes, isNo { return Ticking() }
    if picks.contains(where: { has($0, .all) }) || (has(first, .both) && items.count == 2) {
      return isNo ? Ticking() : everything(.yes, first.tokens, "all")
    }
    if isNo || cue.contains(.rest) { return everything(.no, first.tokens, "none") }
    guard isYes else { return Ticking() }
    return items.count == 1 ? everything(.yes, first.tokens, "yes") : Ticking(trouble: .whichItems)
  }

  func everything(_ answer: Answer, _ tokens: Range<Int>, _ rule: String, isDoubtful: Bool = false)
    -> Ticking
  {
    Ticking(
      answers: items.map {
        interpretation.reading($0, answer, isDoubtful: isDoubtful, tokens: tokens, rule: rule)
      })
  }

  /// Adds answers for items that have none, and lets an item that is named as present overrule a mere 'none'.
  func add(_ more: Ticking, to ticking: inout Ticking) {
    for fact in more.answers {
      guard let known = ticking.answers.firstIndex(where: { $0.question == fact.question }) else {
        ticking.answers.append(fact)
        continue
      }
      if fact.answer == .yes, ticking.answers[known].answer == .no { ticking.answers[known] = fact }
    }
  }
}
