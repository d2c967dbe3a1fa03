import Conversations
import Diagnostics
import DialogLoading
import Dialogs
import Testing
import Verification

@Suite struct PropertyVerdictTests {
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
      never_urgent: { never: level = 'urgent' }
      nights: { always: night }
    """

  private func verdicts(_ answer: Answer) throws -> [PropertyVerdict.Verdict] {
    let file = SourceFile(path: "sample.yaml", text: Self.flow)
    let loaded = DialogLoader().load(files: [file], language: Language(id: "en"))
    var conversation = Conversation(try #require(loaded.dialog))
    #expect(propertyVerdicts(at: conversation).isEmpty, "nothing is judged while something is asked")
    _ = conversation.note([.answered(question: "pain", answer)])
    return propertyVerdicts(at: conversation).map(\.verdict)
  }

  @Test func `always fails on false, never on true, and null is neither`() throws {
    #expect(try verdicts(.yes) == [.holds, .fails, .unknown])
    #expect(try verdicts(.no) == [.holds, .holds, .unknown])
  }
}
