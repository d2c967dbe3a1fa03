import Conversations
import Diagnostics
import DialogLoading
import Dialogs
import Foundation
import Testing

/// The folder of the repository, for the dialogs that ship with it.
let repository = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent().path

/// The dialog that ships, loaded once.
let legCramps: Dialog? = DialogLoader().load(repository + "/dialogs/leg-cramps").dialog

/// Loads a dialog from one text; header and language are put in front where it gives none.
func dialog(_ yaml: String, location: Testing.SourceLocation = #_sourceLocation) throws -> Dialog {
  let language = try #require(
    legCramps?.language, "the language file does not load", sourceLocation: location)
  let header = yaml.contains("dialog:") ? "" : "dialog: sample\ntitle: A sample\nlanguage: en\nstart: first\n"
  let file = SourceFile(path: "sample.yaml", text: header + yaml)
  let loaded = DialogLoader().load(files: [file], language: language)
  let report = DiagnosticRenderer(sources: loaded.sources).render(
    loaded.diagnostics.filter { $0.severity == .error })
  return try #require(loaded.dialog, "\(report)", sourceLocation: location)
}

extension Conversation {
  /// The ids of what is asked now; empty at a conclusion.
  var askedIDs: [String] {
    if case .asks(let prompt) = stop { prompt.ids(in: dialog) } else { [] }
  }

  /// The level that is given now.
  var level: String { dialog[conclusion.level].id }

  /// Types lines one after the other.
  mutating func type(_ lines: String...) {
    for line in lines { _ = reply(line) }
  }

  /// Answers everything that is still asked: no to yes/no questions, 'not sure' to the others.
  mutating func answerTheRest() {
    for _ in 0..<(2 * dialog.questions.count + 2) {
      guard case .asks(let prompt) = stop else { return }
      let events = prompt.onScreen.map { question -> LogEntry.Event in
        if case .yesNo = dialog[question].kind {
          .answered(question: dialog[question].id, .no)
        } else {
          .answered(question: dialog[question].id, .notSure)
        }
      }
      _ = note(events)
    }
  }
}

/// Chance that is the same in every run (SplitMix64, Steele and others 2014).
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
