import ClinicalQuality
import Dialogs
import Transcripts

/// Finds, for everything that is to be covered, a script that covers it.
struct Candidates {
  let goals: Goals
  let exploration: Exploration
  private let dialog: Dialog
  /// Why exploring was given up, where it was: what is too large once is not tried again for every goal.
  private(set) var limit: String?

  init(_ goals: Goals, _ exploration: Exploration) {
    (self.goals, self.exploration) = (goals, exploration)
    dialog = goals.map.dialog
  }

  /// Why nothing covers a goal.
  enum Reason: Error {
    case never(String)
    case unknown(String)
  }

  /// A script for a goal: the first of those that may cover it which does.
  ///
  /// - Parameter fits: Whether a script, played, covers it.
  mutating func script(for goal: Goal, fits: (TestScript) -> Bool) throws(Reason) -> TestScript? {
    if let guess = guesses(for: goal).first(where: fits) { return guess }
    if let limit { throw .unknown(limit) }
    do throws(ExplorationLimit) {
      switch goal.aim {
      case .item(let number): return try script(for: goal, item: number, fits)
      case .value(let question, let answer):
        if let script = try script(deciding: question, with: answer, fits) { return script }
        return try script(answering: question, with: answer, fits)
      }
    } catch {
      limit = "\(error)"
      throw .unknown("\(error)")
    }
  }

  private func guesses(for goal: Goal) -> [TestScript] {
    let guesses = Guesses(dialog: dialog)
    switch goal.aim {
    case .value(let question, let answer):
      let conditions = guesses.conditions(asking: question) + guesses.conditions(reading: question)
      return guesses.scripts(with: [question: answer], dependingOn: conditions)
    case .item(let number):
      if let (question, answer) = answer(number) {
        return guesses.scripts(
          with: [question: answer], dependingOn: guesses.conditions(asking: question))
      }
      return guesses.scripts(with: [:], dependingOn: conditions(ofItem: number))
    }
  }

  private func conditions(ofItem number: Int) -> [Expression] {
    happenings(forItem: number).flatMap { happening -> [Expression] in
      switch happening {
      case .takes(let index, let node): [dialog[node].edges[safe: index]?.when].compactMap(\.self)
      case .holds(let finding): [dialog[finding].when]
      case .raises(let index, let finding):
        [dialog[finding].raises[safe: index]?.when, dialog[finding].when].compactMap(\.self)
      case .gives(let advice):
        dialog.findings.filter { $0.advise.contains(advice) }.map(\.when)
          + [dialog[advice].when].compactMap(\.self)
      case .isTrue(let condition), .isFalse(let condition): [condition]
      default: []
      }
    }
  }

  /// Why a goal can never be met, as far as that is known.
  func reason(_ goal: Goal) -> String {
    if let limit { return limit }
    guard case .item(let number) = goal.aim else { return "no conversation answers it so" }
    let unknown = "no conversation was found, and no reason why"
    guard let target = target(ofItem: number) else {
      let premise = goals.map.premises[safe: number - (goals.map.firsts[.properties] ?? 0)] ?? nil
      let cases = premise.flatMap { try? exploration.cases(.isTrue($0)) }
      return cases?.isEmpty == true ? "what stands before its 'implies' is never true" : unknown
    }
    return (try? WhyNever(exploration: exploration).reason(target)) ?? unknown
  }

  private func target(ofItem number: Int) -> ReachTarget? {
    if let (question, answer) = answer(number) { return .answer(question, answer) }
    switch happenings(forItem: number).first {
    case .passes(let node)?: return .node(node)
    case .takes(let index, let node)?: return .edge(index, of: node)
    case .holds(let finding)?: return .finding(finding)
    case .raises(let index, let finding)?: return .raise(index, of: finding)
    case .gives(let advice)?: return .advice(advice)
    default: return nil
    }
  }

  private func script(
    for goal: Goal, item number: Int, _ fits: (TestScript) -> Bool
  ) throws(ExplorationLimit) -> TestScript? {
    if let (question, answer) = answer(number) {
      return try script(answering: question, with: answer, fits)
    }
    for happening in happenings(forItem: number) {
      let cases = try exploration.intersection(
        try exploration.cases(happening), exploration.cases(.concludes))
      if let level = goal.level {
        let deciding = try exploration.intersection(cases, exploration.cases(.shows(level)))
        if let found = try script(in: deciding, fits) { return found }
      }
      if let found = try script(in: cases, fits) { return found }
    }
    return nil
  }

  /// A member with few answers where that plays, otherwise one whose every entry is asked for.
  ///
  /// - Parameter changed: An answer that takes the place of the member's own.
  private func script(
    in cases: CaseSet, answering changed: (question: Reference<Question>, answer: Answer)? = nil,
    _ fits: (TestScript) -> Bool
  ) throws(ExplorationLimit) -> TestScript? {
    func made(_ found: Case) -> TestScript {
      var found = found
      if let changed { found.answers[changed.question] = changed.answer }
      return script(found)
    }
    guard let easy = exploration.easiest(in: cases).map(made) else { return nil }
    if fits(easy) { return easy }
    return try exploration.shortest(in: cases).map(made).flatMap { fits($0) ? $0 : nil }
  }

  /// Leads to where the question is put, and answers it there.
  private func script(
    answering question: Reference<Question>, with answer: Answer, _ fits: (TestScript) -> Bool
  ) throws(ExplorationLimit) -> TestScript? {
    guard var found = exploration.easiest(in: try exploration.cases(.asks(question))) else { return nil }
    found.answers[question] = answer
    let plain = script(found)
    var unsure = plain
    unsure.rest = .notSure
    return (answer == .notSure ? [unsure, plain] : [plain]).first(where: fits)
  }

  /// A script in which a value of a question decides what comes of it: of the findings and raises that it bears on.
  private func script(
    deciding question: Reference<Question>, with answer: Answer, _ fits: (TestScript) -> Bool
  ) throws(ExplorationLimit) -> TestScript? {
    for (position, finding) in dialog.findings.enumerated() {
      let reference = Reference<Finding>(position)
      var ways: [(happening: Happening, level: Reference<Level>)] = [(.holds(reference), finding.level)]
      ways += finding.raises.enumerated().map { (.raises($0, of: reference), $1.to) }
      for (happening, level) in ways {
        let cases = try exploration.cases(happening)
        guard exploration.deciders(of: cases).contains(question) else { continue }
        let ends = try exploration.intersection(
          exploration.cases(.shows(level)), exploration.cases(.concludes))
        let deciding = try exploration.intersection(cases, ends)
        if let script = try script(in: deciding, answering: (question, answer), fits) { return script }
      }
    }
    return nil
  }

  private func script(_ found: Case) -> TestScript {
    TestScript(settings: dialog.unusual(found.settings), given: found.typedAnswers(in: dialog))
  }

  /// The answer that an item of the coverage map stands for; `nil` for other items.
  private func answer(_ number: Int) -> (Reference<Question>, Answer)? {
    guard goals.map.items[number].kind == .answers else { return nil }
    guard let position = goals.map.answers.lastIndex(where: { $0 <= number }) else { return nil }
    let question = Reference<Question>(position)
    let answers = exploration.answers(to: question) + [.notSure]
    // A question without items of its own shares the number of the next.
    return answers.first { goals.map.number(of: $0, to: question) == number }.map { (question, $0) }
  }

  /// What has to happen for an item to be covered; several where one will do.
  private func happenings(forItem number: Int) -> [Happening] {
    let map = goals.map
    func position(_ kind: CoverageMap.Kind) -> Int { number - (map.firsts[kind] ?? 0) }
    switch map.items[number].kind {
    case .nodes: return [.passes(Reference(number))]
    case .edges:
      guard let (node, index) = place(of: number, in: map.edges) else { return [] }
      return [.takes(edge: index, of: Reference(node))]
    case .findings: return [.holds(Reference(position(.findings)))]
    case .raises:
      guard let (finding, index) = place(of: number, in: map.raises) else { return [] }
      return [.raises(index, of: Reference(finding))]
    case .advice:
      let advice = Reference<Advice>(position(.advice))
      let helping = dialog.nodes.indices.filter { dialog.nodes[$0].advise.contains(advice) }
      return [.gives(advice)] + helping.map { .helps(advice, at: Reference($0)) }
    case .properties: return happenings(forProperty: position(.properties))
    case .answers, .topics, .claims, .contradictions: return []
    }
  }

  private func happenings(forProperty position: Int) -> [Happening] {
    if let premise = goals.map.premises[position] { return [.isTrue(premise)] }
    return switch dialog.properties[position].rule {
    case .always(let condition): [.isTrue(condition), .isFalse(condition)]
    case .never(let condition): [.isFalse(condition), .isTrue(condition)]
    }
  }

  /// Whose number it is: those of a group follow each other from its first.
  private func place(of number: Int, in firsts: [Int]) -> (group: Int, index: Int)? {
    firsts.lastIndex { $0 <= number }.map { ($0, number - firsts[$0]) }
  }
}
