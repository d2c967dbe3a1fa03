/// Which vertex stands beside which: few crossings.
extension LayerGrid {
  /// Orders every layer by where the neighbours of its vertices lie, downwards and upwards in turn, and keeps the order
  /// with the fewest crossings.
  mutating func order() {
    var best = layers
    var fewest = crossings
    for round in 0..<24 where fewest > 0 {
      let isDown = round.isMultiple(of: 2)
      let positions = isDown ? Array(layers.indices.dropFirst()) : layers.indices.dropLast().reversed()
      for layer in positions { sort(layer, by: isDown ? above : below, from: layer + (isDown ? -1 : 1)) }
      let found = crossings
      if found < fewest { (best, fewest) = (layers, found) }
    }
    layers = best
  }

  private mutating func sort(_ layer: Int, by neighbours: [[Int]], from other: Int) {
    var place: [Int: Double] = [:]
    for (position, vertex) in layers[other].enumerated() { place[vertex] = Double(position) }
    let keys = layers[layer].enumerated().map {
      position, vertex -> (vertex: Int, key: Double, position: Int) in
      let known = neighbours[vertex].compactMap { place[$0] }
      // A vertex that nothing in the other layer leads to stays about where it is.
      let share = Double(position) / Double(max(layers[layer].count, 1)) * Double(layers[other].count)
      return (vertex, known.isEmpty ? share : known.reduce(0, +) / Double(known.count), position)
    }
    layers[layer] = keys.sorted { ($0.key, $0.position) < ($1.key, $1.position) }.map(\.vertex)
  }

  /// How many pairs of lines between neighbouring layers cross.
  private var crossings: Int {
    var place = Array(repeating: 0, count: vertices.count)
    for layer in layers { for (position, vertex) in layer.enumerated() { place[vertex] = position } }
    var count = 0
    for (upper, lower) in zip(layers, layers.dropFirst()) {
      // Lines from left to right by their upper end: each crosses those before it whose lower end lies further right.
      var ends = OrderedCounts(size: lower.count)
      for vertex in upper {
        let targets = below[vertex].map { place[$0] }.filter { $0 < lower.count }
        for target in targets { count += ends.countAbove(target) }
        for target in targets { ends.add(target) }
      }
    }
    return count
  }
}

/// Counts numbers from 0 to a size, and tells how many are larger than one (a Fenwick tree).
private struct OrderedCounts {
  private var sums: [Int]
  private var total = 0

  init(size: Int) { sums = Array(repeating: 0, count: size + 1) }

  mutating func add(_ number: Int) {
    total += 1
    var index = number + 1
    while index < sums.count {
      sums[index] += 1
      index += index & -index
    }
  }

  func countAbove(_ number: Int) -> Int {
    var upTo = 0
    var index = number + 1
    while index > 0 {
      upTo += sums[index]
      index -= index & -index
    }
    return total - upTo
  }
}
