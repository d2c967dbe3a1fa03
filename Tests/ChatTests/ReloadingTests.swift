import Foundation
import Testing

@testable import Chat

@Suite struct ReloadingTests {
  private let dialog: EditedDialog

  init() throws { dialog = try EditedDialog() }

  /// What is shown after a save.
  private func news(_ session: inout ChatSession) throws -> String {
    let shown = session.reload(isAsked: false)
    return try #require(shown, "nothing is shown")
  }

  @Test func `files that are as they were say nothing, however often they are saved`() throws {
    var session = try dialog.session("sore", "yes")
    for _ in 0..<100 {
      try dialog.write(EditedDialog.text)
      #expect(session.reload(isAsked: false) == nil)
    }
    #expect(session.reload(isAsked: true)?.contains("Which side is it?") == true, "asked for, it answers")
  }

  @Test func `a comment, layout and quotes change nothing, and the question is not put again`() throws {
    var session = try dialog.session("sore", "yes")
    try dialog.edit(
      "swelling: { ask: Is it swollen?,", "swelling: { ask: 'Is it swollen?', # spelled\n      ")
    #expect(session.reload(isAsked: false) == "The dialog was read again. You are at the same place.\n")
  }

  @Test func `a change elsewhere is named, and the question is not put again`() throws {
    var session = try dialog.session("sore", "yes")
    try dialog.edit("How bad is it", "How strong is it")
    let shown = try news(&session)
    #expect(shown == "The dialog was read again. You are at the same place. (changed: question pain)\n")
  }

  @Test func `what is asked is shown again where it reads otherwise now`() throws {
    var session = try dialog.session("sore", "yes")
    try dialog.edit("Which side is it?", "Which leg is it?")
    #expect(try news(&session).contains("Which leg is it?"))
  }

  @Test func `a changed way moves the conversation and says because of which answer`() throws {
    var session = try dialog.session("sore", "yes")
    try dialog.edit("{ when: swelling, to: swollen }", "{ when: not swelling, to: swollen }")
    let shown = try news(&session)
    #expect(shown.contains("because of this: swelling."))
    #expect(shown.contains("How bad is it"))
    #expect(session.take("4").contains("Does your chest hurt?"), "and it goes on there")
  }

  @Test func `answers that fit no more are parked once, and said to be back`() throws {
    var session = try dialog.session("sore", "yes", "one leg")
    let gone = EditedDialog.text.replacing("one: One leg", with: "left: Left leg").replacing(
      "'one'", with: "'left'")
    try dialog.write(gone)
    #expect(try news(&session).contains("kept aside: side = 'one'"))
    try dialog.write(gone + "\n# still gone\n")
    #expect(!(try news(&session).contains("kept aside")), "told before")
    try dialog.write(EditedDialog.text)
    let back = try news(&session)
    #expect(back.contains("fit again and count: side = 'one'") && back.contains("Does your chest hurt?"))
  }

  static let advice: [(from: String, to: String, shows: String)] = [
    ("when: one_sided\n    level: visit", "when: one_sided\n    level: home", "Stay at home"),
    ("advise: [rest]", "advise: [sit]", "See your doctor"),
    ("Rest the leg.", "Put the leg up.", "Put the leg up."),
    ("See your doctor", "Ring your doctor", "Ring your doctor"),
  ]

  @Test(arguments: advice)
  func `advice on the screen that would differ now is announced first, then shown`(
    from: String, to: String, shows: String
  ) throws {
    var session = try dialog.session("sore", "yes", "one leg", "no")
    try dialog.edit(from, to)
    let shown = try news(&session)
    #expect(shown.hasPrefix("The advice has changed."), "\(shown)")
    #expect(shown.contains(shows))
  }

  @Test func `first help that was given and would not be now is announced first`() throws {
    var session = try dialog.session("sore", "yes")
    try dialog.edit("say: Sit down.", "say: Lie down.")
    let shown = try news(&session)
    #expect(shown.hasPrefix("The advice has changed.") && shown.contains("Lie down."))
  }

  @Test func `words on the way that are new are said`() throws {
    var session = try dialog.session("sore", "yes")
    try dialog.edit("Some questions.", "A few questions.")
    #expect(try news(&session).contains("A few questions."))
  }

  @Test func `a broken file shows its mistakes, the old dialog goes on, and mending is told`() throws {
    var session = try dialog.session("sore", "yes", width: 60)
    try dialog.edit("to: sore", "to: sorely")
    let shown = try news(&session)
    #expect(shown.hasPrefix("The new files have a mistake, so the old dialog stays."))
    #expect(shown.contains("no node is named 'sorely'") && shown.contains("^~~~~~"))
    #expect(shown.split(separator: "\n").allSatisfy { $0.count <= 60 || $0.contains("/") }, "\(shown)")
    #expect(session.reload(isAsked: false) == nil, "the same mistake is told once")
    #expect(session.take("one leg").contains("Does your chest hurt?"))
    try dialog.write(EditedDialog.text)
    #expect(try news(&session).contains("at the same place"))
  }

  @Test func `of many mistakes the first are shown, the others counted`() throws {
    var session = try dialog.session("sore")
    let many = (0..<40).map { "  wrong_\($0): { asks: 1 }\n" }.joined()
    try dialog.write(EditedDialog.text.replacing("questions:\n", with: "questions:\n" + many))
    let shown = try news(&session)
    #expect(shown.split(separator: "\n").count < 30)
    #expect(shown.contains(/and \d+ more; 'bedside check' shows all/))
  }

  @Test func `an answer that is being changed is still being changed`() throws {
    var session = try dialog.session("sore", "yes", "one leg", "/change swelling")
    try dialog.edit("Which side is it?", "Which leg is it?")
    _ = session.reload(isAsked: false)
    #expect(session.take("no").contains("How bad is it"))
  }

  @Test func `what is only supposed moves along with the conversation`() throws {
    var session = try dialog.session("sore", "/if swelling = yes")
    try dialog.edit("Is it swollen?", "Is it thick?")
    _ = session.reload(isAsked: false)
    #expect(session.take("/if").contains("Is it thick?"))
  }

  @Test func `a dialog that is gone is told once, and found again`() throws {
    var session = try dialog.session("sore", "yes")
    try dialog.write("")
    #expect(try news(&session).contains("old dialog stays"))
    #expect(session.reload(isAsked: false) == nil)
    try dialog.write(EditedDialog.text)
    #expect(try news(&session).contains("at the same place"))
  }
}
