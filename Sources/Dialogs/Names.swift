/// The one namespace that all ids of a dialog share.
public struct Names: Sendable {
  /// What an id is the name of.
  public enum Kind: String, Sendable, CaseIterable {
    case setting, question, derived, score, level, finding, advice, node, topic, property
  }

  /// A name's kind, and the position of what it names.
  public struct Entry: Sendable, Equatable {
    public let kind: Kind
    public let position: Int

    public init(kind: Kind, position: Int) {
      self.kind = kind
      self.position = position
    }
  }

  private var table = NameTable()
  private var formerQuestions: [String: Int] = [:]

  public init() {}

  public mutating func reserveCapacity(_ count: Int) {
    table.reserveCapacity(count)
  }

  /// Gives a name its meaning.
  ///
  /// - Returns: The entry that had the name before, in which case nothing changes.
  @discardableResult
  public mutating func add(_ name: String, _ entry: Entry) -> Entry? {
    table.add(name, entry)
  }

  /// Remembers the name that a question had before.
  public mutating func addFormerQuestion(_ name: String, position: Int) {
    formerQuestions[name] = position
  }

  public subscript(name: String) -> Entry? { table[name] }

  /// The position of what is named, or was once named for questions, where it is of that kind.
  public func position(of name: String, as kind: Kind) -> Int? {
    if let entry = table[name] { return entry.kind == kind ? entry.position : nil }
    return kind == .question ? formerQuestions[name] : nil
  }

  /// All names of one kind, for suggestions.
  public func all(_ kind: Kind) -> [String] {
    all.compactMap { name, entry in entry.kind == kind ? name : nil }
  }

  /// All names in the order in which they came.
  public var all: some Collection<(key: String, value: Entry)> {
    table.names.indices.lazy.map { [table] in (key: table.names[$0], value: table.entries[$0]) }
  }
}
