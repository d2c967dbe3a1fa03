import Chat
import Conversations
import DialogLoading
import Dialogs
import Foundation
import Testing

/// A client that keeps what it was sent.
struct Client {
  private(set) var session: EventSession
  /// All lines so far.
  private(set) var lines: [String] = []

  static let dialog: Dialog? = {
    let repository = EventSchema.file.deletingLastPathComponent().deletingLastPathComponent().path
    return DialogLoader().load(repository + "/dialogs/leg-cramps").dialog
  }()
  /// Copies share what understands replies, which takes longer to build than a conversation to hold.
  private static let fresh = dialog.map { Conversation($0, settings: ["region": "GB"]) }

  init() throws {
    session = EventSession(try #require(Self.fresh))
    _ = keep(session.begin())
  }

  @discardableResult
  mutating func send(_ line: String) -> [[String: Any]] { keep(session.take(Array(line.utf8))) }

  @discardableResult
  mutating func send(bytes: [UInt8]) -> [[String: Any]] { keep(session.take(bytes)) }

  mutating func leave() -> [[String: Any]] { keep(session.leave()) }

  /// What the schema has against the lines so far.
  var mistakes: [String] {
    get throws {
      let schema = try EventSchema()
      return lines.flatMap { schema.mistakes(of: $0) }
    }
  }

  private mutating func keep(_ text: String) -> [[String: Any]] {
    let new = text.split(separator: "\n").map(String.init)
    lines += new
    return new.map { (try? JSONSerialization.jsonObject(with: Data($0.utf8))) as? [String: Any] ?? [:] }
  }
}

extension [[String: Any]] {
  var names: [String] { map { $0["event"] as? String ?? "?" } }
  func first(_ name: String) -> [String: Any]? { first { $0["event"] as? String == name } }
  var asked: [String] { last?["questions"] as? [String] ?? [] }
}

@Suite struct EventSessionTests {
  @Test func `begins with the version, the dialog and the first question`() throws {
    let client = try Client()
    let begun = client.lines.map {
      (try? JSONSerialization.jsonObject(with: Data($0.utf8))) as? [String: Any] ?? [:]
    }
    #expect(begun.names == ["hello", "said", "asks"])
    #expect(begun[0]["version"] as? Int == 1)
    #expect((begun[0]["settings"] as? [String: String])?["region"] == "GB")
    #expect((begun[0]["emergency"] as? String)?.contains("999") == true)
  }

  @Test func `a picked answer needs no words`() throws {
    var client = try Client()
    #expect(
      client.send(#"{"answer": {"question": "trouble", "value": "leg cramps"}}"#).asked == ["danger_list"])
    let none = client.send(#"{"answer": {"question": "danger_list", "value": []}}"#)
    #expect(none.first("noted")?["reply"] as? Int == 2)
    let values = (none.first("noted")?["facts"] as? [[String: String]] ?? []).map { $0["value"] }
    #expect(values.count == 8 && values.allSatisfy { $0 == "false" })
    #expect(none.asked == ["danger_more"])
    let told = client.send(#"{"answers": {"side": "both", "age": 45, "cramp_duration": "2 minutes"}}"#)
    let facts = told.first("noted")?["facts"] as? [[String: String]] ?? []
    #expect(facts.map { $0["value"] } == ["'both'", "45", "2 minutes"])
    #expect(facts.allSatisfy { $0["how"] == "told" })
    #expect(told.asked == ["danger_more"], "what is told beside the question leaves it standing")
  }

  @Test func `an answer in words to a text question tells its facts`() throws {
    var client = try Client()
    let noted = client.send(#"{"answer": {"question": "trouble", "value": "my left calf is swollen"}}"#)
      .first("noted")
    let ids = (noted?["facts"] as? [[String: String]] ?? []).compactMap { $0["question"] }
    #expect(Set(ids).isSuperset(of: ["trouble", "side", "swelling"]))
  }

  @Test func `a danger sign that is picked out of turn is asked about first`() throws {
    var client = try Client()
    client.send(#"{"reply": "leg cramps"}"#)
    client.send(#"{"reply": "none"}"#)
    let mention = client.send(#"{"answer": {"question": "chest_pain", "value": true}}"#)
    #expect(mention.first("noted")?["mentioned"] as? [String] == ["chest_pain"])
    #expect(mention.asked == ["chest_pain"])
    #expect(mention.last?["reason"] as? String == "mentioned")
    let left = client.leave()
    #expect(left.names == ["ended"])
    let conclusion = left[0]["conclusion"] as? [String: Any]
    #expect(conclusion?["level"] as? String == "emergency_ambulance", "a pending mention counts as yes")
    let reasons = conclusion?["reasons"] as? [[String: Any]] ?? []
    let answers = reasons.flatMap { $0["answers"] as? [[String: String]] ?? [] }
    #expect(answers.filter { $0["question"] == "chest_pain" }.allSatisfy { $0["value"] == "true" })
  }

  @Test func `a conclusion says the level, why, what to do and on what it rests`() throws {
    var client = try Client()
    client.send(#"{"reply": "leg cramps"}"#)
    let end = client.send(#"{"answer": {"question": "danger_list", "value": ["chest_pain"]}}"#)
    let conclusion = try #require(end.last)
    #expect(conclusion["event"] as? String == "concludes")
    #expect(conclusion["headline"] as? String == "Call 999 now")
    #expect(conclusion["is_emergency"] as? Bool == true)
    #expect((conclusion["reasons"] as? [[String: Any]])?.first?["finding"] as? String == "lung_clot")
    for list in ["advice", "claims", "sources", "notes"] {
      #expect((conclusion[list] as? [Any])?.isEmpty == false)
    }
    let taken = client.send(#"{"command": "back"}"#)
    #expect(taken.asked == ["danger_list"])
    #expect(taken.first("noted")?["undone"] as? [Int] == [2])
  }

  static let commands: [(line: String, events: [String])] = [
    (#"{"command": "why"}"#, ["why", "asks"]),
    (#"{"command": "sooner"}"#, ["sooner", "asks"]),
    (#"{"command": "summary"}"#, ["summary", "asks"]),
    (#"{"command": "topics"}"#, ["topics", "asks"]),
    (#"{"command": "topic", "topic": "what_is_a_cramp"}"#, ["said", "asks"]),
    (#"{"command": "back", "version": 1}"#, ["noted", "asks"]),
    (#"{"command": "restart"}"#, ["hello", "said", "asks"]),
    (#"{"command": "change", "question": "trouble"}"#, ["asks"]),
    (#"{"command": "quit"}"#, ["ended"]),
    (#"{"reply": "/why"}"#, ["why", "asks"]),
    (#"{"reply": "/sooner"}"#, ["sooner", "asks"]),
    (#"{"reply": "thanks"}"#, ["notice", "asks"]),
    (#"{"reply": "/help"}"#, ["help", "asks"]),
    (#"{"reply": "/change"}"#, ["notice", "summary", "asks"]),
    (#"{"reply": "/nonsense"}"#, ["notice", "asks"]),
    (#"{"reply": "/quit"}"#, ["ended"]),
    (#"{"reply": "colourless green ideas"}"#, ["notice", "asks"]),
    (#"{"reply": "yes"}"#, ["notice", "asks"]),
    (#"{"reply": ""}"#, ["notice", "asks"]),
    (#"{"answer": {"question": "danger_list", "value": "not sure"}}"#, ["noted", "asks"]),
    (#"{"answer": {"question": "age", "value": 400}}"#, ["notice", "asks"]),
    (#"{"answer": {"question": "age", "value": -1}}"#, ["notice", "asks"]),
  ]

  @Test(arguments: commands)
  func `each request has its events, the last says what is awaited`(line: String, events: [String]) throws {
    var client = try Client()
    client.send(#"{"reply": "leg cramps"}"#)
    #expect(client.send(line).names == events)
    #expect(client.session.isOver == (events.last == "ended"))
  }

  @Test func `back gives a change up before it undoes`() throws {
    var client = try Client()
    client.send(#"{"reply": "both legs cramp at night"}"#)
    let changing = client.send(#"{"command": "change", "question": "side"}"#)
    #expect(changing.last?["reason"] as? String == "changing")
    #expect((changing.last?["answer"] as? [String: String])?["value"] == "'both'")
    let same = client.send(#"{"answer": {"question": "side", "value": "both"}}"#)
    #expect(same.asked == ["danger_list"], "the same answer again changes nothing")
    client.send(#"{"command": "change", "question": "side"}"#)
    let givenUp = client.send(#"{"command": "back"}"#)
    #expect(givenUp.names == ["asks"] && givenUp.asked == ["danger_list"])
    client.send(#"{"command": "change", "question": "side"}"#)
    let corrected = client.send(#"{"answer": {"question": "side", "value": "left"}}"#)
    #expect((corrected.first("noted")?["facts"] as? [[String: String]])?.first?["how"] == "corrected")
  }
}
