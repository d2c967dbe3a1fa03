import Diagnostics
import Dialogs

/// Takes the bytes of a transcript apart into lines that know their place.
struct TranscriptLines {
  let file: SourceFile
  let number: Int

  func read(report: (Diagnostic) -> Void) -> [Transcript.Line] {
    guard file.bytes.count <= Transcript.longestFile else {
      report(Diagnostic(.tooLarge, "a transcript may have at most 16 MB", at: place(0..<0)))
      return []
    }
    var lines: [Transcript.Line] = []
    var start = file.bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    var lineNumber = 0
    while start < file.bytes.count {
      let end = file.bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? file.bytes.count
      lineNumber += 1
      if let line = line(start..<end, lineNumber, report) { lines.append(line) }
      start = end + 1
    }
    return lines
  }

  private func line(_ bytes: Range<Int>, _ lineNumber: Int, _ report: (Diagnostic) -> Void) -> Transcript
    .Line?
  {
    let range = trim(bytes)
    guard let first = file.bytes[range].first, first != UInt8(ascii: "#") else { return nil }
    guard let text = String(validating: file.bytes[range], as: UTF8.self) else {
      report(
        Diagnostic(.invalidUTF8, "this line is not UTF-8 text; save the file as UTF-8", at: place(range)))
      return nil
    }
    guard let colon = file.bytes[range].firstIndex(of: UInt8(ascii: ":")) else {
      report(
        Diagnostic(
          .transcriptSyntax, "a line begins with what it is and a colon, such as 'you:' or 'level:'",
          at: place(range),
          notes: hint(about: text, at: range)))
      return nil
    }
    return line(
      named: range.lowerBound..<colon, value: trim((colon + 1)..<range.upperBound), lineNumber, report)
  }

  private func line(
    named name: Range<Int>, value: Range<Int>, _ lineNumber: Int, _ report: (Diagnostic) -> Void
  ) -> Transcript.Line? {
    let word = text(trim(name))
    let isNegative = word.hasPrefix("no ")
    let bare = isNegative ? word.dropFirst(3).trimmed : word
    guard let kind = Transcript.Kind(rawValue: bare), !isNegative || kind.hasNegative else {
      let near = closest(to: bare, in: Transcript.Kind.allCases.map(\.rawValue))
      let known = Transcript.Kind.allCases.map { "'\($0.rawValue):'" }.joined(separator: ", ")
      report(
        Diagnostic(
          .transcriptSyntax, "'\(word):' is no line of a transcript; there are \(known)", at: place(name),
          fixIt: near.map { .init("use '\($0):'", replacing: place(name), with: $0) }))
      return nil
    }
    return Transcript.Line(
      kind: kind, isNegative: isNegative, text: text(value), number: lineNumber, place: place(value))
  }

  /// A word for people who bring scripts of another tool.
  private func hint(about text: String, at range: Range<Int>) -> [Diagnostic.Note] {
    guard text.hasPrefix("#") || text.hasPrefix("me") || text.hasPrefix("bot") else { return [] }
    return [.init("what a person types is 'you: …', what is shown is 'bot: …'", at: .range(place(range)))]
  }

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
