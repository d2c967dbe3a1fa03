/// The values of one file in one array, each collection before its members (preorder).
///
/// A node takes 16 bytes. The text of a scalar that stands in the file as it reads (nearly all do) is kept as
/// a range of the file; only texts with escapes, folds or indentation are kept a second time.
final class Arena: Sendable {
  /// One value. `link` is the node after the last member for a collection, and for a scalar the number of its
  /// decoded text, or ``verbatim``.
  struct Node: BitwiseCopyable {
    static let verbatim = UInt32.max
    static let countLimit = 1 << 28 - 1

    var start: UInt32
    var end: UInt32
    var link: UInt32
    /// The style in the low four bits, the number of members above.
    private var shape: UInt32

    init(_ style: MarkedValue.Style, _ range: Range<Int>, link: UInt32) {
      start = UInt32(clamping: range.lowerBound)
      end = UInt32(clamping: range.upperBound)
      self.link = link
      shape = UInt32(style.rawValue)
    }

    var style: MarkedValue.Style {
      MarkedValue.Style(rawValue: UInt8(truncatingIfNeeded: shape & 15)) ?? .plain
    }
    /// Members of a sequence, or keys and values of a mapping together.
    var count: Int {
      get { Int(shape >> 4) }
      set { shape = shape & 15 | UInt32(clamping: min(newValue, Self.countLimit)) << 4 }
    }
    var bytes: Range<Int> { Int(start)..<Int(end) }

    /// Where the text stands in the file, if it stands there as it reads.
    var verbatimText: Range<Int> {
      style.isQuoted ? Int(start) + 1..<max(Int(start) + 1, Int(end) - 1) : bytes
    }
  }

  let file: Int
  /// The file as it was read; shared with its `SourceFile`, not copied.
  let source: [UInt8]
  let nodes: [Node]
  let texts: DecodedTexts

  init(file: Int, source: [UInt8], nodes: [Node], texts: DecodedTexts) {
    self.file = file
    self.source = source
    self.nodes = nodes
    self.texts = texts
  }

  /// The node after `node` and all its members.
  func sibling(of node: Int) -> Int {
    nodes[node].style.kind == .scalar ? node + 1 : Int(nodes[node].link)
  }

  /// The UTF-8 of a scalar's text; empty for a collection.
  func text(of node: Int) -> ArraySlice<UInt8> {
    let node = nodes[node]
    guard node.style.kind == .scalar else { return [] }
    return node.link == Node.verbatim ? source[node.verbatimText] : texts[Int(node.link)]
  }
}

extension Arena {
  /// Lends the UTF-8 of a scalar's text; empty for a collection.
  func withText<Result>(of node: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    let node = nodes[node]
    guard node.style.kind == .scalar, node.link == Node.verbatim else {
      return node.style.kind == .scalar
        ? texts[Int(node.link)].withUnsafeBufferPointer(body)
        : body(UnsafeBufferPointer(start: nil, count: 0))
    }
    return source.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[node.verbatimText])) }
  }
}

/// Texts that do not stand in the file as they read, one after the other.
struct DecodedTexts: Sendable {
  private var bytes: [UInt8] = []
  private var ends: [UInt32] = []

  /// Keeps a text and gives back its number.
  mutating func add(_ text: UnsafeBufferPointer<UInt8>) -> UInt32 {
    bytes.append(contentsOf: text)
    ends.append(UInt32(clamping: bytes.count))
    return UInt32(clamping: ends.count - 1)
  }

  subscript(number: Int) -> ArraySlice<UInt8> {
    bytes[(number == 0 ? 0 : Int(ends[number - 1]))..<Int(ends[number])]
  }
}
