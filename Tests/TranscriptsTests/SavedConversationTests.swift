import ClinicalQuality
import Conversations
import Dialogs
import Testing
import Transcripts

@Suite struct SavedConversationTests {
  static let events: [LogEntry.Event] = [
    .answered(question: "swelling", .yes), .told(question: "side", .value(.string("one"))),
    .corrected(question: "pain", .value(.decimal(Decimal("-7.25")!))),
    .answered(
      question: "cramp_duration",
      .value(.quantity(Quantity(value: Decimal(10), unit: .calendar(.minute))))),
    .answered(question: "injury", .notSure), .mentioned(question: "chest_pain"), .undone(reply: 4),
    .reopened(question: "chest_pain"), .asked(topic: "what_is_a_cramp"),
  ]

  @Test(arguments: events)
  func `every event of a log is read back as it was written`(event: LogEntry.Event) {
    #expect(LogEntry.Event(notation: event.notation) == event, "\(event.notation)")
  }

  static let oddTexts = [
    "it's, at night", "a \\ b", "[x, (y", "\u{301}accent first", "ends with '", "'quoted'", "no = yes, maybe",
    "tab\tand\nline\r\nend", "\u{1B}[2J\u{7}\u{0}", "\u{202E}backwards", "👩🏽‍⚕️ crämp", "nothing", "not sure", "",
    "  spaces  ", "# no comment", "you: me", "[redacted]", "[not typed]", "...", "\u{2028}", "\\u0041",
  ]

  @Test(arguments: oddTexts)
  func `odd words survive in an answer and as what was typed, and no control reaches the file`(text: String)
    throws
  {
    let event = LogEntry.Event.answered(question: "trouble", .value(.string(text)))
    var saved = SavedConversation(header: .init(dialogID: "leg-cramps"))
    saved.entries = [
      .init(
        time: 1_000_000_000, typed: .words(text), events: [event, .told(question: "side", .notSure)],
        place: .init(asks: ["side"]))
    ]
    let written = saved.written
    #expect(!written.unicodeScalars.contains { ($0.properties.generalCategory == .control && $0 != "\n") })
    let read = try SavedConversation(reading: Array(written.utf8))
    #expect(read.entries == saved.entries)
    #expect(read.damages.isEmpty)
  }

  @Test func `a file that was cut anywhere gives every whole reply, and says what was cut off`() throws {
    let saved = Self.long
    let bytes = Array(saved.written.utf8)
    let header = saved.header.written.utf8.count
    for length in header...bytes.count {
      let read = try SavedConversation(reading: Array(bytes[..<length]))
      let whole = Self.replies(in: bytes[..<length])
      #expect(read.entries.count == whole, "cut after \(length)")
      #expect(read.entries.map(\.events) == saved.entries.prefix(whole).map(\.events))
      #expect(!read.damages.contains { $0.kind != .cutOff })
      #expect(read.wholeLength <= length)
      let kept = try SavedConversation(reading: Array(bytes[..<read.wholeLength]))
      #expect(kept.damages.isEmpty && kept.entries.count == whole, "what is kept is whole")
    }
  }

  @Test func `a byte that is no text costs at most the answer in which it stands, and that is said`() throws {
    let saved = Self.long
    let bytes = Array(saved.written.utf8)
    // Every fifth byte: all of them take long, and lie in the same few lines.
    let positions = stride(from: saved.header.written.utf8.count, to: bytes.count, by: 5)
    for position in positions where bytes[position] != 0x0A {
      var damaged = bytes
      damaged[position] = 0xFF
      let read = try SavedConversation(reading: damaged)
      let known = Set(read.entries.flatMap(\.events))
      let lost = saved.entries.flatMap(\.events).filter { !known.contains($0) }
      let said = read.damages.map(\.text).joined()
      for event in lost {
        #expect(
          !read.damages.isEmpty, "byte \(position): \(event.notation) is lost and nobody says so: \(said)")
      }
      #expect(lost.count <= 2, "byte \(position)")
    }
  }

  @Test func `a reply that cannot be read keeps its number, so that what was undone stays undone`() throws {
    let text = """
      dialog: d

      you: a
      noted: swelling = true

      you: b
      noted: !!!

      you: c
      noted: injury = true

      you: /back
      noted: undone: 3

      """
    let read = try SavedConversation(reading: Array(text.utf8))
    #expect(read.damages.map(\.line) == [7])
    #expect(read.log.filter { $0.event == .answered(question: "injury", .yes) }.map(\.reply) == [3])
  }

  @Test func `replies that noted nothing are not counted`() throws {
    var saved = SavedConversation(header: .init(dialogID: "d"))
    saved.entries = [
      .init(time: nil, typed: .words("?"), events: [], place: nil),
      .init(time: nil, typed: .words("yes"), events: [.answered(question: "swelling", .yes)], place: nil),
    ]
    #expect(saved.log.map(\.reply) == [1])
    #expect(saved.log.map(\.words) == ["yes"])
  }

  @Test func `redacting takes out all that was typed and every text, and keeps choices`() throws {
    var saved = SavedConversation(header: .init(dialogID: "d", source: "/home/ann/d"))
    saved.entries = [
      .init(
        time: nil, typed: .words("my left leg"),
        events: [
          .answered(question: "trouble", .value(.string("my left leg"))),
          .told(question: "side", .value(.string("left"))),
        ], place: nil)
    ]
    let redacted = saved.redacted { question, option in question == "side" && option == "left" }.written
    #expect(!redacted.contains("my") && !redacted.contains("ann"))
    #expect(redacted.contains("you: [redacted]") && redacted.contains("told: side = 'left'"))
  }

  @Test(arguments: [0, 951_782_399, 951_782_400, 1_709_164_800, 4_102_444_799, -1])
  func `a time is read back as it was written`(seconds: Int) {
    #expect(UTCTime.read(UTCTime.written(seconds)) == seconds, "\(UTCTime.written(seconds))")
  }

  @Test func `times are those of the calendar`() {
    #expect(UTCTime.written(951_782_400) == "2000-02-29T00:00:00Z")
    #expect(UTCTime.written(1_709_251_199) == "2024-02-29T23:59:59Z")
    #expect(UTCTime.read("2024-13-01T00:00:00Z") == nil)
  }

  @Test(arguments: ["", "\n\n", "hello\n", "dialog", "\u{0}\u{0}"])
  func `what is no saved conversation is refused`(text: String) {
    #expect(throws: SavedConversation.Unreadable.self) {
      try SavedConversation(reading: Array(text.utf8))
    }
  }

  private static let long: SavedConversation = {
    var saved = SavedConversation(
      header: .init(dialogID: "leg-cramps", version: "0.1.0", hash: 7, settings: ["region": "GB"]))
    saved.entries = events.enumerated().map { index, event in
      .init(
        time: 1_700_000_000 + index, typed: .words("reply \(index), it's"), events: [event],
        place: .init(asks: ["side"]))
    }
    return saved
  }()

  /// Whole `noted:` lines.
  private static func replies(in bytes: ArraySlice<UInt8>) -> Int {
    let lines = String(decoding: bytes, as: UTF8.self).split(
      separator: "\n", omittingEmptySubsequences: false)
    return lines.dropLast().count { $0.hasPrefix("noted:") }
  }
}
