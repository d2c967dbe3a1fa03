import ClinicalQuality
import Dialogs
import Transcripts

extension Exploration {
  /// Why something never happens, in words for the author; empty where there is nothing to say beyond that.
  public func whyNever(_ happening: Happening) throws(ExplorationLimit) -> String {
    switch happening {
    case .passes(let node):
      if entrances(of: node).isEmpty { return node == dialog.start ? "" : "no edge leads to it" }
      return "no edge to it is ever taken"
    case .takes(let edge, let node): return try whyNever(edge, of: node)
    case .asks(let question): return try whyNever(asking: question)
    case .holds(let finding): return try whyNever(dialog[finding].when) ?? "no conversation ends with it"
    case .raises(let index, let finding):
      let raise = dialog[finding].raises[index]
      if raise.to.position >= dialog[finding].level.position { return "its own level is as urgent" }
      return try whyNever(raise.when) ?? "`\(dialog.spelled(raise.when.root))` is never true where it holds"
    case .gives(let advice): return try whyNever(advice)
    default: return ""
    }
  }

  private func whyNever(_ edge: Int, of node: Reference<Node>) throws(ExplorationLimit) -> String {
    guard case .next(let edges) = dialog[node].exit else { return "" }
    if let when = edges[edge].when {
      if let why = try whyNever(when) { return why }
      return
        "`\(dialog.spelled(when.root))` is never true when the walk comes there, or an edge before it is taken"
    }
    return "an edge before it is always taken, or the walk never comes there"
  }

  private func whyNever(asking question: Reference<Question>) throws(ExplorationLimit) -> String {
    if let relevant = dialog[question].relevant, let why = try whyNever(relevant) { return why }
    let whens = dialog.nodes.flatMap(\.asks).filter {
      $0.question == question || dialog[$0.question].items.contains(question)
    }
    let needs = (dialog.levels.flatMap(\.needs) + dialog.advice.flatMap(\.needs)).filter {
      $0.question == question || dialog[$0.question].items.contains(question)
    }
    if whens.isEmpty && needs.isEmpty { return "no node and no need asks it" }
    var reasons: [String] = []
    for item in whens {
      guard let when = item.when, let why = try whyNever(when) else { continue }
      reasons.append(why)
    }
    return reasons.count == whens.count ? reasons.joined(separator: "; ") : "it is never its turn"
  }

  private func whyNever(_ advice: Reference<Advice>) throws(ExplorationLimit) -> String {
    if try wants(advice) == Diagrams.false { return "nothing that can hold advises it" }
    guard let unless = dialog[advice].unless else { return "its needs are never met" }
    if try fails(unless) == Diagrams.false {
      return "its `unless`, `\(dialog.spelled(unless.root))`, is never false"
    }
    return "its `unless`, `\(dialog.spelled(unless.root))`, is not false wherever it is wanted"
  }

  /// Which part of a condition is never true; `nil` where the condition can be.
  private func whyNever(_ condition: Expression) throws(ExplorationLimit) -> String? {
    guard try holds(condition) == Diagrams.false else { return nil }
    return try whyNever(condition.root, depth: 0)
  }

  private func whyNever(_ part: CheckedExpression, depth: Int) throws(ExplorationLimit) -> String {
    let whole = "`\(dialog.spelled(part))` is never true"
    guard depth < 8 else { return whole }
    switch part.form {
    case .operation(.and, let operands):
      for operand in operands where try cases(operand, are: true) == Diagrams.false {
        return try whyNever(operand, depth: depth + 1)
      }
      for (index, left) in operands.enumerated() {
        for right in operands[(index + 1)...] {
          let both = try space.diagrams.and(cases(left, are: true), cases(right, are: true))
          if both == Diagrams.false {
            return "`\(dialog.spelled(left))` and `\(dialog.spelled(right))` are never true together"
          }
        }
      }
      return whole
    case .fact(let slot):
      guard let behind = condition(behind: slot) else { return whole }
      return "\(whole), as \(try whyNever(behind.root, depth: depth + 1))"
    default: return whole
    }
  }
}
