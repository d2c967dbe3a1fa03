import ClinicalQuality
import Diagnostics
import DialogLoading
import Dialogs
import Testing

@Suite struct ModelTests {
  static let loaded = SmallDialog.load(
    """
    questions:
      chest: { ask: Chest pain?, type: yes_no, danger: true, short: chest pain, synonyms: [chest hurts] }
      hot: { ask: Hot?, type: yes_no, unsure: no, was: [warm], relevant: swelling, shared: [chest] }
      spot:
        ask: Where {{ Coalesce(side, 'one') }}?
        unsure: thigh
        answers:
          calf: Calf
          thigh: { label: Thigh, synonyms: [upper leg], was: [hip], examples: [my upper leg] }
      lasts: { ask: How long?, type: duration, within: 'Interval[1 second, 24 hours]', unsure: 15 minutes, of_range: lowest }
      often: { ask: How often?, type: frequency, cues: [times], unsure: 2 }
    derived: { number: case region when 'GB' then '999' else '112' end }
    scores: { points: [{ when: swelling, points: 2 }, { when: hot, points: -1 }] }
    findings:
      bad: { title: Bad, when: clot and chest, level: doctor, raise: [{ when: points >= 2, to: hospital }], advise: [rest] }
    advice:
      call: { say: 'Call {{ number }}, at {{ level }} with {{ points }}.', kind: now, unless: bad, cites: [LC-001], null_is: intended }
    levels:
      hospital: { headline: 'Call {{ number }}', stop: yes }
      doctor: { headline: See a doctor }
      home: { headline: Stay, needs: [chest, { question: hot, when: swelling }] }
    nodes:
      finish: { conclude: true, topics: all }
      opening:
        ask: [side, { question: warm, when: swelling }, signs, pain, chest, spot, lasts, often]
        advise: [rest]
        next:
          - { when: level = 'hospital', to: finish, label: bad }
          - { to: middle }
      middle: { next: finish }
    properties: { p: { never: level = 'home' and findings contains 'bad', say: Never. } }
    """)

  private var dialog: Dialog {
    get throws { try #require(Self.loaded.dialog, "\(Self.loaded.told)") }
  }

  private func question(_ id: String) throws -> Question {
    let dialog = try dialog
    return dialog[try #require(dialog.question(named: id))]
  }

  @Test func `a danger sign counts as yes when nobody is sure`() throws {
    #expect(try question("chest").isDanger)
    #expect(try question("chest").unsure == .boolean(true))
    #expect(try question("hot").unsure == .boolean(false))
    #expect(try question("swelling").unsure == nil)
  }

  @Test func `values are those of the question's type`() throws {
    let minutes = Quantity(value: Decimal(15), unit: .calendar(.minute))
    #expect(try question("lasts").unsure == .quantity(minutes))
    #expect(try question("often").unsure == .decimal(Decimal(2)))
    #expect(try question("spot").unsure == .string("thigh"))
    #expect(try question("pain").within?.high == .decimal(Decimal(10)))
    #expect(try question("lasts").ofRange == .lowest)
  }

  @Test func `options keep their order, words and former ids`() throws {
    let options = try question("spot").options
    #expect(options.map(\.id) == ["calf", "thigh"])
    #expect(options.map(\.label) == ["Calf", "Thigh"])
    #expect(options[1].was == ["hip"])
    #expect(options[1].examples == ["my upper leg"])
  }

  @Test func `a former id of a question is its name still`() throws {
    #expect(try question("warm").id == "hot")
  }

  @Test func `nodes lead on in the order of the file`() throws {
    let dialog = try dialog
    #expect(dialog[dialog.start].id == "opening")
    guard case .next(let edges) = dialog[dialog.start].exit else {
      Issue.record("the opening concludes")
      return
    }
    #expect(edges.map { dialog[$0.to].id } == ["finish", "middle"])
    #expect(edges.map(\.label) == ["bad", nil])
    #expect(edges.map { $0.when == nil } == [false, true])
    #expect(dialog.nodes[0].topics.count == dialog.topics.count)
    #expect(dialog[dialog.start].asks.map { dialog[$0.question].id }.prefix(2) == ["side", "hot"])
  }

  @Test func `findings, levels and advice point at each other`() throws {
    let dialog = try dialog
    let finding = try #require(dialog.findings.first { $0.id == "bad" })
    #expect(dialog[finding.level].id == "doctor")
    #expect(finding.raises.map { dialog[$0.to].id } == ["hospital"])
    #expect(finding.advise.map { dialog[$0].id } == ["rest"])
    #expect(dialog.levels.map(\.stops) == [true, false, false])
    #expect(dialog.levels[2].needs.map { dialog[$0.question].id } == ["chest", "hot"])
    #expect(dialog[dialog.defaultLevel].id == "doctor")
  }

  @Test func `the plan puts everything after what it reads`() throws {
    let dialog = try dialog
    let swelling = dialog.slots[try #require(dialog.question(named: "swelling"))]
    let hot = dialog.slots[try #require(dialog.question(named: "hot"))]
    let points = dialog.slots[Reference<Score>(0)]
    #expect(dialog.plan.dependents(of: swelling).contains(Int32(hot)))
    #expect(dialog.plan.rank[hot] < dialog.plan.rank[points.least])
    #expect(dialog.plan.rank[points.least] < dialog.plan.rank[points.greatest])
  }

  @Test func `a text holds words and values`() throws {
    let dialog = try dialog
    var values = [Value](repeating: .null, count: dialog.slots.count)
    values[dialog.slots[derived: Reference(0)]] = .string("999")
    #expect(dialog.render(dialog.levels[0].headline, values: values) == "Call 999")
  }
}
