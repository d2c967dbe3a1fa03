import Testing
import Threads

@Suite struct ParallelTests {
  @Test(arguments: [0, 1, 2, 7, 100], [1, 2, 16])
  func `results come in the order of the work, whatever thread did it`(count: Int, jobs: Int) {
    let squares = inParallel(count: count, jobs: jobs) { $0 * $0 }
    #expect(squares == (0..<count).map { $0 * $0 })
  }

  @Test func `each thread has a state of its own, which it keeps from piece to piece`() {
    let counts = inParallel(
      count: 50, jobs: 4, state: { 0 },
      work: { count, _ in
        count += 1
        return count
      })
    #expect(counts.filter { $0 == 1 }.count <= 4)
    #expect(counts.max() ?? 0 >= 50 / 4)
  }

  @Test(arguments: [1, 3])
  func `no piece is begun after one that was enough, and none before it is missing`(jobs: Int) {
    let results = inParallel(
      count: 1000, jobs: jobs, state: {}, isEnough: { $0 == 20 }, work: { _, index in index })
    #expect(results == Array(0...20))
  }
}
