import ClinicalQuality
import Conversations
import Diagnostics
import DialogLoading
import Dialogs
import Foundation
import Testing
import Transcripts

/// The dialog that ships, its language, and small dialogs in that language.
enum Shipped {
  static let repository = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().path
  static let path = repository + "/dialogs/leg-cramps"
  static let dialog: Dialog? = DialogLoader().load(path).dialog

  /// A dialog of one file, in the language of the one that ships.
  static func small(_ flow: String) throws -> Dialog {
    let language = try #require(dialog?.language)
    let file = SourceFile(path: "small.yaml", text: flow)
    return try #require(DialogLoader().load(files: [file], language: language).dialog)
  }

  /// What a transcript in memory comes to.
  static func run(
    _ text: String, _ runner: TranscriptRunner, atEnd: (Conversation) -> Void = { _ in }
  ) throws -> TranscriptResult {
    let file = SourceFile(path: "made.transcript", text: text)
    return runner.run(try #require(Transcript.read(file, number: 0) { _ in }), atEnd: atEnd)
  }
}

/// The same numbers in every run (xorshift).
struct FixedGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

  mutating func next() -> UInt64 {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return state
  }
}

extension Dialog {
  func named(_ id: String) -> Reference<Question> { question(named: id) ?? Reference(0) }

  /// An answer of any kind that the question takes.
  func anyAnswer(to question: Reference<Question>, _ generator: inout FixedGenerator) -> Answer? {
    if Int.random(in: 0..<6, using: &generator) == 0 { return .notSure }
    switch self[question].kind {
    case .yesNo: return Bool.random(using: &generator) ? .yes : .no
    case .choice(let options): return options.randomElement(using: &generator).map { .value(.string($0.id)) }
    case .number: return .value(.decimal(ClinicalQuality.Decimal(Int.random(in: 1...80, using: &generator))))
    case .frequency:
      return .value(.decimal(ClinicalQuality.Decimal(Int.random(in: 1...14, using: &generator))))
    case .duration:
      let minutes = ClinicalQuality.Decimal(Int.random(in: 1...90, using: &generator))
      return .value(.quantity(Quantity(value: minutes, unit: .calendar(.minute))))
    case .text, .checklist: return nil
    }
  }
}
