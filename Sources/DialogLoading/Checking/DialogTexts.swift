import Dialogs
import MarkedYAML

/// A text that people are shown, with its place.
struct ShownText {
  /// Whose it is, for messages: `the question 'side'`.
  let owner: String
  let value: MarkedValue
}

/// What people are shown of a dialog, as it is written.
struct DialogTexts {
  private let sections: Sections

  init(_ sections: Sections) { self.sections = sections }

  /// Every text, in the order of the sections.
  var all: [ShownText] {
    let keys: [(FileKey, [String])] = [
      (.levels, ["headline", "say"]), (.nodes, ["say"]), (.findings, ["title", "explain"]),
      (.advice, ["say"]),
      (.topics, ["title", "say", "instead"]), (.questions, ["ask", "why", "help", "short"]),
    ]
    return keys.flatMap { section, keys in
      sections[section].flatMap { entry in keys.compactMap { text(entry, section, $0) } }
    } + options
  }

  private var options: [ShownText] {
    sections[.questions].flatMap { entry in
      (entry.value["answers"].map { Array($0.entries) } ?? []).compactMap { _, value in
        let label = value.kind == .scalar ? value : value["label"]
        return label.map { ShownText(owner: named(entry, .questions), value: $0) }
      }
    }
  }

  /// One text of a part.
  func text(_ entry: Entry, _ section: FileKey, _ key: String) -> ShownText? {
    guard let value = entry.value[key], value.kind == .scalar, !value.isMissing else { return nil }
    return ShownText(owner: named(entry, section), value: value)
  }

  /// One text of the part at a position.
  func text(_ section: FileKey, _ position: Int, _ key: String) -> ShownText? {
    let entries = sections[section]
    return entries.indices.contains(position) ? text(entries[position], section, key) : nil
  }

  private func named(_ entry: Entry, _ section: FileKey) -> String {
    "the \(section.noun) '\(excerpt(entry.id))'"
  }
}
