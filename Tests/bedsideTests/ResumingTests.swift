import Foundation
import Testing

/// Going on with a conversation whose dialog was edited meanwhile.
@Suite struct ResumingTests {
  private static let flow = """
    dialog: small
    title: A sore leg
    version: 1.0.0
    status: draft
    start: first
    default_level: visit
    settings: { region: { values: [GB, US], default: GB } }
    levels:
      ambulance: { headline: Call now, stop: true }
      visit: { headline: See your doctor }
      home: { headline: Stay at home }
    questions:
      swelling: { ask: Is it swollen?, type: yes_no, short: swelling }
      side: { ask: Which side is it?, answers: { one: One leg, both: Both legs } }
      pain: { ask: 'How bad is it, from 0 to 10?', type: number, short: pain }
      age: { ask: How old are you?, type: number, short: age }
      chest_pain: { ask: Does your chest hurt?, type: yes_no, danger: true, synonyms: [chest pain] }
    nodes:
      first:
        ask: [swelling]
        next: [{ when: swelling, to: swollen }, { to: sore }]
      swollen: { ask: [side], next: last }
      sore: { ask: [pain], next: last }
      last: { ask: [chest_pain, age], next: done }
      done: { conclude: true }
    findings:
      heart: { title: The heart, when: chest_pain, level: ambulance }
      clot: { title: A clot, when: swelling and side = 'one', level: visit, advise: [rest] }
    advice: { rest: { say: Rest the leg., kind: do } }
    """

  private struct Talk {
    let folder: TemporaryFolder
    let home: [String: String]
    var file: URL { folder.url.appending(path: "talk.transcript") }

    func edit(_ change: (String) -> String) throws {
      let text = change(flow)
      try #require(text != flow)
      try folder.write(text, to: "small.yaml")
    }

    func resume(_ lines: String...) throws -> String {
      let run = try Program.run(
        ["chat", "--plain", "--resume", file.path], lines: lines, environment: home)
      #expect(run.status == 0, "\(run.errors)")
      return run.output
    }
  }

  private func talk(_ lines: String...) throws -> Talk {
    let folder = try TemporaryFolder()
    try folder.write(Self.flow, to: "small.yaml")
    let talk = Talk(folder: folder, home: ["HOME": folder.url.path])
    let run = try Program.run(
      ["chat", folder.url.path + "/small.yaml", "--plain", "--save", talk.file.path], lines: lines)
    try #require(run.status == 0, "\(run.errors)")
    return talk
  }

  @Test func `the dialog is found where it was, and an unchanged one says nothing of changes`() throws {
    let output = try talk("yes").resume()
    #expect(output.contains("Which side is it?") && !output.contains("older version"))
  }

  @Test func `a change of words leaves it at the same place`() throws {
    let talk = try talk("yes")
    try talk.edit { $0.replacing("Which side is it?", with: "One leg or both?") }
    let output = try talk.resume()
    #expect(output.contains("older version of the dialog") && output.contains("at the same place"))
    #expect(output.contains("One leg or both?"))
  }

  @Test func `a changed edge leads elsewhere, and the answer that decides is told`() throws {
    let talk = try talk("yes")
    try talk.edit {
      $0.replacing("{ when: swelling, to: swollen }", with: "{ when: not swelling, to: swollen }")
    }
    let output = try talk.resume()
    #expect(output.contains("You are now elsewhere, because of this: swelling."))
    #expect(output.contains("How bad is it"))
  }

  @Test func `a new question comes first, and that is said`() throws {
    let talk = try talk("yes")
    try talk.edit { $0.replacing("ask: [swelling]", with: "ask: [swelling, age]") }
    #expect(try talk.resume().contains("Another question comes first now."))
  }

  @Test func `an option that is gone is parked and named, and back when it is there again`() throws {
    let talk = try talk("yes", "one leg")
    try talk.edit {
      $0.replacing("one: One leg", with: "single: A single leg").replacing("'one'", with: "'single'")
    }
    let output = try talk.resume("/summary")
    #expect(output.contains("kept aside: side = 'one'") && output.contains("Which side is it?"))
    try talk.folder.write(Self.flow, to: "small.yaml")
    #expect(!(try talk.resume("/summary").contains("kept aside")))
  }

  @Test func `a former name is understood`() throws {
    let talk = try talk("yes", "one leg")
    try talk.edit {
      $0.replacing("one: One leg", with: "single: { label: A single leg, was: [one] }")
        .replacing("'one'", with: "'single'")
    }
    #expect(!(try talk.resume().contains("kept aside")))
  }

  @Test func `advice that has changed since is said first`() throws {
    let talk = try talk("yes", "one leg", "no", "50")
    try talk.edit { $0.replacing(", advise: [rest]", with: "") }
    #expect(try talk.resume().contains("The advice has changed."))
  }

  @Test func `a setting that the dialog does not have any more has its default`() throws {
    let talk = try talk("yes")
    try talk.edit { $0.replacing("values: [GB, US], default: GB", with: "values: [FR], default: FR") }
    #expect(try talk.resume().contains("Which side is it?"))
  }

  @Test func `a broken dialog is told, and the file stays as it is`() throws {
    let talk = try talk("yes")
    let before = try Data(contentsOf: talk.file)
    try talk.edit { $0.replacing("to: swollen", with: "to: nowhere") }
    let run = try Program.run(["chat", "--plain", "--resume", talk.file.path])
    #expect(run.status == 1 && run.errors.contains("BD0104"))
    #expect(try Data(contentsOf: talk.file) == before)
  }

  @Test func `another dialog than its own is refused`() throws {
    let talk = try talk("yes")
    let run = try Program.run(["chat", "leg-cramps", "--plain", "--resume", talk.file.path])
    #expect(run.status == 2 && run.errors.contains("belongs to 'small'"))
  }

  @Test func `a danger sign that was not denied is never asked again, so that its level stands`() throws {
    let talk = try talk("chest pain", "yes")
    let text = try String(contentsOf: talk.file, encoding: .utf8)
    try Data(text.replacing(/at: \S+/, with: "at: 2020-01-01T00:00:00Z").utf8).write(to: talk.file)
    let output = try talk.resume()
    #expect(output.contains("Call now") && !output.contains("Some time has passed"))
  }

  @Test func `events in JSON are saved and gone on with too`() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.flow, to: "small.yaml")
    let file = folder.url.appending(path: "talk.transcript").path
    let run = try Program.run(
      ["chat", folder.url.path + "/small.yaml", "--json", "--save", file],
      lines: [#"{"answer": {"question": "swelling", "value": true}}"#, #"{"reply": "one leg"}"#])
    #expect(run.status == 0)
    let text = try String(contentsOf: URL(filePath: file), encoding: .utf8)
    #expect(text.contains("you: [not typed]\nnoted: swelling = true\n"))
    #expect(text.contains("you: one leg\nnoted: side = 'one'\n"))
    let resumed = try Program.run(["chat", "--json", "--resume", file])
    #expect(resumed.output.hasPrefix("{\"event\": \"hello\""))
    #expect(resumed.output.contains("\"questions\": [\"chest_pain\"]"))
  }
}
