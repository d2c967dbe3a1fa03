import Glibc

/// Hears of changes in folders, by inotify: nothing is looked at before the system says so.
struct FileWatch: ~Copyable {
  /// A folder, and the names in it whose changes matter; `nil` for all.
  struct Place: Hashable {
    let folder: String
    let names: Set<String>?
  }

  /// Readable when something has happened.
  let descriptor: Int32
  /// The names that matter, by the number of the watch.
  private var watched: [Int32: Set<String>?] = [:]

  /// What may become of a file or a folder; a file that is being written counts when it is closed.
  private static let kinds = UInt32(
    IN_CLOSE_WRITE | IN_MOVED_FROM | IN_MOVED_TO | IN_CREATE | IN_DELETE | IN_DELETE_SELF | IN_MOVE_SELF
      | IN_ATTRIB)

  /// - Throws: What the system says where nothing can be watched.
  init() throws(SavingError) {
    descriptor = inotify_init1(Int32(IN_NONBLOCK | IN_CLOEXEC))
    guard descriptor >= 0 else { throw errno == EMFILE ? .noWatchLeft(limit: "max_user_instances") : .last }
  }

  deinit { close(descriptor) }

  /// Watches these places from now on, and no others; a folder that is not there is passed over.
  ///
  /// - Throws: What the system says where it has no watch left.
  mutating func watch(_ places: [Place]) throws(SavingError) {
    var now: [Int32: Set<String>?] = [:]
    for place in places {
      let number = inotify_add_watch(descriptor, place.folder, Self.kinds)
      guard number >= 0 else {
        if errno == ENOSPC { throw .noWatchLeft(limit: "max_user_watches") }
        guard errno != ENOMEM else { throw .last }
        continue
      }
      // A folder that is named twice, perhaps by two ways, has one number.
      if let known = now[number] {
        now[number] = known.flatMap { known in place.names.map(known.union) }
      } else {
        now[number] = .some(place.names)
      }
    }
    for number in watched.keys where now[number] == nil { inotify_rm_watch(descriptor, number) }
    watched = now
  }

  /// Takes in all that has happened.
  ///
  /// - Returns: Whether something of it matters.
  func takeChanges() -> Bool {
    var matters = false
    var buffer = [UInt8](repeating: 0, count: 16 << 10)
    while true {
      let count = read(descriptor, &buffer, buffer.count)
      guard count > 0 else { return matters }
      forEachEvent(in: buffer[..<count]) { number, kind, name in
        if isOfImport(number, kind, name) { matters = true }
      }
    }
  }

  private func isOfImport(_ number: Int32, _ kind: UInt32, _ name: String) -> Bool {
    if kind & UInt32(IN_Q_OVERFLOW) != 0 { return true }
    guard kind & UInt32(IN_IGNORED) == 0, let names = watched[number] else { return false }
    // The folder itself was deleted or moved.
    guard !name.isEmpty else { return kind & UInt32(IN_DELETE_SELF | IN_MOVE_SELF) != 0 }
    // What begins with a dot, or ends with a tilde, is an editor's own.
    if name.hasPrefix(".") || name.hasSuffix("~") { return false }
    return names?.contains(name) ?? true
  }

  /// Takes the bytes apart into `struct inotify_event`s: number, kind, cookie, length, then the name and zeros.
  private func forEachEvent(in bytes: ArraySlice<UInt8>, _ body: (Int32, UInt32, String) -> Void) {
    let header = 16
    var start = bytes.startIndex
    bytes.withUnsafeBytes { raw in
      while start + header <= bytes.endIndex {
        let number = raw.loadUnaligned(fromByteOffset: start, as: Int32.self)
        let kind = raw.loadUnaligned(fromByteOffset: start + 4, as: UInt32.self)
        let length = Int(raw.loadUnaligned(fromByteOffset: start + 12, as: UInt32.self))
        let end = min(start + header + length, bytes.endIndex)
        let name = bytes[(start + header)..<end].prefix { $0 != 0 }
        body(number, kind, String(decoding: name, as: UTF8.self))
        start = end
      }
    }
  }
}
