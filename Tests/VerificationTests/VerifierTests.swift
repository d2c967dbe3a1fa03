import ClinicalQuality
import Conversations
import Diagnostics
import DialogLoading
import Dialogs
import Testing
import Verification

/// A sound dialog, and what is found once one thing in it is changed.
@Suite struct VerifierTests {
  static let flow = """
    dialog: sample
    title: A sample
    start: opening
    default_level: visit
    levels:
      ambulance: { headline: Call, stop: true }
      today: { headline: Today }
      visit: { headline: Visit }
      home: { headline: Home, needs: [swelling, age] }
    questions:
      chest_pain: { ask: Chest pain?, type: yes_no, danger: true }
      swelling: { ask: Swollen?, type: yes_no, unsure: yes }
      side: { ask: Which leg?, relevant: swelling, answers: { one: One, both: Both } }
      age: { ask: How old?, type: number, within: 'Interval[0, 120]' }
    nodes:
      opening:
        ask: [chest_pain, swelling]
        next:
          - { when: swelling, to: leg }
          - { to: finish }
      leg: { ask: [side], next: finish }
      finish: { ask: [age], conclude: true }
    findings:
      lung: { title: Lung, when: chest_pain, level: ambulance }
      clot: { title: Clot, when: swelling, level: today, raise: [{ when: side = 'one' and age >= 60, to: ambulance }], advise: [rest] }
      plain: { title: Plain, when: not swelling and age < 60, level: home, advise: [rub, rest] }
    advice:
      rub: { say: Rub it., kind: now, unless: swelling or chest_pain }
      rest: { say: Rest., kind: do }
    properties:
      chest_pain_is_an_ambulance: { always: chest_pain implies level = 'ambulance' }
      swelling_is_no_home_care: { never: swelling and level = 'home' }
      swelling_is_not_rubbed: { never: swelling and advice contains 'rub' }
      old_clots_ride: { always: (clot and side = 'one' and age >= 60) is true implies level = 'ambulance' }
      short: { always: questions_asked <= 4 }
      home_is_asked: { always: level = 'home' implies age is not null }
      leg_means_swelling: { always: visited contains 'leg' implies swelling }
    """

  static func dialog(_ text: String) throws -> Dialog {
    let file = SourceFile(path: "sample.yaml", text: text)
    return try #require(DialogLoader().load(files: [file], language: Language(id: "en")).dialog)
  }

  @Test func `a sound dialog has nothing wrong`() throws {
    let report = Verifier(try Self.dialog(Self.flow)).run()
    #expect(report.passed, "\(report.summary)")
    #expect(report.results.filter { $0.verdict != .holds }.map(\.id) == [])
  }

  /// One slip each, and the property that it breaks.
  static let slips: [(was: String, becomes: String, breaks: String)] = [
    ("when: chest_pain, level: ambulance", "when: chest_pain, level: today", "chest_pain_is_an_ambulance"),
    (
      "when: chest_pain, level: ambulance", "when: chest_pain and swelling, level: ambulance",
      "chest_pain_is_an_ambulance"
    ),
    ("age >= 60, to: ambulance", "age > 60, to: ambulance", "old_clots_ride"),
    ("age >= 60, to: ambulance", "age >= 65, to: ambulance", "old_clots_ride"),
    (
      "when: swelling, level: today", "when: swelling and side = 'both', level: home",
      "swelling_is_no_home_care"
    ),
    ("- { when: swelling, to: leg }", "- { when: not swelling, to: leg }", "leg_means_swelling"),
    ("questions_asked <= 4", "questions_asked <= 3", "short"),
    (
      "when: swelling, level: today", "when: swelling and age is null, level: today",
      "a_raised_level_never_falls"
    ),
    ("- { when: swelling, to: leg }", "- { when: age > 130, to: leg }", "every_node_can_be_reached"),
    ("when: side = 'one' and age >= 60", "when: side = 'one' and not swelling", "every_raise_can_happen"),
    ("when: not swelling and age < 60", "when: not swelling and swelling", "every_finding_can_hold"),
    ("unless: swelling or chest_pain", "unless: not swelling", "every_advice_can_be_given"),
    ("leg: { ask: [side], next: finish }", "leg: { next: finish }", "every_answer_can_be_given"),
    ("when: not swelling and age < 60", "when: not swelling and age is null", "not_sure_is_never_milder"),
    (
      "side: { ask: Which leg?, relevant: swelling,",
      "tired: { ask: Tired?, type: yes_no }\n  side: { ask: Which leg?, relevant: swelling,",
      "every_question_can_change_something"
    ),
  ]

  @Test(arguments: slips)
  func `a slip breaks the property that guards against it`(was: String, becomes: String, breaks: String)
    throws
  {
    let text = Self.flow.replacing(was, with: becomes)
    #expect(text != Self.flow)
    let dialog = try Self.dialog(text)
    let result = try #require(Verifier(dialog).run(only: { $0 == breaks }).results.first)
    #expect(result.verdict == .fails)
    let failure = try #require(result.failures.first)
    guard let property = result.property, let answers = failure.answers else { return }
    let conversation = Conversation(dialog, answers)
    guard case .concludes = conversation.stop else {
      Issue.record("the counterexample is no conversation")
      return
    }
    let truth = property.expression.truth(conversation.values)
    if case .always = property.rule { #expect(truth == false) } else { #expect(truth == true) }
  }

  @Test func `a counterexample is short`() throws {
    let dialog = try Self.dialog(
      Self.flow.replacing("when: chest_pain, level: ambulance", with: "when: chest_pain, level: today"))
    let report = Verifier(dialog).run(only: { $0 == "chest_pain_is_an_ambulance" })
    let failure = try #require(report.results.first?.failures.first)
    #expect(failure.isShortest)
    #expect(failure.answers?.written(in: dialog) == "chest_pain = true, swelling = false, age = 0")
  }

  @Test func `a condition that calculates is not proved`() throws {
    let dialog = try Self.dialog(
      Self.flow.replacing("when: not swelling and age < 60", with: "when: not swelling and age + 1 < 61"))
    let report = Verifier(dialog).run(only: { $0 == "swelling_is_no_home_care" })
    guard case .notProved = report.results.first?.verdict else {
      Issue.record("\(report.summary)")
      return
    }
    #expect(!report.passed)
  }

  @Test func `a limit that is hit is told, and proves nothing`() throws {
    var limits = ExplorationLimits()
    limits.nodes = 12
    let report = Verifier(try Self.dialog(Self.flow), limits: limits).run(only: { $0 == "old_clots_ride" })
    #expect(report.results.map(\.verdict) == [.notProved(because: ExplorationLimit.nodes(12).description)])
  }

  @Test func `a dialog with too many questions is not proved`() throws {
    var limits = ExplorationLimits()
    limits.questions = 2
    let report = Verifier(try Self.dialog(Self.flow), limits: limits).run()
    #expect(report.results.allSatisfy { if case .notProved = $0.verdict { true } else { false } })
  }

  @Test func `a counterexample is written as a transcript`() throws {
    let languages = ExplorationTests.repository + "/dialogs/languages/en.yaml"
    let language = try #require(DialogLoader().loadLanguage(languages) { _ in })
    let text = Self.flow.replacing(
      "when: chest_pain, level: ambulance", with: "when: chest_pain, level: today")
    let file = SourceFile(path: "sample.yaml", text: text)
    let dialog = try #require(DialogLoader().load(files: [file], language: language).dialog)
    let report = Verifier(dialog).run(only: { $0 == "chest_pain_is_an_ambulance" })
    let transcripts = report.counterexamples(dialog)
    #expect(transcripts.map(\.name) == ["chest_pain_is_an_ambulance"])
    let written = try #require(transcripts.first?.text)
    #expect(written.contains("expect: chest_pain implies level = 'ambulance'"))
  }
}
