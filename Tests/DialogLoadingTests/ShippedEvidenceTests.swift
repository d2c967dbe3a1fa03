import Diagnostics
import DialogLoading
import Dialogs
import Testing

/// What the shipped dialog does with what its sources say.
@Suite struct ShippedEvidenceTests {
  static let loaded = DialogLoader().load(
    #filePath.split(separator: "/").dropLast(3).map { "/" + $0 }.joined() + "/dialogs/leg-cramps")

  private var dialog: Dialog {
    get throws { try #require(Self.loaded.dialog) }
  }

  /// Advice that some conversation may be given: by a finding, on the way, or by its own `when`.
  private func givable(_ dialog: Dialog) -> [Advice] {
    let advised = Set((dialog.findings.map(\.advise) + dialog.nodes.map(\.advise)).joined())
    return dialog.advice.enumerated().filter { position, advice in
      advice.when != nil || advised.contains(Reference(position))
    }.map(\.element)
  }

  @Test func `all 205 claims of the documents stand in the evidence`() throws {
    let ids = Set(try dialog.claims.map(\.id))
    let missing = (1...205).map { "LC-" + String("00\($0)".suffix(3)) }.filter { !ids.contains($0) }
    #expect(missing == [])
  }

  @Test func `five claims are withheld, and nothing that is ever said rests on them`() throws {
    let dialog = try dialog
    let withheld = Set(
      dialog.claims.indices.filter { dialog.claims[$0].withheld != nil }.map { Reference<Claim>($0) })
    let ids = withheld.map { dialog[$0].id }.sorted()
    #expect(ids == ["LC-031", "LC-082", "LC-108", "LC-133", "LC-176"])
    let said = dialog.findings.map(\.cites) + dialog.advice.map(\.cites) + dialog.topics.map(\.cites)
    #expect(withheld.isDisjoint(with: said.joined()))
    #expect(dialog.contradictions.allSatisfy { withheld.isDisjoint(with: $0.claims) })
  }

  @Test func `every other claim is told by a finding, a topic, or advice that can be given`() throws {
    let dialog = try dialog
    let told = dialog.findings.map(\.cites) + dialog.topics.map(\.cites) + givable(dialog).map(\.cites)
    let cited = Set(told.joined())
    let untold = dialog.claims.indices.filter {
      dialog.claims[$0].withheld == nil && !cited.contains(Reference($0))
    }
    #expect(untold.map { dialog.claims[$0].id } == [])
  }

  /// Supplements, medicines on prescription, injections, operations, and plans that belong to a clinician.
  static let forClinicians = [
    160, 171, 172, 173, 177, 178, 179, 180, 182, 183, 184, 185, 186, 187, 189, 190, 191, 192, 202,
  ]

  @Test(arguments: forClinicians)
  func `what only a clinician decides is advised as a question to one`(number: Int) throws {
    let dialog = try dialog
    let position = try #require(dialog.claims.firstIndex { $0.id == "LC-\(number)" })
    let advice = givable(dialog).filter { $0.cites.contains(Reference(position)) }
    let topics = dialog.topics.filter { $0.cites.contains(Reference(position)) }
    #expect(advice.contains { $0.kind == .askAClinician } || !topics.isEmpty)
    for topic in topics { #expect(topic.words.contains(/doctor|pharmacist|clinic|hospital/), "\(topic.id)") }
    #expect(
      advice.allSatisfy { $0.kind == .askAClinician || $0.kind == .avoid },
      "\(advice.map(\.id)) would be something to do by oneself")
  }

  /// Home care that is only safe within limits.
  static let guarded = [
    44, 46, 103, 105, 106, 116, 117, 122, 123, 124, 125, 126, 127, 128, 129, 130, 134, 136, 138, 139, 140,
    142, 150,
    154, 169, 175,
  ]

  /// Topics that tell the caution itself, as it holds for everybody.
  static let tellingCaution: Set = ["medicines_as_a_cause", "slipped_disc"]

  @Test(arguments: guarded)
  func `what is safe within limits is told with its cautions as data, warned of, or asked about`(
    number: Int
  )
    throws
  {
    let dialog = try dialog
    let id = "LC-" + String("00\(number)".suffix(3))
    let position = try #require(dialog.claims.firstIndex { $0.id == id })
    #expect(dialog.claims[position].caution != nil)
    let advice = givable(dialog).filter { $0.cites.contains(Reference(position)) }
    let topics = dialog.topics.filter { $0.cites.contains(Reference(position)) }
    #expect(!advice.isEmpty || !topics.isEmpty)
    #expect(topics.filter { $0.unless == nil && !Self.tellingCaution.contains($0.id) }.map(\.id) == [])
    let unguarded = advice.filter {
      $0.unless == nil && ![.avoid, .askAClinician, .watchFor].contains($0.kind)
    }
    #expect(unguarded.map(\.id) == [])
  }

  @Test func `all 13 contradictions are told`() throws {
    let dialog = try dialog
    #expect(dialog.contradictions.map(\.id) == (1...13).map { "X-" + String("0\($0)".suffix(2)) })
    #expect(DialogLoader().checkEvidence(Self.loaded).map(\.message) == [])
  }
}

extension Topic {
  /// What it says, without values.
  fileprivate var words: String {
    say.parts.map { if case .words(let words) = $0 { words } else { "" } }.joined()
  }
}
