import Diagnostics
import DialogLoading
import Dialogs
import Foundation
import Testing
import Verification

/// The pages of `docs/diagnostics/`: one for every code, with examples that are true.
@Suite struct DiagnosticPagesTests {
  static let folder = Program.repository.appending(path: "docs/diagnostics")

  static func page(_ code: DiagnosticCode) -> DiagnosticPage? {
    DiagnosticPageFinder(folder: folder.path).page(for: code)
  }

  @Test func `every code has a page, and every page a code`() throws {
    let files = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path)
    let pages = Set(files).subtracting(["README.md"])
    #expect(pages == Set(DiagnosticCode.allCases.map { $0.name + ".md" }))
  }

  @Test(arguments: DiagnosticCode.allCases)
  func `a page says what its code means, and is listed`(code: DiagnosticCode) throws {
    let page = try #require(Self.page(code))
    #expect(page.title.count > 10)
    #expect(page.summary.count > 40)
    let list = try String(contentsOf: Self.folder.appending(path: "README.md"), encoding: .utf8)
    #expect(list.contains("| [\(code.name)](\(code.name).md) | \(page.title) |\n"))
  }

  @Test(arguments: DiagnosticCode.allCases)
  func `the example of a page gives its code, and the repaired one does not`(code: DiagnosticCode) throws {
    let page = try #require(Self.page(code))
    let wrong = try #require(Example(in: page, below: "## An example"))
    let repaired = try #require(Example(in: page, below: "## Repaired"))
    let found = try wrong.found()
    #expect(found.codes.contains(code), "\(found.told)")
    #expect(found.errors.subtracting([code]).isEmpty, "\(found.told)")
    let left = try repaired.found()
    #expect(!left.codes.contains(code), "\(left.told)")
    #expect(left.errors.isEmpty, "\(left.told)")
  }
}

/// An example of a page: a dialog, or commands.
private struct Example {
  struct Found {
    let codes: Set<DiagnosticCode>
    let errors: Set<DiagnosticCode>
    let told: String
  }

  private let kind: Substring
  private let text: String

  init?(in page: DiagnosticPage, below heading: String) {
    let lines = page.text.split(separator: "\n", omittingEmptySubsequences: false)
    guard let start = lines.firstIndex(of: heading[...]),
      let open = lines[start...].firstIndex(where: { $0.hasPrefix("```") }),
      let close = lines[(open + 1)...].firstIndex(of: "```")
    else { return nil }
    kind = lines[open].dropFirst(3)
    text = lines[(open + 1)..<close].joined(separator: "\n") + "\n"
  }

  func found() throws -> Found { kind == "console" ? try ran() : loaded() }

  private static let language: Language? = DialogLoader().loadLanguage(
    Program.repository.appending(path: "dialogs/languages/en.yaml").path, report: { _ in })

  private func loaded() -> Found {
    let files = [SourceFile(path: "example.yaml", text: text)]
    let loader = DialogLoader()
    let loaded = loader.load(files: files, language: Self.language ?? Language(id: ""))
    let dead = loaded.dialog.map { DeadParts.find(in: $0).diagnostics } ?? []
    let all = loaded.judged(loaded.diagnostics + loader.check(loaded, today: "2026-06-01") + dead)
    return Found(
      codes: Set(all.map(\.code)), errors: Set(all.filter { $0.severity == .error }.map(\.code)),
      told: DiagnosticRenderer(sources: loaded.sources).render(all))
  }

  /// A sound dialog, as the pages promise to those who type their commands.
  private static let sound = """
    dialog: example
    title: An example
    start: opening
    default_level: doctor
    levels:
      hospital: { headline: Go to a hospital now }
      doctor: { headline: See your doctor }
      home: { headline: Look after it at home }
    questions:
      swelling: { ask: Is the leg swollen?, type: yes_no, unsure: yes }
    nodes:
      opening: { ask: [swelling], next: finish }
      finish: { conclude: true }
    findings:
      clot: { title: A possible clot, when: swelling, level: hospital }
      cramp: { title: A plain cramp, when: not swelling, level: home }

    """

  private func ran() throws -> Found {
    let folder = try TemporaryFolder()
    try folder.write(Self.sound, to: "example.yaml")
    try folder.write("# none yet\n", to: "tests/notes.txt")
    let words = Program.repository.appending(path: "dialogs/languages/en.yaml")
    try folder.write(try Data(contentsOf: words), to: "dialogs/languages/en.yaml")
    let commands = text.split(separator: "\n").map { $0.hasPrefix("$ ") ? String($0.dropFirst(2)) : "false" }
    // The program itself is what the shell is told to be called.
    let script = "PATH=$(dirname \"$0\"):$PATH\n" + commands.joined(separator: "\n")
    let result = try Program.run([], in: folder, under: ["/bin/sh", "-c", script])
    let told = result.output + result.errors
    let codes = Set(DiagnosticCode.allCases.filter { told.contains("[\($0.name)]") })
    return Found(codes: codes, errors: result.status == 0 ? [] : codes, told: told)
  }
}
