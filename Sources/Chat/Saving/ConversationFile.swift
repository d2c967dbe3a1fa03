import Glibc
import Transcripts

/// A file that a conversation is kept in: open and locked as long as this lives, readable by its owner only.
///
/// What is appended is on the disk when ``append(_:)`` returns. Where it cannot be written, the file is left as it
/// was before, and the text is written with the next one.
public struct ConversationFile: ~Copyable {
  public private(set) var path: String
  private let descriptor: Int32
  /// What could not be written yet.
  private var waiting: [UInt8] = []
  /// Whether the name of the file is on the disk too.
  private var isFolderSynced: Bool

  private init(path: String, descriptor: Int32, isNew: Bool) {
    self.path = path
    self.descriptor = descriptor
    isFolderSynced = !isNew
  }

  deinit { close(descriptor) }

  // MARK: - Opening

  /// Creates a file; one that exists and is empty is taken too.
  public static func create(_ path: String) throws(SavingError) -> ConversationFile {
    try locked(path, O_CREAT, isNew: true) { descriptor throws(SavingError) in
      guard try size(of: descriptor) == 0 else { throw .exists }
    }
  }

  /// Opens a file to go on with it.
  public static func open(_ path: String) throws(SavingError) -> ConversationFile {
    try locked(path, 0, isNew: false) { _ in }
  }

  private static func locked(
    _ path: String, _ flags: Int32, isNew: Bool, check: (Int32) throws(SavingError) -> Void
  ) throws(SavingError) -> ConversationFile {
    // The file may be deleted between opening and locking it, by the process that had it; then there is another.
    for _ in 0..<8 {
      // Without O_NONBLOCK a named pipe would keep the program waiting for ever.
      let descriptor = Glibc.open(
        path, flags | O_RDWR | O_APPEND | O_CLOEXEC | O_NONBLOCK | O_NOCTTY, mode_t(0o600))
      guard descriptor >= 0 else { throw errno == EISDIR ? .isNoFile : .last }
      do throws(SavingError) {
        try lock(descriptor)
        try check(descriptor)
        guard isAt(path, descriptor) else {
          close(descriptor)
          continue
        }
        fchmod(descriptor, 0o600)
      } catch {
        close(descriptor)
        throw error
      }
      return ConversationFile(path: path, descriptor: descriptor, isNew: isNew)
    }
    throw .isGone
  }

  private static func lock(_ descriptor: Int32) throws(SavingError) {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw .last }
    guard status.st_mode & S_IFMT == S_IFREG else { throw .isNoFile }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else { throw errno == EWOULDBLOCK ? .inUse : .last }
  }

  private static func isAt(_ path: String, _ descriptor: Int32) -> Bool {
    var (named, opened) = (stat(), stat())
    return stat(path, &named) == 0 && fstat(descriptor, &opened) == 0 && named.st_ino == opened.st_ino
      && named.st_dev == opened.st_dev
  }

  private static func size(of descriptor: Int32) throws(SavingError) -> Int {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw .last }
    return Int(status.st_size)
  }

  // MARK: - Reading and writing

  /// The bytes of a file that may be open elsewhere.
  static func read(_ path: String) throws(SavingError) -> [UInt8] {
    let descriptor = Glibc.open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
    guard descriptor >= 0 else { throw .last }
    return try ConversationFile(path: path, descriptor: descriptor, isNew: false).contents()
  }

  /// Puts another text in the place of all that the file holds: a crash leaves the one or the other.
  mutating func replace(with text: String) throws(SavingError) {
    let name = "\(path).\(getpid())"
    var new = try ConversationFile.create(name)
    do throws(SavingError) {
      try new.append(text)
      guard Glibc.rename(name, path) == 0 else { throw .last }
    } catch {
      try? new.remove()
      throw error
    }
    isFolderSynced = false
    syncFolder()
  }

  /// All bytes of the file, at most one more than a saved conversation may have.
  public func contents() throws(SavingError) -> [UInt8] {
    let capacity = min(try Self.size(of: descriptor), Transcript.longestFile) + 1
    var failure: SavingError?
    let bytes = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
      while count < capacity, let base = buffer.baseAddress {
        let taken = pread(descriptor, base + count, capacity - count, off_t(count))
        if taken < 0, errno == EINTR { continue }
        if taken < 0 { failure = .last }
        if taken <= 0 { break }
        count += taken
      }
    }
    if let failure { throw failure }
    return bytes
  }

  /// Appends a text and waits until it is on the disk, with everything that could not be written before.
  public mutating func append(_ text: String) throws(SavingError) {
    waiting += text.utf8
    guard Self.isAt(path, descriptor) else { throw .isGone }
    let length = try Self.size(of: descriptor)
    do throws(SavingError) {
      try write()
      guard fdatasync(descriptor) == 0 else { throw .last }
    } catch {
      // Half an entry would spoil the next one.
      ftruncate(descriptor, off_t(length))
      throw error
    }
    waiting = []
    syncFolder()
  }

  /// Writes a text that may still be lost by a power failure, such as a header without any reply.
  mutating func writeWithoutSync(_ text: String) throws(SavingError) {
    waiting += text.utf8
    try write()
    waiting = []
  }

  private func write() throws(SavingError) {
    var written = 0
    while written < waiting.count {
      let count = waiting.withUnsafeBytes {
        Glibc.write(descriptor, $0.baseAddress! + written, $0.count - written)
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw count == 0 ? .system(ENOSPC) : .last }
      written += count
    }
  }

  /// A new name is safe only when its folder is on the disk; not every file system can do that.
  private mutating func syncFolder() {
    guard !isFolderSynced else { return }
    isFolderSynced = true
    let folder = Glibc.open(Paths.folder(of: path), O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard folder >= 0 else { return }
    fsync(folder)
    close(folder)
  }

  /// Drops everything behind a number of bytes.
  public func cut(to length: Int) throws(SavingError) {
    guard ftruncate(descriptor, off_t(length)) == 0 else { throw .last }
  }

  /// Drops everything, and what waits to be written.
  mutating func clear() throws(SavingError) {
    waiting = []
    try cut(to: 0)
  }

  // MARK: - Its name

  /// Deletes the file, unless another has taken its name.
  public func remove() throws(SavingError) {
    guard Self.isAt(path, descriptor) else { return }
    guard unlink(path) == 0 else { throw .last }
  }

  /// Gives the file another name that nothing has yet.
  mutating func rename(to name: String) throws(SavingError) {
    guard link(path, name) == 0 else { throw errno == EEXIST ? .exists : .last }
    unlink(path)
    path = name
    isFolderSynced = false
    syncFolder()
  }
}
