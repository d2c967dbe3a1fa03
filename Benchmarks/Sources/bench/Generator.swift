/// Writes dialogs of any size without a cycle: so many questions, as many nodes, and three conditions to each.
///
/// A dialog of one size is always the same. Its files are like those that people write: block style with short flow
/// mappings, a sentence for each question, synonyms, conditions over one to four facts.
struct Generator {
  let size: Int
  private var random: Random

  init(size: Int) {
    self.size = size
    random = Random(seed: UInt64(size))
  }

  /// The files of the dialog by name.
  mutating func files() -> [(name: String, text: String)] {
    [
      ("dialog.yaml", header), ("questions.yaml", questions()), ("nodes.yaml", nodes()),
      ("findings.yaml", findings()), ("advice.yaml", advice()),
    ]
  }

  private var header: String {
    """
    dialog: generated
    title: A generated dialog
    version: 0.1.0
    status: draft
    language: en
    start: n0
    default_level: soon
    levels:
      at_once: { headline: Get help at once }
      soon: { headline: See a doctor soon }
      self_care: { headline: You can look after this yourself }

    """
  }

  private func kind(of question: Int) -> Int { question % 4 }

  /// `relevant` on half of the questions: half a condition to each.
  private mutating func questions() -> String {
    var text = "questions:\n"
    for question in 0..<size {
      text += "  q\(question):\n    ask: Has the \(organ()) troubled you \(time()) (\(question))?\n"
      switch kind(of: question) {
      case 0: text += "    type: yes_no\n    synonyms: [sore \(organ()) \(question), aching \(question)]\n"
      case 1: text += "    answers: { left: The left one, right: The right one, both: Both of them }\n"
      case 2: text += "    type: number\n    within: Interval[0, 10]\n"
      default: text += "    type: duration\n    cues: [lasts \(question)]\n    of_range: highest\n"
      }
      if question > 0, question % 2 == 0 { text += "    relevant: \(condition(before: question))\n" }
    }
    return text
  }

  /// One edge with a condition from each node, and a condition on every other question.
  private mutating func nodes() -> String {
    var text = "nodes:\n"
    for node in 0..<size - 1 {
      let ahead = min(size - 1, node + 2 + random.below(8))
      text += "  n\(node):\n    say: Now about your \(organ()).\n    ask:\n"
      let when = node % 2 == 1 ? ", when: \(quoted(condition(before: node)))" : ""
      text += "      - { question: q\(node)\(when) }\n    next:\n"
      text += "      - { when: \(quoted(condition(before: node + 1))), to: n\(ahead) }\n"
      text += "      - { to: n\(node + 1) }\n"
    }
    return text + "  n\(size - 1):\n    ask: [q\(size - 1)]\n    conclude: true\n"
  }

  private mutating func findings() -> String {
    var text = "findings:\n"
    for finding in 0..<size / 2 {
      text += "  f\(finding):\n    title: Trouble of the \(organ())\n    when: \(condition(before: size))\n"
      text += "    level: \(random.pick(["at_once", "soon", "self_care"]))\n    advise: [a\(finding)]\n"
    }
    return text
  }

  private mutating func advice() -> String {
    var text = "advice:\n"
    for advice in 0..<size / 2 {
      text += "  a\(advice):\n    say: Rest the \(organ()) \(time()), and warm it.\n    kind: do\n"
      text += "    unless: \(condition(before: size))\n"
    }
    return text
  }

  private mutating func organ() -> String {
    random.pick(["calf", "thigh", "knee", "ankle", "foot", "hip", "shin", "heel"])
  }

  private mutating func time() -> String {
    random.pick(["today", "since yesterday", "in the last weeks", "at night", "after a walk"])
  }

  /// Over one to four facts of questions before one.
  private mutating func condition(before question: Int) -> String {
    var text = comparison(before: question)
    for _ in 0..<random.below(4) {
      text += random.pick([" and ", " and ", " or "]) + comparison(before: question)
    }
    return text
  }

  private mutating func comparison(before question: Int) -> String {
    // A question mostly reads one that stands near before it.
    let near = max(0, question - 1 - random.below(40))
    let name = "q\(near)"
    switch kind(of: near) {
    case 0: return random.pick(["", "not "]) + name
    case 1: return "\(name) = '\(random.pick(["left", "right", "both"]))'"
    case 2: return "\(name) >= \(random.below(10))"
    default: return "\(name) <= \(1 + random.below(50)) minutes"
    }
  }

  /// Inside of braces a condition needs no quotes unless it holds one of their signs; people quote the longer ones.
  private func quoted(_ condition: String) -> String {
    condition.utf8.count > 40 ? "\"\(condition)\"" : condition
  }
}
