public import Diagnostics
public import Dialogs

/// What loading came to: the dialog, if it can be used, and everything there is to say about its files.
public struct LoadedDialog: Sendable {
  /// The dialog; `nil` where there are errors.
  public let dialog: Dialog?
  /// Everything that was found, in the order of the files.
  public let diagnostics: [Diagnostic]
  /// The files that were read, the language's file last.
  public let sources: SourceFiles
  /// How many of ``sources`` are files of the dialog itself; they come first.
  public let dialogFileCount: Int

  /// What the dialog says of how much its checks matter; see ``judged(_:)``.
  var checkSettings: [CheckSetting] = []

  /// Whether something must be mended before the dialog can be used.
  public var hasErrors: Bool { dialog == nil }

  /// A number that changes with any change of the dialog's files, for saved conversations; not for security.
  ///
  /// FNV-1a in 64 bits, over the number of files and then each file's name without its folder, its length and its
  /// bytes, so that a dialog has the same hash wherever it stands. The language's file is no part of it.
  /// - Complexity: O(bytes).
  public var hash: UInt64 {
    var hash = StableHash()
    hash.add(dialogFileCount)
    for file in sources.files.prefix(dialogFileCount) {
      let name = file.path.split(separator: "/").last ?? ""
      hash.add(name.utf8.count)
      for byte in name.utf8 { hash.add(byte) }
      hash.add(file.bytes.count)
      for byte in file.bytes { hash.add(byte) }
    }
    return hash.value
  }
}

/// FNV-1a (Fowler, Noll, Vo), 64 bits: the same on every machine and in every version.
struct StableHash {
  private(set) var value: UInt64 = 0xcbf2_9ce4_8422_2325

  mutating func add(_ byte: UInt8) { value = (value ^ UInt64(byte)) &* 0x100_0000_01b3 }

  /// Adds a count in eight bytes, the lowest first.
  mutating func add(_ count: Int) {
    for shift in stride(from: 0, to: 64, by: 8) { add(UInt8(truncatingIfNeeded: count >> shift)) }
  }
}
