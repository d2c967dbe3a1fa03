public import Diagnostics
public import Dialogs
import MarkedYAML
import Threads

/// Loads dialogs: reads the files, resolves every name, checks and compiles every condition.
///
/// Every mistake is reported in one go, each at its place. Loading reads the files of the folder given and one
/// language file, nothing else, and leaves no trace.
public struct DialogLoader: Sendable {
  /// How large a dialog may be.
  public let limits: DialogLimits
  /// Folders in which language files are looked for, after the one next to the dialog's folder.
  public let languageFolders: [String]
  /// Whether properties are read; a conversation does without them, and begins sooner.
  public let readsProperties: Bool

  public init(limits: DialogLimits = .init(), languageFolders: [String] = [], readsProperties: Bool = true) {
    self.limits = limits
    self.languageFolders = languageFolders
    self.readsProperties = readsProperties
  }

  /// Loads a dialog from a folder, of which every `*.yaml` directly in it is read, or from a single file.
  ///
  /// Its language is read from `../languages/<language>.yaml` as seen from the folder, for a single file also from
  /// `languages/` beside it, and then from ``languageFolders``.
  public func load(_ path: String) -> LoadedDialog {
    let report = Report()
    var sources = SourceFiles()
    let reader = FileReader(limits: limits)
    let files = dialogFiles(path, reader, report)
    guard !files.isEmpty else { return finished((nil, []), report, sources, 0) }
    let sections = read(files, path, into: &sources, report)
    let count = sources.files.count
    let places = languageFolders(for: path, isFolder: reader.kind(of: path) == .folder)
    let language = language(sections, in: places, reader, into: &sources, report)
    return finished(assemble(sections, language, report), report, sources, count)
  }

  /// Loads a dialog from files in memory, with a language that was loaded before.
  public func load(files: [SourceFile], language: Language) -> LoadedDialog {
    let report = Report()
    var sources = SourceFiles()
    let sections = read(files, files.first?.path ?? "", into: &sources, report)
    return finished(assemble(sections, language, report), report, sources, files.count)
  }

  /// Loads a language by itself, for example to load dialogs from memory with it; `nil` where it has errors.
  public func loadLanguage(_ path: String, report: (Diagnostic) -> Void) -> Language? {
    let found = Report()
    defer { found.diagnostics.forEach(report) }
    guard let file = FileReader(limits: limits).read(path, within: nil, report: found.add) else { return nil }
    let language = readLanguage(file, number: 0, limits: limits.yaml, found)
    return found.hasErrors ? nil : language
  }

  /// What putting a dialog together came to.
  private typealias Assembled = (dialog: Dialog?, checks: [CheckSetting])

  private func assemble(_ sections: Sections?, _ language: Language, _ report: Report) -> Assembled {
    guard let sections else { return (nil, []) }
    let assembler = Assembler(sections, language: language, report: report)
    assembler.readsProperties = readsProperties
    let dialog = assembler.assemble()
    return (report.hasErrors ? nil : dialog, assembler.checkSettings)
  }

  private func finished(_ assembled: Assembled, _ report: Report, _ sources: SourceFiles, _ count: Int)
    -> LoadedDialog
  {
    LoadedDialog(
      dialog: assembled.dialog, diagnostics: sources.readingOrder(of: report.diagnostics), sources: sources,
      dialogFileCount: count, checkSettings: assembled.checks)
  }

  /// Reads the YAML of all files; `nil` where they are no dialog.
  func read(
    _ files: [SourceFile], _ path: String, into sources: inout SourceFiles, _ report: Report
  ) -> Sections? {
    let numbered = files.map { (file: $0, number: sources.add($0)) }
    let isLarge = files.reduce(0) { $0 + $1.bytes.count } >= Self.bytesForThreads
    let limits = limits.yaml
    let read = inParallel(count: files.count, jobs: isLarge ? availableCores : 1) { index in
      ReadFile(numbered[index].file, number: numbered[index].number, limits: limits)
    }
    var sections = Sections()
    for file in read {
      file.diagnostics.forEach(report.add)
      if file.document == nil { report.isPartial = true }
      if let root = file.document?.root { sections.add(root, report) }
    }
    if sections.header[.dialog] != nil { return sections }
    if !report.isPartial { report.add(.notADialog(path)) }
    return nil
  }

  /// From how many bytes on it pays to read files side by side.
  private static let bytesForThreads = 100_000
}

/// A file's YAML, and what is wrong with it.
private struct ReadFile: Sendable {
  var document: MarkedDocument?
  var diagnostics: [Diagnostic] = []

  init(_ file: SourceFile, number: Int, limits: YAMLLimits) {
    document = readYAML(file, number: number, limits: limits) { diagnostics.append($0) }
  }
}
