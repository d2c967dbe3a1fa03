import Conversations
import Dialogs

/// Holds the conversations that ``Burden`` measures.
struct BurdenSearch {
  private let exploration: Exploration
  private let settings: [String: String]
  private typealias Found = (member: Case, prompts: Int)
  private let changeable: [Reference<Question>]
  /// The answers of a person in whom nothing turns up.
  private let calmCase: Case
  /// The same by variable.
  private let calmAnswers: [Int: Answer]
  /// The conversation of that person.
  let calm: HeldConversation?
  /// Conversations in which one finding or raise is brought about and all else is calm.
  private var typical: [HeldConversation] = []
  /// The shortest and the longest conversation with each level.
  private var extremes: [Int: (shortest: Found, longest: Found)] = [:]
  /// The first and the last prompt that showed each question, over all that were held.
  private var shown: [Reference<Question>: ClosedRange<Int>] = [:]

  /// How often each answer is tried on the way to fewer, and to more prompts.
  private static let attemptsPerAnswer = 4

  init(_ exploration: Exploration, _ settings: [String: String]) {
    self.exploration = exploration
    self.settings = settings
    let dialog = exploration.dialog
    changeable = dialog.questions.indices.map { Reference($0) }.filter {
      !exploration.answers(to: $0).isEmpty && dialog[$0].factType != nil
    }
    let calmCase = Self.calmCase(exploration, settings, changeable)
    self.calmCase = calmCase
    let levels = exploration.space.questionLevels[exploration.version]
    calmAnswers = Dictionary(
      uniqueKeysWithValues: calmCase.answers.map { (levels[$0.key.position], $0.value) })
    calm = HeldConversation(calmCase, in: dialog)
    if let calm { take(calmCase, calm) }
  }

  private var dialog: Dialog { exploration.dialog }

  private var isInterrupted: Bool { exploration.space.diagrams.limits.isInterrupted?() == true }

  /// To each question the answer with which the fewest and mildest findings hold, and of such one that is definite.
  private static func calmCase(
    _ exploration: Exploration, _ settings: [String: String], _ changeable: [Reference<Question>]
  ) -> Case {
    let dialog = exploration.dialog
    var calm = Case(settings: settings)
    for question in changeable { calm.answers[question] = dialog[question].unremarkableAnswer }
    var gravity = gravity(of: calm, in: dialog)
    for question in changeable {
      for answer in exploration.answers(to: question) where answer != .notSure {
        let changed = calm.with(question, answer)
        let other = Self.gravity(of: changed, in: dialog)
        let isMilder = other.lexicographicallyPrecedes(gravity)
        guard isMilder || calm.answers[question] == .notSure && other == gravity else { continue }
        (calm, gravity) = (changed, other)
      }
    }
    return calm
  }

  /// How many findings of each level hold, the most urgent first.
  private static func gravity(of member: Case, in dialog: Dialog) -> [Int] {
    let conclusion = Conversation(dialog, telling: member).conclusion
    var counts = [Int](repeating: 0, count: dialog.levels.count)
    for reason in conclusion.reasons { counts[reason.level.position] += 1 }
    // Where no finding holds, the default level is given.
    if conclusion.reasons.isEmpty { counts[dialog.defaultLevel.position] = 1 }
    return counts
  }

  // MARK: - Holding

  private mutating func take(_ member: Case, _ held: HeldConversation) {
    let found = (member, held.prompts)
    var known = extremes[held.level.position] ?? (found, found)
    if held.prompts < known.shortest.prompts { known.shortest = found }
    if held.prompts > known.longest.prompts { known.longest = found }
    extremes[held.level.position] = known
    for (question, number) in held.shownAt {
      let range = shown[question] ?? number...number
      shown[question] = min(range.lowerBound, number)...max(range.upperBound, number)
    }
  }

  /// Brings about each finding and each raise by itself.
  mutating func holdEachFinding() {
    for (position, finding) in dialog.findings.enumerated() {
      let reference = Reference<Finding>(position)
      hold(.holds(reference))
      for raise in finding.raises.indices { hold(.raises(raise, of: reference)) }
    }
  }

  private mutating func hold(_ happening: Happening) {
    guard !isInterrupted, let cases = try? exploration.cases(happening), let member = nearest(in: cases.root),
      let held = HeldConversation(member, in: dialog)
    else { return }
    take(member, held)
    typical.append(held)
  }

  /// Of some cases the one that differs least from the calm one, with an answer to every question.
  private func nearest(in cases: Diagrams.ID) -> Case? {
    let space = exploration.space
    let (calmCost, otherCost, openCost) = (0, 1_000, 1 << 30)
    let found = space.diagrams.cheapest(in: cases) { level, index in
      switch space.variables[level].entries[index] {
      case .open: openCost
      case .setting: index
      case .answer(let answer): calmAnswers[level] == answer ? calmCost : otherCost + index
      }
    }
    guard let member = found.map(exploration.member) else { return nil }
    var whole = calmCase
    whole.answers.merge(member.answers) { $1 }
    return whole
  }

  // MARK: - Fewest and most

  /// Looks for shorter and for longer conversations with a level, from the shortest and the longest that are known.
  mutating func climb(to level: Reference<Level>) {
    guard let known = extremes[level.position] else { return }
    climb(from: known.shortest.member, level) { $0 <= $1 }
    climb(from: known.longest.member, level) { $0 >= $1 }
  }

  /// Changes one answer at a time and keeps what is as good or better (hill climbing that walks on along plateaus); the
  /// same dialog gives the same conversations.
  private mutating func climb(
    from start: Case, _ level: Reference<Level>, _ isAsGood: (Int, Int) -> Bool
  ) {
    var random = FixedNumbers()
    guard !changeable.isEmpty, var present = held(start, level) else { return }
    var member = start
    let answers = changeable.reduce(0) { $0 + exploration.answers(to: $1).count }
    for _ in 0..<(Self.attemptsPerAnswer * answers) where !isInterrupted {
      let question = changeable[random.next(below: changeable.count)]
      let answers = exploration.answers(to: question)
      let changed = member.with(question, answers[random.next(below: answers.count)])
      guard let held = held(changed, level), isAsGood(held.prompts, present.prompts) else { continue }
      (member, present) = (changed, held)
      take(member, held)
    }
  }

  /// The conversation, where it has that level.
  private func held(_ member: Case, _ level: Reference<Level>) -> HeldConversation? {
    // To tell all at once is far quicker than to be asked, and comes to the same level.
    guard Conversation(dialog, telling: member).conclusion.level == level else { return nil }
    return HeldConversation(member, in: dialog).flatMap { $0.level == level ? $0 : nil }
  }

  // MARK: - Measuring

  func burden(of level: Reference<Level>) -> Burden.OfLevel {
    let known = extremes[level.position]
    let prompts = typical.filter { $0.level == level }.map(\.prompts).sorted()
    return Burden.OfLevel(
      level: level, fewest: known?.shortest.prompts,
      typical: prompts.isEmpty ? nil : prompts[prompts.count / 2], most: known?.longest.prompts)
  }

  func burden(of sign: Reference<Question>) -> Burden.OfSign {
    // A sign that is only asked about where something else is so is told by somebody in whom it is.
    let relevant = try? exploration.relevant(sign)
    let member = (relevant.flatMap(nearest) ?? calmCase).with(sign, .yes)
    let told = HeldConversation(member, in: dialog, first: [.mentioned(question: dialog[sign].id)])
    return Burden.OfSign(
      question: sign, prompt: calm?.shownAt[sign], prompts: shown[sign],
      afterTelling: told.map { ($0.prompts - 1, $0.level) })
  }
}
