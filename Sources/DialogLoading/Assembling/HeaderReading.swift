import Diagnostics
import Dialogs
import MarkedYAML

extension Assembler {
  /// The dialog with everything of its header that points at no other part.
  func header(_ language: Language) -> Dialog {
    var dialog = Dialog(
      id: requiredText(.dialog) ?? "", title: requiredText(.title) ?? "", language: language)
    if let entry = sections.header[.dialog], !dialog.id.isEmpty, !Identifier.isLabel(dialog.id) {
      let reason = "the id of a dialog is written in letters, digits, '-', '_' and '.'"
      report.add(.invalidID(dialog.id, reason, repair: nil, at: entry.value.range))
    }
    dialog.version = text(.version) ?? ""
    dialog.status = report.word(value(.status), "status", as: Dialog.Status.self) ?? .draft
    dialog.about = text(.about)
    dialog.author = text(.author)
    dialog.reviewed = date(value(.reviewed), "reviewed")
    dialog.reviewBy = date(value(.reviewBy), "review_by")
    dialog.changes = report.items(value(.changes), "changes").compactMap(change)
    dialog.settings = sections[.settings].map(setting)
    return dialog
  }

  /// Takes in what the header says about nodes and levels.
  func resolveHeader() {
    requireSections()
    if let start = required(.start), let node: Reference<Node> = reference(start, .nodes, .unknownNode) {
      dialog.start = node
    }
    guard let value = required(.defaultLevel), let level = level(value) else { return }
    dialog.defaultLevel = level
    if level.position == sections[.levels].count - 1 {
      report.add(.mildestDefault(value.text, near: sections[.levels].dropLast().last?.id, at: value.range))
    }
  }

  private func requireSections() {
    for section in [FileKey.nodes, .levels] where sections[section].isEmpty {
      report.add(.missingKey(section.rawValue, of: dialogOwner))
    }
  }

  private var dialogOwner: Owner {
    let entry = sections.header[.dialog]
    return Owner(noun: "dialog", place: entry?.key.range ?? SourceRange(file: 0, bytes: 0..<0))
  }

  private func value(_ key: FileKey) -> MarkedValue? { sections.header[key]?.value }

  private func text(_ key: FileKey) -> String? { report.plainText(value(key), key.rawValue) }

  private func required(_ key: FileKey) -> MarkedValue? {
    if let value = value(key) { return value }
    report.add(.missingKey(key.rawValue, of: dialogOwner))
    return nil
  }

  private func requiredText(_ key: FileKey) -> String? {
    required(key).flatMap { report.plainText($0, key.rawValue) }
  }

  /// A day, as `2026-01-31`.
  private func date(_ value: MarkedValue?, _ key: String) -> String? {
    guard let value, let day = report.plainText(value, key) else { return nil }
    if !isDay(day) { report.add(.invalidValue("'\(key)' takes a day such as 2026-01-31", at: value.range)) }
    return day
  }

  private func change(_ value: MarkedValue) -> ContentChange? {
    let owner = Owner(noun: "change", place: value.range)
    guard let fields = Fields<ChangeKey>(value, of: owner, report) else { return nil }
    guard let version = report.plainText(fields.require(.version, report), "version"),
      let date = date(fields.require(.date, report), "date"),
      let what = report.plainText(fields.require(.what, report), "what")
    else { return nil }
    return ContentChange(version: version, date: date, what: what)
  }

  private func setting(_ entry: Entry) -> Setting {
    let empty = Setting(id: entry.id, values: [], defaultValue: "")
    guard let fields = Fields<SettingKey>(entry.value, of: owner(entry, .settings), report) else {
      return empty
    }
    let values = report.list(fields.require(.values, report), "values")
    let words = values.map(\.text)
    if fields[.values]?.kind == .sequence, words.isEmpty {
      report.add(.invalidValue("a setting needs at least one value", at: fields.place(of: .values)))
    }
    guard let value = fields.require(.default, report), let preset = report.plainText(value, "default") else {
      return Setting(id: entry.id, values: words, defaultValue: words.first ?? "")
    }
    if !words.isEmpty, !words.contains(preset) {
      report.add(.unknownOption(preset, of: entry.id, words, at: value.range))
    }
    return Setting(id: entry.id, values: words, defaultValue: preset)
  }
}

enum SettingKey: String, FieldKey { case values, `default` }

enum ChangeKey: String, FieldKey { case version, date, what }

extension Diagnostic {
  static func mildestDefault(_ level: String, near: String?, at place: SourceRange) -> Self {
    Diagnostic(
      .mildestDefault,
      "'\(excerpt(level))' is the mildest level, and what is not known must never count as mild",
      at: place, fixIt: near.map { FixIt("use '\($0)'", replacing: place, with: $0) })
  }

  static func unknownOption(_ word: String, of owner: String, _ known: [String], at place: SourceRange)
    -> Self
  {
    let near = closest(to: word, in: known)
    return Diagnostic(
      .unknownOption,
      "'\(excerpt(owner))' has no value '\(excerpt(word))'; it has \(listed(known.prefix(8).map(excerpt)))",
      at: place, fixIt: near.map { FixIt("use '\($0)'", replacing: place, with: $0) })
  }
}
