import Diagnostics
import DialogLoading
import Dialogs

/// A generator whose numbers are the same on every machine (SplitMix64).
struct SeededRandom {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  mutating func below(_ limit: Int) -> Int { Int(next() % UInt64(limit)) }
  mutating func chance(_ one: Int, in all: Int) -> Bool { below(all) < one }
  mutating func pick<Element>(_ elements: [Element]) -> Element { elements[below(elements.count)] }
}

/// Writes small dialogs of every kind of question, condition, need, raise and contraindication; one seed, one dialog.
struct RandomDialog {
  private var random: SeededRandom
  private var questions: [(id: String, kind: Int)] = []
  private var derived: [String] = []
  private static let levels = ["ambulance", "urgent", "soon", "home"]

  private let mostQuestions: Int

  init(seed: UInt64, mostQuestions: Int = 7) {
    random = SeededRandom(seed: seed)
    self.mostQuestions = mostQuestions
  }

  /// The dialog; `nil` where what was written has a mistake.
  mutating func dialog() -> Dialog? {
    let file = SourceFile(path: "random.yaml", text: text())
    return DialogLoader().load(files: [file], language: Language(id: "en")).dialog
  }

  mutating func text() -> String {
    let count = 3 + random.below(mostQuestions - 2)
    questions = (0..<count).map { ("q\($0)", random.below(6)) }
    var text = header + questionsText() + derivedText() + scoresText() + nodesText()
    text += findingsText() + adviceText() + propertiesText()
    return text
  }

  private var header: String {
    """
    dialog: random
    title: Random
    start: n0
    default_level: soon
    settings: { region: { values: [GB, US], default: GB } }

    """
  }

  private mutating func questionsText() -> String {
    var text = "questions:\n"
    for (position, question) in questions.enumerated() {
      text += "  \(question.id):\n    ask: Is it \(question.id)?\n" + kindText(question.kind)
      if position > 0, random.chance(1, in: 3) {
        text += "    relevant: \(condition(before: position))\n"
      }
    }
    let yesNo = questions.filter { $0.kind < 3 }.map(\.id)
    if yesNo.count > 1 {
      text += "  list:\n    ask: Any of these?\n    checklist: [\(yesNo.prefix(3).joined(separator: ", "))]\n"
    }
    hasList = yesNo.count > 1
    return text
  }

  private var hasList = false

  private mutating func kindText(_ kind: Int) -> String {
    switch kind {
    case 0: "    type: yes_no\n"
    case 1: "    type: yes_no\n    danger: true\n"
    case 2: "    type: yes_no\n    unsure: \(random.pick(["yes", "no"]))\n"
    case 3: "    answers: { left: Left, right: Right, both: Both }\n"
    case 4: "    type: number\n    within: Interval[0, 10]\n"
    default: "    type: duration\n    within: Interval[1 second, 10 days]\n"
    }
  }

  private mutating func derivedText() -> String {
    guard random.chance(2, in: 3) else { return "" }
    derived = ["d0"]
    let other = condition(before: questions.count)
    let choice = "if \(atom(before: questions.count)) then \(atom(before: questions.count)) else \(other)"
    return "derived:\n  d0: \(random.chance(1, in: 2) ? other : choice)\n"
  }

  private mutating func scoresText() -> String {
    hasScore = random.chance(1, in: 2)
    guard hasScore else { return "" }
    var text = "scores:\n  points:\n"
    for points in [1, 2, -1] {
      text += "    - { when: \"\(atom(before: questions.count))\", points: \(points) }\n"
    }
    return text
  }

  private var hasScore = false

  private mutating func nodesText() -> String {
    let count = 3 + random.below(3)
    var text = "nodes:\n"
    for node in 0..<count {
      text += "  n\(node):\n    ask:\n"
      for _ in 0..<1 + random.below(3) { text += itemText() }
      if random.chance(1, in: 3) { text += "    advise: [a0]\n" }
      if node == count - 1 {
        text += "    conclude: true\n"
      } else {
        text += "    next:\n"
        for _ in 0..<random.below(3) {
          text +=
            "      - { when: \"\(lateCondition())\", to: n\(node + 1 + random.below(count - node - 1)) }\n"
        }
        text += "      - { to: n\(node + 1) }\n"
      }
    }
    return text
  }

  private mutating func itemText() -> String {
    let id = hasList && random.chance(1, in: 4) ? "list" : random.pick(questions).id
    return random.chance(1, in: 3)
      ? "      - { question: \(id), when: \"\(lateCondition())\" }\n" : "      - \(id)\n"
  }

  private mutating func need() -> String {
    let id = random.pick(questions).id
    return random.chance(1, in: 3) ? "{ question: \(id), when: \"\(lateCondition())\" }" : id
  }

  private mutating func findingsText() -> String {
    var text = "levels:\n"
    text += "  ambulance: { headline: Call, stop: \(random.chance(3, in: 4)) }\n"
    text += "  urgent: { headline: Go }\n  soon: { headline: See }\n"
    text += "  home: { headline: Home, needs: [\(need()), \(need())] }\nfindings:\n"
    for finding in 0..<4 {
      text += "  f\(finding):\n    title: F\n    when: \(condition(before: questions.count))\n"
      text += "    level: \(random.pick(Self.levels))\n"
      if random.chance(1, in: 2) {
        text += "    raise: [{ when: \"\(scored())\", to: \(random.pick(Self.levels)) }]\n"
      }
      text += "    advise: [\(random.pick(["a0", "a1", "a2"]))]\n"
    }
    return text
  }

  private mutating func adviceText() -> String {
    var text = "advice:\n"
    for advice in 0..<3 {
      text += "  a\(advice):\n    say: Do it.\n    kind: \(random.pick(["now", "do", "avoid"]))\n"
      if random.chance(1, in: 3) { text += "    when: \(lateCondition())\n" }
      if random.chance(1, in: 2) { text += "    unless: \(lateCondition())\n" }
      if random.chance(1, in: 3) { text += "    needs: [\(need())]\n" }
    }
    return text
  }

  private mutating func propertiesText() -> String {
    var text = "properties:\n"
    for number in 0...6 { text += "  at_most_\(number): { always: questions_asked <= \(number) }\n" }
    text += "  no_first: { never: visited contains 'n1' }\n"
    text += "  has_found: { always: exists findings }\n"
    text += "  all_found: { never: Count(findings) = 3 }\n"
    text += "  harmless: { never: \"advice contains 'a0' and \(lateCondition())\" }\n"
    for number in 0..<3 { text += "  plain_\(number): { always: \"\(lateCondition())\" }\n" }
    text += "  leveled: { never: \"level in { 'home', 'urgent' } and \(scored())\" }\n"
    return text
  }

  // MARK: - Conditions

  private mutating func scored() -> String {
    hasScore && random.chance(1, in: 2) ? "points >= \(random.below(3))" : condition(before: questions.count)
  }

  private mutating func lateCondition() -> String {
    if random.chance(1, in: 4) { return "level \(random.pick(["=", "!="])) '\(random.pick(Self.levels))'" }
    if !derived.isEmpty, random.chance(1, in: 4) { return "d0" }
    return scored()
  }

  private mutating func condition(before question: Int) -> String {
    var text = atom(before: question)
    for _ in 0..<random.below(3) { text += random.pick([" and ", " or "]) + atom(before: question) }
    return text
  }

  private mutating func atom(before position: Int) -> String {
    let question = questions[random.below(max(1, position))]
    switch question.kind {
    case 0, 1, 2: return random.pick(["\(question.id)", "not \(question.id)", "(\(question.id) is true)"])
    case 3: return "\(question.id) \(random.pick(["=", "!="])) '\(random.pick(["left", "right", "both"]))'"
    case 4:
      return random.pick([
        "\(question.id) >= \(random.below(10))", "\(question.id) < \(random.below(10))",
        "(\(question.id) is null)",
        "(\(question.id) between 2 and \(3 + random.below(6)))", "Coalesce(\(question.id), 5) > 4",
      ])
    default:
      return "\(question.id) \(random.pick(["<=", ">"])) \(random.pick(["10 minutes", "2 hours", "1 day"]))"
    }
  }
}
