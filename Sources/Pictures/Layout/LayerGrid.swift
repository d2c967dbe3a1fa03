/// Boxes, labels and bends of arrows in layers: boxes in even layers, what lies between them in odd ones too.
struct LayerGrid {
  /// Something that takes room in a layer; the first ones are the picture's nodes.
  struct Vertex {
    let layer: Int
    let width: Double
    let height: Double
    let lines: [BoxLine]
    /// The middle.
    var x = 0.0
    /// Whether an arrow only passes by.
    var isBend: Bool { lines.isEmpty }
  }

  /// More bends than these are left out of the longest arrows, which are then drawn straight.
  private static let mostBends = 20_000

  var vertices: [Vertex]
  /// The numbers of the vertices of each layer from left to right.
  var layers: [[Int]]
  /// The vertices between the two boxes of each edge.
  private(set) var chains: [[Int]]
  /// Neighbours in the layer above and below, by the number of the vertex.
  private(set) var above: [[Int]]
  private(set) var below: [[Int]]

  init(_ picture: Picture) {
    let ranks = Self.ranks(picture)
    vertices = zip(picture.nodes, ranks).map { node, rank in
      let lines = picture.lines(of: node)
      return Vertex(
        layer: 2 * rank, width: max(120, (lines.map(\.width).max() ?? 0) + 24),
        height: lines.reduce(16) { $0 + $1.height }, lines: lines)
    }
    chains = []
    var bends = 0
    for edge in picture.edges {
      let inner = (2 * ranks[edge.from] + 1)..<max(2 * ranks[edge.to], 2 * ranks[edge.from] + 1)
      let isShort = inner.count <= 1 || bends + inner.count <= Self.mostBends
      bends += inner.count
      var chain: [Int] = []
      for layer in isShort ? inner : inner.prefix(1) {
        chain.append(vertices.count)
        let lines = layer == inner.first ? picture.lines(of: edge) : []
        vertices.append(Self.passing(lines, layer))
      }
      chains.append(chain)
    }
    layers = Array(repeating: [], count: (vertices.map(\.layer).max() ?? -1) + 1)
    above = Array(repeating: [], count: vertices.count)
    below = above
    for (edge, chain) in zip(picture.edges, chains) {
      let stops = [edge.from] + chain + [edge.to]
      for (upper, lower) in zip(stops, stops.dropFirst()) {
        below[upper].append(lower)
        above[lower].append(upper)
      }
    }
    for vertex in firstOrder(from: picture.start, count: picture.nodes.count) {
      layers[vertices[vertex].layer].append(vertex)
    }
  }

  private static func passing(_ lines: [BoxLine], _ layer: Int) -> Vertex {
    guard !lines.isEmpty else { return Vertex(layer: layer, width: 4, height: 0, lines: []) }
    let width = (lines.map(\.width).max() ?? 0) + 12
    return Vertex(layer: layer, width: width, height: lines.reduce(6) { $0 + $1.height }, lines: lines)
  }

  /// The longest way to each box, in arrows; boxes on a cycle, which no loaded dialog has, stay at the top.
  private static func ranks(_ picture: Picture) -> [Int] {
    var ranks = Array(repeating: 0, count: picture.nodes.count)
    var waiting = ranks
    var next: [[Int]] = Array(repeating: [], count: ranks.count)
    for edge in picture.edges {
      waiting[edge.to] += 1
      next[edge.from].append(edge.to)
    }
    var ready = waiting.indices.filter { waiting[$0] == 0 }
    while let node = ready.popLast() {
      for target in next[node] {
        ranks[target] = max(ranks[target], ranks[node] + 1)
        waiting[target] -= 1
        if waiting[target] == 0 { ready.append(target) }
      }
    }
    return ranks
  }

  /// All vertices in the order in which one comes upon them from the start, so that ways begin side by side.
  private func firstOrder(from start: Int, count: Int) -> [Int] {
    var order: [Int] = []
    var seen = Array(repeating: false, count: vertices.count)
    for root in [start] + Array(0..<count) where root < vertices.count {
      var waiting = [root]
      while let vertex = waiting.popLast() {
        guard !seen[vertex] else { continue }
        seen[vertex] = true
        order.append(vertex)
        waiting += below[vertex].reversed()
      }
    }
    return order
  }
}
