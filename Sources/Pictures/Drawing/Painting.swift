import ClinicalQuality
public import Conversations
import Dialogs
public import Transcripts

extension Picture {
  /// Writes on boxes and arrows how many passing transcripts go through them.
  ///
  /// - Parameter report: What the transcripts of the same dialog went through; `nil` where it has none.
  public mutating func paint(_ report: CoverageReport?) {
    coverage = Coverage(passing: report?.passing ?? 0, failing: report?.failing ?? 0)
    let items = report?.items ?? []
    let boxes = items.filter { $0.kind == .nodes }.map(\.count)
    let arrows = items.filter { $0.kind == .edges }.map(\.count)
    for index in nodes.indices { nodes[index].count = boxes.indices.contains(index) ? boxes[index] : 0 }
    for index in edges.indices { edges[index].count = arrows.indices.contains(index) ? arrows[index] : 0 }
  }

  /// Highlights the way that a conversation of the same dialog went, as it stands.
  public mutating func follow(_ conversation: Conversation, title: String) {
    let dialog = conversation.dialog
    let way = conversation.walk.path
    let values = conversation.walk.values
    var first: [Int: Int] = [:]
    for (number, edge) in edges.enumerated() where first[edge.from] == nil { first[edge.from] = number }
    let taken = way.dropLast().compactMap { node -> Int? in
      guard case .next(let ways) = dialog[node].exit, let first = first[node.position] else { return nil }
      // What an edge reads has not changed since, or the walk would not stand where it stands.
      return ways.firstIndex { $0.when.map { $0.truth(values) == true } ?? true }.map { first + $0 }
    }
    path = Path(
      title: title, nodes: way.map(\.position), edges: taken, end: Self.end(of: conversation, levels))
  }

  private static func end(of conversation: Conversation, _ levels: [Level]) -> String {
    switch conversation.stop {
    case .concludes:
      let level = conversation.conclusion.level.position
      return levels.indices.contains(level) ? "ends with \(levels[level].words)" : "ends"
    case .asks(let prompt):
      return "asks " + prompt.ids(in: conversation.dialog).joined(separator: ", ")
    }
  }
}
