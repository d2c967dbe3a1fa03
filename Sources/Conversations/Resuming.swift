import Dialogs

extension Conversation {
  /// Where the conversation is, seen from what was asked when its dialog was another one.
  ///
  /// - Parameter asked: The ids that were asked; none at a conclusion.
  public func place(since asked: [String]) -> Move.Place {
    let old = asked.compactMap { dialog.question(named: $0) }
    switch stop {
    case .concludes where asked.isEmpty: return .same
    case .asks(let prompt)
    where !asked.isEmpty && old.map({ dialog[$0].id }) == prompt.ids(in: dialog): return .same
    case .asks, .concludes: break
    }
    let leading = nodes(leadingTo: asked.isEmpty ? concluding : asking(old))
    let path = walk.path
    // The last place from which the way still led there, and was not taken.
    guard let parting = path.indices.dropLast().last(where: { leading.contains(path[$0]) }),
      !leading.contains(path[parting + 1])
    else { return .elsewhere(because: []) }
    return .elsewhere(because: deciding(edgeTo: path[parting + 1], from: path[parting]))
  }

  private var concluding: Set<Reference<Node>> {
    Set(nodes.filter { if case .conclude = dialog[$0].exit { true } else { false } })
  }

  private var nodes: [Reference<Node>] { dialog.nodes.indices.map { Reference($0) } }

  private func asking(_ questions: [Reference<Question>]) -> Set<Reference<Node>> {
    Set(
      nodes.filter { node in
        dialog[node].asks.contains { item in
          questions.contains(item.question) || dialog[item.question].items.contains { questions.contains($0) }
        }
      })
  }

  /// The nodes from which one of the targets can be reached, the targets included.
  ///
  /// - Complexity: O(nodes + edges); a dialog has no cycle.
  private func nodes(leadingTo targets: Set<Reference<Node>>) -> Set<Reference<Node>> {
    var before: [Reference<Node>: [Reference<Node>]] = [:]
    for node in nodes {
      guard case .next(let edges) = dialog[node].exit else { continue }
      for edge in edges { before[edge.to, default: []].append(node) }
    }
    var found = targets
    var waiting = Array(targets)
    while let node = waiting.popLast() {
      for earlier in before[node] ?? [] where found.insert(earlier).inserted { waiting.append(earlier) }
    }
    return found
  }
}
