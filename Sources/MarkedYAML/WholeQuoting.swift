import Diagnostics

/// Values that must be quoted whole, because their first character means something else to YAML.
extension Composer {
  /// Refuses a collection where a key is expected; most often it is `{{ … }}` at the beginning of a text.
  mutating func reportCollectionKey(at start: Int) {
    guard let braces = outerBrace(before: start) else {
      return add(.collectionKey(at: range(start..<min(start + 1, bytes.count))))
    }
    reportedBraces = braces
    add(quoteWhole(from: braces, "a text that begins with '{{' must be quoted whole", inFlow: openFlows > 1))
  }

  /// Where `{{` begins, if an offset is at its second brace.
  private func outerBrace(before start: Int) -> Int? {
    guard start > 0, bytes[start] == UInt8(ascii: "{"), bytes[start - 1] == UInt8(ascii: "{") else {
      return nil
    }
    return start - 1
  }

  /// How many brackets and braces are open.
  var openFlows: Int { open.count { $0.isFlow } }

  /// Asks for quotes around the text from an offset to the end of its line, and offers them where the end of the
  /// text is sure: inside brackets it may be anywhere.
  func quoteWhole(from start: Int, _ message: String, inFlow: Bool) -> Diagnostic {
    let end = valueEnd(from: start)
    let place = range(start..<end)
    guard !inFlow else { return Diagnostic(.quoteWholeCondition, message, at: place) }
    let quoted = inQuotes(String(decoding: bytes[start..<end], as: UTF8.self))
    return Diagnostic(
      .quoteWholeCondition, message, at: place,
      fixIt: Diagnostic.FixIt(
        quoted.utf8.count > 70 ? "put quotes around it" : "write \(quoted)", replacing: place, with: quoted))
  }

  /// The end of the line's text, before a comment and blanks.
  private func valueEnd(from start: Int) -> Int {
    let end = lineEnd(after: start)
    var comment = start
    while comment < end {
      if bytes[comment] == UInt8(ascii: "#"), comment > start, bytes[comment - 1] <= 0x20 { break }
      comment += 1
    }
    return trimmedEnd(start..<comment)
  }

  private func inQuotes(_ text: String) -> String {
    guard text.contains("\"") || text.contains("\\") else { return "\"\(text)\"" }
    let doubled = text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''")
    return "'\(doubled)'"
  }
}
