import CLibYAML
import Diagnostics
import Glibc

/// Builds the arena from events, with a stack of its own instead of recursion.
struct Composer {
  /// A collection whose end has not come yet.
  struct OpenCollection {
    let node: Int
    /// Where the keys of this mapping begin in `keys`.
    let firstKey: Int
    let isMapping: Bool
    let isFlow: Bool
    /// Keys and values so far.
    var members = 0

    var expectsKey: Bool { isMapping && members & 1 == 0 }
  }

  static let diagnosticLimit = 200

  let bytes: UnsafeBufferPointer<UInt8>
  let file: Int
  private let limits: YAMLLimits
  private var locator: MarkLocator
  private var nodes: [Arena.Node] = []
  private var texts = DecodedTexts()
  private var hasDocument = false
  private(set) var open: [OpenCollection] = []
  private(set) var diagnostics: [Diagnostic] = []
  /// Whether reading stopped at something that it cannot go on after.
  private(set) var gaveUp = false
  /// The last scalar that came, for the explanation of syntax errors.
  private(set) var lastScalar: (style: MarkedValue.Style, bytes: Range<Int>)?
  /// Keys of the mappings that are open, the innermost last.
  var keys: [MappingKey] = []
  /// The flow mappings that open with two braces; each was reported once.
  var reportedBraces = -1

  init(_ bytes: UnsafeBufferPointer<UInt8>, _ survey: TextSurvey, file: Int, limits: YAMLLimits) {
    self.bytes = bytes
    self.file = file
    self.limits = limits
    locator = MarkLocator(bytes, survey)
    nodes.reserveCapacity(min(bytes.count / 12, limits.effectiveNodes))
  }

  func range(_ bytes: Range<Int>) -> SourceRange { SourceRange(file: file, bytes: bytes) }
  mutating func offset(of mark: yaml_mark_t) -> Int { locator.offset(of: mark) }

  /// Keeps a diagnostic; after the limit they are dropped, because nobody reads so many.
  mutating func add(_ diagnostic: Diagnostic) {
    if diagnostics.count < Self.diagnosticLimit { diagnostics.append(diagnostic) }
  }

  /// Reports what makes going on pointless.
  private mutating func giveUp(_ diagnostic: Diagnostic) -> Bool {
    diagnostics.append(diagnostic)
    gaveUp = true
    return false
  }

  func document(of source: SourceFile) -> MarkedDocument {
    let arena = Arena(file: file, source: source.bytes, nodes: nodes, texts: texts)
    let root = nodes.isEmpty ? nil : MarkedValue(arena: arena, node: 0)
    return MarkedDocument(root: root, isSound: diagnostics.isEmpty)
  }

  /// Takes one event; answers whether to go on.
  mutating func take(_ event: borrowing yaml_event_t) -> Bool {
    switch event.type {
    case YAML_SCALAR_EVENT: return takeScalar(event)
    case YAML_SEQUENCE_START_EVENT, YAML_MAPPING_START_EVENT: return takeStart(event)
    case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT: takeEnd(event)
    case YAML_ALIAS_EVENT: return takeAlias(event)
    case YAML_DOCUMENT_START_EVENT: return takeDocumentStart(event)
    default: break
    }
    return true
  }

  private mutating func takeDocumentStart(_ event: borrowing yaml_event_t) -> Bool {
    let start = locator.offset(of: event.start_mark)
    let place = range(start..<min(start + 3, bytes.count))
    if hasDocument { return giveUp(.severalDocuments(at: place)) }
    hasDocument = true
    let tags = event.data.document_start.tag_directives
    return tags.start == tags.end || giveUp(.tagDirective(at: range(start..<lineEnd(after: start))))
  }

  private mutating func takeAlias(_ event: borrowing yaml_event_t) -> Bool {
    let start = locator.offset(of: event.start_mark)
    let end = max(start, locator.offset(of: event.end_mark))
    add(.alias(at: range(start..<end)))
    return append(Arena.Node(.plain, end..<end, link: Arena.Node.verbatim))
  }

  private mutating func takeScalar(_ event: borrowing yaml_event_t) -> Bool {
    let scalar = event.data.scalar
    let style = MarkedValue.Style(scalar.style)
    var start = locator.offset(of: event.start_mark)
    var end = max(start, locator.offset(of: event.end_mark))
    if scalar.anchor != nil || scalar.tag != nil { start = takeProperties(start, end) }
    if !style.isQuoted { end = trimmedEnd(start..<end) }

    let text = UnsafeBufferPointer(start: scalar.value, count: scalar.length)
    var node = Arena.Node(style, start..<end, link: Arena.Node.verbatim)
    if !stands(text, at: node.verbatimText) { node.link = texts.add(text) }
    lastScalar = (style, start..<end)
    if open.last?.expectsKey == true { takeKey(text, node) }
    return append(node)
  }

  private func stands(_ text: UnsafeBufferPointer<UInt8>, at range: Range<Int>) -> Bool {
    guard text.count == range.count, let left = text.baseAddress, let right = bytes.baseAddress else {
      return text.count == range.count
    }
    return memcmp(left, right + range.lowerBound, range.count) == 0
  }

  private mutating func takeStart(_ event: borrowing yaml_event_t) -> Bool {
    var start = locator.offset(of: event.start_mark)
    let isMapping = event.type == YAML_MAPPING_START_EVENT
    let style: MarkedValue.Style
    if isMapping {
      let mapping = event.data.mapping_start
      style = mapping.style == YAML_FLOW_MAPPING_STYLE ? .flowMapping : .blockMapping
      if mapping.anchor != nil || mapping.tag != nil { start = takeProperties(start, bytes.count) }
    } else {
      let sequence = event.data.sequence_start
      style = sequence.style == YAML_FLOW_SEQUENCE_STYLE ? .flowSequence : .blockSequence
      if sequence.anchor != nil || sequence.tag != nil { start = takeProperties(start, bytes.count) }
    }
    let sign = start..<min(start + 1, bytes.count)
    guard open.count < limits.depth else { return giveUp(.tooDeep(limits.depth, at: range(sign))) }
    if open.last?.expectsKey == true { reportCollectionKey(at: start) }
    let node = nodes.count
    guard append(Arena.Node(style, sign, link: 0)) else { return false }
    open.append(
      OpenCollection(node: node, firstKey: keys.count, isMapping: isMapping, isFlow: style.isFlow))
    return true
  }

  private mutating func takeEnd(_ event: borrowing yaml_event_t) {
    guard let closed = open.popLast() else { return }
    if closed.isMapping { closeKeys(from: closed.firstKey) }
    let start = Int(nodes[closed.node].start)
    // A block ends where its last member ends, and so does `a: b` inside brackets, which has no braces.
    if closed.isFlow, bytes[start] == UInt8(ascii: "{") || bytes[start] == UInt8(ascii: "[") {
      nodes[closed.node].end = UInt32(clamping: max(start + 1, locator.offset(of: event.end_mark)))
    } else {
      nodes[closed.node].end = max(nodes[closed.node].end, lastEnd)
    }
    nodes[closed.node].link = UInt32(clamping: nodes.count)
    nodes[closed.node].count = closed.members
    lastEnd = nodes[closed.node].end
  }

  /// Where the value that was closed last ends.
  private var lastEnd: UInt32 = 0

  private mutating func append(_ node: Arena.Node) -> Bool {
    guard nodes.count < limits.effectiveNodes else {
      return giveUp(.tooManyNodes(limits.effectiveNodes, at: range(node.bytes)))
    }
    if !open.isEmpty { open[open.count - 1].members += 1 }
    nodes.append(node)
    lastEnd = node.end
    return true
  }

  /// The number that the next value gets.
  var nextNode: Int { nodes.count }
  subscript(node: Int) -> Arena.Node { nodes[node] }

  /// The UTF-8 of a scalar that was read.
  func text(of node: Int) -> Text {
    let node = nodes[node]
    return node.link == Arena.Node.verbatim
      ? .verbatim(UnsafeBufferPointer(rebasing: bytes[node.verbatimText])) : .decoded(texts[Int(node.link)])
  }

  enum Text {
    case verbatim(UnsafeBufferPointer<UInt8>)
    case decoded(ArraySlice<UInt8>)
  }
}

extension MarkedValue.Style {
  init(_ style: yaml_scalar_style_t) {
    switch style {
    case YAML_SINGLE_QUOTED_SCALAR_STYLE: self = .singleQuoted
    case YAML_DOUBLE_QUOTED_SCALAR_STYLE: self = .doubleQuoted
    case YAML_LITERAL_SCALAR_STYLE: self = .literal
    case YAML_FOLDED_SCALAR_STYLE: self = .folded
    default: self = .plain
    }
  }
}
