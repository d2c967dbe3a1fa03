import Chat
import Conversations
import DialogLoading
import Dialogs
import Foundation
import Testing

@Suite struct ChatSessionTests {
  private func session() throws -> ChatSession {
    let repository = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().path
    let loaded = DialogLoader().load(repository + "/dialogs/leg-cramps")
    let dialog = try #require(loaded.dialog)
    return ChatSession(Conversation(dialog, settings: ["region": "GB"]))
  }

  @Test func `a card is followed by the offer of a summary, once`() throws {
    var session = try session()
    _ = session.take("my chest hurts")
    #expect(session.take("yes").hasSuffix("/summary FILE.md to save it.\n"))
    #expect(!session.take("what is a cramp?").contains("/summary FILE.md"))
  }

  @Test func `help begins with the emergency number`() throws {
    var session = try session()
    #expect(session.take("/help").hasPrefix("In an emergency: Call 999"))
  }

  @Test func `a command leaves the question standing`() throws {
    var session = try session()
    _ = session.take("leg cramps")
    for command in ["/why", "/topics", "/summary", "/nonsense", "/change"] {
      let shown = session.take(command)
      #expect(shown.contains("chest"), "\(command) shows the danger signs again: \(shown)")
    }
  }

  @Test func `change lists what can be changed, then asks it again`() throws {
    var session = try session()
    _ = session.take("both legs cramp at night")
    #expect(session.take("/change").contains("/change side"))
    #expect(session.take("/change side").contains("Your answer was"))
    _ = session.take("left")
    #expect(session.take("/summary").contains("Left"))
  }

  @Test func `back takes the last reply back, or gives a change up`() throws {
    var session = try session()
    #expect(session.take("/back").contains("nothing to undo"))
    _ = session.take("both legs cramp at night")
    _ = session.take("/change side")
    let givenUp = session.take("/back")
    #expect(!givenUp.contains("taken back"))
    #expect(session.take("/back").contains("taken back"))
  }

  @Test func `restart forgets all, quit ends`() throws {
    var session = try session()
    _ = session.take("both legs cramp at night")
    _ = session.take("/restart")
    #expect(session.take("/summary").contains("not told me anything"))
    _ = session.take("/quit")
    #expect(session.isOver)
  }

  @Test func `Tab completes the answers on the screen and the commands`() throws {
    var session = try session()
    _ = session.take("leg cramps")
    #expect(session.completions.contains("none of these"))
    #expect(session.completions.contains("/help"))
    #expect(session.completions.contains("coughing up blood"))
  }
}
