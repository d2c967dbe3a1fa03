/// How far to the right each vertex lies: near its neighbours, arrows as straight as can be.
extension LayerGrid {
  /// Draws every layer towards the neighbours of its vertices, downwards and upwards in turn.
  mutating func place() {
    for layer in layers.indices { pull(layer, to: []) }
    for round in 0..<28 {
      let isDown = round.isMultiple(of: 2)
      let isLast = round >= 24
      for layer in isDown ? Array(layers.indices) : layers.indices.reversed() {
        pull(layer, to: isLast ? [above, below] : [isDown ? above : below])
      }
    }
    let position = positions
    align(position)
    straighten(position)
  }

  /// Where each vertex stands in its layer.
  private var positions: [Int] {
    var position = Array(repeating: 0, count: vertices.count)
    for layer in layers { for (place, vertex) in layer.enumerated() { position[vertex] = place } }
    return position
  }

  /// Puts what follows alone exactly under what it follows, where little is missing.
  private mutating func align(_ position: [Int]) {
    for layer in layers {
      for vertex in layer {
        guard above[vertex].count == 1, let upper = above[vertex].first, below[upper].count == 1,
          abs(vertices[upper].x - vertices[vertex].x) < 30
        else { continue }
        let room = freeRoom(around: vertex, at: position[vertex])
        vertices[vertex].x = min(max(vertices[upper].x, room.lowerBound), room.upperBound)
      }
    }
  }

  /// Puts the bends of each arrow on one upright line, as far as its neighbours leave room.
  private mutating func straighten(_ position: [Int]) {
    for chain in chains {
      var run: [Int] = []
      var room = -Double.infinity...Double.infinity
      for vertex in chain where vertices[vertex].isBend {
        let own = freeRoom(around: vertex, at: position[vertex])
        if own.overlaps(room) {
          run.append(vertex)
          room = room.clamped(to: own)
        } else {
          line(up: run, within: room)
          (run, room) = ([vertex], own)
        }
      }
      line(up: run, within: room)
    }
  }

  private mutating func line(up run: [Int], within room: ClosedRange<Double>) {
    guard run.count > 1 else { return }
    let mean = run.reduce(0) { $0 + vertices[$1].x } / Double(run.count)
    for vertex in run { vertices[vertex].x = min(max(mean, room.lowerBound), room.upperBound) }
  }

  /// Where a vertex may lie between those beside it.
  private func freeRoom(around vertex: Int, at place: Int) -> ClosedRange<Double> {
    let layer = layers[vertices[vertex].layer]
    let left = place > 0 ? layer[place - 1] : nil
    let right = place + 1 < layer.count ? layer[place + 1] : nil
    let low = left.map { vertices[$0].x + self.room(between: $0, and: vertex) } ?? -Double.infinity
    let high = right.map { vertices[$0].x - self.room(between: vertex, and: $0) } ?? Double.infinity
    return min(low, high)...max(low, high)
  }

  /// Moves the vertices of a layer as near as can be, by least squares, to the mean of their neighbours, without
  /// changing their order or letting them touch.
  ///
  /// Places less the room that is needed to their left must not fall; pools of adjacent violators do that exactly.
  private mutating func pull(_ layer: Int, to neighbours: [[[Int]]]) {
    var pools: [(sum: Double, weight: Double, count: Int)] = []
    var offsets: [Double] = []
    for vertex in layers[layer] {
      if let previous = offsets.last {
        offsets.append(previous + room(between: layers[layer][offsets.count - 1], and: vertex))
      } else {
        offsets.append(0)
      }
      let (wanted, weight) = wish(of: vertex, neighbours)
      var pool = (sum: (wanted - offsets[offsets.count - 1]) * weight, weight: weight, count: 1)
      while let last = pools.last, last.sum / last.weight > pool.sum / pool.weight {
        pool = (pool.sum + last.sum, pool.weight + last.weight, pool.count + last.count)
        pools.removeLast()
      }
      pools.append(pool)
    }
    var position = 0
    for pool in pools {
      for _ in 0..<pool.count {
        vertices[layers[layer][position]].x = pool.sum / pool.weight + offsets[position]
        position += 1
      }
    }
  }

  /// Where a vertex would like to lie, and how much.
  private func wish(of vertex: Int, _ neighbours: [[[Int]]]) -> (place: Double, weight: Double) {
    var sum = 0.0
    var weight = 0.0
    for neighbour in neighbours.lazy.flatMap({ $0[vertex] }) {
      // Bends in a row make one line, which looks best when it is straight.
      let pull = vertices[vertex].isBend && vertices[neighbour].isBend ? 8.0 : 1.0
      sum += vertices[neighbour].x * pull
      weight += pull
    }
    return weight == 0 ? (vertices[vertex].x, 0.01) : (sum / weight, weight)
  }

  private func room(between left: Int, and right: Int) -> Double {
    let gap = vertices[left].isBend || vertices[right].isBend ? 14.0 : 26.0
    return (vertices[left].width + vertices[right].width) / 2 + gap
  }
}
