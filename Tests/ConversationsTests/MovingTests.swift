import Conversations
import Dialogs
import Testing

@Suite struct MovingTests {
  private func talk() throws -> Conversation {
    var conversation = Conversation(try dialog(WalkTests.flow))
    conversation.type("yes")
    return conversation
  }

  private func edited(_ from: String, _ to: String) throws -> Dialog {
    let text = WalkTests.flow.replacing(from, with: to)
    try #require(text != WalkTests.flow)
    return try dialog(text)
  }

  @Test func `a change elsewhere leaves the conversation where it is`() throws {
    let move = try talk().moved(to: edited("Which side?", "Which leg is it?"))
    #expect(move.place == .same)
    #expect(move.parked.isEmpty)
    #expect(move.conversation.askedIDs == ["side"])
  }

  @Test func `a changed edge moves it, and the answers that decide say why`() throws {
    let move = try talk().moved(
      to: edited("{ when: swelling, to: middle }", "{ when: not swelling, to: middle }"))
    let swelling = try #require(move.conversation.dialog.question(named: "swelling"))
    #expect(move.place == .elsewhere(because: [swelling]))
    #expect(move.isAdviceChanged == false)
  }

  @Test func `entries of a question that is gone are parked, and back when it is there again`() throws {
    let conversation = try talk()
    let renamed = WalkTests.flow.replacing("swelling", with: "swollen_leg")
    let move = conversation.moved(to: try dialog(renamed))
    #expect(move.parked.count == 1)
    #expect(move.conversation.askedIDs == ["swollen_leg"])
    let back = move.conversation.moved(to: try dialog(WalkTests.flow))
    #expect(back.parked.isEmpty)
    #expect(back.conversation.askedIDs == ["side"])
  }

  @Test func `advice on the screen that would differ now is told`() throws {
    var conversation = try talk()
    conversation.type("One leg", "no")
    let move = conversation.moved(to: try edited("level: urgent", "level: visit"))
    #expect(move.isAdviceChanged)
  }

  @Test func `a setting that is gone falls back to its default`() throws {
    let dialog = try dialog(ConclusionTests.flow)
    let conversation = Conversation(dialog, settings: ["region": "US", "gone": "x"])
    #expect(conversation.moved(to: dialog).conversation.settings == ["region": "US"])
  }
}

@Suite struct TraceTests {
  @Test func `tells each condition that was read, its value, and what decided it`() throws {
    var conversation = Conversation(try dialog(WalkTests.flow))
    conversation.type("yes", "One leg")
    let dialog = conversation.dialog
    let told = conversation.trace.map { step in
      let name =
        switch step.subject {
        case .ask(let question): "ask \(dialog[question].id)"
        case .edge(let node): "edge \(dialog[node].id)"
        case .finding(let finding): dialog[finding].id
        case .raise: "raise"
        }
      return
        "\(name) \(step.truth.map(String.init) ?? "null") \(dialog.describe(step.deciders, values: conversation.walk.values))"
    }
    #expect(
      told == [
        "edge middle true swelling = true", "ask measured true swelling = true",
        "clot true swelling = true, side = 'one'",
      ])
  }
}
