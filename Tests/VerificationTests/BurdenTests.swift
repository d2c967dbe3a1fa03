import Conversations
import Dialogs
import Foundation
import Testing

@testable import Verification

@Suite struct BurdenTests {
  /// The dialog of the documentation, and what is shown for it.
  private static func documented() throws -> (dialog: Dialog, shown: String) {
    let page = try String(
      contentsOf: URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appending(path: "../../docs/burden.md"), encoding: .utf8)
    let flow = try #require(page.firstMatch(of: /```yaml\n([^`]*)```/)).1
    let shown = try #require(page.firstMatch(of: /```text\n([^`]*)```/)).1
    return (try VerifierTests.dialog(String(flow)), String(shown))
  }

  @Test func `the documentation shows what is printed`() throws {
    let (dialog, shown) = try Self.documented()
    #expect(Burden(of: dialog).text(dialog) == shown)
  }

  @Test func `every level is reached, and the fewest prompts are no more than the most`() throws {
    let (dialog, _) = try Self.documented()
    for level in Burden(of: dialog).levels {
      let (fewest, typical, most) = try (
        #require(level.fewest), #require(level.typical), #require(level.most)
      )
      #expect(fewest <= typical && typical <= most)
    }
  }

  @Test func `the search is the same each time`() throws {
    let (dialog, _) = try Self.documented()
    #expect(Burden(of: dialog).json(dialog) == Burden(of: dialog).json(dialog))
  }

  @Test func `once interrupted, it gives what was found until then`() throws {
    let (dialog, _) = try Self.documented()
    var limits = ExplorationLimits()
    limits.isInterrupted = { true }
    let burden = Burden(of: dialog, limits: limits)
    #expect(burden.levels.count == dialog.levels.count)
    #expect(burden.levels.allSatisfy { $0.typical == nil })
    #expect(burden.whereNothingTurnsUp?.prompts == 3)
  }

  @Test func `progress comes to each level and never past its end`() throws {
    let (dialog, _) = try Self.documented()
    var seen: [Burden.Progress] = []
    _ = Burden(of: dialog) { seen.append($0) }
    #expect(seen.map(\.done) == Array(0...dialog.levels.count))
    #expect(seen.allSatisfy { $0.done < $0.total })
  }

  @Test func `a dialog without danger signs says nothing of them`() throws {
    let dialog = try VerifierTests.dialog(
      """
      dialog: small
      title: Small
      start: opening
      default_level: visit
      levels: { visit: { headline: Visit }, home: { headline: Home } }
      questions: { swelling: { ask: Is it swollen?, type: yes_no } }
      nodes: { opening: { ask: [swelling], next: finish }, finish: { conclude: true } }
      """)
    let text = Burden(of: dialog).text(dialog)
    #expect(text.contains("visit"))
    #expect(!text.contains("Danger"))
  }
}
