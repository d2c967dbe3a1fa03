import DialogLoading
import Testing
import Transcripts

@Suite struct MutationTests {
  private static let flow = """
    dialog: sample
    title: A sample
    start: first
    default_level: visit
    levels: { visit: { headline: Visit }, home: { headline: Home } }
    questions:
      trouble: { ask: What is it?, type: text }
      pain: { ask: How bad is the pain?, type: number, within: 'Interval[0, 10]', cues: [pain] }
      rested: { ask: Did you rest?, type: yes_no }
    nodes: { first: { ask: [trouble, pain, rested], next: last }, last: { conclude: true } }
    findings: { mild: { title: Mild, when: pain <= 3 and rested, level: home } }
    """

  private func mutate(_ transcripts: [String: String], jobs: Int = 1) throws -> MutationReport {
    let folder = try SampleFolder(transcripts, flow: Self.flow)
    var options = SuiteOptions()
    options.jobs = jobs
    return TranscriptSuite(finder: DialogFinder(), options: options).mutate([folder.path + "/dialogs"])
  }

  private func talk(_ pain: String, _ rested: Bool, _ level: String) -> String {
    "dialog: sample\ngiven: pain = \(pain), rested = \(rested)\nyou: cramps\nlevel: \(level)\n"
  }

  @Test func `a threshold is noticed only where transcripts stand at both its sides`() throws {
    let loose = try mutate([
      "a.transcript": talk("1", true, "home"), "b.transcript": talk("9", true, "visit"),
    ])
    let survivors = loose.parts[0].survivors.map(\.description)
    #expect(survivors.contains { $0.contains("'pain <= 3' becomes 'pain < 3'") }, "\(survivors)")
    let tight = try mutate([
      "a.transcript": talk("3", true, "home"), "b.transcript": talk("4", true, "visit"),
      "c.transcript": talk("1", false, "visit"), "d.transcript": talk("2.5", true, "home"),
    ])
    let left = tight.parts[0].survivors.map(\.description)
    #expect(!left.contains { $0.contains("pain <= 3") }, "\(left)")
    #expect(tight.percent > loose.percent)
  }

  @Test func `the same files give the same report on any number of threads`() throws {
    let talks = ["a.transcript": talk("1", true, "home"), "b.transcript": talk("9", false, "visit")]
    let reports = try [1, 3].map { try mutate(talks, jobs: $0).parts[0] }
    #expect(reports[0].survivors.map(\.description) == reports[1].survivors.map(\.description))
    #expect(reports[0].noticed == reports[1].noticed)
  }

  @Test func `transcripts that fail anyway are told and not used`() throws {
    let report = try mutate([
      "a.transcript": talk("1", true, "home"), "b.transcript": talk("1", true, "visit"),
    ])
    #expect(!report.isComplete)
    #expect(report.failures.contains("b.transcript"))
    #expect(report.parts[0].transcripts == 1)
  }

  @Test func `every survivor has its lines, and the score counts`() throws {
    let part = try mutate(["a.transcript": talk("1", true, "home")]).parts[0]
    #expect(part.survivors.allSatisfy { $0.lines != nil })
    #expect(part.noticed > 0)
    #expect(part.percent == 100 * Double(part.noticed) / Double(part.noticed + part.survivors.count))
  }
}
