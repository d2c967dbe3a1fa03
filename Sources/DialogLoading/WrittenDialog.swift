public import Diagnostics
import MarkedYAML

/// A loaded dialog as its files spell it: which part stands where, and in which words a condition is written.
///
/// For authors, who look at a dialog from its files; one that only runs does not pay for it.
public struct WrittenDialog: Sendable {
  /// A part of a section, or a key of the dialog's header.
  public struct Part: Hashable, Sendable {
    /// The key of the section, such as `questions`, or of the header, such as `title`.
    public let section: String
    /// `nil` for a key of the header.
    public let id: String?

    public init(_ section: String, _ id: String? = nil) {
      self.section = section
      self.id = id
    }

    /// For messages to authors: `question swelling`, or the header's key.
    public var described: String {
      guard let id else { return section }
      return "\(FileKey(rawValue: section)?.noun ?? section) \(id)"
    }
  }

  /// One step down into a part: the value of a key, or an item of a list. A value that is no list is its own first item.
  public enum Step: Sendable {
    case key(String)
    case item(Int)
  }

  /// What an edit has done.
  public struct Changes: Sendable {
    public let added: [Part]
    public let changed: [Part]
    public let removed: [Part]

    public var isEmpty: Bool { added.isEmpty && changed.isEmpty && removed.isEmpty }
  }

  private var values: [Part: MarkedValue] = [:]
  private var places: [Part: SourceRange] = [:]
  private var order: [Part] = []

  /// Reads the files of a dialog once more, from memory.
  public init(_ loaded: LoadedDialog) {
    for (number, file) in loaded.sources.files.prefix(loaded.dialogFileCount).enumerated() {
      guard let root = readYAML(file, number: number, report: { _ in })?.root else { continue }
      for (key, value) in root.entries { add(key, value) }
    }
  }

  private mutating func add(_ key: MarkedValue, _ value: MarkedValue) {
    guard FileKey(rawValue: key.text)?.isSection == true, value.kind == .mapping else {
      return put(Part(key.text), key, value)
    }
    for (id, content) in value.entries { put(Part(key.text, id.text), id, content) }
  }

  private mutating func put(_ part: Part, _ key: MarkedValue, _ value: MarkedValue) {
    if values.updateValue(value, forKey: part) == nil { order.append(part) }
    places[part] = key.range
  }

  /// Where the key of a part stands; `nil` where there is no such part.
  public func place(of part: Part) -> SourceRange? { places[part] }

  /// A text below a part as it is read, and where it stands; `nil` where there is none.
  public func text(of part: Part, at steps: [Step]) -> (text: String, place: SourceRange)? {
    guard var value = values[part] else { return nil }
    for step in steps {
      switch step {
      case .key(let key):
        guard let next = value[key] else { return nil }
        value = next
      case .item(let number):
        guard value.kind == .sequence else {
          guard number == 0 else { return nil }
          continue
        }
        guard let next = value.items.dropFirst(number).first else { return nil }
        value = next
      }
    }
    return value.kind == .scalar ? (value.text, value.range) : nil
  }

  /// The parts that say something else than before; comments, layout and quotes say nothing.
  public func changes(since old: WrittenDialog) -> Changes {
    Changes(
      added: order.filter { old.values[$0] == nil },
      changed: order.filter { part in
        guard let before = old.values[part], let now = values[part] else { return false }
        return !before.saysTheSame(as: now)
      },
      removed: old.order.filter { values[$0] == nil })
  }
}

extension MarkedValue {
  /// Whether both read alike, however they are written; values are nested as deep as YAML may be at most.
  fileprivate func saysTheSame(as other: MarkedValue) -> Bool {
    guard kind == other.kind else { return false }
    switch kind {
    case .scalar: return isMissing == other.isMissing && utf8 == other.utf8
    case .sequence:
      return items.count == other.items.count && zip(items, other.items).allSatisfy { $0.saysTheSame(as: $1) }
    case .mapping:
      return entries.count == other.entries.count
        && zip(entries, other.entries).allSatisfy {
          $0.key.utf8 == $1.key.utf8 && $0.value.saysTheSame(as: $1.value)
        }
    }
  }
}
