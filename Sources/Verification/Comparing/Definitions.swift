import ClinicalQuality
import Dialogs

/// The definitions of one version of a dialog, down to the answers that they read.
///
/// Two parts with one number come to the same in every case, whatever they are called and wherever they stand, so that
/// nothing needs comparing. The other way round nothing is said: what is written differently may well be the same.
/// - Complexity: O(size of all conditions).
struct Definitions {
  /// By position: in which cases a finding holds.
  private(set) var findings: [Int] = []
  /// By position: in which cases a conclusion gives an advice.
  private(set) var advice: [Int] = []
  /// Which level a conclusion shows.
  private(set) var levels = 0
  /// Which cases are conversations, and what is asked on their way.
  private(set) var walk = 0
  /// By position: what a node asks, a checklist item by item.
  private(set) var asks: [[Asked]] = []
  /// By position: what a level or an advice needs, a checklist item by item.
  private(set) var levelNeeds: [[Asked]] = []
  private(set) var adviceNeeds: [[Asked]] = []
  /// By position: what each edge of a node reads.
  private(set) var edges: [[Int?]] = []

  /// A question that may be put at a node, and a number for when.
  struct Asked {
    let question: Reference<Question>
    let number: Int
  }

  private let space: CaseSpace
  private let version: Int
  private let dialog: Dialog
  private var table: DefinitionTable
  private var slots: [Int]

  /// The definitions of two versions, numbered together.
  ///
  /// - Parameter isLevelOpaque: Whether the level counts by its name only, so that what reads it stays the same where
  ///   the findings that it comes from do not.
  static func ofVersions(_ space: CaseSpace, isLevelOpaque: Bool) -> [Self] {
    var table = DefinitionTable()
    return space.dialogs.indices.map { version in
      let definitions = Self(space, version, table, isLevelOpaque)
      table = definitions.table
      return definitions
    }
  }

  /// The number of a condition, or a part of one, that stands somewhere in the version.
  func number(of part: CheckedExpression) -> Int {
    var definitions = self
    return definitions.number(part)
  }

  func number(ofNeeds needs: [Need]) -> Set<Int> {
    var definitions = self
    return definitions.needs(needs)
  }

  private init(_ space: CaseSpace, _ version: Int, _ table: DefinitionTable, _ isLevelOpaque: Bool) {
    (self.space, self.version, self.table) = (space, version, table)
    dialog = space.dialogs[version]
    slots = Array(repeating: 0, count: dialog.slots.count)
    for slot in dialog.plan.order.lazy.map(Int.init) where slot < dialog.slots.level {
      slots[slot] = number(ofSlot: slot)
    }
    // The items of a checklist may stand behind it; nothing reads the checklist itself.
    for position in dialog.questions.indices where !dialog.questions[position].items.isEmpty {
      slots[dialog.slots[Reference<Question>(position)]] = number(ofQuestion: position)
    }
    let judged = numberOfFindings()
    slots[dialog.slots.level] =
      isLevelOpaque ? self.table.number(.levelName(dialog.levels.map(\.id))) : judged
    for slot in (dialog.slots.level + 1)..<dialog.slots.count {
      slots[slot] = self.table.number(.other(version: version, slot: slot))
    }
    findings = dialog.findings.indices.map { slots[dialog.slots[Reference<Finding>($0)]] }
    let needs = dialog.levels.map { self.needs($0.needs) }
    levels = self.table.number(.levels(findings: judged, needs: needs))
    advice = dialog.advice.indices.map { number(ofAdvice: $0) }
    walk = numberOfWalk(judged)
  }

  // MARK: - Facts

  private mutating func number(ofSlot slot: Int) -> Int {
    let slots = dialog.slots
    switch slot {
    case slots.settings:
      let setting = dialog.settings[slot - slots.settings.lowerBound]
      let level = space.settingLevels[version][slot - slots.settings.lowerBound]
      return table.number(.setting(level: level, values: setting.values, default: setting.defaultValue))
    case slots.questions: return number(ofQuestion: slot - slots.questions.lowerBound)
    case slots.derived: return number(dialog.derived[slot - slots.derived.lowerBound].expression)
    case slots.scores:
      // Both of its slots have one definition; who reads it says which end it takes.
      let score = dialog.scores[(slot - slots.scores.lowerBound) / 2]
      return table.number(.score(score.items.map { [number($0.when), Int($0.points)] }))
    default: return number(dialog.findings[slot - slots.findings.lowerBound].when)
    }
  }

  private mutating func number(ofQuestion position: Int) -> Int {
    let question = dialog.questions[position]
    let level = space.questionLevels[version][position]
    let reference = Reference<Question>(position)
    return table.number(
      .question(
        .init(
          level: level, type: question.factType,
          answers: space.variables[level].entries.indices.map { space.answer(version, reference, $0) },
          within: question.within, unsure: question.unsure, relevant: question.relevant.map { number($0) },
          items: Set(question.items.map { slots[dialog.slots[$0]] }))))
  }

  private mutating func number(_ expression: Expression) -> Int { number(expression.root) }

  private mutating func number(_ part: CheckedExpression) -> Int {
    switch part.form {
    case .constant(let value): return table.number(.constant(value))
    case .fact(let slot): return slots[slot]
    case .score(let least, _): return table.number(.leastSum(slots[least]))
    case .operation(let operation, let operands):
      return table.number(.operation(operation, operands.map { number($0) }))
    case .scored(let operation, let operands):
      return table.number(.scored(operation, operands.map { number($0) }))
    case .conditional(let condition, let then, let otherwise):
      return table.number(
        .conditional(number(condition), then: number(then), otherwise: number(otherwise)))
    case .cases(let comparand, let items, let otherwise):
      return table.number(
        .cases(
          comparand: comparand.map { number($0) }, items: items.map { [number($0.when), number($0.then)] },
          otherwise: number(otherwise)))
    case .typed(let operation, let operand, let type):
      return table.number(.typed(operation, number(operand), type))
    }
  }

  // MARK: - Judging

  /// Which level the findings come to: the order in which they stand does not matter.
  private mutating func numberOfFindings() -> Int {
    let found = dialog.findings.map { finding in
      [number(finding.when), finding.level.position]
        + finding.raises.flatMap { [number($0.when), $0.to.position] }
    }
    return table.number(
      .findings(levels: dialog.levels.map(\.id), default: dialog.defaultLevel.position, findings: Set(found)))
  }

  private mutating func number(ofAdvice position: Int) -> Int {
    let advice = dialog.advice[position]
    var wants = Set(
      dialog.findings.indices.filter { dialog.findings[$0].advise.contains(Reference(position)) }
        .map { findings[$0] })
    if let when = advice.when { wants.insert(number(when)) }
    return table.number(
      .advice(wants: wants, unless: advice.unless.map { number($0) }, needs: needs(advice.needs)))
  }

  private mutating func needs(_ needs: [Need]) -> Set<Int> {
    Set(needs.map { number($0.question, $0.when) })
  }

  private mutating func number(_ question: Reference<Question>, _ when: Expression?) -> Int {
    table.number(.need(slots[dialog.slots[question]], when: when.map { number($0) }))
  }

  // MARK: - Walking

  private mutating func numberOfWalk(_ judged: Int) -> Int {
    asks = dialog.nodes.map { node in node.asks.flatMap { asked($0.question, $0.when) } }
    levelNeeds = dialog.levels.map { level in level.needs.flatMap { asked($0.question, $0.when) } }
    adviceNeeds = dialog.advice.map { advice in advice.needs.flatMap { asked($0.question, $0.when) } }
    edges = dialog.nodes.map { node in
      guard case .next(let edges) = node.exit else { return [] }
      return edges.map { edge in edge.when.map { number($0) } }
    }
    var nodes: [Int: Int] = [:]
    for node in dialog.nodesInOrder.reversed() {
      var ways: [Definition.Edge]?
      if case .next(let edges) = dialog[node].exit {
        ways = edges.enumerated().map { index, edge in
          .init(when: self.edges[node.position][index], to: nodes[edge.to.position] ?? -1)
        }
      }
      let asks = Set(self.asks[node.position].map(\.number))
      nodes[node.position] = table.number(.node(asks: asks, edges: ways))
    }
    // At a conclusion is asked what the level or an advice that is wanted needs.
    let needing = advice.indices.filter { !dialog.advice[$0].needs.isEmpty }.map { advice[$0] }
    return table.number(
      .walk(
        start: nodes[dialog.start.position] ?? -1,
        stopping: Set(dialog.levels.filter(\.stops).map(\.id)), findings: levels, needs: Set(needing)))
  }

  private mutating func asked(_ reference: Reference<Question>, _ when: Expression?) -> [Asked] {
    let question = dialog[reference]
    let when = when.map { number($0) }
    let whole = question.relevant.map { number($0) }
    let isList = question.factType == nil
    return (isList ? question.items : [reference]).map { part in
      let own = dialog[part].relevant.map { number($0) }
      let level = space.questionLevels[version][part.position]
      return Asked(
        question: part,
        number: table.number(.asked(level: level, when: when, relevant: own, list: isList ? whole : nil)))
    }
  }
}
