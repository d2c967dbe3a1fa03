import ClinicalQuality
import Diagnostics
import Dialogs

/// A dialog with one change in it.
struct Mutant {
  /// What was changed: `finding deep_vein_clot: 'wells_points >= 2' becomes 'wells_points > 2'`.
  let description: String
  let place: SourceRange
  /// Whether no answers at all could tell it from the dialog as it is.
  let isEquivalent: Bool
  /// Makes the change.
  let apply: (inout Dialog) -> Void
}

/// What a condition is read for, so that changes which make no difference to that can be told.
enum Purpose {
  /// Acts on true; false and null are alike.
  case actsOnTrue
  /// Acts on false; true and null are alike.
  case actsOnFalse
  /// Its value goes on, whatever it is.
  case value
}

/// Lists the changes of a dialog, in the order of the dialog, always the same.
struct MutantList {
  private let dialog: Dialog
  private(set) var mutants: [Mutant] = []

  init(_ dialog: Dialog) {
    self.dialog = dialog
    for position in dialog.questions.indices { addQuestion(position) }
    for position in dialog.nodes.indices { addNode(position) }
    for position in dialog.derived.indices { addDerived(position) }
    for position in dialog.scores.indices { addScore(position) }
    for position in dialog.findings.indices { addFinding(position) }
    for position in dialog.advice.indices { addAdvice(position) }
    for position in dialog.levels.indices { addLevel(position) }
  }

  private mutating func add(
    _ owner: String, _ change: String, _ place: SourceRange, isEquivalent: Bool = false,
    _ apply: @escaping (inout Dialog) -> Void
  ) {
    mutants.append(
      Mutant(description: "\(owner): \(change)", place: place, isEquivalent: isEquivalent, apply: apply))
  }

  /// The slips in one condition, and that it never holds.
  private mutating func addCondition(
    _ expression: Expression, _ owner: String, _ place: SourceRange, _ purpose: Purpose,
    never: String? = nil, _ put: @escaping (inout Dialog, Expression) -> Void
  ) {
    let whole = dialog.spelled(expression.root)
    for variant in expression.variants {
      let (before, after) = (dialog.spelled(variant.before), dialog.spelled(variant.after))
      let within = before == whole ? "" : " in '\(whole)'"
      add(
        owner, "'\(before)' becomes '\(after)'\(within)", place,
        isEquivalent: dialog.areEquivalent(expression, variant.expression, for: purpose)
      ) { put(&$0, variant.expression) }
    }
    guard let never else { return }
    add(owner, never, place) { put(&$0, .constant(.boolean(false))) }
  }

  // MARK: - The parts

  private mutating func addQuestion(_ position: Int) {
    let question = dialog.questions[position]
    guard let relevant = question.relevant else { return }
    addCondition(relevant, "relevant of \(question.id)", question.place, .value) { dialog, changed in
      dialog.questions[position].relevant = changed
    }
  }

  private mutating func addNode(_ position: Int) {
    let node = dialog.nodes[position]
    for (index, item) in node.asks.enumerated() {
      let name = "ask of \(dialog[item.question].id) in \(node.id)"
      add(name, "never asked here", node.place) { dialog in
        dialog.nodes[position] = node.with(asks: node.asks.without(index))
      }
      guard let when = item.when else { continue }
      addCondition(when, name, node.place, .actsOnTrue) { dialog, changed in
        let item = Node.Item(question: item.question, when: changed)
        dialog.nodes[position] = node.with(asks: node.asks.with(item, at: index))
      }
    }
    guard case .next(let edges) = node.exit else { return }
    for (index, edge) in edges.enumerated() {
      guard let when = edge.when else { continue }
      func put(_ dialog: inout Dialog, _ changed: Expression?) {
        let edge = Node.Edge(when: changed, to: edge.to, label: edge.label, place: edge.place)
        dialog.nodes[position] = node.with(exit: .next(edges.with(edge, at: index)))
      }
      let name = "edge \(node.id) → \(dialog[edge.to].id)"
      addCondition(when, name, edge.place, .actsOnTrue, never: "never taken") { put(&$0, $1) }
      add(name, "always taken", edge.place) { put(&$0, nil) }
    }
  }

  private mutating func addDerived(_ position: Int) {
    let fact = dialog.derived[position]
    addCondition(fact.expression, "derived \(fact.id)", fact.place, .value) { dialog, changed in
      dialog.derived[position] = DerivedFact(id: fact.id, expression: changed, place: fact.place)
    }
  }

  private mutating func addScore(_ position: Int) {
    let score = dialog.scores[position]
    for (index, item) in score.items.enumerated() {
      func put(_ dialog: inout Dialog, _ when: Expression, _ points: Int32) {
        let items = score.items.with(Score.Item(when: when, points: points), at: index)
        dialog.scores[position] = Score(id: score.id, items: items, place: score.place)
      }
      let name = "score \(score.id)"
      addCondition(item.when, name, score.place, .value) { put(&$0, $1, item.points) }
      let condition = dialog.spelled(item.when.root)
      for points in [0, item.points &+ 1] where points != item.points {
        add(name, "\(item.points) points for '\(condition)' become \(points)", score.place) {
          put(&$0, item.when, points)
        }
      }
    }
  }

  private mutating func addFinding(_ position: Int) {
    let finding = dialog.findings[position]
    let name = "finding \(finding.id)"
    addCondition(finding.when, name, finding.place, .value, never: "never found") { dialog, changed in
      dialog.findings[position] = finding.with(when: changed)
    }
    for level in [finding.level.position - 1, finding.level.position + 1]
    where dialog.levels.indices.contains(level) {
      let change = "level \(dialog[finding.level].id) becomes \(dialog.levels[level].id)"
      add(name, change, finding.place) { dialog in
        dialog.findings[position] = finding.with(level: Reference(level))
      }
    }
    for (index, raise) in finding.raises.enumerated() {
      let owner = "raise of \(finding.id) to \(dialog[raise.to].id)"
      addCondition(raise.when, owner, finding.place, .actsOnTrue, never: "never raised") { dialog, changed in
        let raise = Finding.Raise(when: changed, to: raise.to)
        dialog.findings[position] = finding.with(raises: finding.raises.with(raise, at: index))
      }
    }
    for (index, advice) in finding.advise.enumerated() {
      add(name, "does not advise \(dialog[advice].id)", finding.place) { dialog in
        dialog.findings[position] = finding.with(advise: finding.advise.without(index))
      }
    }
  }

  private mutating func addAdvice(_ position: Int) {
    let advice = dialog.advice[position]
    let name = "advice \(advice.id)"
    if let when = advice.when {
      addCondition(when, name, advice.place, .actsOnTrue, never: "never given by itself") { dialog, changed in
        dialog.advice[position] = advice.with(when: changed)
      }
    }
    if let unless = advice.unless {
      addCondition(unless, "unless of \(advice.id)", advice.place, .actsOnFalse, never: "never withheld") {
        dialog, changed in dialog.advice[position] = advice.with(unless: changed)
      }
    }
    for (index, need) in advice.needs.enumerated() {
      add(name, "does not need \(dialog[need.question].id)", advice.place) { dialog in
        dialog.advice[position] = advice.with(needs: advice.needs.without(index))
      }
    }
  }

  private mutating func addLevel(_ position: Int) {
    let level = dialog.levels[position]
    func put(_ dialog: inout Dialog, stops: Bool, needs: [Need]) {
      dialog.levels[position] = Level(
        id: level.id, headline: level.headline, say: level.say, stops: stops, needs: needs, place: level.place
      )
    }
    let change = level.stops ? "does not stop the conversation" : "stops the conversation"
    add("level \(level.id)", change, level.place) { put(&$0, stops: !level.stops, needs: level.needs) }
    for (index, need) in level.needs.enumerated() {
      add("level \(level.id)", "does not need \(dialog[need.question].id)", level.place) {
        put(&$0, stops: level.stops, needs: level.needs.without(index))
      }
    }
  }
}

extension Array {
  fileprivate func with(_ element: Element, at index: Int) -> Self {
    var copy = self
    copy[index] = element
    return copy
  }

  fileprivate func without(_ index: Int) -> Self {
    var copy = self
    copy.remove(at: index)
    return copy
  }
}

extension Node {
  fileprivate func with(asks: [Item]? = nil, exit: Exit? = nil) -> Node {
    Node(
      id: id, say: say, asks: asks ?? self.asks, advise: advise, exit: exit ?? self.exit, topics: topics,
      place: place)
  }
}

extension Finding {
  fileprivate func with(
    when: Expression? = nil, level: Reference<Level>? = nil, raises: [Raise]? = nil,
    advise: [Reference<Advice>]? = nil
  ) -> Finding {
    Finding(
      id: id, title: title, when: when ?? self.when, level: level ?? self.level,
      raises: raises ?? self.raises,
      explain: explain, advise: advise ?? self.advise, cites: cites, place: place)
  }
}

extension Advice {
  fileprivate func with(when: Expression? = nil, unless: Expression? = nil, needs: [Need]? = nil) -> Advice {
    Advice(
      id: id, say: say, kind: kind, when: when ?? self.when, unless: unless ?? self.unless,
      needs: needs ?? self.needs, cites: cites, place: place)
  }
}
