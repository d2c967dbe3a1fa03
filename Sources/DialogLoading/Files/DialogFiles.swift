import Diagnostics
import Dialogs
import MarkedYAML

/// Which files are read.
extension DialogLoader {
  /// The files of a dialog in the order of their names; what keeps them from being read is reported.
  func dialogFiles(_ path: String, _ reader: FileReader, _ report: Report) -> [SourceFile] {
    switch reader.kind(of: path) {
    case .folder: return files(inFolder: path, reader, report)
    case .file: return reader.read(path, within: nil, report: report.add).map { [$0] } ?? []
    case .missing: report.add(.noSuchPath(path))
    case .other: report.add(.unreadable(path, reason: "it is neither a file nor a folder", isFolder: false))
    }
    return []
  }

  private func files(inFolder folder: String, _ reader: FileReader, _ report: Report) -> [SourceFile] {
    guard let all = reader.names(in: folder, report: report.add) else { return [] }
    let names = all.filter { $0.hasSuffix(".yaml") }
    guard !names.isEmpty else {
      report.add(.noDialogFiles(folder, otherwise: all.first))
      return []
    }
    guard names.count <= limits.files else {
      report.add(
        .tooLarge(folder, "the folder holds \(names.count) .yaml files, over the limit of \(limits.files)"))
      return []
    }
    var size = 0
    var files: [SourceFile] = []
    for name in names {
      guard let file = reader.read(joined(folder, name), within: folder, report: report.add) else {
        report.isPartial = true
        continue
      }
      size += file.bytes.count
      guard size <= limits.bytes else {
        report.add(.tooLarge(folder, "the files have more than \(limits.bytes) bytes together"))
        return []
      }
      files.append(file)
    }
    return files
  }

  /// Where the language of a dialog is looked for, the nearest first.
  func languageFolders(for path: String, isFolder: Bool) -> [String] {
    let folder: String
    if isFolder {
      folder = path
    } else if let slash = path.lastIndex(of: "/") {
      folder = slash == path.startIndex ? "/" : String(path[..<slash])
    } else {
      folder = "."
    }
    let beside = isFolder ? [] : [joined(folder, "languages")]
    return beside + [joined(folder, "../languages")] + languageFolders
  }

  /// The language that the dialog names, or one without words after a report.
  func language(
    _ sections: Sections?, in folders: [String], _ reader: FileReader, into sources: inout SourceFiles,
    _ report: Report
  ) -> Language {
    guard let sections else { return Language(id: "") }
    let value = sections.header[.language]?.value
    let id = value.flatMap { report.plainText($0, "language") } ?? defaultLanguage
    let place = value.map { Diagnostic.Place.range($0.range) } ?? .nowhere
    guard isLanguage(id) else {
      report.add(.missingLanguage(id, at: place, tried: []))
      return Language(id: id)
    }
    let paths = folders.map { (folder: $0, path: joined($0, id + ".yaml")) }
    guard let found = paths.first(where: { reader.kind(of: $0.path) != .missing }) else {
      report.add(.missingLanguage(id, at: place, tried: paths.map(\.path)))
      return Language(id: id)
    }
    guard let file = reader.read(found.path, within: found.folder, report: report.add) else {
      return Language(id: id)
    }
    return readLanguage(file, number: sources.add(file), limits: limits.yaml, report) ?? Language(id: id)
  }

  /// What a dialog without `language:` is written in.
  private var defaultLanguage: String { "en" }

  /// Whether a word is a language tag, `en` or `pt-BR`, so that it cannot lead to another folder.
  private func isLanguage(_ word: String) -> Bool {
    (2...35).contains(word.utf8.count)
      && word.utf8.allSatisfy {
        (97...122).contains($0 | 0x20) || (48...57).contains($0) || $0 == UInt8(ascii: "-")
      }
  }

  private func joined(_ folder: String, _ name: String) -> String {
    folder.hasSuffix("/") ? folder + name : folder + "/" + name
  }
}
