import Diagnostics
public import DialogLoading
import Dialogs

/// Where the dialog of a conversation comes from: its files as they are in use, and how to read them again.
public struct DialogSource: Sendable {
  /// Of the dialog that is in use.
  private(set) var loaded: LoadedDialog
  /// As the files were when they were last read, in use or broken.
  private var lastRead: LoadedDialog
  private let read: @Sendable () -> LoadedDialog
  /// What was loaded from: a folder or a file; what is watched.
  public let path: String

  /// - Parameters:
  ///   - path: Of the folder or the file of the dialog.
  ///   - read: Reads the dialog again from there.
  public init(_ loaded: LoadedDialog, path: String, read: @escaping @Sendable () -> LoadedDialog) {
    self.loaded = loaded
    lastRead = loaded
    self.path = path
    self.read = read
  }

  /// The files that were read last; where they are broken some may be missing.
  var files: SourceFiles { lastRead.sources }
  /// How many of ``files`` are the dialog's own.
  var dialogFileCount: Int { lastRead.dialogFileCount }

  /// What reading the files again came to.
  enum Outcome {
    /// They are byte by byte as they were when they were last read.
    case untouched
    /// They have mistakes; the dialog that is in use stays.
    case broken(LoadedDialog)
    /// They are in use from now on; what has changed in them, by parts and by whole files.
    case edited(Dialog, Edits)
  }

  /// Reads the files again.
  ///
  /// - Parameters:
  ///   - isAsked: Whether an author wants to hear of them even where nothing has changed.
  ///   - isWhole: Whether nobody is writing them at the moment; otherwise mistakes are passed over.
  mutating func readAgain(isAsked: Bool, isWhole: Bool = true) -> Outcome {
    let now = read()
    if !isWhole, now.hasErrors { return .untouched }
    let isUntouched = now.says(theSameAs: lastRead)
    lastRead = now
    if isUntouched, !isAsked { return .untouched }
    guard let dialog = now.dialog else { return .broken(now) }
    let edits = Edits(from: loaded, to: now)
    loaded = now
    return .edited(dialog, edits)
  }
}

extension LoadedDialog {
  fileprivate func says(theSameAs other: LoadedDialog) -> Bool {
    diagnostics == other.diagnostics
      && sources.files.elementsEqual(other.sources.files) { $0.path == $1.path && $0.bytes == $1.bytes }
  }
}

/// What an edit has done to a dialog, for its author.
struct Edits {
  let parts: WrittenDialog.Changes
  /// Files besides the dialog's own that are different: the words of its language.
  let files: [String]

  init(from old: LoadedDialog, to new: LoadedDialog) {
    parts = WrittenDialog(new).changes(since: WrittenDialog(old))
    files = new.sources.files.dropFirst(new.dialogFileCount)
      .filter { file in
        !old.sources.files.dropFirst(old.dialogFileCount).contains {
          $0.path == file.path && $0.bytes == file.bytes
        }
      }
      .map(\.path)
  }

  /// The most parts that are named; of more their number is told.
  private static let mostNamed = 6

  /// In a few words; empty where nothing says anything else than before.
  var described: String {
    [
      Self.list(parts.changed.map(\.described) + files, "changed"),
      Self.list(parts.added.map(\.described), "new"), Self.list(parts.removed.map(\.described), "gone"),
    ].compactMap(\.self).joined(separator: "; ")
  }

  private static func list(_ names: [String], _ what: String) -> String? {
    guard !names.isEmpty else { return nil }
    let more = names.count - mostNamed
    return "\(what): " + names.prefix(mostNamed).joined(separator: ", ")
      + (more > 0 ? " and \(more) more" : "")
  }
}
