import Diagnostics
import Dialogs
import MarkedYAML

/// The keys that the files of a dialog may have at their outermost level.
enum FileKey: String, FieldKey {
  case dialog, title, version, status, author, reviewed
  case reviewBy = "review_by"
  case changes, language, about, start
  case defaultLevel = "default_level"
  case settings, questions, nodes, derived, scores, levels, findings, advice, topics, sources, claims,
    contradictions, properties, checks

  /// The kind of names that the section's ids are; `nil` for evidence, whose sections have namespaces of their
  /// own, and for what is no section.
  var kind: Names.Kind? {
    switch self {
    case .settings: .setting
    case .questions: .question
    case .nodes: .node
    case .derived: .derived
    case .scores: .score
    case .levels: .level
    case .findings: .finding
    case .advice: .advice
    case .topics: .topic
    case .properties: .property
    case .dialog, .title, .version, .status, .author, .reviewed, .reviewBy, .changes, .language, .about,
      .start, .defaultLevel, .sources, .claims, .contradictions, .checks:
      nil
    }
  }

  var isSection: Bool { kind != nil || [.sources, .claims, .contradictions, .checks].contains(self) }

  /// What one part of the section is called in messages.
  var noun: String {
    switch self {
    case .sources: "source"
    case .claims: "claim"
    case .contradictions: "contradiction"
    case .derived: "derived fact"
    case .checks: "setting of a check"
    default: kind?.rawValue ?? rawValue
    }
  }
}

/// One part of a section: its id and its value as they stand in a file.
struct Entry {
  let id: String
  let key: MarkedValue
  let value: MarkedValue

  var place: SourceRange { key.range }
}

/// The files of a dialog taken apart: its header, and its sections with the parts of all files.
struct Sections {
  private(set) var header: [FileKey: (key: MarkedValue, value: MarkedValue)] = [:]
  private var parts: [FileKey: [Entry]] = [:]
  /// Where each section stands first.
  private var places: [FileKey: SourceRange] = [:]

  /// The parts of a section in the order of the files.
  subscript(section: FileKey) -> [Entry] { parts[section] ?? [] }

  /// Takes in one file.
  mutating func add(_ root: MarkedValue, _ report: Report) {
    let owner = Owner(noun: "dialog file", place: root.range)
    guard let fields = Fields<FileKey>(root, of: owner, report) else { return }
    for name in fields.keys {
      guard let (key, value) = fields.entry(name) else { continue }
      if name.isSection {
        addSection(name, value, at: key.range, report)
      } else if let first = header[name] {
        report.add(.givenTwice(name.rawValue, at: key.range, firstAt: first.key.range))
      } else {
        header[name] = (key, value)
      }
    }
  }

  private mutating func addSection(
    _ name: FileKey, _ value: MarkedValue, at place: SourceRange, _ report: Report
  ) {
    if name == .levels, let first = places[name] {
      return report.add(.givenTwice(name.rawValue, at: place, firstAt: first))
    }
    places[name] = places[name] ?? place
    let entries = report.entries(value, name.rawValue, of: "ids with values below them")
    parts[name, default: []].append(
      contentsOf: entries.map { Entry(id: $0.key.text, key: $0.key, value: $0.value) })
  }
}
