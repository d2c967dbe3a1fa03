import Foundation
import Testing

@Suite struct SummaryFileTests {
  private func chat(_ lines: String..., home: TemporaryFolder) throws -> String {
    let run = try Program.run(
      ["chat", "--plain", "--private"], lines: lines, environment: ["HOME": home.url.path])
    #expect(run.status == 0, "\(run)")
    return run.output
  }

  @Test func `a summary is written for its owner only, as Markdown`() throws {
    let home = try TemporaryFolder()
    let shown = try chat("my left calf is swollen", "/summary ~/summary.md", home: home)
    let file = home.url.appending(path: "summary.md")
    #expect(shown.contains("Saved in \(file.path). Only you can read it."))
    let mode = try FileManager.default.attributesOfItem(atPath: file.path)[.posixPermissions] as? Int
    #expect(mode == 0o600)
    let text = try String(contentsOf: file, encoding: .utf8)
    #expect(text.hasPrefix("# Summary for a clinician: Leg cramps\n"))
    #expect(text.contains("my left calf is swollen") && text.contains("## Recommendation"))
  }

  @Test func `a file that is there is not written over, and why nothing is written is said`() throws {
    let home = try TemporaryFolder()
    try home.write("mine", to: "summary.md")
    let file = home.url.appending(path: "summary.md")
    let shown = try chat(
      "leg cramps", "/summary ~/summary.md", "/summary \(home.url.path)", "/summary /proc/none/x.md",
      home: home)
    #expect(shown.contains("could not be saved: this file is there already, so please name another"))
    #expect(shown.contains("could not be saved: this is no regular file"))
    #expect(shown.contains("could not be saved: No such file or directory"))
    #expect(try String(contentsOf: file, encoding: .utf8) == "mine")
    #expect(try home.files() == [file])
  }

  @Test func `before anything was told there is nothing to write`() throws {
    let home = try TemporaryFolder()
    #expect(try chat("/summary ~/summary.md", home: home).contains("not told me anything yet"))
    #expect(try home.files().isEmpty)
  }
}
