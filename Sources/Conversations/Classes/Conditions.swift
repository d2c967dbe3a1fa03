package import ClinicalQuality
package import Dialogs

extension Dialog {
  /// The conditions that the level rests on: of facts, derived facts, scores and findings.
  package var conditionsOfLevel: [(owner: Int?, expression: Expression)] {
    var found: [(Int?, Expression)] = []
    for (position, question) in questions.enumerated() {
      if let relevant = question.relevant { found.append((slots[Reference<Question>(position)], relevant)) }
    }
    for (position, fact) in derived.enumerated() {
      found.append((slots[derived: Reference(position)], fact.expression))
    }
    for (position, score) in scores.enumerated() {
      found += score.items.map { (slots[Reference<Score>(position)].least, $0.when) }
    }
    for (position, finding) in findings.enumerated() {
      let slot = slots[Reference<Finding>(position)]
      found.append((slot, finding.when))
      found += finding.raises.map { (slots.level, $0.when) }
    }
    return found
  }

  /// Every condition of the dialog, and the facts that it is the value of, if any.
  ///
  /// Texts are not among them: what they print decides nothing.
  package var conditions: [(owner: Int?, expression: Expression)] {
    var found = conditionsOfLevel
    for node in nodes {
      found += node.asks.compactMap { item in item.when.map { (slots.visited, $0) } }
      if case .next(let edges) = node.exit {
        found += edges.compactMap { edge in edge.when.map { (slots.visited, $0) } }
      }
    }
    let needs = levels.flatMap(\.needs) + advice.flatMap(\.needs)
    found += needs.compactMap { need in need.when.map { (slots.adviceList, $0) } }
    found += advice.flatMap { [$0.when, $0.unless].compactMap(\.self) }.map { (slots.adviceList, $0) }
    found += properties.map { (nil, $0.rule.expression) }
    return found
  }
}

extension Property.Rule {
  package var expression: Expression {
    switch self {
    case .always(let expression), .never(let expression): expression
    }
  }
}
