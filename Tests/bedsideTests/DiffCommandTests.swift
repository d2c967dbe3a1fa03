import Foundation
import Testing

@Suite struct DiffCommandTests {
  static let flow = """
    dialog: small
    title: Small
    language: en
    start: first
    default_level: soon
    levels:
      now: { headline: Go now, stop: true }
      soon: { headline: Go soon }
      home: { headline: Stay home }
    questions:
      pain: { ask: 'Does it hurt?', type: yes_no, synonyms: [it hurts] }
      fever: { ask: 'Do you have a fever?', type: yes_no }
      age: { ask: 'How old are you?', type: number, within: 'Interval[0, 120]' }
    nodes:
      first: { ask: [pain, fever, age], next: finish }
      finish: { conclude: true }
    findings:
      hot: { title: A fever, when: fever, level: now, advise: [ring] }
    advice:
      ring: { say: Ring first., kind: now }
    """

  /// A repository in which a dialog was committed, and edited since.
  private func repository() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try FileManager.default.createDirectory(
      at: folder.url.appending(path: "flows"), withIntermediateDirectories: true)
    try FileManager.default.copyItem(
      at: Program.repository.appending(path: "dialogs/languages"),
      to: folder.url.appending(path: "flows/languages"))
    let file = folder.url.appending(path: "flows/small.yaml")
    try Data(Self.flow.utf8).write(to: file)
    for arguments in [["init", "--quiet"], ["add", "."], ["commit", "--quiet", "--message", "First"]] {
      try git(arguments, in: folder)
    }
    let edited = Self.flow.replacingOccurrences(of: "when: fever,", with: "when: fever and pain,")
    try Data(edited.utf8).write(to: file)
    return folder
  }

  private func git(_ arguments: [String], in folder: TemporaryFolder) throws {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments =
      [
        "git", "-c", "core.hooksPath=/dev/null", "-c", "commit.gpgsign=false", "-c", "user.name=Somebody",
        "-c", "user.email=somebody@example.org",
      ] + arguments
    process.currentDirectoryURL = folder.url
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0, "git \(arguments)")
  }

  @Test(arguments: [["HEAD", "flows/small.yaml"], ["HEAD", "--dialog", "flows/small.yaml"]])
  func `a revision is compared with the files as they are`(arguments: [String]) throws {
    let folder = try repository()
    let result = try Program.run(["diff"] + arguments, in: folder)
    #expect(result.status == 1, "\(result.errors)")
    #expect(result.output.contains("Less urgent: now → soon"))
    let back = try Program.run(["diff", "flows/small.yaml", "HEAD"], in: folder)
    #expect(back.status == 0 && back.output.contains("More urgent: soon → now"))
    let same = try Program.run(["diff", "HEAD", "HEAD", "--dialog", "flows/small.yaml"], in: folder)
    #expect(same.status == 0 && same.output.contains("No conversation ends differently."))
  }

  @Test(arguments: [
    (["nosuch", "flows/small.yaml"], "'nosuch' is no folder, no dialog and no revision here"),
    (["HEAD", "flows/other.yaml"], "'flows/other.yaml' is no folder, no dialog and no revision here"),
    (["HEAD", "HEAD", "--dialog", "flows/other.yaml"], "there is no 'flows/other.yaml' in HEAD"),
    (["HEAD", "flows/small.yaml", "--format", "xml"], "xml"),
    (["HEAD", "flows/small.yaml", "--set", "nosuch=1"], "nosuch"),
  ])
  func `what cannot be found is told`(arguments: [String], message: String) throws {
    let result = try Program.run(["diff"] + arguments, in: try repository())
    #expect(result.status == 2)
    #expect(result.errors.contains(message), "\(result.errors)")
  }

  @Test func `a revision with mistakes is told with its place, and nothing is compared`() throws {
    let folder = try repository()
    let file = folder.url.appending(path: "flows/small.yaml")
    let good = try Data(contentsOf: file)
    try Data("dialog: small\n".utf8).write(to: file)
    try git(["commit", "--quiet", "--all", "--message", "Second"], in: folder)
    try good.write(to: file)
    let result = try Program.run(["diff", "HEAD", "flows/small.yaml"], in: folder)
    #expect(result.status == 2 && result.output.isEmpty)
    #expect(result.errors.contains("HEAD:flows/small.yaml:"), "\(result.errors)")
  }

  @Test func `outside of a repository there are no revisions, which is said`() throws {
    let folder = try TemporaryFolder()
    try FileManager.default.copyItem(
      at: Program.repository.appending(path: "dialogs/languages"), to: folder.url.appending(path: "languages")
    )
    try Data(Self.flow.utf8).write(to: folder.url.appending(path: "small.yaml"))
    let result = try Program.run(["diff", "HEAD", "small.yaml"], in: folder)
    #expect(result.status == 2)
    #expect(result.errors.contains("lies in no Git repository"), "\(result.errors)")
  }

  @Test(arguments: [("json", "\"lowered\""), ("markdown", "## Less urgent: now → soon")])
  func `a review reads it as Markdown, a program as JSON`(format: String, part: String) throws {
    let result = try Program.run(
      ["diff", "HEAD", "flows/small.yaml", "--format", format], in: try repository())
    #expect(result.status == 1 && result.output.contains(part), "\(result.output)\(result.errors)")
  }

  @Test func `examples are saved as transcripts that pass`() throws {
    let folder = try repository()
    let arguments = ["diff", "HEAD", "flows/small.yaml", "--save-examples", "flows/tests"]
    #expect(try Program.run(arguments, in: folder).status == 1)
    let tested = try Program.run(["test", "flows/tests/level-now-to-soon.transcript"], in: folder)
    #expect(tested.status == 0, "\(tested.output)\(tested.errors)")
  }

  @Test func `the page shows what is printed`() throws {
    let page = try String(
      contentsOf: Program.repository.appending(path: "docs/comparing.md"), encoding: .utf8)
    let folder = try repository()
    try git(["mv", "flows/small.yaml", "flows/after.yaml"], in: folder)
    try Data(Self.flow.utf8).write(to: folder.url.appending(path: "flows/before.yaml"))
    let result = try Program.run(["diff", "flows/before.yaml", "flows/after.yaml"], in: folder)
    let told = result.output.split(separator: "\n", omittingEmptySubsequences: false).dropFirst()
    #expect(page.contains(told.joined(separator: "\n")), "\(result.output)")
  }
}
