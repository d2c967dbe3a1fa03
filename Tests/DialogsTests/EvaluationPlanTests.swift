import Dialogs
import Testing

@Suite struct EvaluationPlanTests {
  @Test func `everything stands after what it reads, whatever the order of the slots`() throws {
    let reads = [[3], [], [0, 1], [1], [2, 3]]
    guard case .plan(let plan) = EvaluationPlan.make(reads: reads) else {
      Issue.record("a cycle was found where none is")
      return
    }
    for (slot, read) in reads.enumerated() {
      for other in read { #expect(plan.rank[other] < plan.rank[slot]) }
    }
    #expect(Set(plan.rank) == Set(0..<5))
  }

  @Test func `the dependents of a slot are those that read it directly`() {
    guard case .plan(let plan) = EvaluationPlan.make(reads: [[], [0], [0, 1], [2]]) else {
      Issue.record("a cycle was found where none is")
      return
    }
    #expect(Set(plan.dependents(of: 0)) == [1, 2])
    #expect(Set(plan.dependents(of: 1)) == [2])
    #expect(plan.dependents(of: 3).isEmpty)
  }

  @Test(arguments: [([[0]], [0]), ([[1], [0]], [0, 1]), ([[], [0, 2], [3], [1]], [1, 2, 3])])
  func `a cycle is named with its members`(reads: [[Int]], members: [Int]) {
    guard case .cycle(let cycle) = EvaluationPlan.make(reads: reads) else {
      Issue.record("no cycle was found")
      return
    }
    #expect(cycle.sorted() == members)
    for (slot, next) in zip(cycle, cycle.dropFirst() + cycle.prefix(1)) {
      #expect(reads[slot].contains(next))
    }
  }

  @Test func `a chain of a hundred thousand slots is ordered without recursion`() {
    let reads = (0..<100_000).map { $0 == 0 ? [] : [$0 - 1] }
    guard case .plan(let plan) = EvaluationPlan.make(reads: reads) else {
      Issue.record("a cycle was found where none is")
      return
    }
    #expect(plan.rank.last == 99_999)
  }
}
