import Diagnostics
import DialogLoading
import Dialogs
import Threads
import Verification

/// Every property of a dialog over every conversation that is possible, against the time it may take.
struct VerifyBenchmark {
  let dialog: String
  let languages: String

  func run(_ table: Table) {
    let shipped = usable(DialogLoader(languageFolders: [languages]).load(dialog), dialog)
    show("verify leg-cramps", shipped, ["region": "GB"], beside: 10, budget: 1, table)
    let facts25 = show(
      "verify 25 facts over 60 nodes", generated(facts: 25, nodes: 60), beside: 1, budget: 1, table)
    for facts in [10, 15, 20, 30] {
      let dialog = generated(facts: facts, nodes: 60)
      show("  \(facts) facts, beside 25", dialog, beside: facts25, budget: facts > 25 ? 4 : 1.2, table)
    }
    for nodes in [600, 6000] {
      let dialog = generated(facts: 25, nodes: nodes)
      show("  \(nodes) nodes, beside 60", dialog, beside: facts25, budget: Double(nodes) / 60 * 2, table)
    }
  }

  /// Verifies a dialog, and says how many properties are not proved, if any.
  ///
  /// - Returns: The seconds it took.
  @discardableResult
  private func show(
    _ name: String, _ dialog: Dialog, _ settings: [String: String] = [:], beside floor: Double,
    budget: Double,
    _ table: Table
  ) -> Double {
    var open = 0
    let seconds = seconds {
      let report = Verifier(dialog, settings: settings).run(jobs: availableCores)
      open = report.results.count { if case .notProved = $0.verdict { true } else { false } }
    }
    let said = open == 0 ? name : "\(name), \(open) not proved"
    table.print(Row(said, seconds: seconds, floor: floor, budget: budget))
    return seconds
  }

  private func usable(_ loaded: LoadedDialog, _ path: String) -> Dialog {
    guard let dialog = sound(loaded, path).dialog else { stop("\(path) does not load") }
    return dialog
  }

  private func generated(facts: Int, nodes: Int) -> Dialog {
    var generator = VerifyGenerator(facts: facts, nodes: nodes)
    let file = SourceFile(path: "generated.yaml", text: generator.text())
    let loaded = DialogLoader().load(files: [file], language: Language(id: "en"))
    return usable(loaded, "the generated dialog")
  }
}

/// Writes a dialog of independent yes/no facts: each node asks one, and leads on by conditions over those asked last.
private struct VerifyGenerator {
  let facts: Int
  let nodes: Int
  private var random: Random

  init(facts: Int, nodes: Int) {
    self.facts = facts
    self.nodes = nodes
    random = Random(seed: UInt64(facts * 10_000 + nodes))
  }

  mutating func text() -> String {
    var text = """
      dialog: generated
      title: Generated
      start: n0
      default_level: soon
      levels:
        at_once: { headline: Go, stop: true }
        soon: { headline: See }
        home: { headline: Home }
      questions:

      """
    for fact in 0..<facts { text += "  q\(fact): { ask: Is it so (\(fact))?, type: yes_no, unsure: yes }\n" }
    text += "nodes:\n"
    for node in 0..<nodes - 1 {
      text += "  n\(node):\n    ask: [q\(fact(of: node))]\n    next:\n"
      text +=
        "      - { when: \(condition(before: node)), to: n\(min(nodes - 1, node + 2 + random.below(3))) }\n"
      text += "      - { to: n\(node + 1) }\n"
    }
    text += "  n\(nodes - 1):\n    ask: [q\(facts - 1)]\n    conclude: true\nfindings:\n"
    for finding in 0..<10 {
      text += "  f\(finding):\n    title: F\n    when: \(condition(before: random.below(nodes)))\n"
      text += "    level: \(random.pick(["at_once", "soon", "home"]))\n"
    }
    text += "properties:\n"
    for finding in 0..<8 {
      let finding = "f\(finding)"
      text += "  p\(finding): { always: \(finding) is true implies level != 'home' or \(finding) }\n"
    }
    text += "  p8: { never: level = 'home' and f0 and f1 }\n  p9: { always: questions_asked <= \(facts) }\n"
    return text
  }

  private func fact(of node: Int) -> Int { node * facts / nodes }

  private mutating func condition(before node: Int) -> String {
    var text = literal(before: node)
    for _ in 0..<1 + random.below(2) { text += random.pick([" and ", " or "]) + literal(before: node) }
    return text
  }

  private mutating func literal(before node: Int) -> String {
    random.pick(["", "not "]) + "q\(max(0, fact(of: node) - random.below(5)))"
  }
}
