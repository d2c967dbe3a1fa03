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
  /// Over the number of files and then each file's name without its folder and its bytes, so that a dialog has the
  /// same hash wherever it stands. The language's file is no part of it.
  /// - Complexity: O(bytes).
  public var hash: UInt64 {
    var hash = StableHash()
    hash.add(dialogFileCount)
    for file in sources.files.prefix(dialogFileCount) {
      hash.add(Array((file.path.split(separator: "/").last ?? "").utf8))
      hash.add(file.bytes)
    }
    return hash.value
  }
}

/// FNV-1a (Fowler, Noll, Vo) in 64 bits, eight bytes at a time: the same on every machine and in every version.
struct StableHash {
  private(set) var value: UInt64 = 0xcbf2_9ce4_8422_2325

  mutating func add(_ word: UInt64) { value = (value ^ word) &* 0x100_0000_01b3 }

  mutating func add(_ count: Int) { add(UInt64(count)) }

  /// Adds how many bytes there are and then the bytes, as words whose first byte is the lowest, the last filled up
  /// with zeros.
  mutating func add(_ bytes: [UInt8]) {
    add(bytes.count)
    bytes.withUnsafeBytes { bytes in
      let whole = bytes.count & ~7
      for position in stride(from: 0, to: whole, by: 8) {
        add(UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: position, as: UInt64.self)))
      }
      if whole < bytes.count {
        add(bytes[whole...].reversed().reduce(into: UInt64(0)) { $0 = $0 << 8 | UInt64($1) })
      }
    }
  }
}
