import Conversations
import Foundation
import Testing

@testable import Chat

@Suite struct ReloadEventTests {
  private let dialog: EditedDialog

  init() throws { dialog = try EditedDialog() }

  private func session(_ replies: String...) throws -> EventSession {
    let (dialog, source) = try dialog.source()
    var session = EventSession(Conversation(dialog), source: source)
    _ = session.begin()
    for reply in replies { _ = session.take(Array(#"{"reply": "\#(reply)"}"#.utf8)) }
    return session
  }

  /// What is sent after a save; every event of it as the schema says.
  private func events(_ session: inout EventSession) throws -> [[String: Any]] {
    let lines = session.reload().split(separator: "\n").map(String.init)
    let schema = try EventSchema()
    #expect(lines.flatMap { schema.mistakes(of: $0) } == [])
    return lines.map { (try? JSONSerialization.jsonObject(with: Data($0.utf8))) as? [String: Any] ?? [:] }
  }

  @Test func `a save is told with what changed, and ends with what is asked`() throws {
    var session = try session("sore", "yes")
    try dialog.edit("Which side is it?", "Which leg is it?")
    let events = try events(&session)
    #expect(events.names == ["reloaded", "asks"])
    #expect(events[0]["place"] as? String == "same")
    #expect(events[0]["changed"] as? [String] == ["question side"])
    #expect(session.takeReloaded() != nil && session.takeReloaded() == nil)
    #expect(session.reload().isEmpty, "nothing was saved since")
  }

  @Test func `a move tells its answers, and what fits no more`() throws {
    var session = try session("sore", "yes", "one leg")
    try dialog.write(
      EditedDialog.text.replacing("one: One leg", with: "left: Left leg").replacing("'one'", with: "'left'")
        .replacing("{ when: swelling, to", with: "{ when: not swelling, to"))
    let events = try events(&session)
    #expect(events[0]["place"] as? String == "elsewhere")
    #expect((events[0]["because"] as? [[String: String]])?.first?["question"] == "swelling")
    #expect(events[0]["parked"] as? [String] == ["side = 'one'"])
  }

  @Test func `advice that was shown and would differ comes right behind`() throws {
    var session = try session("sore", "yes", "one leg", "no")
    try dialog.edit("Rest the leg.", "Put the leg up.")
    #expect(try events(&session).names == ["reloaded", "advice_changed", "concludes"])
  }

  @Test func `mistakes are told with their places, and the old dialog goes on`() throws {
    var session = try session("sore", "yes")
    try dialog.edit("to: sore", "to: sorely")
    let events = try events(&session)
    #expect(events.names == ["reload_failed", "asks"])
    let diagnostic = (events[0]["diagnostics"] as? [[String: Any]])?.last
    #expect(diagnostic?["code"] as? String == "BD0104" && diagnostic?["fix"] as? String == "use 'sore'")
    #expect((diagnostic?["line"] as? Int ?? 0) > 1)
  }

  @Test func `a summary has a page to take to a clinician`() throws {
    var session = try session("sore", "yes")
    let shown = session.take(Array(#"{"command": "summary"}"#.utf8))
    #expect(shown.contains(##""markdown": "# Summary for a clinician"##))
  }
}
