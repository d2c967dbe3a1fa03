import ClinicalQuality
import Diagnostics
import Dialogs
import MarkedYAML

/// Warnings about conditions on the way that read a fact before anything could have asked for it.
///
/// There the fact is null unless somebody told it unasked. A fact that is computed from several counts as known once
/// any of them may be. Danger signs are heard at any prompt and asked about at once, so each may be known everywhere.
struct KnownFactChecks {
  /// The most cells of the table of nodes and questions; larger dialogs are not checked.
  private static let mostCells = 400_000_000

  private let dialog: Dialog
  private let sections: Sections
  /// For each slot the questions that its value rests on; `nil` where it may be known without any.
  private var roots: [[Int]?]
  private let mayStayNull: Set<Int>

  init(_ context: CheckContext) {
    (dialog, sections) = (context.dialog, context.sections)
    mayStayNull = context.recorder.questionsThatMayBeNull
    roots = Array(repeating: nil, count: dialog.slots.count)
    let rank = dialog.plan.rank
    for slot in roots.indices.sorted(by: { rank[$0] < rank[$1] }) { roots[slot] = questions(behind: slot) }
  }

  func found() -> [Diagnostic] {
    guard dialog.nodes.count * dialog.questions.count <= Self.mostCells else { return [] }
    var known = [BitSet?](repeating: nil, count: dialog.nodes.count)
    var found: [Diagnostic] = []
    known[dialog.start.position] = heardAnywhere
    for position in order {
      guard var asked = known[position] else { continue }
      known[position] = nil
      let node = dialog.nodes[position]
      let items = sections[.nodes][position].value["ask"].map { Array($0.items) } ?? []
      for (item, value) in zip(node.asks, items) {
        found += unknown(item.when, value["when"], isIntended: value["null_is"] != nil, asked)
        found += irrelevant(item, value, asked)
        add(item.question, to: &asked)
      }
      let edges = sections[.nodes][position].value["next"].map { Array($0.items) } ?? []
      for (edge, value) in zip(node.edges, edges) {
        found += unknown(edge.when, value["when"], isIntended: value["null_is"] != nil, asked)
      }
      for edge in node.edges { known[edge.to.position] = known[edge.to.position]?.union(asked) ?? asked }
    }
    return Array(found.prefix(Report.limit))
  }

  private var heardAnywhere: BitSet {
    var heard = BitSet(dialog.questions.count)
    for position in dialog.questions.indices where dialog.questions[position].isDanger {
      heard.insert(position)
    }
    return heard
  }

  /// The nodes in an order in which each stands after those that lead to it.
  private var order: [Int] {
    Graph(dialog.nodes.map { $0.edges.map(\.to.position) }).dependencyOrder.sorted.reversed()
  }

  private func add(_ question: Reference<Question>, to asked: inout BitSet) {
    asked.insert(question.position)
    for item in dialog[question].items { asked.insert(item.position) }
  }

  // MARK: - Readings

  private func unknown(_ condition: Expression?, _ value: MarkedValue?, isIntended: Bool, _ asked: BitSet)
    -> [Diagnostic]
  {
    guard let condition, let value, !isIntended else { return [] }
    let readings = readings(condition, asked)
    guard let first = readings.first else { return [] }
    return [.readBeforeKnown(readings.map(\.name), at: value.place(first.range))]
  }

  /// A question whose `relevant` cannot be known where it is asked is passed over.
  private func irrelevant(_ item: Node.Item, _ value: MarkedValue, _ asked: BitSet) -> [Diagnostic] {
    var own = asked
    add(item.question, to: &own)
    return ([item.question] + dialog[item.question].items).compactMap { question in
      guard let relevant = dialog[question].relevant, !mayStayNull.contains(question.position),
        let first = readings(relevant, own).first, !canBeTrue(relevant, own)
      else { return nil }
      let place = value.kind == .scalar ? value.range : value["question"]?.range ?? value.range
      let written = sections[.questions][question.position].value["relevant"]
      return .askedBeforeRelevant(
        dialog[question].id, first.name, at: place, written?.place(first.range) ?? dialog[question].place)
    }
  }

  /// The facts of a condition that nothing has asked for, each once, with their places in it.
  private func readings(_ condition: Expression, _ asked: BitSet) -> [(name: String, range: Range<Int>)] {
    var seen: Set<Int> = []
    return condition.root.nullReadings.compactMap { reading in
      guard let questions = roots[reading.slot], !questions.contains(where: asked.contains),
        seen.insert(reading.slot).inserted, let name = dialog.name(of: reading.slot)
      else { return nil }
      return (name, reading.range)
    }
  }

  /// Whether a condition may be true with every fact unknown that nothing has asked for; so it is where that cannot be
  /// told.
  private func canBeTrue(_ condition: Expression, _ asked: BitSet) -> Bool {
    var facts = [Value](repeating: .null, count: dialog.slots.count)
    let truths = condition.root.possibleTruths(in: &facts) { slot in
      let isUnknown = roots[slot].map { !$0.contains(where: asked.contains) } ?? false
      return isUnknown ? .values([]) : dialog.domain(of: slot)
    }
    return truths?.contains(.true) ?? true
  }

  private func questions(behind slot: Int) -> [Int]? {
    if let question = dialog.slots.question(at: slot) { return [question.position] }
    let slots = dialog.slots
    let expressions: [Expression]
    switch slot {
    case slots.derived: expressions = [dialog.derived[slot - slots.derived.lowerBound].expression]
    case slots.scores: expressions = dialog.scores[(slot - slots.scores.lowerBound) / 2].items.map(\.when)
    case slots.findings: expressions = [dialog.findings[slot - slots.findings.lowerBound].when]
    default: return nil
    }
    var questions: Set<Int> = []
    for read in expressions.flatMap(\.reads) {
      guard let behind = roots[read] else { return nil }
      questions.formUnion(behind)
    }
    return questions.isEmpty ? nil : questions.sorted()
  }
}

/// A set of small numbers, one bit each.
private struct BitSet {
  private var words: [UInt64]

  init(_ count: Int) { words = Array(repeating: 0, count: count / 64 + 1) }

  mutating func insert(_ number: Int) { words[number / 64] |= 1 << UInt64(number % 64) }
  func contains(_ number: Int) -> Bool { words[number / 64] & (1 << UInt64(number % 64)) != 0 }

  func union(_ other: BitSet) -> BitSet {
    var union = self
    for index in words.indices { union.words[index] |= other.words[index] }
    return union
  }
}

extension Diagnostic {
  fileprivate static func readBeforeKnown(_ names: [String], at place: SourceRange) -> Self {
    Diagnostic(
      .readBeforeKnown,
      "no way to here asks for \(listed(names)), so that is unknown unless somebody told it: ask it before, or write 'null_is: intended' beside this",
      at: place, severity: .warning)
  }

  fileprivate static func askedBeforeRelevant(
    _ question: String, _ name: String, at place: SourceRange, _ relevant: SourceRange
  ) -> Self {
    Diagnostic(
      .readBeforeKnown,
      "'\(question)' is passed over here: its 'relevant' reads '\(name)', and no way to here asks for that; ask it before",
      at: place, severity: .warning, notes: [Note("it is read here", at: .range(relevant))])
  }
}
