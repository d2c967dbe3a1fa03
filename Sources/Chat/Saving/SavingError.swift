import Dialogs
import Glibc
public import Transcripts

/// Why a conversation cannot be kept in a file, or a kept one not be gone on with.
public enum SavingError: Error, Hashable, Sendable {
  /// Another process has it open.
  case inUse
  /// There is a file already, and it is not empty.
  case exists
  /// A folder, a pipe or a device.
  case isNoFile
  /// The file was moved, deleted or replaced while the conversation went on.
  case isGone
  /// The system has no inotify instance or watch left, by the name of its limit.
  case noWatchLeft(limit: String)
  /// What the system says, by its error number.
  case system(Int32)
  case unreadable(SavedConversation.Unreadable)

  /// The last error of the system.
  static var last: Self { .system(errno) }

  /// The reason in a few words, for the person who ran a command.
  public var reason: String {
    switch self {
    case .inUse: "this saved conversation is open somewhere else"
    case .exists: "this file exists already; go on with it by --resume, or name another"
    case .isNoFile: "this is no regular file"
    case .isGone: "the file was moved or deleted"
    case .noWatchLeft(let limit): "the system watches as many files as it may; raise fs.inotify.\(limit)"
    case .system(let number): String(cString: strerror(number))
    case .unreadable(.tooLarge): "this file is too large for a saved conversation"
    case .unreadable(.empty): "nothing is saved in this file"
    case .unreadable(.isNoConversation): "this is no saved conversation; one begins with 'dialog:'"
    }
  }

  /// The reason in the words of a language, for the person who converses.
  func reason(in language: Language) -> String {
    switch self {
    case .inUse: language.message("in_use")
    case .exists: language.message("save_exists")
    case .isGone: language.message("save_gone")
    case .isNoFile, .noWatchLeft, .system, .unreadable: reason
    }
  }
}
