import Glibc
import Transcripts

/// The folder of conversations that nobody gave a file: `bedside/conversations` in the user's state directory
/// (`$XDG_STATE_HOME`, otherwise `~/.local/state`).
public struct StateFolder: Sendable {
  /// How the name of a file ends that is deleted when its conversation ends well.
  static let recoveryEnding = ".recovery.transcript"
  static let ending = ".transcript"
  /// The most files that are listed.
  private static let mostFiles = 10_000

  public let path: String

  /// The folder of the present user; `nil` where the environment names no home.
  public init?() {
    if let state = Paths.variable("XDG_STATE_HOME"), state.hasPrefix("/") {
      path = state + "/bedside/conversations"
    } else if let home = Paths.variable("HOME"), home.hasPrefix("/") {
      path = home + "/.local/state/bedside/conversations"
    } else {
      return nil
    }
  }

  public init(path: String) {
    self.path = path
  }

  /// Makes the folder and those above it, for their owner only.
  func make() throws(SavingError) {
    var made = ""
    for part in path.split(separator: "/") {
      made += "/" + part
      guard !Paths.exists(made), mkdir(made, 0o700) != 0, errno != EEXIST else { continue }
      throw .last
    }
  }

  /// A new file for a conversation of a dialog, named after the dialog and the time.
  func createRecovery(dialogID: String, time: Int) throws(SavingError) -> ConversationFile {
    try make()
    let digits = UTCTime.written(time).filter { $0.isNumber || $0 == "T" }
    let name = "\(path)/\(dialogID)-\(digits)-\(getpid())"
    do throws(SavingError) {
      return try ConversationFile.create(name + Self.recoveryEnding)
    } catch .exists {
      // A process that was killed had the same number in the same second.
      return try ConversationFile.create("\(name)-\(clock())" + Self.recoveryEnding)
    }
  }

  /// One conversation in the folder.
  public struct Kept: Sendable {
    /// By which it is shown, resumed and forgotten.
    public let name: String
    public let path: String
    public let isRecovery: Bool
    /// When it was last written, in seconds since 1970.
    public let time: Int
  }

  /// The conversations in the folder, the last written first.
  public func kept() -> [Kept] {
    guard let stream = opendir(path) else { return [] }
    defer { closedir(stream) }
    var found: [Kept] = []
    while let entry = readdir(stream), found.count < Self.mostFiles {
      let file = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: Int(entry.pointee.d_reclen)) {
          String(cString: $0)
        }
      }
      if let kept = kept(file) { found.append(kept) }
    }
    return found.sorted { ($0.time, $0.name) > ($1.time, $1.name) }
  }

  /// The conversation of that name, with or without its ending.
  public func kept(named name: String) -> Kept? {
    guard !name.contains("/") else { return nil }
    return kept().first { [$0.name, Paths.name(of: $0.path)].contains(name) }
  }

  private func kept(_ file: String) -> Kept? {
    var status = stat()
    guard file.hasSuffix(Self.ending), lstat("\(path)/\(file)", &status) == 0,
      status.st_mode & S_IFMT == S_IFREG
    else { return nil }
    let isRecovery = file.hasSuffix(Self.recoveryEnding)
    let ending = isRecovery ? Self.recoveryEnding : Self.ending
    return Kept(
      name: String(file.dropLast(ending.count)), path: "\(path)/\(file)", isRecovery: isRecovery,
      time: Int(status.st_mtim.tv_sec))
  }

  /// Whether a file is one that is deleted when its conversation ends well.
  func isRecovery(_ file: String) -> Bool {
    file.hasSuffix(Self.recoveryEnding)
      && Paths.absolute(Paths.folder(of: file)).map { $0 == Paths.absolute(path) } == true
  }
}
