import Diagnostics
import DialogLoading
import Dialogs

/// A sound little dialog, one file a section, of which a test replaces or adds what it is about.
enum SmallDialog {
  static let sections: [(key: String, text: String)] = [
    (
      "dialog",
      """
      dialog: small
      title: A small dialog
      start: opening
      default_level: doctor
      settings: { region: { values: [GB, other], default: other } }
      """
    ),
    (
      "questions",
      """
      questions:
        side: { ask: Which leg?, answers: { one: One leg, both: Both legs } }
        swelling: { ask: Is it swollen?, type: yes_no, synonyms: [swollen] }
        pain: { ask: How bad is it?, type: number, within: 'Interval[0, 10]' }
        signs: { ask: Any of these?, checklist: [swelling] }
      """
    ),
    (
      "nodes",
      """
      nodes:
        opening: { ask: [side, swelling, pain, signs], next: finish }
        finish: { conclude: true }
      """
    ),
    (
      "levels",
      """
      levels:
        hospital: { headline: Go to hospital }
        doctor: { headline: See a doctor }
        home: { headline: Stay at home }
      """
    ),
    (
      "findings",
      """
      findings:
        clot: { title: A clot, when: swelling, level: hospital }
      """
    ),
    ("advice", "advice: { rest: { say: Rest., kind: do } }"),
    ("topics", "topics: { cramps: { title: Cramps, phrases: [what is a cramp], say: A muscle tightens. } }"),
    ("sources", "sources: { nhs-2017: { title: Leg cramps } }"),
    ("claims", "claims: { LC-001: { claim: Cramps hurt., sources: [nhs-2017] } }"),
  ]

  /// The files of the dialog, with a file of its own for the snippet, which replaces the nodes, the levels or the
  /// header where it has some.
  static func files(with snippet: String) -> [SourceFile] {
    let replaced = ["dialog", "nodes", "levels"].filter { key in
      snippet.split(separator: "\n").contains { $0.hasPrefix(key + ":") }
    }
    let kept = sections.filter { !replaced.contains($0.key) }
    return [SourceFile(path: "snippet.yaml", text: snippet)]
      + kept.map { SourceFile(path: "\($0.key).yaml", text: $0.text) }
  }

  static func load(_ snippet: String = "") -> LoadedDialog {
    DialogLoader().load(files: files(with: snippet), language: Language(id: "en"))
  }
}

/// A snippet with one stretch between `⟦` and `⟧`, where something is expected.
struct MarkedSnippet {
  let text: String
  let range: SourceRange

  init(_ marked: String) {
    let parts = marked.split(omittingEmptySubsequences: false) { $0 == "⟦" || $0 == "⟧" }
    text = parts.joined()
    let start = parts[0].utf8.count
    range = SourceRange(file: 0, bytes: start..<start + (parts.count > 1 ? parts[1].utf8.count : 0))
  }
}

extension LoadedDialog {
  /// The diagnostics as an author reads them, for the messages of tests.
  var told: String { DiagnosticRenderer(sources: sources).render(diagnostics) }
}
