import Conversations
import Dialogs
import Testing

@Suite struct OrderTests {
  @Test(arguments: 0..<60)
  func `any order of the same facts gives the same conclusion`(seed: UInt64) throws {
    let dialog = try #require(legCramps)
    var chance = SeededGenerator(seed: seed)
    let facts = dialog.questions.shuffled(using: &chance).prefix(12).map { question in
      LogEntry.Event.told(question: question.id, randomAnswer(to: question, &chance))
    }
    let first = conclusion(dialog, facts)
    for _ in 0..<6 {
      let other = conclusion(dialog, facts.shuffled(using: &chance))
      #expect(other == first)
    }
  }

  @Test func `one reply or many tell the same`() throws {
    let dialog = try #require(legCramps)
    var together = Conversation(dialog)
    together.type("my left calf is swollen and hot since a long flight")
    var apart = Conversation(dialog)
    apart.type("a long flight", "my calf is hot", "my left calf is swollen")
    together.answerTheRest()
    apart.answerTheRest()
    #expect(together.conclusion.level == apart.conclusion.level)
    #expect(Set(together.conclusion.advice) == Set(apart.conclusion.advice))
  }

  private func conclusion(_ dialog: Dialog, _ facts: [LogEntry.Event]) -> Conclusion {
    var conversation = Conversation(dialog)
    for fact in facts { _ = conversation.note([fact]) }
    conversation.answerTheRest()
    return conversation.conclusion
  }
}
