/// A directed graph of numbers, for finding orders, cycles and what is reached; nothing here recurses.
struct Graph {
  let edges: [[Int]]

  init(_ edges: [[Int]]) { self.edges = edges }

  /// The vertices after those that they lead to, and those that a cycle keeps from it.
  var dependencyOrder: (sorted: [Int], stuck: [Int]) {
    var unready = edges.map(\.count)
    let (first, dependents) = sources
    var order = edges.indices.filter { unready[$0] == 0 }
    var position = 0
    while position < order.count {
      let vertex = order[position]
      for dependent in dependents[first[vertex]..<first[vertex + 1]] {
        unready[dependent] -= 1
        if unready[dependent] == 0 { order.append(dependent) }
      }
      position += 1
    }
    return (order, edges.indices.filter { unready[$0] > 0 })
  }

  /// What leads to each vertex, in one array, and where in it the part of each begins.
  private var sources: (first: [Int], vertices: [Int]) {
    var first = [Int](repeating: 0, count: edges.count + 1)
    for vertex in edges.indices {
      for target in edges[vertex] { first[target + 1] += 1 }
    }
    for vertex in edges.indices { first[vertex + 1] += first[vertex] }
    var next = first
    var vertices = [Int](repeating: 0, count: first[edges.count])
    for vertex in edges.indices {
      for target in edges[vertex] {
        vertices[next[target]] = vertex
        next[target] += 1
      }
    }
    return (first, vertices)
  }

  /// What can be reached from a vertex, itself included.
  func reached(from start: Int) -> [Bool] {
    var isReached = [Bool](repeating: false, count: edges.count)
    guard edges.indices.contains(start) else { return isReached }
    isReached[start] = true
    var waiting = [start]
    while let vertex = waiting.popLast() {
      for target in edges[vertex] where !isReached[target] {
        isReached[target] = true
        waiting.append(target)
      }
    }
    return isReached
  }

  /// One cycle of each group of vertices that lead to each other, in the order in which they do, beginning with
  /// the lowest number.
  /// - Complexity: O(vertices + edges).
  var cycles: [[Int]] {
    guard !dependencyOrder.stuck.isEmpty else { return [] }
    var search = GroupSearch(edges)
    search.run()
    var isOpen = [Bool](repeating: true, count: search.groups.count)
    return edges.indices.compactMap { vertex in
      let group = search.group[vertex]
      guard isOpen[group] else { return nil }
      isOpen[group] = false
      let isCycle = search.groups[group] > 1 || edges[vertex].contains(vertex)
      return isCycle ? cycle(through: vertex) { search.group[$0] == group } : nil
    }
  }

  /// The shortest cycle through a vertex within its group.
  private func cycle(through start: Int, within isMember: (Int) -> Bool) -> [Int] {
    var cameFrom: [Int: Int] = [:]
    var waiting = [start]
    var position = 0
    while position < waiting.count {
      let vertex = waiting[position]
      position += 1
      for target in edges[vertex] where isMember(target) {
        if target == start { return path(to: vertex, from: start, cameFrom) }
        if cameFrom[target] == nil {
          cameFrom[target] = vertex
          waiting.append(target)
        }
      }
    }
    return [start]
  }

  private func path(to end: Int, from start: Int, _ cameFrom: [Int: Int]) -> [Int] {
    var path = [end]
    while let last = path.last, last != start, let previous = cameFrom[last] { path.append(previous) }
    return path.reversed()
  }
}

/// Tarjan's search for groups of vertices that lead to each other, with a stack of its own.
private struct GroupSearch {
  private let edges: [[Int]]
  /// The group of each vertex, and how many each group has.
  private(set) var group: [Int]
  private(set) var groups: [Int] = []
  private var number: [Int]
  private var lowest: [Int]
  private var next = 0
  private var open: [Int] = []
  private var way: [(vertex: Int, edge: Int)] = []

  init(_ edges: [[Int]]) {
    self.edges = edges
    group = Array(repeating: -1, count: edges.count)
    number = group
    lowest = group
  }

  mutating func run() {
    for vertex in edges.indices where number[vertex] < 0 {
      enter(vertex)
      while !way.isEmpty { step() }
    }
  }

  private mutating func enter(_ vertex: Int) {
    number[vertex] = next
    lowest[vertex] = next
    next += 1
    open.append(vertex)
    way.append((vertex, 0))
  }

  private mutating func step() {
    let (vertex, edge) = way[way.count - 1]
    guard edge < edges[vertex].count else { return leave(vertex) }
    way[way.count - 1].edge += 1
    let target = edges[vertex][edge]
    if number[target] < 0 {
      enter(target)
    } else if group[target] < 0 {
      lowest[vertex] = min(lowest[vertex], number[target])
    }
  }

  private mutating func leave(_ vertex: Int) {
    way.removeLast()
    if let parent = way.last?.vertex { lowest[parent] = min(lowest[parent], lowest[vertex]) }
    guard lowest[vertex] == number[vertex] else { return }
    var count = 0
    while let member = open.popLast() {
      group[member] = groups.count
      count += 1
      if member == vertex { break }
    }
    groups.append(count)
  }
}
