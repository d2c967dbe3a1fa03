public import Diagnostics

/// A YAML file that was read.
public struct MarkedDocument: Sendable {
  /// The outermost value, or `nil` for a file that is empty or holds only comments.
  public let root: MarkedValue?
  /// Whether nothing was refused; where it is false, errors were reported and some values are missing.
  public let isSound: Bool
}

/// A value of a YAML file that knows its place: a view into the document, cheap to copy and to keep.
public struct MarkedValue: Sendable {
  /// What a value is.
  public enum Kind: Sendable {
    case scalar, sequence, mapping
  }

  /// How a value is written.
  public enum Style: UInt8, Sendable {
    case plain, singleQuoted, doubleQuoted, literal, folded
    case blockSequence, flowSequence, blockMapping, flowMapping

    /// The kind of values that are written so.
    public var kind: Kind {
      switch self {
      case .plain, .singleQuoted, .doubleQuoted, .literal, .folded: .scalar
      case .blockSequence, .flowSequence: .sequence
      case .blockMapping, .flowMapping: .mapping
      }
    }

    var isQuoted: Bool { self == .singleQuoted || self == .doubleQuoted }
    var isFlow: Bool { self == .flowSequence || self == .flowMapping }
  }

  let arena: Arena
  let node: Int

  /// What the value is.
  public var kind: Kind { style.kind }
  /// How the value is written.
  public var style: Style { arena.nodes[node].style }
  /// Where the whole value stands, quotes and brackets included, in bytes of the file; without blank lines after
  /// it. The range of a value that is missing (`key:`) is empty and stands behind the colon.
  public var range: SourceRange { SourceRange(file: arena.file, bytes: arena.nodes[node].bytes) }
  /// Whether the value is an unquoted text in one of the file's lines, or missing.
  public var isPlain: Bool { style == .plain }
  /// Whether nothing at all is written, as after the colon in `key:`.
  public var isMissing: Bool { isPlain && arena.nodes[node].bytes.isEmpty }

  /// A scalar's text; no word has a type of its own, so `no` is `no`. Empty for collections.
  public var text: String { arena.withText(of: node) { String(decoding: $0, as: UTF8.self) } }
  /// The UTF-8 of ``text``, without a copy.
  public var utf8: ArraySlice<UInt8> { arena.text(of: node) }
  /// Lends the UTF-8 of ``text``; faster than ``utf8`` for a short look.
  public func withUTF8<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    arena.withText(of: node, body)
  }
  /// Whether the value is a scalar with this text; makes no string.
  public func reads(_ word: String) -> Bool {
    kind == .scalar && hasSameBytes(utf8, word)
  }

  /// The values of a sequence; empty for other kinds.
  public var items: MarkedItems {
    MarkedItems(arena: arena, node: kind == .sequence ? node : nil)
  }
  /// The keys and values of a mapping in the order of the file; empty for other kinds. Keys are scalars where
  /// the document is sound.
  public var entries: MarkedEntries {
    MarkedEntries(arena: arena, node: kind == .mapping ? node : nil)
  }

  /// The value of a key, or `nil` where the value is no mapping or has no such key.
  /// - Complexity: O(number of keys).
  public subscript(key: String) -> MarkedValue? {
    entries.first { $0.key.reads(key) }?.value
  }
}

private func hasSameBytes(_ bytes: ArraySlice<UInt8>, _ word: String) -> Bool {
  let utf8 = word.utf8
  return bytes.count == utf8.count && bytes.elementsEqual(utf8)
}
