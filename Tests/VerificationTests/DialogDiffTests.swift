import ClinicalQuality
import Conversations
import Diagnostics
import Dialogs
import Testing
import Transcripts
import Verification

@Suite struct DialogDiffTests {
  static let flow = """
    dialog: small
    title: Small
    language: en
    start: first
    default_level: soon
    levels:
      now: { headline: Go now, stop: true }
      soon: { headline: Go soon }
      home: { headline: Stay home, needs: [fever] }
    questions:
      pain: { ask: 'Does it hurt?', type: yes_no, synonyms: [it hurts] }
      fever: { ask: 'Do you have a fever?', type: yes_no }
      age: { ask: 'How old are you?', type: number, within: 'Interval[0, 120]' }
    nodes:
      first: { ask: [pain, fever, age], next: finish }
      finish: { conclude: true }
    findings:
      hot: { title: A fever, when: fever, level: now }
      sore: { title: A pain, when: pain and age >= 60, level: soon }
      fine: { title: Nothing much, when: not pain and not fever, level: home, advise: [rest] }
    advice:
      rest: { say: Rest., kind: do }
    """

  private func diff(_ changes: [(String, String)]) throws -> (DialogDiff, old: Dialog, new: Dialog) {
    var text = Self.flow
    for (before, after) in changes {
      #expect(text.contains(before))
      text.replace(before, with: after)
    }
    let (old, new) = (try Shipped.small(Self.flow), try Shipped.small(text))
    return (DialogDiff(from: old, to: new), old, new)
  }

  @Test(arguments: [
    [], [("Does it hurt?", "Is there pain?")], [("when: fever,", "when: fever and true,")],
    [("pain and age >= 60", "age >= 60 and pain")],
  ])
  func `what ends alike is no difference, however it is written`(changes: [(String, String)]) throws {
    let (diff, _, _) = try diff(changes)
    #expect(diff.changes.isEmpty && diff.gaps.isEmpty && !diff.isLowered)
  }

  @Test func `a level that is lowered comes first, with what decides it`() throws {
    let (diff, _, _) = try diff([("when: fever,", "when: fever and pain,"), ("level: home", "level: soon")])
    #expect(diff.isLowered)
    #expect(
      diff.changes.map(\.subject) == [
        .level(from: "now", to: "soon"), .level(from: "home", to: "soon"), .finding("hot", .disappears),
      ])
    #expect(diff.changes.map(\.direction) == [.lessUrgent, .moreUrgent, nil])
    let deciders = try #require(diff.changes.first?.classes.first).deciders
    #expect(deciders.map(\.id).sorted() == ["fever", "pain"])
    #expect(deciders.first { $0.id == "fever" }?.values == ["true"])
    #expect(deciders.first { $0.id == "pain" }?.values.contains("true") == false)
  }

  @Test func `a threshold that moves is told by the numbers between`() throws {
    let (diff, _, _) = try diff([("age >= 60", "age >= 65")])
    let change = try #require(diff.changes.first)
    #expect(diff.changes.count == 1 && change.subject == .finding("sore", .disappears))
    let age = try #require(change.classes.first?.deciders.first { $0.id == "age" })
    #expect(age.words == ["60 or more and under 65"])
    for value in age.values {
      let number = try #require(Double(value))
      #expect(number >= 60 && number < 65)
    }
  }

  @Test func `a more urgent level alone lowers nothing`() throws {
    let (diff, _, _) = try diff([("level: soon }\n  fine", "level: now }\n  fine")])
    #expect(diff.changes.map(\.direction).contains(.moreUrgent))
    #expect(!diff.isLowered)
  }

  @Test func `a level that only one version has is measured by nothing, and counts as lowered`() throws {
    let (diff, _, _) = try diff([
      ("soon: { headline", "later: { headline"), ("default_level: soon", "default_level: later"),
      ("level: soon", "level: later"),
    ])
    #expect(diff.isLowered)
    #expect(diff.changes.contains { $0.direction == .notComparable })
  }

  @Test func `a question that was renamed is the same question`() throws {
    let (diff, _, _) = try diff([
      ("fever: { ask", "hot_body: { was: [fever], ask"), ("needs: [fever]", "needs: [hot_body]"),
      ("ask: [pain, fever, age]", "ask: [pain, hot_body, age]"), ("when: fever,", "when: hot_body,"),
      ("not fever", "not hot_body"),
    ])
    #expect(diff.changes.isEmpty)
  }

  /// Every example is held by both engines, and shows just the change it stands for.
  @Test(arguments: [
    [("when: fever,", "when: fever and pain,")], [("age >= 60", "age >= 65")],
    [("advise: [rest]", "advise: []"), ("level: home", "level: soon")],
    [("not pain and not fever", "not fever")],
  ])
  func `each example is a conversation of both versions that ends as told`(
    changes: [(String, String)]
  ) throws {
    let (diff, old, new) = try diff(changes)
    #expect(!diff.changes.isEmpty)
    for change in diff.changes {
      #expect(!change.classes.isEmpty)
      for found in change.classes {
        let (before, after) = (Conversation(old, found.example), Conversation(new, found.example))
        guard case .concludes = before.stop, case .concludes = after.stop else {
          Issue.record("\(change.subject) is shown by no conversation")
          continue
        }
        #expect(change.subject.isShown(from: before, to: after))
      }
    }
  }

  @Test func `a danger sign that is no longer asked lowers the level, and the answer that is lost is told`()
    throws
  {
    let (diff, old, new) = try diff([
      ("ask: [pain, fever, age]", "ask: [pain, age]"), ("needs: [fever]", "needs: []"),
    ])
    let change = try #require(diff.changes.first)
    #expect(diff.isLowered && change.subject == .question("fever", .disappears))
    #expect(change.direction == .lessUrgent)
    let lost = try #require(change.classes.first?.lost)
    #expect(lost.from == "now" && lost.to == "soon" && lost.answers.map(\.question) == ["fever"])
    let report = DiffReport(
      diff, from: .init(name: "before", dialog: old), to: .init(name: "after", dialog: new))
    #expect(report.text.contains("Less urgent: no longer asked: fever"))
    #expect(report.text.contains("fever = yes led to now; unasked, it ends with soon"))
  }

  @Test func `a question that nothing depends on may go, and a new one is told`() throws {
    let (gone, _, _) = try diff([("ask: [pain, fever, age]", "ask: [pain, fever]")])
    #expect(gone.changes.map(\.subject).contains(.question("age", .disappears)))
    #expect(gone.changes.first { $0.subject == .question("age", .disappears) }?.mayLower == false)
    #expect(!gone.isLowered)
    let back = DialogDiff(from: try Shipped.small(Self.without), to: try Shipped.small(Self.flow))
    #expect(back.changes.map(\.subject) == [.question("age", .appears)] && !back.isLowered)
  }

  private static var without: String { flow.replacing("ask: [pain, fever, age]", with: "ask: [pain, fever]") }

  @Test func `what is asked on every way that is left is not missing`() throws {
    let detour = Self.flow.replacing(
      "next: finish }",
      with: "next: [{ when: pain, to: more }, { to: finish }] }\n  more: { say: Oh., next: finish }")
    let (old, new) = (try Shipped.small(detour), try Shipped.small(Self.flow))
    let (there, back) = (DialogDiff(from: old, to: new), DialogDiff(from: new, to: old))
    #expect(there.changes.isEmpty && there.gaps.isEmpty && back.changes.isEmpty && back.gaps.isEmpty)
  }

  @Test func `advice that changes only with the level is counted, and compared where that is wanted`() throws
  {
    let early = Self.flow.replacing(
      "say: Rest., kind: do", with: "say: Rest., kind: do, unless: level = 'now'")
    let late = early.replacing("when: fever,", with: "when: fever and pain,")
    let (old, new) = (try Shipped.small(early), try Shipped.small(late))
    #expect(DialogDiff(from: old, to: new).followers == 1)
    #expect(DialogDiff(from: old, to: new, isFollowingLevels: true).followers == 0)
  }

  /// An example is no sketch: its transcript holds in the version in which it ends.
  @Test(arguments: [
    [("when: fever,", "when: fever and pain,")], [("age >= 60", "age >= 65")],
    [("ask: [pain, fever, age]", "ask: [pain, age]"), ("needs: [fever]", "needs: []")],
  ])
  func `each example is a transcript that the new version passes`(changes: [(String, String)]) throws {
    let (diff, old, new) = try diff(changes)
    let report = DiffReport(
      diff, from: .init(name: "before", dialog: old), to: .init(name: "after", dialog: new))
    #expect(report.examples.count >= diff.changes.count)
    for example in report.examples {
      let result = try Shipped.run(example.text, TranscriptRunner(new))
      #expect(result.passed, "\(example.text)")
    }
  }

  @Test func `a report tells what to type`() throws {
    let (diff, old, new) = try diff([("when: fever,", "when: fever and pain,")])
    let report = DiffReport(
      diff, from: .init(name: "before", dialog: old), to: .init(name: "after", dialog: new))
    #expect(report.text.contains("Less urgent: now → soon\n  where fever = yes"))
    #expect(report.text.contains("    you: yes\n"))
    #expect(report.markdown.contains("## Less urgent: now → soon"))
    #expect(report.json.text.contains(#""lowered":true"#) || report.json.text.contains(#""lowered": true"#))
  }
}

extension DialogDiff.Subject {
  fileprivate func isShown(from before: Conversation, to after: Conversation) -> Bool {
    switch self {
    case .level(let from, let to):
      return before.dialog[before.conclusion.level].id == from
        && after.dialog[after.conclusion.level].id == to
    case .finding(let id, let presence):
      let held = [before, after].map { $0.conclusion.findingIDs(in: $0.dialog).contains(id) }
      return held == [presence == .disappears, presence == .appears]
    case .advice(let id, let presence):
      let given = [before, after].map { $0.conclusion.adviceIDs(in: $0.dialog).contains(id) }
      return given == [presence == .disappears, presence == .appears]
    case .question: return false
    }
  }
}
