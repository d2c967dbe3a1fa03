import Chat
import Foundation
import Testing

/// Whether python3 stands here, and can check JSON Schema.
private let python = "/usr/bin/env"

private func runs(_ arguments: [String]) -> Bool {
  let process = Process()
  process.executableURL = URL(filePath: python)
  process.arguments = arguments
  process.standardError = FileHandle.nullDevice
  guard (try? process.run()) != nil else { return false }
  process.waitUntilExit()
  return process.terminationStatus == 0
}

@Suite struct EventSchemaTests {
  /// The lines that were typed in each transcript of the shipped dialog, as requests.
  static let conversations: [(name: String, requests: [String])] = {
    let tests = EventSchema.file.deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "dialogs/leg-cramps/tests")
    let files = FileManager.default.enumerator(at: tests, includingPropertiesForKeys: nil)?.compactMap {
      $0 as? URL
    }
    return (files ?? []).filter { $0.pathExtension == "transcript" }.map { file in
      let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
      let typed = text.split(separator: "\n").filter { $0.hasPrefix("you:") }.map { $0.dropFirst(4) }
      return (file.lastPathComponent, typed.map { request(["reply": String($0)]) })
    }
  }()

  /// One of everything that can be requested.
  static let everything = [
    #"{"reply": "both legs cramp at night"}"#, #"{"command": "why"}"#, #"{"command": "summary"}"#,
    #"{"command": "topics"}"#, #"{"command": "sooner"}"#, #"{"reply": "thanks"}"#,
    #"{"command": "topic", "topic": "massage"}"#, #"{"reply": "help"}"#,
    #"{"command": "change", "question": "side"}"#, #"{"answer": {"question": "side", "value": "not sure"}}"#,
    #"{"answers": {"age": 45, "swelling": false, "cramp_duration": "2 minutes"}, "version": 1}"#,
    #"{"command": "back"}"#, #"{"answer": {"question": "danger_list", "value": ["chest_pain"]}}"#,
    #"{"reply": "no chest pain"}"#, #"{"reply": "no"}"#, #"{"reply": "what?"}"#, #"{"command": "restart"}"#,
    #"{"command": "quit"}"#,
  ]

  private static func request(_ object: [String: Any]) -> String {
    let data = try? JSONSerialization.data(withJSONObject: object)
    return data.map { String(decoding: $0, as: UTF8.self) } ?? ""
  }

  private func lines(of requests: [String]) throws -> [String] {
    var client = try Client()
    for request in requests where !client.session.isOver { client.send(request) }
    if !client.session.isOver { _ = client.leave() }
    #expect(client.lines.last?.contains(#""event": "ended""#) == true)
    return client.lines
  }

  @Test(arguments: conversations)
  func `every event of a whole conversation is as the schema says`(name: String, requests: [String]) throws {
    let schema = try EventSchema()
    #expect(try lines(of: requests).flatMap { schema.mistakes(of: $0) } == [], "\(name)")
  }

  @Test func `every request and its events are as the schema says`() throws {
    let schema = try EventSchema()
    #expect(Self.everything.flatMap { schema.mistakes(of: $0, as: "request") } == [])
    #expect(try lines(of: Self.everything).flatMap { schema.mistakes(of: $0) } == [])
  }

  static let wrong: [(line: String, definition: String)] = [
    (#"{"event": "asks"}"#, "event"),
    (#"{"event": "said", "source": "dream", "id": "a", "text": ""}"#, "event"),
    (#"{"event": "why", "text": "", "colour": 1}"#, "event"), (#"{"event": "why", "text": 4}"#, "event"),
    (#"{"event": "dream"}"#, "event"), (#"{"reply": 4}"#, "request"), (#"{"reply": "a", "b": 1}"#, "request"),
    (#"{"command": "change"}"#, "request"), (#"{"reply": "a", "version": 2}"#, "request"),
  ]

  @Test(arguments: wrong)
  func `the schema refuses what is wrong`(line: String, definition: String) throws {
    #expect(try !EventSchema().mistakes(of: line, as: definition).isEmpty)
  }

  @Test(.enabled("needs python3 with jsonschema", { runs(["python3", "-c", "import jsonschema"]) }))
  func `python's jsonschema finds the same`() throws {
    let all = try (Self.conversations.map(\.requests) + [Self.everything]).flatMap(lines) + Self.everything
    let file = FileManager.default.temporaryDirectory.appending(path: "bedside-events-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: file) }
    try Data(all.map { $0 + "\n" }.joined().utf8).write(to: file)
    let script = """
      import json, sys, jsonschema
      schema = json.load(open(sys.argv[1], encoding="utf-8"))
      jsonschema.Draft202012Validator.check_schema(schema)
      check = jsonschema.Draft202012Validator(schema)
      for line in set(open(sys.argv[2], encoding="utf-8")): check.validate(json.loads(line))
      """
    #expect(runs(["python3", "-c", script, EventSchema.file.path, file.path]))
  }
}
