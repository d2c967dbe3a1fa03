import Diagnostics
import DialogLoading
import Dialogs
import Verification

/// Every property of a dialog over every conversation that is possible, against the time it may take.
struct VerifyBenchmark {
  let dialog: String
  let languages: String

  func run(_ table: Table) {
    let shipped = sound(DialogLoader(languageFolders: [languages]).load(dialog), dialog)
    let whole = seconds { _ = Verifier(shipped, settings: ["region": "GB"]).run() }
    table.print(Row("verify leg-cramps", seconds: whole, floor: 10, budget: 1))
    let facts25 = time(generated(facts: 25, nodes: 60))
    table.print(Row("verify 25 facts over 60 nodes", seconds: facts25, floor: 1, budget: 1))
    for facts in [10, 15, 20, 30] {
      let seconds = time(generated(facts: facts, nodes: 60))
      table.print(
        Row("  \(facts) facts, beside 25", seconds: seconds, floor: facts25, budget: facts > 25 ? 4 : 1.2))
    }
    for nodes in [600, 6000] {
      let seconds = time(generated(facts: 25, nodes: nodes))
      let budget = Double(nodes) / 60 * 2
      table.print(Row("  \(nodes) nodes, beside 60", seconds: seconds, floor: facts25, budget: budget))
    }
  }

  private func time(_ dialog: Dialog) -> Double {
    seconds {
      let report = Verifier(dialog).run()
      let isOpen = report.results.contains { if case .notProved = $0.verdict { true } else { false } }
      if isOpen { stop("\(report.summary)") }
    }
  }

  private func generated(facts: Int, nodes: Int) -> Dialog {
    var generator = VerifyGenerator(facts: facts, nodes: nodes)
    let file = SourceFile(path: "generated.yaml", text: generator.text())
    let loaded = DialogLoader().load(files: [file], language: Language(id: "en"))
    return sound(loaded, "the generated dialog")
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
