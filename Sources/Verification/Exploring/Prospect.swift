import Dialogs

/// Which questions may still stand on the way from a node on.
///
/// A question is *lone* where no other prompt on any way with it shares a part with it: then it counts once wherever it
/// stands, and may be counted where it can come no more. All others are counted where they stand.
struct Prospect {
  private var lone: Set<Int> = []
  /// The lone questions at each node and behind it, and those at it and before it.
  private var ahead: [Int: Set<Int>] = [:]
  private var behind: [Int: Set<Int>] = [:]
  /// The most prompts that may still be counted from a node on.
  private var most: [Int: Int] = [:]

  /// - Complexity: O(nodes · questions + edges · questions).
  init(_ dialog: Dialog, _ order: [Reference<Node>]) {
    findLone(dialog, order)
    for node in order.reversed() {
      var questions = own(node, dialog)
      for target in targets(node, dialog) { questions.formUnion(ahead[target.position] ?? []) }
      ahead[node.position] = questions
    }
    for node in order {
      let questions = (behind[node.position] ?? []).union(own(node, dialog))
      behind[node.position] = questions
      for target in targets(node, dialog) { behind[target.position, default: []].formUnion(questions) }
    }
    for node in order.reversed() {
      let others = dialog[node].asks.count { !lone.contains($0.question.position) }
      let ways = targets(node, dialog).map { settled(from: node, to: $0).count + (most[$0.position] ?? 0) }
      most[node.position] = others + max(ways.max() ?? 0, settled(endingAt: node).count)
    }
  }

  func isLone(_ question: Reference<Question>) -> Bool { lone.contains(question.position) }

  func most(from node: Reference<Node>) -> Int { most[node.position] ?? 0 }

  /// The lone questions that may have stood on a way and come no more after an edge.
  func settled(from node: Reference<Node>, to target: Reference<Node>) -> [Int] {
    let open = (ahead[node.position] ?? []).intersection(behind[node.position] ?? [])
    return open.subtracting(ahead[target.position] ?? []).sorted()
  }

  /// The lone questions that may have stood on a way that ends at a node.
  func settled(endingAt node: Reference<Node>) -> [Int] {
    (ahead[node.position] ?? []).intersection(behind[node.position] ?? []).sorted()
  }

  private func own(_ node: Reference<Node>, _ dialog: Dialog) -> Set<Int> {
    Set(dialog[node].asks.map(\.question.position)).intersection(lone)
  }

  private func targets(_ node: Reference<Node>, _ dialog: Dialog) -> [Reference<Node>] {
    if case .next(let edges) = dialog[node].exit { edges.map(\.to) } else { [] }
  }

  private mutating func findLone(_ dialog: Dialog, _ order: [Reference<Node>]) {
    var prompts: [Int: Set<Int>] = [:]
    for node in order {
      for item in dialog[node].asks {
        for part in [item.question] + dialog[item.question].items {
          prompts[part.position, default: []].insert(item.question.position)
        }
      }
    }
    lone = Set(prompts.values.reduce(into: Set<Int>()) { $0.formUnion($1) })
    for sharing in prompts.values where sharing.count > 1 {
      let nodes = order.filter { node in dialog[node].asks.contains { sharing.contains($0.question.position) }
      }
      if meet(nodes, sharing, dialog, order) { lone.subtract(sharing) }
    }
  }

  /// Whether two different prompts of some stand on one way.
  private func meet(
    _ nodes: [Reference<Node>], _ sharing: Set<Int>, _ dialog: Dialog, _ order: [Reference<Node>]
  ) -> Bool {
    func prompts(_ node: Reference<Node>) -> Set<Int> {
      Set(dialog[node].asks.map(\.question.position)).intersection(sharing)
    }
    for node in nodes {
      var reached: Set<Int> = [node.position]
      for place in order where reached.contains(place.position) {
        reached.formUnion(targets(place, dialog).map(\.position))
      }
      let later = nodes.filter { reached.contains($0.position) }
      if later.reduce(into: Set<Int>(), { $0.formUnion(prompts($1)) }).count > 1 { return true }
    }
    return false
  }
}
