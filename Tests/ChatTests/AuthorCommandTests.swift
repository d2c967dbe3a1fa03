import Conversations
import Foundation
import Testing
import Verification

@testable import Chat

@Suite struct AuthorCommandTests {
  private let dialog: EditedDialog

  init() throws { dialog = try EditedDialog() }

  /// The line of the dialog that begins so, counted from 1.
  private func line(_ text: String) throws -> Int {
    let lines = EditedDialog.text.split(separator: "\n", omittingEmptySubsequences: false)
    return try #require(lines.firstIndex { $0.contains(text) }) + 1
  }

  // MARK: - /trace

  @Test func `trace tells each condition's place, value and parts, and the answers that decided it`() throws {
    var session = try dialog.session("sore", "yes", "one leg")
    let shown = session.take("/trace")
    #expect(shown.contains("small.yaml:\(try line("when: swelling, to")): first -> swollen: true"))
    #expect(shown.contains("small.yaml:\(try line("question: side, when")): ask side: true"))
    #expect(shown.contains("small.yaml:\(try line("when: one_sided")): finding clot: true"))
    #expect(shown.contains("because swelling = true (reply 2), side = 'one' (reply 3)"), "\(shown)")
    #expect(shown.contains("pain > 5 → null") && shown.contains("waits for pain"))
    #expect(shown.contains("May still hold: heart."))
    #expect(shown.contains("Does your chest hurt?"), "the question stands")
  }

  static let parts: [(id: String, shows: [String])] = [
    ("one_sided", ["one_sided: true", "side = 'one' → true", "side → 'one'"]),
    ("heart", ["finding heart: null", "waits for chest_pain"]),
    ("sore", ["'sore' has no condition"]), ("swollen", ["first -> swollen: true", "ask side: true"]),
    ("chest_pain", ["'chest_pain' has no condition"]),
    ("clott", ["did you mean 'clot'?"]),
  ]

  @Test(arguments: parts)
  func `trace of an id shows its conditions, read or not`(id: String, shows: [String]) throws {
    var session = try dialog.session("sore", "yes", "one leg")
    let shown = session.take("/trace \(id)")
    for text in shows { #expect(shown.contains(text), "\(shown)") }
  }

  // MARK: - /facts and /source

  @Test func `facts are told with their values, their replies and the words`() throws {
    var session = try dialog.session("my leg is swollen", "one leg", "my chest hurts")
    let shown = session.take("/facts")
    #expect(shown.contains("- region = 'GB'"))
    #expect(shown.contains("- 1, 'my leg is swollen': story = 'my leg is swollen', told: swelling = true"))
    #expect(shown.contains("- 2, 'one leg': side = 'one'"))
    #expect(shown.contains("- one_sided = true") && shown.contains("- clot = true"))
    #expect(shown.contains("- level = 'ambulance'"))
  }

  @Test func `source names file and line of what is asked, of what was concluded, and of any part`() throws {
    var session = try dialog.session("sore", "yes")
    let asked = session.take("/source")
    #expect(asked.contains("small.yaml:\(try line("side: { ask")): question side"))
    #expect(asked.contains("small.yaml:\(try line("swollen: { ask: [")): node swollen"))
    #expect(session.take("/source rest").contains("small.yaml:\(try line("rest: { say")): advice rest"))
    #expect(session.take("/source rests").contains("did you mean 'rest'?"))
    _ = session.take("one leg")
    _ = session.take("no")
    let concluded = session.take("/source")
    for text in ["level visit", "finding clot", "advice rest", "node done"] {
      #expect(concluded.contains(text))
    }
  }

  // MARK: - /if and /goto

  @Test func `if shows what would come, and without a fact goes back to the talk as it was`() throws {
    var session = try dialog.session("sore")
    let before = session.conversation.log
    let supposed = session.take("/if swelling = yes, side = one, chest_pain = no")
    #expect(supposed.contains("only a trial") && supposed.contains("See your doctor"))
    #expect(session.prompt == "if> " && session.kept.log == before)
    _ = session.take("/if chest_pain = yes")
    #expect(session.text([]).isEmpty && session.conversation.log.count > before.count)
    #expect(session.take("/if").contains("Is it swollen?"))
    #expect(session.prompt == "> " && session.conversation.log == before)
  }

  @Test func `leaving while something is supposed shows the talk as it was`() throws {
    var session = try dialog.session("sore", "/if chest_pain = yes")
    #expect(!session.leave().contains("\nCall now\n"))
  }

  static let mistakes: [(typed: String, says: String)] = [
    ("sweling = yes", "did you mean 'swelling'?"), ("swelling", "says no value"),
    ("swelling = perhaps", "it takes yes, no or not sure"), ("side = left", "it takes one, both or not sure"),
    ("pain = 11", "from 0 to 10"), ("clot = true", "'clot' is a finding"),
    ("one_sided = true", "'one_sided' is a derived fact"), ("region = FR", "'region' takes: GB, US"),
  ]

  @Test(arguments: mistakes)
  func `what cannot be supposed is said with what can, and nothing changes`(typed: String, says: String)
    throws
  {
    var session = try dialog.session("sore")
    #expect(session.take("/if \(typed)").contains(says))
    #expect(session.trunk == nil && session.take("/if").contains("/if swelling = yes"))
  }

  static let places: [(id: String, shows: [String])] = [
    ("swollen", ["Noted: ", "swelling", "Which side is it?"]),
    ("clot", ["swelling", "One leg", "Does your chest hurt?"]),
    ("rest", ["One leg", "See your doctor", "Rest the leg."]), ("ambulance", ["chest pain", "Call now"]),
    ("sit", ["swelling", "Which side is it?"]), ("clot->ambulance", ["pain: 6", "Call now"]),
    ("first#2", ["How bad is it"]), ("chest_pain", ["Does your chest hurt?"]),
  ]

  @Test(arguments: places)
  func `goto says what it looks for, and leads to nodes, findings, advice, levels and more`(
    id: String, shows: [String]
  ) throws {
    var session = try dialog.session("sore", "no")
    let told = session.take("/goto \(id)")
    #expect(told.contains("Looking for a conversation to") && told.contains("Ctrl-C stops it"))
    guard case .goTo(let target)? = session.takeWish() else { return #expect(Bool(false), "\(told)") }
    let arrived = session.arrive(at: target)
    for text in shows { #expect(arrived.contains(text), "\(arrived)") }
    #expect(target.isReached(in: session.conversation))
    #expect(session.conversation.settings == (try dialog.session().conversation.settings))
  }

  @Test func `goto that cannot be, or is stopped, stays in the conversation and says why`() throws {
    var session = try dialog.session("sore", "no")
    let before = session.conversation.log
    let never = session.arrive(at: try ReachTarget("home", in: session.conversation.dialog))
    #expect(
      never.contains("the level 'home' cannot be reached, because no finding with that level ever holds"))
    let stopped = session.arrive(at: try ReachTarget("rest", in: session.conversation.dialog)) { true }
    #expect(stopped.contains("The search was stopped."))
    for shown in [never, stopped] { #expect(shown.contains("How bad is it")) }
    #expect(session.conversation.log == before)
  }

  @Test func `goto names what was probably meant, and without a name the nodes`() throws {
    var session = try dialog.session("sore")
    #expect(session.take("/goto swolen").contains("did you mean 'swollen'?"))
    #expect(session.takeWish() == nil && session.take("/goto").contains("first, swollen, sore, last, done"))
  }

  // MARK: - Without --author

  @Test(arguments: ["trace", "facts", "source", "if", "goto", "reload"])
  func `who is no author learns how to have it, and help and Tab do not offer it`(command: String) throws {
    let (dialog, source) = try dialog.source()
    var session = ChatSession(Conversation(dialog), source: source)
    #expect(session.take("/\(command) swelling = yes").contains("Start with --author to have it."))
    #expect(!session.take("/help").contains("/\(command) "))
    #expect(!session.completions.contains { $0.hasPrefix("/\(command)") })
    var author = try self.dialog.session()
    #expect(author.take("/help").contains("/\(command) "))
    #expect(author.completions.contains("/\(command)"))
  }
}
