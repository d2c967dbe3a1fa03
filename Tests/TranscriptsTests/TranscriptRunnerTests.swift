import Diagnostics
import DialogLoading
import Dialogs
import Foundation
import Testing
import Transcripts

@Suite struct TranscriptRunnerTests {
  static let flow = """
    dialog: sample
    title: A sample
    start: first
    default_level: visit
    settings: { region: { values: [GB, US], default: GB } }
    levels: { ambulance: { headline: Call now, stop: true }, visit: { headline: Visit }, home: { headline: Home } }
    questions:
      trouble: { ask: What is it?, type: text }
      chest_pain: { ask: Chest pain?, type: yes_no, danger: true, synonyms: [chest pain] }
      swelling: { ask: Is it swollen?, type: yes_no, synonyms: [swollen] }
      side: { ask: Which side?, answers: { one: One leg, both: Both legs } }
    nodes: { first: { ask: [trouble, swelling, side], next: last }, last: { conclude: true } }
    findings:
      heart: { title: The heart, when: chest_pain, level: ambulance }
      clot: { title: A clot, when: swelling, level: visit, advise: [rest] }
    advice: { rest: { say: Rest the leg., kind: do }, warm: { say: Warm it., kind: do, when: not swelling } }
    topics: { ice: { title: Ice, phrases: [what about ice], say: Ice numbs. } }
    """

  private func run(_ body: String) throws -> TranscriptResult {
    let repository = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().path
    let language = try #require(DialogLoader().load(repository + "/dialogs/leg-cramps").dialog?.language)
    let file = SourceFile(path: "sample.yaml", text: Self.flow)
    let dialog = try #require(DialogLoader().load(files: [file], language: language).dialog)
    let text = SourceFile(path: "talk.transcript", text: "dialog: sample\n" + body)
    let transcript = try #require(Transcript.read(text, number: 0) { _ in })
    return TranscriptRunner(dialog).run(transcript)
  }

  static let passing = [
    "asks: trouble\nyou: it is swollen\nnoted: swelling = true\nasks: side\nlevel: visit\nfinding: clot\nadvice: rest",
    "given: swelling = false, side = 'one'\nyou: cramps\nasks: nothing\nadvice: warm\nno finding: clot, heart",
    "otherwise: no\nyou: cramps\nasks: side\nno noted: swelling = true",
    "otherwise: not sure\nyou: cramps\nnoted: side = not sure\nlevel: visit",
    "you: cramps\nyou: what about ice\ntopic: ice\nbot: Ice...\nasks: swelling",
    "you: cramps and chest pain\nnoted: mentioned: chest_pain\nasks: chest_pain\nyou: yes\nlevel: ambulance",
    "you: cramps\nyou: yes\nyou: /back\nnoted: undone: 2\nasks: swelling\nexpect: swelling is null",
    "you: cramps\nyou: xyzzy\nnoted: nothing\nasks: swelling",
    "given: chest_pain = false\notherwise: no\nyou: chest pain\nexpect: chest_pain is false",
  ]

  @Test(arguments: passing)
  func `what is so passes`(body: String) throws {
    let result = try run(body)
    #expect(result.passed, "\(result.report())\(result.diagnostics.map(\.message))")
  }

  static let failing: [(body: String, line: Int, grade: TranscriptResult.Grade, observed: String)] = [
    ("you: cramps\nbot: Warm it.", 3, .wording, "bot: "),
    ("you: cramps\nasks: side", 3, .questionsAsked, "asks: swelling"),
    ("you: it is swollen\nnoted: swelling = false", 3, .notedFacts, "swelling = true"),
    ("you: it is swollen\nadvice: warm", 3, .advice, "advice: rest"),
    ("you: it is swollen\nno advice: rest", 3, .advice, "advice: rest"),
    ("you: it is swollen\nfinding: heart", 3, .finding, "finding: clot"),
    ("you: it is swollen\nlevel: home", 3, .level, "level: visit"),
    ("you: it is swollen\nexpect: not swelling", 3, .finding, "false, with swelling = true"),
    ("given: side = 'one'\nyou: cramps\nlevel: visit", 2, .questionsAsked, "'side' was never asked"),
    ("otherwise: no\nyou: chest pain\nlevel: visit\nasks: nothing", 5, .questionsAsked, "asks: chest_pain"),
  ]

  @Test(arguments: failing)
  func `what is not so fails at its line, graded`(
    body: String, line: Int, grade: TranscriptResult.Grade, observed: String
  ) throws {
    let failures = try run(body).failures
    let failure = try #require(failures.first { $0.line.number == line })
    #expect(failure.grade == grade)
    #expect(failure.observed.contains(observed), "\(failure.observed)")
  }

  static let unknown: [(body: String, says: String)] = [
    ("you: a\nasks: sidde", "did you mean 'side'?"),
    ("you: a\nlevel: hme", "did you mean 'home'?"),
    ("you: a\nfinding: clott", "did you mean 'clot'?"),
    ("you: a\nadvice: rst", "did you mean 'rest'?"),
    ("you: a\ngiven: side = 'three'\nlevel: home", "it takes 'one', 'both'"),
    ("you: a\nnoted: swelling\nlevel: home", "says no value"),
    ("you: a\nexpect: sweling", "sweling"),
    ("set: region = FR\nyou: a\nlevel: home", "it takes 'GB', 'US'"),
    ("set: regoin = GB\nyou: a\nlevel: home", "did you mean 'region'?"),
    ("you: a\notherwise: maybe\nlevel: home", "'no' or 'not sure'"),
  ]

  @Test(arguments: unknown)
  func `a name that the dialog does not have is an error with a suggestion`(body: String, says: String) throws
  {
    let result = try run(body)
    #expect(!result.passed)
    #expect(result.diagnostics.contains { $0.message.contains(says) }, "\(result.diagnostics.map(\.message))")
  }
}
