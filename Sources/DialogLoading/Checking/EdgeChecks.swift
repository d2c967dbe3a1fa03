import ClinicalQuality
import Diagnostics
import Dialogs
import MarkedYAML

/// Ways on that are never taken because an earlier one always is, and pairs of which the order decides.
///
/// A fact is taken to be anything that its question may be answered with, so that what is said here holds; what
/// answers before a node rule out is a matter of exploring conversations.
struct EdgeChecks {
  private let dialog: Dialog
  private let sections: Sections
  private let scope: FactScope

  /// A way on with its condition as written; the last one has none.
  private struct Way {
    let edge: Node.Edge
    let condition: String?
    let place: SourceRange
  }

  init(_ context: CheckContext) {
    (dialog, sections) = (context.dialog, context.sections)
    scope = context.dialog.scope(.level)
  }

  func found() -> [Diagnostic] {
    var facts = [Value](repeating: .null, count: dialog.slots.count)
    var found: [Diagnostic] = []
    for (position, node) in dialog.nodes.enumerated() where node.edges.count > 1 {
      let ways = ways(of: node, sections[.nodes][position].value["next"])
      let dead = deadWays(ways, &facts)
      found += dead.map { .deadEdge(ways[$0].edge.to, in: dialog, at: ways[$0].place) }
      found += overlaps(ways, without: dead, &facts)
      if found.count >= Report.limit { break }
    }
    return found
  }

  private func ways(of node: Node, _ next: MarkedValue?) -> [Way] {
    let items = next.map { Array($0.items) } ?? []
    guard items.count == node.edges.count else { return [] }
    return zip(node.edges, items).map { edge, item in
      let when = item["when"]
      return Way(edge: edge, condition: when?.text, place: when?.range ?? item.range)
    }
  }

  /// The positions of ways that need an earlier one not to hold where it always does.
  private func deadWays(_ ways: [Way], _ facts: inout [Value]) -> [Int] {
    ways.indices.dropFirst().filter { position in
      let earlier = ways[..<position].compactMap(\.condition).map { isNotTrue($0) }
      let own = ways[position].condition.map { isTrue($0) }
      return !isPossible(earlier + [own].compactMap(\.self), &facts, unknown: true)
        && own.map { isPossible([$0], &facts, unknown: true) } ?? true
    }
  }

  /// Pairs that read a fact in common, lead elsewhere, and may both be true, where neither is a case of the other.
  private func overlaps(_ ways: [Way], without dead: [Int], _ facts: inout [Value]) -> [Diagnostic] {
    var found: [Diagnostic] = []
    for later in ways.indices.dropFirst() where !dead.contains(later) {
      for earlier in ways[..<later] where earlier.edge.to != ways[later].edge.to {
        guard let first = earlier.condition, let second = ways[later].condition,
          let left = earlier.edge.when?.reads, let right = ways[later].edge.when?.reads,
          !Set(left).isDisjoint(with: right),
          isPossible([isTrue(first), isTrue(second)], &facts, unknown: false),
          isPossible([isTrue(first), isNotTrue(second)], &facts, unknown: false)
        else { continue }
        found.append(
          .overlap(dialog[earlier.edge.to].id, earlier.place, ways[later].place))
      }
    }
    return found
  }

  // A line break ends a comment that a condition may end with.
  private func isTrue(_ condition: String) -> String { "((\(condition)\n) is true)" }
  private func isNotTrue(_ condition: String) -> String { "((\(condition)\n) is not true)" }

  /// Whether all of these may hold together; `unknown` where that cannot be told.
  private func isPossible(_ conditions: [String], _ facts: inout [Value], unknown: Bool) -> Bool {
    let source = ExpressionSource(conditions.joined(separator: " and "), file: 0)
    guard let whole = Expression.compile(source, in: scope, expecting: .boolean, report: { _ in }),
      let truths = whole.root.possibleTruths(in: &facts, { dialog.domain(of: $0) })
    else { return unknown }
    return truths.contains(.true)
  }
}

extension Diagnostic {
  fileprivate static func deadEdge(_ to: Reference<Node>, in dialog: Dialog, at place: SourceRange) -> Self {
    Diagnostic(
      .deadEdge,
      "this way on to '\(dialog[to].id)' is never taken: whenever it could be, one before it is; put it first, or delete it",
      at: place, severity: .warning)
  }

  fileprivate static func overlap(
    _ first: String, _ earlier: SourceRange, _ later: SourceRange
  ) -> Self {
    Diagnostic(
      .overlappingEdges,
      "this may be true together with the way on to '\(first)', which then wins because it stands first",
      at: later, severity: .note, notes: [Note("the way on to '\(first)'", at: .range(earlier))])
  }
}
