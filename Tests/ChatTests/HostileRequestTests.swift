import Chat
import Conversations
import Foundation
import Testing

@Suite struct HostileRequestTests {
  static let lines: [(line: String, code: String, says: String)] = [
    ("", "not_json", "a value is missing"),
    ("yes", "not_json", "{\"reply\": \"yes\"}"),
    ("{", "not_json", "byte 2"),
    (#"{"reply": "a"} {"reply": "b"}"#, "not_json", "behind"),
    (#"{"reply": "a", "reply": "b"}"#, "not_json", "twice"),
    (#"{"reply": "\ud800"}"#, "not_json", "surrogate"),
    ("{\"reply\": \"a\u{0}b\"}", "not_json", "control character"),
    (String(repeating: "[", count: 60_000), "not_json", "too deeply"),
    (String(repeating: "{\"answers\":", count: 5_000), "not_json", "too deeply"),
    ("[]", "unknown_request", "object"),
    ("null", "unknown_request", "object"),
    ("{}", "unknown_request", "exactly one of"),
    (#"{"reply": "a", "command": "back"}"#, "unknown_request", "exactly one of"),
    (#"{"replly": "a"}"#, "unknown_key", "did you mean 'reply'?"),
    (#"{"reply": "a", "to": "b"}"#, "unknown_key", "'to'"),
    (#"{"reply": 7}"#, "wrong_value", "takes a text"),
    (#"{"reply": "a", "version": 2}"#, "unknown_version", "version 1"),
    (#"{"reply": "a", "version": "1"}"#, "unknown_version", "version 1"),
    (#"{"reply": "a", "version": 1e400}"#, "unknown_version", "version 1"),
    (#"{"command": "bak"}"#, "unknown_command", "did you mean 'back'?"),
    (#"{"command": "change"}"#, "unknown_request", "'question'"),
    (#"{"command": "change", "question": 4}"#, "wrong_value", "takes a text"),
    (#"{"command": "change", "question": "syde"}"#, "unknown_question", "did you mean 'side'?"),
    (#"{"command": "back", "question": "side"}"#, "unknown_key", "'question'"),
    (#"{"command": "topic", "topic": "what_is_cramp"}"#, "unknown_topic", "did you mean 'what_is_a_cramp'?"),
    (#"{"answer": "yes"}"#, "wrong_value", "takes an object"),
    (#"{"answer": {"question": "side"}}"#, "wrong_value", "needs"),
    (#"{"answer": {"question": "side", "value": "one", "words": ""}}"#, "unknown_key", "'words'"),
    (#"{"answer": {"question": "nowhere_at_all", "value": 1}}"#, "unknown_question", "nowhere_at_all"),
    (#"{"answer": {"question": "side", "value": "sideways"}}"#, "wrong_value", "\"both\""),
    (#"{"answer": {"question": "side", "value": null}}"#, "wrong_value", "\"both\""),
    (#"{"answer": {"question": "swelling", "value": "maybe"}}"#, "wrong_value", "true, false"),
    (#"{"answer": {"question": "swelling", "value": 1}}"#, "wrong_value", "true, false"),
    (#"{"answer": {"question": "age", "value": 1e999999999}}"#, "wrong_value", "a number"),
    (#"{"answer": {"question": "cramp_duration", "value": 3}}"#, "wrong_value", "10 minutes"),
    (#"{"answer": {"question": "danger_list", "value": ["swelling"]}}"#, "wrong_value", "chest_pain"),
    (#"{"answer": {"question": "leg_list", "value": []}}"#, "wrong_value", "not asked now"),
    (#"{"answers": {}}"#, "wrong_value", "'answers'"),
    (#"{"answers": {"side": "both", "nowhere_at_all": true}}"#, "unknown_question", "nowhere_at_all"),
    (
      #"{"answer": {"question": "age", "value": "\#(String(repeating: "(", count: 4_000))"}}"#, "wrong_value",
      "a number"
    ),
    (
      #"{"answer": {"question": "age", "value": \#(String(repeating: "9", count: 60_000))}}"#, "wrong_value",
      "a number"
    ),
    (String(repeating: "a", count: 65_537), "too_long", "65536"),
  ]

  @Test(arguments: lines)
  func `what is no request is told, and nothing changes`(line: String, code: String, says: String) throws {
    var client = try Client()
    client.send(#"{"reply": "leg cramps"}"#)
    let log = client.session.conversation.log
    let events = client.send(line)
    #expect(events.names == ["error", "asks"])
    #expect(events[0]["code"] as? String == code)
    let text = events[0]["text"] as? String ?? ""
    #expect(text.contains(says), "\(text)")
    #expect(text.utf8.count < 1000, "nothing is echoed at length")
    #expect(client.session.conversation.log == log)
    #expect(try client.mistakes == [])
  }

  @Test func `bytes that are no text are told`() throws {
    var client = try Client()
    for bytes in [[0xFF, 0xFE], Array(#"{"reply": ""#.utf8) + [0xC3, 0x28, 0x22, 0x7D], [0]] as [[UInt8]] {
      #expect(client.send(bytes: bytes).first("error")?["code"] as? String == "not_json")
    }
  }

  static let oddReplies = [
    #"{"reply": "\u001b[2J\u0000\u0007"}"#, #"{"reply": "\#(String(repeating: "a", count: 50_000))"}"#,
    #"{"answer": {"question": "trouble", "value": "\#(String(repeating: "a", count: 50_000))"}}"#,
    #"{"answer": {"question": "trouble", "value": "\u001b]0;x\u0007"}}"#,
    #"{"answer": {"question": "trouble", "value": ""}}"#,
    #"{"answer": {"question": "trouble", "value": "/quit"}}"#,
  ]

  @Test(arguments: oddReplies)
  func `odd words are taken kindly, and no event steers a terminal`(line: String) throws {
    var client = try Client()
    let events = client.send(line)
    #expect(events.last?["event"] as? String == "asks")
    #expect(
      client.lines.allSatisfy { line in
        line.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F }
      })
  }
}
