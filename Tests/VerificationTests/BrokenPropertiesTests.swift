import Conversations
import Diagnostics
import DialogLoading
import Dialogs
import Testing
import Verification

@Suite struct BrokenPropertiesTests {
  static let flow = """
    dialog: sample
    title: A sample
    start: first
    default_level: visit
    levels: { urgent: { headline: Go }, visit: { headline: Visit }, home: { headline: Home } }
    questions: { pain: { ask: Pain?, type: yes_no }, night: { ask: At night?, type: yes_no } }
    nodes: { first: { ask: [pain], next: last }, last: { conclude: true } }
    findings: { hurt: { title: It hurts, when: pain, level: urgent } }
    properties:
      pain_is_urgent: { always: pain implies level = 'urgent' }
      pain_is_seen: { always: pain implies level = 'visit' }
      never_urgent: { never: level = 'urgent' }
      nights: { always: night }
    """

  private func broken(by answer: Answer) throws -> [String] {
    let file = SourceFile(path: "sample.yaml", text: Self.flow)
    let loaded = DialogLoader().load(files: [file], language: Language(id: "en"))
    var conversation = Conversation(try #require(loaded.dialog))
    #expect(brokenProperties(at: conversation).isEmpty, "nothing is judged while something is asked")
    _ = conversation.note([.answered(question: "pain", answer)])
    return brokenProperties(at: conversation)
  }

  @Test func `false breaks always, true breaks never, and null neither`() throws {
    #expect(try broken(by: .yes) == ["pain_is_seen", "never_urgent"])
    #expect(try broken(by: .no).isEmpty)
  }
}
