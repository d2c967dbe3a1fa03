import Conversations
import Diagnostics
import DialogLoading
import Dialogs
import Verification

/// `/goto ID`: a conversation that leads to a part of the dialog takes the place of the one that is held.
extension ChatSession {
  /// Says where it goes, and wishes to; the way is not looked for yet.
  mutating func goTo(_ name: String) -> [Line] {
    let dialog = conversation.dialog
    guard !name.isEmpty else {
      let nodes = dialog.nodes.map(\.id).joined(separator: ", ")
      return [Line(.notice, message("goto_which", ["nodes": nodes]))] + pending
    }
    do throws(ReachTarget.Unknown) {
      let target = try ReachTarget(name, in: dialog)
      wish = .goTo(target)
      return [Line(.note, message("goto_searching", ["target": target.described(in: dialog)]))]
    } catch {
      return [Line(.notice, error.description)] + pending
    }
  }

  /// Goes there, or stays and says why.
  ///
  /// - Parameter isInterrupted: Looked at now and then; where it gives true, the search ends.
  mutating func arrive(
    at target: ReachTarget, isInterrupted: @escaping @Sendable () -> Bool = { false }
  ) -> String {
    let dialog = conversation.dialog
    var limits = ExplorationLimits()
    limits.isInterrupted = isInterrupted
    // The file in which the conversation is kept says its settings, so they stay.
    let settings = Dictionary(
      uniqueKeysWithValues: dialog.settings.map { ($0.id, conversation.settings[$0.id] ?? $0.defaultValue) })
    let reach = Reach(dialog, settings: settings, limits: limits)
    let name = target.described(in: dialog)
    switch reach.conversation(to: target) {
    case .reached(let held, _):
      var found = Conversation(dialog, settings: conversation.settings, log: held.conversation.log)
      found.today = conversation.today
      conversation = found
      return text(review + standing + progress)
    case .never(let reason):
      return text([Line(.notice, "\(name) cannot be reached, because \(reason)")] + pending + progress)
    case .unknown where isInterrupted():
      return text([Line(.notice, message("goto_stopped"))] + pending + progress)
    case .unknown(let reason):
      return text([Line(.notice, "no conversation to \(name) was found: \(reason)")] + pending + progress)
    }
  }

  /// What is noted, in one line.
  private var review: [Line] {
    let noted = conversation.answered.compactMap { question in
      conversation.journal[question].map { conversation.describe($0.answer, to: question) }
    }
    guard !noted.isEmpty else { return [] }
    return [Line(.noted, message("noted", ["facts": noted.joined(separator: "; ")]))]
  }
}
