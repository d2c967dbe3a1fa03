import Conversations
import DialogLoading
import Dialogs
import Foundation
import Testing
import Verification

@Suite struct ReachTests {
  static let shipped: Dialog? = {
    let repository = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().path
    return DialogLoader().load(repository + "/dialogs/leg-cramps").dialog
  }()

  @Test(arguments: shipped?.nodes.map(\.id) ?? [])
  func `leads to every node of the dialog that ships`(node: String) throws {
    let dialog = try #require(Self.shipped)
    let target = Reference<Node>(try #require(dialog.names.position(of: node, as: .node)))
    let found = try #require(conversation(to: target, in: dialog))
    #expect(found.walk.path.contains(target))
    let anew = walk(dialog, settings: [:], journal: Journal(found.log, dialog: dialog))
    #expect(anew.path.contains(target))
  }

  @Test func `gives up within its bound`() throws {
    let dialog = try #require(Self.shipped)
    let target = Reference<Node>(dialog.nodes.count - 1)
    #expect(conversation(to: target, in: dialog, attempts: 0) == nil)
  }
}
