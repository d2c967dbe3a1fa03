import ClinicalQuality
import Conversations
import Testing

@Suite struct SoonerBoundTests {
  /// A dialog in which one finding reads every question.
  private func flow(_ count: Int) -> String {
    let ids = (0..<count).map { "q\($0)" }
    let questions = ids.map { "  \($0): { ask: 'Is it \($0)?', type: yes_no }\n" }.joined()
    return """
      default_level: visit
      levels: { go: { headline: Go }, visit: { headline: Visit }, home: { headline: Home } }
      questions:
      \(questions)
      nodes:
        first: { ask: [q0], next: last }
        last: { conclude: true }
      findings:
        any: { title: Any, when: \(ids.joined(separator: " or ")), level: go }
      """
  }

  @Test(arguments: [(100, true), (4_000, false)])
  func `a dialog too large to try every answer says so, and what is named is right`(
    count: Int, isComplete: Bool
  ) throws {
    let conversation = Conversation(try dialog(flow(count)))
    let sooner = conversation.sooner(than: conversation.conclusion)
    #expect(sooner.isComplete == isComplete)
    let named = sooner.groups.flatMap(\.signs)
    #expect(isComplete ? named.count == count : (1..<count).contains(named.count))
    #expect(named.allSatisfy { $0.answers == [.boolean(true)] })
    let told = conversation.lines(for: sooner).contains { $0.text.contains("more signs than these") }
    #expect(told == !isComplete)
  }
}
