import ClinicalQuality
public import Diagnostics
public import Dialogs

/// A condition that the walk has read, its value, and what decided it.
public struct TraceStep: Sendable {
  /// What the condition decides.
  public enum Subject: Hashable, Sendable {
    case ask(Reference<Question>)
    case edge(to: Reference<Node>)
    case finding(Reference<Finding>)
    case raise(Reference<Finding>, to: Reference<Level>)
  }

  public let subject: Subject
  /// Where the part of the dialog that has the condition stands.
  public let place: SourceRange
  public let truth: Bool?
  /// The slots that decided it.
  public let deciders: [Int]
}

extension Conversation {
  /// Every condition that led to the present place, in the order in which the walk reads them: of what is asked and of
  /// edges on the way; then the findings that hold or may still hold, with their raises.
  public var trace: [TraceStep] {
    walk.path.flatMap(steps) + dialog.findings.indices.flatMap { steps(for: Reference($0)) }
  }

  private func steps(at node: Reference<Node>) -> [TraceStep] {
    let asks = dialog[node].asks.flatMap { item in
      [item.when, dialog[item.question].relevant].compactMap(\.self).map {
        step(.ask(item.question), dialog[node].place, $0)
      }
    }
    guard case .next(let edges) = dialog[node].exit, node != walk.path.last else { return asks }
    let last = edges.firstIndex { $0.when.map { $0.truth(walk.values) == true } ?? true } ?? edges.count - 1
    return asks
      + edges[...last].compactMap { edge in edge.when.map { step(.edge(to: edge.to), edge.place, $0) } }
  }

  private func steps(for reference: Reference<Finding>) -> [TraceStep] {
    let finding = dialog[reference]
    let own = step(.finding(reference), finding.place, finding.when)
    guard own.truth != false else { return [] }
    return [own] + finding.raises.map { step(.raise(reference, to: $0.to), finding.place, $0.when) }
  }

  private func step(_ subject: TraceStep.Subject, _ place: SourceRange, _ condition: Expression) -> TraceStep
  {
    TraceStep(
      subject: subject, place: place, truth: condition.truth(walk.values),
      deciders: condition.deciders(walk.values))
  }
}
