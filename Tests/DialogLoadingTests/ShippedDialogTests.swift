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
}
