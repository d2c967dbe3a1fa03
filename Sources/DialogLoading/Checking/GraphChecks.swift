import Diagnostics
import Dialogs
import MarkedYAML

extension Assembler {
  /// Orders the slots by what they read, and names the cycles that make it impossible.
  func makePlan() {
    switch EvaluationPlan.make(reads: reads) {
    case .plan(let plan): dialog.plan = plan
    case .cycle: reportCyclesOfNames()
    }
  }

  private func reportCyclesOfNames() {
    for cycle in Graph(reads).cycles {
      var members: [Entry] = []
      for slot in cycle {
        guard let entry = entry(at: slot) else { continue }
        if members.last?.id != entry.id { members.append(entry) }
      }
      if members.count > 1, members.first?.id == members.last?.id { members.removeLast() }
      report.add(
        .cycle(.cycleOfNames, members, verb: "reads", "each of these needs the other to be known first"))
    }
  }

  /// What stands in a slot; only what is computed from others can be in a cycle.
  private func entry(at slot: Int) -> Entry? {
    let slots = dialog.slots
    if slots.questions.contains(slot) { return sections[.questions][slot - slots.questions.lowerBound] }
    if slots.derived.contains(slot) { return sections[.derived][slot - slots.derived.lowerBound] }
    if slots.scores.contains(slot) { return sections[.scores][(slot - slots.scores.lowerBound) / 2] }
    if slots.findings.contains(slot) { return sections[.findings][slot - slots.findings.lowerBound] }
    return nil
  }

  /// Reports cycles of nodes, and nodes that nothing leads to.
  func checkGraph() {
    let entries = sections[.nodes]
    let whole = Graph(graph.map { $0 ?? [] })
    for cycle in whole.cycles {
      let members = cycle.map { entries[$0] }
      report.add(
        .cycle(
          .cycleOfNodes, members, verb: "leads to",
          "a conversation could go round for ever; for what can be asked at any time make a topic"))
    }
    guard let start = sections.header[.start]?.value.text,
      let first = dialog.names.position(of: start, as: .node)
    else { return }
    let isReached = whole.reached(from: first)
    // Where a node on the way has no sound 'next', it is not known what it was meant to lead to.
    guard !zip(isReached, graph).contains(where: { $0 && $1 == nil }) else { return }
    for (entry, isReached) in zip(entries, isReached) where !isReached {
      report.add(.unreachable(entry.id, start: start, at: entry.place))
    }
  }

  /// Warns of questions that no node, checklist or need asks.
  func checkAsked() {
    var isAsked = [Bool](repeating: false, count: dialog.questions.count)
    for position in dialog.nodes.indices {
      for item in dialog.nodes[position].asks { isAsked[item.question.position] = true }
    }
    for needs in dialog.levels.map(\.needs) + dialog.advice.map(\.needs) {
      for need in needs { isAsked[need.question.position] = true }
    }
    for position in dialog.questions.indices where isAsked[position] {
      guard case .checklist(let items) = dialog.questions[position].kind else { continue }
      for item in items { isAsked[item.position] = true }
    }
    for position in isAsked.indices where !isAsked[position] && !dialog.questions[position].isDanger {
      let question = dialog.questions[position]
      // One of two with the same id cannot be named, whoever asks it.
      guard dialog.names.position(of: question.id, as: .question) == position else { continue }
      report.add(.unasked(question.id, at: question.place))
    }
  }
}

extension Diagnostic {
  static func cycle(_ code: DiagnosticCode, _ members: [Entry], verb: String, _ why: String) -> Self {
    let names = members.prefix(12).map { "'\(excerpt($0.id))'" }
    let rest = members.count > 12 ? ["… (\(members.count) in all)"] : []
    let way = (names + rest + names.prefix(1)).joined(separator: " \(verb) ")
    return Diagnostic(
      code, "\(way): \(why)", at: members.first.map { .range($0.place) } ?? .nowhere,
      notes: members.dropFirst().prefix(11).map {
        Note("'\(excerpt($0.id))' stands here", at: .range($0.place))
      })
  }

  static func unreachable(_ id: String, start: String, at place: SourceRange) -> Self {
    Diagnostic(
      .unreachableNode,
      "no way leads from '\(excerpt(start))' to the node '\(excerpt(id))': name it in a 'next', or delete it",
      at: place)
  }

  static func unasked(_ id: String, at place: SourceRange) -> Self {
    Diagnostic(
      .unaskedQuestion,
      "no node, checklist or need asks '\(excerpt(id))': it is known only to people who tell it unasked",
      at: place, severity: .warning)
  }
}
