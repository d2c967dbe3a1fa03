import Diagnostics
import Dialogs

/// Takes the bytes of a transcript apart into lines that know their place.
struct TranscriptLines {
  private let file: SourceFile
  private let number: Int
  private let report: (Diagnostic) -> Void
  private var lines: [Transcript.Line] = []
  /// Whether an indented line may continue the last one: no blank line stands between.
  private var mayContinue = false
  /// Whether the file turned out to be another tool's; told once, at its first line of that kind.
  private var isForeign = false

  init(file: SourceFile, number: Int, report: @escaping (Diagnostic) -> Void) {
    self.file = file
    self.number = number
    self.report = report
  }

  static func read(
    _ file: SourceFile, number: Int, report: (Diagnostic) -> Void
  ) -> [Transcript.Line] {
    withoutActuallyEscaping(report) { report in
      var reader = TranscriptLines(file: file, number: number, report: report)
      return reader.read()
    }
  }

  private mutating func read() -> [Transcript.Line] {
    guard file.bytes.count <= Transcript.longestFile else {
      report(Diagnostic(.tooLarge, "a transcript may have at most 16 MB", at: place(0..<0)))
      return []
    }
    var start = file.bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    var lineNumber = 0
    while start < file.bytes.count {
      let end = file.bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? file.bytes.count
      lineNumber += 1
      add(start..<end, lineNumber)
      start = end + 1
    }
    return lines
  }

  private mutating func add(_ bytes: Range<Int>, _ lineNumber: Int) {
    let range = trim(bytes)
    guard let first = file.bytes[range].first else {
      mayContinue = false
      return
    }
    if first == UInt8(ascii: "#") { return addComment(range) }
    guard String(validating: file.bytes[range], as: UTF8.self) != nil else {
      return tell(.invalidUTF8, "this line is not UTF-8 text; save the file as UTF-8", at: range)
    }
    if range.lowerBound > bytes.lowerBound { return continueLine(range) }
    guard let colon = file.bytes[range].firstIndex(of: UInt8(ascii: ":")) else {
      // Behind a '#me' of another tool every line is without one; saying so once is enough.
      mayContinue = false
      if isForeign { return }
      let message = "a line begins with what it is and a colon, such as 'you:' or 'level:'"
      return report(
        Diagnostic(.transcriptSyntax, message, at: place(range), notes: foreignNotes(text(range), range)))
    }
    add(range.lowerBound..<colon, value: trim((colon + 1)..<range.upperBound), lineNumber)
  }

  /// A comment says nothing, except where it is Botium's '#me'.
  private mutating func addComment(_ range: Range<Int>) {
    guard !isForeign, let advice = ForeignLine.botium(text(range)) else { return }
    isForeign = true
    tell(.transcriptSyntax, advice, at: range)
  }

  private mutating func add(_ name: Range<Int>, value: Range<Int>, _ lineNumber: Int) {
    let word = text(trim(name))
    let isNegative = word.hasPrefix("no ")
    let bare = isNegative ? word.dropFirst(3).trimmed : word
    guard let kind = Transcript.Kind(rawValue: bare), !isNegative || kind.hasNegative else {
      mayContinue = false
      return reportUnknown(word, bare, at: name, isNegative: isNegative)
    }
    mayContinue = true
    lines.append(
      Transcript.Line(
        kind: kind, isNegative: isNegative, text: text(value), number: lineNumber, place: place(value)))
  }

  /// An indented line goes on with the one above it.
  private mutating func continueLine(_ range: Range<Int>) {
    guard mayContinue, !lines.isEmpty else {
      return tell(
        .transcriptSyntax,
        "an indented line continues the line above it, and there is none: begin it at the left edge",
        at: range)
    }
    let last = lines.count - 1
    if !lines[last].text.isEmpty { lines[last].text += " " }
    lines[last].continuations.append((lines[last].text.utf8.count, range.lowerBound))
    lines[last].text += text(range)
    lines[last].place = place(lines[last].place.bytes.lowerBound..<range.upperBound)
  }

  // MARK: - What is wrong

  private func reportUnknown(_ word: String, _ bare: String, at name: Range<Int>, isNegative: Bool) {
    if isNegative, Transcript.Kind(rawValue: bare) != nil {
      return tell(
        .transcriptSyntax, "'no \(bare):' is no line of a transcript; 'no' stands before expectations only",
        at: name)
    }
    let kinds = Transcript.Kind.allCases.map(\.rawValue)
    let meant = ForeignLine.kind(for: bare)?.rawValue ?? closest(to: bare, in: kinds)
    let known = kinds.map { "'\($0):'" }.joined(separator: ", ")
    let place = place(name)
    let message =
      ForeignLine.kind(for: bare).map {
        "'\(word):' is no line of a transcript; here this is '\($0.rawValue):'"
      }
      ?? "'\(word):' is no line of a transcript; there are \(known)"
    report(
      Diagnostic(
        .transcriptSyntax, message, at: place,
        fixIt: meant.map { .init("use '\($0):'", replacing: place, with: (isNegative ? "no " : "") + $0) }))
  }

  private func tell(_ code: DiagnosticCode, _ message: String, at range: Range<Int>) {
    report(Diagnostic(code, message, at: place(range)))
  }

  private func foreignNotes(_ text: String, _ range: Range<Int>) -> [Diagnostic.Note] {
    guard let first = text.split(separator: " ").first, ForeignLine.kind(for: String(first)) != nil else {
      return []
    }
    return [.init("what a person types is 'you: …', what is shown is 'bot: …'", at: .range(place(range)))]
  }

  // MARK: - Bytes

  private func trim(_ bytes: Range<Int>) -> Range<Int> {
    func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0D }
    var (start, end) = (bytes.lowerBound, bytes.upperBound)
    while start < end, isSpace(file.bytes[start]) { start += 1 }
    while start < end, isSpace(file.bytes[end - 1]) { end -= 1 }
    return start..<end
  }

  private func text(_ range: Range<Int>) -> String { String(decoding: file.bytes[range], as: UTF8.self) }

  private func place(_ bytes: Range<Int>) -> SourceRange { SourceRange(file: number, bytes: bytes) }
}
