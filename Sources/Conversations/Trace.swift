public import ClinicalQuality
public import Dialogs

/// A condition that was read, its value, and what decided it.
public struct TraceStep: Sendable {
  /// What the condition decides, and which of its part's conditions it is.
  public enum Subject: Hashable, Sendable {
    /// Whether a node asks a question: the `when` of its item with that number, from 0.
    case ask(Reference<Question>, at: Reference<Node>, item: Int)
    /// Whether a question may be asked at all.
    case relevance(Reference<Question>)
    /// Whether a node is left by its edge with that number, from 0.
    case edge(from: Reference<Node>, number: Int, to: Reference<Node>)
    case finding(Reference<Finding>)
    /// Whether a finding is raised, by its raise with that number, from 0.
    case raise(Reference<Finding>, number: Int, to: Reference<Level>)
    /// Whether an advice is given without any finding.
    case advice(Reference<Advice>)
    /// Whether an advice must not be given.
    case contraindication(Reference<Advice>)
    /// What a derived fact comes to.
    case derived(Reference<DerivedFact>)
    /// Whether an item of a score counts, by its number, from 0.
    case score(Reference<Score>, number: Int)
  }

  public let subject: Subject
  public let condition: Expression
  public let value: Value
  /// The slots that decided it.
  public let deciders: [Int]

  /// `nil` where it is not known, and for what is no condition.
  public var truth: Bool? { value.truth }
}

extension Conversation {
  /// Every condition that led to the present place, in the order in which they are read: of what is asked and of edges on
  /// the way; then the findings that hold or may still hold, with their raises; then the advice that something asks for.
  public var trace: [TraceStep] {
    let findings = dialog.findings.indices.map { steps(of: Reference<Finding>($0)) }
    return walk.path.flatMap(stepsOnTheWay) + findings.filter { $0[0].truth != false }.flatMap(\.self)
      + walk.wantedAdvice(dialog).flatMap(steps)
  }

  /// The conditions of the part of the dialog that has an id, read or not, and of the edges that lead to it.
  public func conditions(of id: String) -> [TraceStep] {
    guard let entry = dialog.names[id] else { return [] }
    switch entry.kind {
    case .node:
      let node = Reference<Node>(entry.position)
      let leading = dialog.nodes.indices.flatMap { edges(of: Reference($0)) }.filter {
        if case .edge(_, _, node) = $0.subject { true } else { false }
      }
      return leading + asks(of: node) + edges(of: node)
    case .question:
      let question = Reference<Question>(entry.position)
      let asking = dialog.nodes.indices.flatMap { asks(of: Reference($0)) }.filter {
        if case .ask(question, _, _) = $0.subject { true } else { false }
      }
      return asking + relevance(of: question)
    case .finding: return steps(of: Reference<Finding>(entry.position))
    case .advice: return steps(of: Reference<Advice>(entry.position))
    case .derived:
      let fact = Reference<DerivedFact>(entry.position)
      return [step(.derived(fact), dialog[derived: fact].expression)]
    case .score:
      let score = Reference<Score>(entry.position)
      return dialog[score].items.enumerated().map { step(.score(score, number: $0), $1.when) }
    case .setting, .level, .topic, .property: return []
    }
  }

  private func asks(of node: Reference<Node>) -> [TraceStep] {
    dialog[node].asks.enumerated().compactMap { number, item in
      item.when.map { step(.ask(item.question, at: node, item: number), $0) }
    }
  }

  private func relevance(of question: Reference<Question>) -> [TraceStep] {
    dialog[question].relevant.map { [step(.relevance(question), $0)] } ?? []
  }

  private func edges(of node: Reference<Node>) -> [TraceStep] {
    guard case .next(let edges) = dialog[node].exit else { return [] }
    return edges.enumerated().compactMap { number, edge in
      edge.when.map { step(.edge(from: node, number: number, to: edge.to), $0) }
    }
  }

  /// The conditions of a node that were read on the way: of edges up to the one that was taken.
  private func stepsOnTheWay(at node: Reference<Node>) -> [TraceStep] {
    let asked = asks(of: node) + dialog[node].asks.flatMap { relevance(of: $0.question) }
    guard node != walk.path.last else { return asked }
    let edges = edges(of: node)
    let taken = edges.firstIndex { $0.truth == true } ?? edges.count - 1
    return asked + edges.prefix(taken + 1)
  }

  private func steps(of reference: Reference<Finding>) -> [TraceStep] {
    let finding = dialog[reference]
    return [step(.finding(reference), finding.when)]
      + finding.raises.enumerated().map { step(.raise(reference, number: $0, to: $1.to), $1.when) }
  }

  private func steps(of reference: Reference<Advice>) -> [TraceStep] {
    let advice = dialog[reference]
    return [
      advice.when.map { step(.advice(reference), $0) },
      advice.unless.map { step(.contraindication(reference), $0) },
    ].compactMap(\.self)
  }

  private func step(_ subject: TraceStep.Subject, _ condition: Expression) -> TraceStep {
    TraceStep(
      subject: subject, condition: condition, value: condition.value(walk.values),
      deciders: condition.deciders(walk.values))
  }
}
