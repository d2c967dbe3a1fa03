import Glibc
import Transcripts

/// The conversations in the user's state folder, for someone who looks after them.
public struct KeptConversations: Sendable {
  private let folder: StateFolder?

  public init(_ folder: StateFolder? = StateFolder()) {
    self.folder = folder
  }

  /// The names of all, the last written first.
  public var names: [String] { (folder?.kept() ?? []).map(\.name) }

  /// One line each: the name, when it was last written, how many replies it has, and how it stands.
  public func list() -> String {
    (folder?.kept() ?? []).map { kept in
      let time = UTCTime.written(kept.time)
      do throws(SavingError) {
        let saved = try OpenedConversation.open(kept.path).saved
        let count = saved.entries.count
        let state = kept.isRecovery ? "did not end" : "saved"
        return "\(kept.name)  \(time)  \(count) \(count == 1 ? "reply" : "replies")  \(state)\n"
      } catch {
        return "\(kept.name)  \(time)  \(error == .inUse ? "open now" : error.reason)\n"
      }
    }.joined()
  }

  /// The text of one, also while it is open.
  public func show(_ name: String) throws(SavingError) -> String {
    String(decoding: try ConversationFile.read(kept(name).path), as: UTF8.self)
  }

  /// Deletes one that nobody has open.
  public func forget(_ name: String) throws(SavingError) {
    try ConversationFile.open(kept(name).path).remove()
  }

  private func kept(_ name: String) throws(SavingError) -> StateFolder.Kept {
    guard let kept = folder?.kept(named: name) else { throw .system(ENOENT) }
    return kept
  }
}
