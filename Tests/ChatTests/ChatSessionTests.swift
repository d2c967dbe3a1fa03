import Chat
import Conversations
import Testing

@Suite struct ChatSessionTests {
  /// Copies share what understands replies, which takes longer to build than a conversation to hold.
  private static let fresh = Client.dialog.map { Conversation($0, settings: ["region": "GB"]) }

  private func session() throws -> ChatSession { ChatSession(try #require(Self.fresh)) }

  @Test func `a card is followed by the offer of a summary, once`() throws {
    var session = try session()
    _ = session.take("my chest hurts")
    #expect(session.take("yes").hasSuffix("/summary for a page for your doctor.\n"))
    #expect(!session.take("what is a cramp?").contains("/summary"))
  }

  @Test func `sooner names all that would be more urgent, and leaves the question standing`() throws {
    var session = try session()
    _ = session.take("both legs cramp at night")
    let shown = session.take("/sooner")
    #expect(shown.contains("Call 999 now for any of these\n- pain or tightness in the chest\n"))
    #expect(shown.contains("- age: under 3 years\n") && shown.hasSuffix("questions left.\n"))
    #expect(session.completions.contains("/sooner") && session.take("/help").contains("/sooner"))
  }

  @Test func `at the most urgent level nothing would be more urgent`() throws {
    var session = try session()
    _ = session.take("my chest hurts")
    #expect(!session.take("yes").contains("for any of these"))
    #expect(session.take("/sooner") == "No single new answer makes it more urgent.\n")
  }

  static let goodbyes = [
    "no", "none", "ok", "nope, that's all", "thanks", "ok thanks", "no thank you", "cheers",
  ]

  @Test(arguments: goodbyes)
  func `after the advice a last word is answered kindly, and what is urgent is said again`(word: String)
    throws
  {
    var session = try session()
    _ = session.take("my chest hurts")
    _ = session.take("yes")
    let log = session.conversation.log
    let shown = session.take(word)
    #expect(shown.contains("Please do not wait: Call 999 now.") && shown.contains("/quit"), "\(shown)")
    #expect(!session.isOver)
    #expect(session.conversation.log == log, "a last word is no answer")
  }

  @Test(arguments: ["bye", "ok bye", "thanks, bye", "goodbye"])
  func `bye leaves`(word: String) throws {
    var session = try session()
    _ = session.take("my chest hurts")
    _ = session.take("yes")
    _ = session.take(word)
    #expect(session.isOver)
  }

  @Test func `thanks on the way is answered, and the question is put again`() throws {
    var session = try session()
    _ = session.take("leg cramps")
    let shown = session.take("thank you")
    #expect(shown.hasPrefix("You are welcome.\n\nFirst the signs that cannot wait."), "\(shown)")
  }

  @Test func `who leaves early is told what is open and would be more urgent`() throws {
    var session = try session()
    _ = session.take("my right leg is swollen")
    let shown = session.leave()
    #expect(shown.hasPrefix("You left before the end."))
    #expect(shown.contains("What is still open could make it more urgent."))
    #expect(shown.contains("where it is swollen: One calf or One whole leg"), "\(shown)")
    #expect(!shown.contains("/sooner") && !shown.contains("/why"), "nothing can be typed any more")
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
