import Diagnostics
import DialogLoading
import Glibc

/// Watches the files that a dialog was read from, and says when an edit of them is whole.
///
/// One save is several events: some editors write a new file and give it the old one's name, some delete first. So an
/// edit counts when nothing has happened for ``quiet``. A stream of events that does not end is looked at after
/// ``longest``; the files may be half written then.
struct DialogWatcher: ~Copyable {
  private static let quiet = Duration.milliseconds(50)
  private static let longest = Duration.milliseconds(300)

  private var watch: FileWatch
  private var first: ContinuousClock.Instant?
  private var last: ContinuousClock.Instant?

  init(_ source: DialogSource) throws(SavingError) {
    var watch = try FileWatch()
    try watch.watch(Self.places(of: source))
    self.watch = watch
  }

  /// Readable when something has happened; then call ``note()``.
  var descriptor: Int32 { watch.descriptor }

  /// How long to wait until an edit counts as whole, in milliseconds; `nil` while there is none.
  var millisecondsLeft: Int? {
    guard let first, let last else { return nil }
    let left = ContinuousClock.now.duration(to: min(last + Self.quiet, first + Self.longest))
    return max(0, Int(left / .milliseconds(1)) + 1)
  }

  /// Takes in what has happened.
  mutating func note() {
    guard watch.takeChanges() else { return }
    let now = ContinuousClock.now
    first = first ?? now
    last = now
  }

  /// The files will be read now: from here on a further event is a new edit.
  ///
  /// Folders may have come and gone, so that what is watched is settled anew; before the files are read, so that no
  /// edit falls in between.
  /// - Returns: Whether the edit is whole. Where it may not be, the files are to be read once more after it.
  mutating func beginReading(_ source: DialogSource) throws(SavingError) -> Bool {
    let now = ContinuousClock.now
    let isWhole = last.map { $0 + Self.quiet <= now } ?? true
    (first, last) = isWhole ? (nil, nil) : (now, now)
    try watch.watch(Self.places(of: source))
    return isWhole
  }

  // MARK: - What is watched

  /// The folder of the dialog with all that is in it, or its file; every file that it was read from besides; and what
  /// these would come back in where they are gone.
  private static func places(of source: DialogSource) -> [FileWatch.Place] {
    let path = source.path
    var places = way(to: path)
    if Paths.isFolder(path) { places.append(.init(folder: path, names: nil)) }
    for file in source.files.files {
      places += way(to: file.path)
      // A link may lead to a file elsewhere, which is edited there.
      if let real = Paths.absolute(file.path) { places += way(to: real) }
    }
    // A language that is missing is looked for beside the dialog's folder.
    if source.files.files.count == source.dialogFileCount {
      places += way(to: Paths.folder(of: path) + "/languages")
      places.append(.init(folder: Paths.folder(of: path) + "/languages", names: nil))
    }
    return places
  }

  /// The folder that a path stands in, or the nearest above it that is there, for the name that leads to the path.
  private static func way(to path: String) -> [FileWatch.Place] {
    var path = path
    while true {
      let folder = Paths.folder(of: path)
      if Paths.isFolder(folder) || folder == path || folder == "." {
        return [.init(folder: folder, names: [Paths.name(of: path)])]
      }
      path = folder
    }
  }
}
