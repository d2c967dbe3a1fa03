/// In which order facts depend on each other, so that one answer recomputes only what reads it.
public struct EvaluationPlan: Sendable {
  /// Each slot's place in an order in which everything stands after what it reads.
  public let rank: [Int32]
  /// The slots in that order.
  public let order: [Int32]
  private let firstDependent: [Int32]
  private let dependentSlots: [Int32]

  public init() {
    (rank, order, firstDependent, dependentSlots) = ([], [], [0], [])
  }

  private init(rank: [Int32], order: [Int32], firstDependent: [Int32], dependentSlots: [Int32]) {
    self.rank = rank
    self.order = order
    self.firstDependent = firstDependent
    self.dependentSlots = dependentSlots
  }

  /// The slots whose values are computed from a slot's value, directly.
  public func dependents(of slot: Int) -> ArraySlice<Int32> {
    dependentSlots[Int(firstDependent[slot])..<Int(firstDependent[slot + 1])]
  }

  /// What ``make(reads:)`` came to.
  public enum Outcome: Sendable {
    case plan(EvaluationPlan)
    /// The slots of one cycle, in the order in which they read each other.
    case cycle([Int])
  }

  /// Orders slots by what they read (Kahn's algorithm).
  ///
  /// - Parameter reads: For each slot the slots that its computation reads.
  /// - Complexity: O(slots + reads).
  public static func make(reads: [[Int]]) -> Outcome {
    var counts = [Int32](repeating: 0, count: reads.count + 1)
    var unready = [Int32](repeating: 0, count: reads.count)
    for (slot, read) in reads.enumerated() {
      unready[slot] = Int32(read.count)
      for other in read { counts[other + 1] += 1 }
    }
    for slot in reads.indices { counts[slot + 1] += counts[slot] }
    var next = counts
    var dependents = [Int32](repeating: 0, count: Int(counts[reads.count]))
    for (slot, read) in reads.enumerated() {
      for other in read {
        dependents[Int(next[other])] = Int32(slot)
        next[other] += 1
      }
    }
    let plan = EvaluationPlan(
      rank: [Int32](repeating: 0, count: reads.count), order: [], firstDependent: counts,
      dependentSlots: dependents)
    return plan.ranked(unready: &unready, reads: reads)
  }

  private func ranked(unready: inout [Int32], reads: [[Int]]) -> Outcome {
    var order = reads.indices.filter { unready[$0] == 0 }
    var rank = self.rank
    var position = 0
    while position < order.count {
      let slot = order[position]
      rank[slot] = Int32(position)
      position += 1
      for dependent in dependents(of: slot) {
        unready[Int(dependent)] -= 1
        if unready[Int(dependent)] == 0 { order.append(Int(dependent)) }
      }
    }
    if let stuck = reads.indices.first(where: { unready[$0] > 0 }) {
      return .cycle(cycle(from: stuck, unready: unready, reads: reads))
    }
    return .plan(
      EvaluationPlan(
        rank: rank, order: order.map(Int32.init), firstDependent: firstDependent,
        dependentSlots: dependentSlots))
  }

  /// Follows unready reads until a slot comes again; every stuck slot reads at least one other stuck slot.
  private func cycle(from start: Int, unready: [Int32], reads: [[Int]]) -> [Int] {
    var seenAt: [Int: Int] = [:]
    var path: [Int] = []
    var slot = start
    while seenAt[slot] == nil {
      seenAt[slot] = path.count
      path.append(slot)
      guard let next = reads[slot].first(where: { unready[$0] > 0 }) else { return path }
      slot = next
    }
    return Array(path[(seenAt[slot] ?? 0)...])
  }
}
