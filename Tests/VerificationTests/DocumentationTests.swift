import Dialogs
import Foundation
import Testing
import Verification

/// What `docs/verification.md` shows is what comes of it.
@Suite struct DocumentationTests {
  private func blocks(_ kind: String) throws -> [String] {
    let page = try String(
      contentsOfFile: ExplorationTests.repository + "/docs/verification.md", encoding: .utf8)
    return page.components(separatedBy: "```\(kind)\n").dropFirst().map {
      $0.components(separatedBy: "```")[0]
    }
  }

  @Test func `the example is verified as the page says`() throws {
    let flow = try #require(blocks("yaml").first { $0.hasPrefix("dialog:") })
    let shown = try #require(blocks("text").first)
    let dialog = try VerifierTests.dialog(flow)
    #expect(Verifier(dialog).run().text(dialog) == shown)
  }

  @Test func `every property that a dialog has of itself is on the page`() throws {
    let dialog = try VerifierTests.dialog(VerifierTests.flow)
    let page = try String(
      contentsOfFile: ExplorationTests.repository + "/docs/verification.md", encoding: .utf8)
    for id in Verifier.properties(of: dialog) where !dialog.properties.map(\.id).contains(id) {
      #expect(page.contains("| `\(id)` |"), "\(id)")
    }
  }
}
