import Diagnostics
import DialogLoading
import Dialogs
import Testing

@Suite struct ShippedDialogTests {
  @Test func `the shipped dialog loads without an error`() {
    let folder = #filePath.split(separator: "/").dropLast(3).map { "/" + $0 }.joined()
    let loaded = DialogLoader().load(folder + "/dialogs/leg-cramps")
    let told = DiagnosticRenderer(sources: loaded.sources).render(loaded.diagnostics)
    #expect(loaded.dialog?.id == "leg-cramps", "\(told)")
  }

  @Test func `a phrase that two questions tell is a warning at the phrase`() throws {
    let loaded = SmallDialog.load("questions: { warm: { ask: Warm?, type: yes_no, synonyms: [swollen] } }")
    let found = DialogLoader().checkVocabulary(loaded)
    let shared = try #require(found.first { $0.code == .sharedPhrase })
    #expect(shared.severity == .warning)
    #expect(shared.message.contains("'swelling'") && shared.message.contains("'warm'"))
    #expect(shared.notes.count == 1)
  }
}
