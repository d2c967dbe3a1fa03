import Foundation
import Testing

/// The page about events and the conversation that it shows.
private struct EventsPage {
  static let file = Program.repository.appending(path: "docs/events.md")
  let text: String
  let dialog: String
  /// The lines of the conversation, sent and received.
  let conversation: Substring

  init() throws {
    text = try String(contentsOf: Self.file, encoding: .utf8)
    dialog = String(try #require(text.firstMatch(of: /```yaml\n((?s).*?)```/)).1)
    conversation = try #require(text.firstMatch(of: /```json\n((?s).*?)```/)).1
  }

  /// The same conversation as the program holds it now.
  func run() throws -> String {
    let folder = try TemporaryFolder()
    let language = Program.repository.appending(path: "dialogs/languages/en.yaml")
    try folder.write(Data(contentsOf: language), to: "dialogs/languages/en.yaml")
    try folder.write(dialog, to: "dialogs/sample/sample.yaml")
    let sent = conversation.split(separator: "\n").filter { $0.hasPrefix("→ ") }.map {
      String($0.dropFirst(2))
    }
    let result = try Program.run(["chat", "dialogs/sample", "--json"], lines: sent, in: folder)
    var waiting = sent[...]
    var shown = ""
    for line in result.output.split(separator: "\n") {
      shown += "← \(line)\n"
      let isLast = ["asks", "concludes"].contains { line.hasPrefix(#"{"event": "\#($0)""#) }
      if isLast, let next = waiting.popFirst() { shown += "→ \(next)\n" }
    }
    try #require(result.status == 0, "\(result.errors)")
    return shown
  }
}

@Suite struct EventsPageTests {
  @Test func `the page shows a conversation as it is`() throws {
    let page = try EventsPage()
    let now = try page.run()
    if ProcessInfo.processInfo.environment["BEDSIDE_RECORD"] != nil {
      let text = page.text.replacingCharacters(
        in: page.conversation.startIndex..<page.conversation.endIndex, with: now)
      try text.write(to: EventsPage.file, atomically: true, encoding: .utf8)
      return
    }
    #expect(page.conversation == now, "BEDSIDE_RECORD=1 swift test --filter EventsPageTests writes it anew")
  }

  @Test func `the page names every event of the schema`() throws {
    let page = try EventsPage()
    let schema = try JSONSerialization.jsonObject(
      with: Data(contentsOf: Program.repository.appending(path: "docs/events.schema.json")))
    let definitions = (schema as? [String: Any])?["$defs"] as? [String: Any]
    let events = (definitions?["event"] as? [String: Any])?["oneOf"] as? [[String: String]] ?? []
    #expect(events.count == 16)
    for name in events.compactMap({ $0["$ref"]?.dropFirst("#/$defs/".count) }) {
      #expect(page.text.contains("`\(name)`"), "\(name)")
    }
  }
}
