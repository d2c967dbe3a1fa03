public import Diagnostics
public import Dialogs

/// What no conversation of a dialog ever comes to, though nothing about its own conditions says so.
public struct DeadParts: Sendable {
  /// A warning for each part, at its place.
  public let diagnostics: [Diagnostic]
  /// Why not all parts were looked at; `nil` where they were.
  public let limit: ExplorationLimit?

  /// Looks at every part over all possible cases, until a limit is hit.
  ///
  /// - Returns: Only what is proved: conditions that calculate with answers prove nothing.
  public static func find(in dialog: Dialog, limits: ExplorationLimits = .init()) -> DeadParts {
    var search = Search(dialog, limits)
    do {
      try search.run()
      return DeadParts(diagnostics: search.found, limit: nil)
    } catch {
      return DeadParts(diagnostics: search.found, limit: error)
    }
  }

  private struct Search {
    private let dialog: Dialog
    private let exploration: Exploration
    private(set) var found: [Diagnostic] = []

    init(_ dialog: Dialog, _ limits: ExplorationLimits) {
      self.dialog = dialog
      exploration = Exploration(dialog, limits: limits)
    }

    mutating func run() throws(ExplorationLimit) {
      for position in dialog.findings.indices { try check(finding: Reference(position)) }
      for position in dialog.nodes.indices { try check(node: Reference(position)) }
      for position in dialog.advice.indices { try check(advice: Reference(position)) }
    }

    private func isNever(_ happening: Happening) throws(ExplorationLimit) -> Bool {
      let cases = try exploration.cases(happening)
      return cases.isEmpty && cases.isExact
    }

    private mutating func check(finding: Reference<Finding>) throws(ExplorationLimit) {
      if try isNever(.holds(finding)) {
        add(
          "the finding '\(dialog[finding].id)' never holds, whatever the answers", at: dialog[finding].place)
      }
    }

    /// Of a node that nobody comes to, the ways on from it are not told as well.
    private mutating func check(node: Reference<Node>) throws(ExplorationLimit) {
      guard try !isNever(.passes(node)) else {
        add(
          "no conversation comes to the node '\(dialog[node].id)', whatever the answers",
          at: dialog[node].place)
        return
      }
      guard case .next(let edges) = dialog[node].exit else { return }
      // The last way on stands there for whatever the others leave over, which may be nothing.
      for (index, edge) in edges.enumerated().dropLast() where try isNever(.takes(edge: index, of: node)) {
        let target = dialog[edge.to].id
        add("no conversation takes this way on to '\(target)', whatever the answers", at: edge.place)
      }
    }

    private mutating func check(advice: Reference<Advice>) throws(ExplorationLimit) {
      guard isWanted(advice), try isNever(.gives(advice)) else { return }
      for position in dialog.nodes.indices where dialog.nodes[position].advise.contains(advice) {
        guard try isNever(.helps(advice, at: Reference(position))) else { return }
      }
      add(
        "the advice '\(dialog[advice].id)' is never given: wherever it is wanted, its 'unless' is not false or a need is open",
        at: dialog[advice].place)
    }

    /// Whether anything gives the advice; what nothing gives is told without exploring.
    private func isWanted(_ advice: Reference<Advice>) -> Bool {
      dialog[advice].when != nil || dialog.findings.contains { $0.advise.contains(advice) }
        || dialog.nodes.contains { $0.advise.contains(advice) }
    }

    private mutating func add(_ message: String, at place: SourceRange) {
      found.append(Diagnostic(.neverHappens, message, at: place, severity: .warning))
    }
  }
}
