/// Where boxes and arrows lie on the paper: boxes in layers from top to bottom, after Sugiyama, Tagawa and Toda.
///
/// Every arrow leads downwards. What is written beside an arrow has a place of its own in the layers, so that nothing
/// lies over anything else.
struct Layout {
  /// A rectangle by its middle.
  struct Box {
    var x: Double
    var y: Double
    let width: Double
    let height: Double
    let lines: [BoxLine]

    var top: Double { y - height / 2 }
    var bottom: Double { y + height / 2 }
  }

  struct Point: Hashable {
    var x: Double
    var y: Double
  }

  /// An arrow: where it goes through, and the box of its label.
  struct Arrow {
    /// Begins at the bottom of a box and ends at the top of another; pairs that lie one above the other are straight.
    let points: [Point]
    let label: Box?
  }

  let width: Double
  let height: Double
  /// By the number of the node.
  let boxes: [Box]
  /// By the number of the edge.
  let arrows: [Arrow]

  /// Lays out a picture.
  ///
  /// - Complexity: O(n log n) in boxes, arrows and the layers that arrows pass, a fixed number of times.
  init(_ picture: Picture) {
    var grid = LayerGrid(picture)
    grid.order()
    grid.place()
    self.init(grid, picture)
  }

  private init(_ grid: LayerGrid, _ picture: Picture) {
    let rows = Rows(grid)
    let left = grid.vertices.map { $0.x - $0.width / 2 }.min() ?? 0
    let right = grid.vertices.map { $0.x + $0.width / 2 }.max() ?? 0
    let shift = Self.margin - left
    func box(_ number: Int) -> Box {
      let vertex = grid.vertices[number]
      return Box(
        x: vertex.x + shift, y: rows.middles[vertex.layer], width: vertex.width, height: vertex.height,
        lines: vertex.lines)
    }
    let boxes = picture.nodes.indices.map(box)
    let ports = Ports(grid, picture)
    arrows = picture.edges.indices.map { number in
      let edge = picture.edges[number]
      var points = [Point(x: boxes[edge.from].x + ports.out[number], y: boxes[edge.from].bottom)]
      for vertex in grid.chains[number] {
        let x = grid.vertices[vertex].x + shift
        let row = rows.spans[grid.vertices[vertex].layer]
        points.append(Point(x: x, y: row.lowerBound))
        if row.upperBound > row.lowerBound { points.append(Point(x: x, y: row.upperBound)) }
      }
      points.append(Point(x: boxes[edge.to].x + ports.in[number], y: boxes[edge.to].top))
      let label = grid.chains[number].first { !grid.vertices[$0].lines.isEmpty }
      return Arrow(points: points, label: label.map(box))
    }
    self.boxes = boxes
    width = right - left + 2 * Self.margin
    height = (rows.spans.last?.upperBound ?? 0) + Self.margin
  }

  static let margin = 24.0
}

/// How high the layers are, and where they lie.
private struct Rows {
  private(set) var spans: [ClosedRange<Double>] = []

  var middles: [Double] { spans.map { ($0.lowerBound + $0.upperBound) / 2 } }

  init(_ grid: LayerGrid) {
    var y = Layout.margin
    for layer in grid.layers {
      let height = layer.map { grid.vertices[$0].height }.max() ?? 0
      spans.append(y...(y + height))
      y += height + 26
    }
  }
}

/// How far from the middle of a box arrows leave and arrive, so that they do not lie over each other.
private struct Ports {
  private(set) var out: [Double]
  private(set) var `in`: [Double]

  init(_ grid: LayerGrid, _ picture: Picture) {
    out = Array(repeating: 0, count: picture.edges.count)
    `in` = out
    var leaving: [Int: [(edge: Int, x: Double)]] = [:]
    var arriving: [Int: [(edge: Int, x: Double)]] = [:]
    for (number, edge) in picture.edges.enumerated() {
      let chain = grid.chains[number]
      leaving[edge.from, default: []].append((number, grid.vertices[chain.first ?? edge.to].x))
      arriving[edge.to, default: []].append((number, grid.vertices[chain.last ?? edge.from].x))
    }
    for (node, ends) in leaving { Self.spread(ends, grid.vertices[node].width) { out[$0] = $1 } }
    for (node, ends) in arriving { Self.spread(ends, grid.vertices[node].width) { `in`[$0] = $1 } }
  }

  private static func spread(
    _ ends: [(edge: Int, x: Double)], _ width: Double, _ set: (Int, Double) -> Void
  ) {
    let gap = min(18, 0.8 * width / Double(ends.count))
    let sorted = ends.sorted { ($0.x, $0.edge) < ($1.x, $1.edge) }
    for (position, end) in sorted.enumerated() {
      set(end.edge, (Double(position) - Double(ends.count - 1) / 2) * gap)
    }
  }
}
