import Conversations
import Diagnostics
import DialogLoading
import Dialogs

/// What one thread runs transcripts with: the dialogs that it has loaded.
struct Workbench {
  /// A dialog that transcripts may be run with, or a report why not.
  enum Usable {
    case runner(TranscriptRunner, dialogID: String)
    case unusable(report: String)
  }

  private let suite: TranscriptSuite
  private let loader: DialogLoader
  private var dialogs: [String: Usable] = [:]
  /// The dialogs of the transcripts in a folder, by folder and name.
  private var paths: [String: String] = [:]

  init(_ suite: TranscriptSuite) {
    self.suite = suite
    loader = DialogLoader(languageFolders: suite.finder.languageFolders)
  }

  mutating func run(_ path: String) -> TranscriptOutcome {
    let start = ContinuousClock.now
    var outcome = TranscriptOutcome(path: path)
    if let (transcript, sources) = read(path, into: &outcome) {
      run(transcript, sources, &outcome)
      if !outcome.passed || transcript.isUnreviewed, suite.options.rewriting != .nothing {
        rewrite(transcript, sources, &outcome)
      }
    }
    outcome.seconds = start.duration(to: .now).inSeconds
    return outcome
  }

  /// Reads a transcript by itself; `nil` where that fails.
  mutating func transcript(_ path: String) -> Transcript? {
    var outcome = TranscriptOutcome(path: path)
    return read(path, into: &outcome)?.0
  }

  /// Reads a file with what it includes; fills in the report where that fails.
  mutating func read(
    _ path: String, into outcome: inout TranscriptOutcome
  ) -> (Transcript, SourceFiles)? {
    var sources = SourceFiles()
    var diagnostics: [Diagnostic] = []
    let finder = suite.finder
    let file = finder.read(path, limit: Transcript.longestFile) { diagnostics.append($0) }
    var transcript: Transcript?
    if let file {
      outcome.title = firstComment(file)
      let number = sources.add(file)
      let finding = Including(finder: finder)
      var included: [Diagnostic] = []
      transcript = Transcript.read(file, number: number) { name, from, place in
        finding.find(name, from, place) { included.append($0) }.map { ($0, sources.add($0)) }
      } report: {
        diagnostics.append($0)
      }
      diagnostics += included
      if !included.isEmpty { transcript = nil }
    }
    outcome.report = DiagnosticRenderer(sources: sources).render(diagnostics)
    return transcript.map { ($0, sources) }
  }

  private mutating func run(
    _ transcript: Transcript, _ sources: SourceFiles, _ outcome: inout TranscriptOutcome
  ) {
    let path = dialogPath(of: transcript)
    outcome.dialogPath = path
    switch usable(path) {
    case .unusable(let report):
      outcome.report = report
      outcome.isDialogUnusable = true
    case .runner(_, let id) where id != transcript.dialogID:
      outcome.report =
        "\(transcript.path): error: this belongs to '\(transcript.dialogID)', but \(path) is '\(id)'\n"
    case .runner(let runner, _):
      var broken: [String] = []
      let isTelling = suite.options.isTelling
      var result = runner.run(transcript, isRecording: isTelling) { broken = suite.brokenRules($0) }
      if !result.failures.isEmpty, !isTelling {
        // Once more, to tell what was said: most transcripts pass, and need not keep it.
        result.failures = runner.run(transcript, isRecording: true).failures
      }
      if !result.failures.isEmpty { outcome.sources = sources }
      outcome.brokenRules = broken
      outcome.report = DiagnosticRenderer(sources: sources).render(result.diagnostics)
      outcome.result = result
    }
  }

  private mutating func rewrite(
    _ transcript: Transcript, _ sources: SourceFiles, _ outcome: inout TranscriptOutcome
  ) {
    guard let result = outcome.result, let file = sources.files.first else { return }
    let everything = suite.options.rewriting == .everything
    let rewriter = Rewriter(transcript, file, blessing: everything)
    let (bytes, lines) = rewriter.rewritten(result.failures)
    guard !lines.isEmpty else { return }
    guard replaceFile(transcript.path, with: bytes) else {
      outcome.report += "\(transcript.path): error: the file cannot be written\n"
      return
    }
    outcome.rewritten = lines
    guard let (again, sources) = read(transcript.path, into: &outcome) else { return }
    run(again, sources, &outcome)
  }

  // MARK: - Dialogs

  private mutating func dialogPath(of transcript: Transcript) -> String {
    let folder = transcript.path.split(separator: "/", omittingEmptySubsequences: false).dropLast()
    let key = folder.joined(separator: "/") + "\n" + transcript.dialogID
    if let known = paths[key] { return known }
    let path = suite.finder.dialog(ofTranscript: transcript.path, named: transcript.dialogID)
    paths[key] = path
    return path
  }

  private mutating func usable(_ path: String) -> Usable {
    if let known = dialogs[path] { return known }
    let loaded = loader.load(path)
    let usable: Usable
    if let dialog = loaded.dialog {
      let map = suite.options.withCoverage ? CoverageMap(dialog) : nil
      usable = .runner(TranscriptRunner(dialog, coverage: map), dialogID: dialog.id)
    } else {
      let errors = loaded.diagnostics.filter { $0.severity == .error }
      usable = .unusable(report: DiagnosticRenderer(sources: loaded.sources).render(errors))
    }
    dialogs[path] = usable
    return usable
  }

  private func firstComment(_ file: SourceFile) -> String? {
    let line = file.bytes.prefix(1000).split(separator: UInt8(ascii: "\n")).first
    guard let line, line.first == UInt8(ascii: "#") else { return nil }
    return printable(String(decoding: line.dropFirst(), as: UTF8.self).trimmed)
  }
}

/// Finds included files: below the folder `tests` that the including file stands in, or else below its own folder.
private struct Including {
  let finder: DialogFinder

  func find(
    _ name: String, _ from: SourceFile, _ place: SourceRange, report: (Diagnostic) -> Void
  ) -> SourceFile? {
    var parts = from.path.split(separator: "/", omittingEmptySubsequences: false).dropLast().map(String.init)
    let root = parts.lastIndex(of: "tests").map { $0 + 1 } ?? parts.count
    let folder = parts.prefix(root).joined(separator: "/")
    for part in name.split(separator: "/") where part != "." {
      if part != ".." {
        parts.append(String(part))
      } else if parts.count > root {
        parts.removeLast()
      } else {
        let message = "'include:' takes files of the folder '\(folder.isEmpty ? "." : folder)' only"
        report(Diagnostic(.transcriptSyntax, message, at: place))
        return nil
      }
    }
    var problem: Diagnostic?
    let file = finder.read(
      parts.joined(separator: "/"), within: folder.isEmpty ? "." : folder, limit: 1 << 20
    ) { problem = $0 }
    if let problem {
      let message = "'\(printable(name))' cannot be included: \(problem.message)"
      report(Diagnostic(.transcriptSyntax, message, at: place))
    }
    return file
  }
}
