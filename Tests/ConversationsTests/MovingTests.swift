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

  @Test func `the same question by another way is the same place`() throws {
    let renamed = WalkTests.flow.replacing("middle", with: "centre")
    #expect(try talk().moved(to: dialog(renamed)).place == .same)
  }

  @Test func `what was parked before is not newly parked`() throws {
    let renamed = WalkTests.flow.replacing("swelling", with: "swollen_leg")
    let first = try talk().moved(to: dialog(renamed))
    #expect(first.newlyParked.count == 1)
    let second = first.conversation.moved(to: try dialog(renamed))
    #expect(second.parked.count == 1 && second.newlyParked.isEmpty && second.fittingAgain.isEmpty)
    #expect(second.conversation.moved(to: try dialog(WalkTests.flow)).fittingAgain == first.newlyParked)
  }

  @Test func `words on the way are said where they were not said before`() throws {
    let move = try talk().moved(to: edited("Thank you.", "Many thanks."))
    #expect(move.said.map(\.words) == ["Many thanks."])
    #expect(try talk().moved(to: dialog(WalkTests.flow)).said.isEmpty)
  }

  @Test func `an answer that is being changed is still being changed`() throws {
    var conversation = try talk()
    _ = conversation.change(Reference(0))
    let moved = conversation.moved(to: try edited("Which side?", "Which leg?")).conversation
    #expect(moved.isChanging && moved.askedIDs == ["swelling"])
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
        case .ask(let question, _, _): "ask \(dialog[question].id)"
        case .relevance(let question): "relevance \(dialog[question].id)"
        case .edge(_, _, let node): "edge \(dialog[node].id)"
        case .finding(let finding): dialog[finding].id
        case .raise, .advice, .contraindication, .derived, .score: "another"
        }
      return
        "\(name) \(step.truth.map(String.init) ?? "null") \(dialog.describe(step.deciders, values: conversation.walk.values))"
    }
    #expect(
      told == [
        "edge middle true swelling = true", "relevance measured true swelling = true",
        "clot true swelling = true, side = 'one'",
      ])
  }
}
