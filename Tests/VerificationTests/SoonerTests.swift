import ClinicalQuality
import Conversations
import Dialogs
import Foundation
import Testing
import Transcripts
import Verification

/// The answers that are named as raising the level are held against giving every answer, each walked by the engine.
@Suite struct SoonerTests {
  @Test(arguments: 0..<10)
  func `names every answer that raises the level, and no other`(batch: Int) {
    var named = 0
    for seed in 0..<25 {
      var generator = RandomDialog(seed: UInt64(70_000 + batch * 25 + seed))
      guard let dialog = generator.dialog() else { continue }
      var random = FixedGenerator(seed: UInt64(batch * 25 + seed))
      for _ in 0..<4 {
        let trial = Trial(dialog.conversation(&random))
        for question in dialog.questions.indices.map({ Reference<Question>($0) }) {
          for answer in dialog.answers(to: question) {
            #expect(
              trial.named(question, answer) == trial.raised(question, answer),
              "seed \(batch * 25 + seed): \(dialog[question].id) = \(answer) after \(trial.conversation.log)")
          }
        }
        named += trial.signs
      }
    }
    #expect(named > 40)
  }

  @Test func `after every transcript each answer that is named raises the level when it is given`() throws {
    let dialog = try #require(Shipped.dialog)
    let runner = TranscriptRunner(dialog)
    let files = FileManager.default.enumerator(atPath: Shipped.path + "/tests")?.compactMap { $0 as? String }
    var (named, number) = (0, 0)
    for file in try #require(files).sorted() where file.hasSuffix(".transcript") {
      let text = try String(contentsOfFile: Shipped.path + "/tests/" + file, encoding: .utf8)
      number += 1
      _ = try Shipped.run(text, runner) { conversation in
        let trial = Trial(conversation)
        #expect(trial.isComplete)
        named += trial.signs
        // Every question has its turn, but not after every transcript.
        for position in dialog.questions.indices where position % 120 == number % 120 {
          let question = Reference<Question>(position)
          for answer in dialog.answers(to: question) {
            #expect(
              trial.named(question, answer) == trial.raised(question, answer),
              "\(file): \(dialog[question].id) = \(answer)")
          }
        }
      }
    }
    #expect(named > 10_000)
  }

  @Test func `the most urgent first, and in each level what was opened, then danger signs`() throws {
    let dialog = try Shipped.small(Self.flow)
    var conversation = Conversation(dialog)
    _ = conversation.note([.answered(question: "swollen", .yes), .answered(question: "tired", .no)])
    #expect(
      conversation.shown == [
        "call: the place: calf", "call: chest pain", "call: a lump", "call: fever: 39 C or more",
        "go: fever: 38 C or more and under 39 C", "go: how long: over 2 days",
      ])
    _ = conversation.note([.answered(question: "swollen", .no)])
    #expect(conversation.shown.first == "call: chest pain", "what is not relevant changes nothing")
    #expect(conversation.shown.last == "see: tired")
  }

  @Test func `a danger sign that was mentioned and not asked about counts as there`() throws {
    var conversation = Conversation(try Shipped.small(Self.flow))
    _ = conversation.note([.mentioned(question: "chest")])
    #expect(conversation.shown == [])
  }

  static let flow = """
    dialog: small
    title: Small
    language: en
    start: first
    default_level: see
    levels: { call: { headline: Call }, go: { headline: Go }, see: { headline: See }, home: { headline: Home } }
    questions:
      fever: { ask: How hot?, short: fever, type: number, unit: C, within: 'Interval[30, 45]' }
      how_long: { ask: How long?, short: how long, type: duration }
      lump: { ask: A lump?, short: a lump, type: yes_no }
      chest: { ask: Chest pain?, short: chest pain, type: yes_no, danger: true }
      swollen: { ask: Swollen?, short: swollen, type: yes_no }
      place: { ask: Where?, short: the place, relevant: swollen, answers: { calf: calf, foot: foot } }
      tired: { ask: Tired?, short: tired, type: yes_no }
      pale: { ask: Pale?, short: pale, type: yes_no }
    nodes:
      first: { ask: [chest, lump, swollen, place, fever, how_long, tired, pale], next: last }
      last: { conclude: true }
    findings:
      heart: { title: Heart, when: chest or lump, level: call }
      clot: { title: Clot, when: "place = 'calf'", level: call }
      hot: { title: Hot, when: fever >= 38, level: go, raise: [{ when: fever >= 39, to: call }] }
      old: { title: Old, when: how_long > 2 days, level: go }
      both: { title: Both, when: pale and tired, level: call }
      fine: { title: Fine, when: not tired and not swollen, level: home }
    """
}

/// A conversation, and what is named in it.
private struct Trial {
  let conversation: Conversation
  private let shown: Int
  private let sooner: Sooner

  init(_ conversation: Conversation) {
    self.conversation = conversation
    let conclusion = conversation.conclusion
    shown = conclusion.level.position
    sooner = conversation.sooner(than: conclusion)
  }

  var isComplete: Bool { sooner.isComplete }
  var signs: Int { sooner.groups.map(\.signs.count).reduce(0, +) }

  /// The level that an answer is named to lead to.
  func named(_ question: Reference<Question>, _ answer: Value) -> Int? {
    let group = sooner.groups.first { group in
      group.signs.contains { $0.question == question && $0.answers.contains { $0.stands(for: answer) } }
    }
    return group?.level.position
  }

  /// The level that the findings come to when the answer is given; `nil` where it is not more urgent.
  func raised(_ question: Reference<Question>, _ answer: Value) -> Int? {
    let dialog = conversation.dialog
    // Where danger signs wait to be asked about, they count.
    var told = conversation
    let pending = conversation.journal.mentions.filter { dialog[$0].isDanger }
    _ = told.note(pending.map { .answered(question: dialog[$0].id, .yes) })
    _ = told.note([.corrected(question: dialog[question].id, .value(answer))])
    let level = dialog.levels.firstIndex { Value.string($0.id) == told.walk.values[dialog.slots.level] }
    guard let level, level < shown else { return nil }
    #expect(told.conclusion.level.position <= level, "what is shown then is at least as urgent")
    return level
  }
}

extension Conversation {
  /// Each sign with its level.
  fileprivate var shown: [String] {
    sooner(than: conclusion).groups.flatMap { group in
      group.signs.map { "\(dialog[group.level].id): \(describe($0))" }
    }
  }
}

extension Dialog {
  /// A conversation in which some questions have some answer.
  fileprivate func conversation(_ random: inout FixedGenerator) -> Conversation {
    var conversation = Conversation(self, settings: ["region": Bool.random(using: &random) ? "GB" : "US"])
    let events = questions.indices.compactMap { position -> LogEntry.Event? in
      guard Int.random(in: 0..<2, using: &random) == 0 else { return nil }
      return anyAnswer(to: Reference(position), &random).map {
        .answered(question: questions[position].id, $0)
      }
    }
    _ = conversation.note(events)
    return conversation
  }

  /// Many answers to a question, among them some on either side of every threshold.
  fileprivate func answers(to question: Reference<Question>) -> [Value] {
    let asked = self[question]
    let all: [Value]
    switch asked.kind {
    case .yesNo: all = [.boolean(true), .boolean(false)]
    case .choice(let options): all = options.map { .string($0.id) }
    case .number, .frequency:
      all = (0...44).map {
        .decimal(ClinicalQuality.Decimal($0).divided(by: ClinicalQuality.Decimal(2)) ?? .zero)
      }
    case .duration:
      all = [
        1, 30, 59, 60, 61, 119, 120, 121, 300, 599, 600, 601, 1800, 3600, 86_399, 86_400, 86_401, 172_800,
        500_000,
      ]
      .map { .quantity(Quantity(value: ClinicalQuality.Decimal($0), unit: .calendar(.second))) }
    case .text, .checklist: all = []
    }
    return all.filter { asked.isInRange(.value($0)) }
  }
}

extension Value {
  /// Whether an answer is meant: this one, or one in this interval.
  fileprivate func stands(for answer: Value) -> Bool {
    guard case .interval(let interval) = self else {
      return self == answer || size == answer.size && size != nil
    }
    guard let size = answer.size else { return false }
    let isAbove = interval.low.size.map { interval.lowClosed ? size >= $0 : size > $0 } ?? true
    let isBelow = interval.high.size.map { interval.highClosed ? size <= $0 : size < $0 } ?? true
    return isAbove && isBelow
  }

  private var size: ClinicalQuality.Decimal? {
    switch self {
    case .decimal(let number): number
    case .integer(let number): ClinicalQuality.Decimal(Int(number))
    case .quantity(let quantity): quantity.seconds
    case .null, .boolean, .string, .list, .interval: nil
    }
  }
}
