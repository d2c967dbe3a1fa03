import Diagnostics
import DialogLoading
import Dialogs
import Testing

@Suite struct EvidenceTests {
  static let contradiction =
    "contradictions: { X-1: { about: ice, claims: [LC-2], positions: { nhs-2017: cold, s: heat }, we_go_by: Cold. } }"
  static let claim = "claims: { LC-2: { claim: C, sources: [s] } }\nsources: { s: { title: S } }\n"
  static let cited = [
    "advice: { walk: { say: W, kind: do, cites: [LC-001, LC-2] } }",
    "findings: { f: { title: T, when: swelling, level: home, cites: [LC-001, LC-2] } }",
    "topics: { t: { title: T, phrases: [p], say: S, cites: [LC-001, LC-2] } }",
  ]

  @Test func `claims that nothing passes on and contradictions that nobody is told are warnings`() {
    let loaded = SmallDialog.load(Self.claim + Self.contradiction)
    let found = DialogLoader().checkEvidence(loaded)
    #expect(found.map(\.code) == [.unusedEvidence, .unusedEvidence, .unusedEvidence], "\(loaded.told)")
    #expect(found.allSatisfy { $0.severity == .warning })
    #expect(["LC-2", "X-1", "LC-001"].allSatisfy { id in found.contains { $0.message.contains(id) } })
  }

  @Test(arguments: cited)
  func `a claim is passed on by whatever cites it, and its contradiction is told with it`(citing: String) {
    let loaded = SmallDialog.load(Self.claim + Self.contradiction + "\n" + citing)
    #expect(loaded.dialog != nil, "\(loaded.told)")
    #expect(DialogLoader().checkEvidence(loaded).isEmpty)
  }

  @Test func `a withheld claim need not be passed on`() throws {
    let withheld = "claims: { LC-2: { claim: C, sources: [nhs-2017], withheld: Unsafe. } }"
    let found = DialogLoader().checkEvidence(SmallDialog.load(withheld))
    #expect(!found.contains { $0.message.contains("LC-2") })
  }

  @Test func `a contradiction keeps who says what in the order of the file`() throws {
    let loaded = SmallDialog.load(Self.claim + Self.contradiction)
    let dialog = try #require(loaded.dialog, "\(loaded.told)")
    let contradiction = try #require(dialog.contradictions.first)
    #expect(contradiction.positions.map { dialog[$0.source].id } == ["nhs-2017", "s"])
    #expect(contradiction.positions.map(\.says) == ["cold", "heat"])
    #expect(dialog.contradictions(about: contradiction.claims).map(\.id) == ["X-1"])
    #expect(dialog.contradictions(about: []).isEmpty)
  }
}
