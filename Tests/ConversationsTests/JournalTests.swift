import ClinicalQuality
import Conversations
import Dialogs
import Testing

@Suite struct JournalTests {
  static let flow = """
    default_level: visit
    levels: { urgent: { headline: Go }, visit: { headline: Visit }, home: { headline: Home } }
    questions:
      side: { ask: Which side?, was: [which_leg], answers: { one: { label: One, was: [single] }, both: Both } }
      night: { ask: At night?, type: yes_no }
      list: { ask: Any of these?, checklist: [warm, red] }
      warm: { ask: Warm?, type: yes_no }
      red: { ask: Red?, type: yes_no }
    nodes:
      first: { ask: [side, night, list], next: last }
      last: { conclude: true }
    findings:
      any: { title: Any, when: warm or red, level: urgent }
    """

  @Test func `the last entry of a question counts`() throws {
    let dialog = try dialog(Self.flow)
    let side = try #require(dialog.question(named: "side"))
    let log = [
      LogEntry(reply: 1, words: "", event: .told(question: "side", .value(.string("one")))),
      LogEntry(reply: 2, words: "", event: .corrected(question: "side", .value(.string("both")))),
    ]
    #expect(Journal(log, dialog: dialog)[side]?.answer == .value(.string("both")))
  }

  @Test func `undoing a reply takes back all that came from it, and undoing again the one before`() throws {
    var conversation = Conversation(try dialog(Self.flow))
    conversation.type("One", "yes")
    #expect(conversation.askedIDs == ["list"])
    _ = conversation.undo()
    #expect(conversation.askedIDs == ["night"])
    _ = conversation.undo()
    #expect(conversation.askedIDs == ["side"])
    #expect(conversation.undo().noted.isEmpty, "nothing is left to undo")
    #expect(conversation.log.count == 4, "the log only grows")
  }

  @Test func `former names of questions and options still fit`() throws {
    let dialog = try dialog(Self.flow)
    let side = try #require(dialog.question(named: "side"))
    let log = [
      LogEntry(reply: 1, words: "", event: .answered(question: "which_leg", .value(.string("single"))))
    ]
    #expect(Journal(log, dialog: dialog)[side]?.answer == .value(.string("one")))
  }

  static let strangers: [LogEntry.Event] = [
    .answered(question: "gone", .yes),
    .answered(question: "side", .value(.string("third"))),
    .told(question: "night", .value(.string("one"))),
  ]

  @Test(arguments: strangers)
  func `an entry that fits nothing is parked, and its question stays open`(event: LogEntry.Event) throws {
    let dialog = try dialog(Self.flow)
    let journal = Journal([LogEntry(reply: 1, words: "", event: event)], dialog: dialog)
    #expect(journal.parked.map(\.event) == [event])
    #expect(journal.entries.allSatisfy { $0 == nil })
  }

  @Test func `a log resumes where it was`() throws {
    let dialog = try dialog(Self.flow)
    var conversation = Conversation(dialog)
    conversation.type("One", "yes", "not sure", "no")
    let resumed = Conversation(dialog, log: conversation.log)
    #expect(resumed.stop == conversation.stop)
    #expect(resumed.walk.values == conversation.walk.values)
  }

  @Test func `not sure of a checklist is its own entry, and the items are asked one by one`() throws {
    var conversation = Conversation(try dialog(Self.flow))
    conversation.type("One", "yes")
    #expect(conversation.askedIDs == ["list"])
    conversation.type("not sure")
    #expect(conversation.askedIDs == ["warm"])
    conversation.type("no")
    #expect(conversation.askedIDs == ["red"])
    conversation.type("yes")
    #expect(conversation.level == "urgent")
  }

  @Test func `changing asks again, and the present answer stands until then`() throws {
    var conversation = Conversation(try dialog(Self.flow))
    conversation.type("One")
    let side = try #require(conversation.dialog.question(named: "side"))
    _ = conversation.change(side)
    #expect(conversation.askedIDs == ["side"])
    #expect(conversation.journal[side]?.answer == .value(.string("one")))
    conversation.type("Both")
    #expect(conversation.journal[side]?.answer == .value(.string("both")))
    #expect(conversation.askedIDs == ["night"])
  }
}
