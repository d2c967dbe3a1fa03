import Diagnostics

/// What is wrong with a file before or beside its syntax.
extension Diagnostic {
  static func flaw(
    _ flaw: TextSurvey.Flaw, in bytes: UnsafeBufferPointer<UInt8>, at place: SourceRange
  ) -> Self {
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) || looksLikeUTF16(bytes) {
      return Diagnostic(.invalidUTF8, "the file is written in UTF-16: save it as UTF-8", at: place)
    }
    switch flaw {
    case .notUTF8:
      return Diagnostic(
        .invalidUTF8, "this is not UTF-8: save the file as UTF-8, and write this character again", at: place)
    case .forbidden(let scalar):
      let digits = String(scalar.value, radix: 16, uppercase: true)
      let name = "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
      return Diagnostic(
        .yamlSyntax, "an invisible character (\(name)) stands here, which is not allowed: delete it",
        at: place)
    }
  }

  /// English in UTF-16 without a byte order mark has a zero in every second byte.
  private static func looksLikeUTF16(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let zeros = bytes.prefix(64).enumerated().filter { $0.element == 0 }.map(\.offset)
    return zeros.count * 3 > min(bytes.count, 64) && Set(zeros.map { $0 & 1 }).count == 1
  }

  static func syntaxProblem(_ message: String, at place: SourceRange, notes: [Note] = []) -> Self {
    Diagnostic(.yamlSyntax, message, at: place, notes: notes)
  }

  static func anchor(at place: SourceRange) -> Self {
    Diagnostic(
      .anchorOrAlias,
      "anchors are not used here: delete this; a text that begins with '&' must be quoted whole",
      at: place)
  }

  static func alias(at place: SourceRange) -> Self {
    Diagnostic(
      .anchorOrAlias,
      "aliases are not used here: write the value itself; a text that begins with '*' must be quoted whole",
      at: place)
  }

  static func tag(at place: SourceRange) -> Self {
    Diagnostic(
      .tag,
      "tags are not used here: delete this; a text that begins with '!' must be quoted whole, and a condition says 'not'",
      at: place)
  }

  static func tagDirective(at place: SourceRange) -> Self {
    Diagnostic(.tag, "directives such as '%TAG' are not used here: delete this line", at: place)
  }

  static func severalDocuments(at place: SourceRange) -> Self {
    Diagnostic(
      .severalDocuments,
      "a second document begins here: delete the '---', or put this part into a file of its own",
      at: place)
  }

  static func mergeKey(at place: SourceRange) -> Self {
    Diagnostic(.mergeKey, "merge keys ('<<') are not used here: write the keys out", at: place)
  }

  static func missingKey(at place: SourceRange) -> Self {
    Diagnostic(.keyIsNotAWord, "a key is missing before the colon", at: place)
  }

  static func duplicateKey(_ name: String, at place: SourceRange, firstAt first: SourceRange) -> Self {
    Diagnostic(
      .duplicateKey, "the key '\(name)' is given twice: keep one", at: place,
      notes: [Note("it is given here first", at: .range(first))])
  }

  static func collectionKey(at place: SourceRange) -> Self {
    Diagnostic(
      .keyIsNotAWord, "a key must be a word: a list or a mapping cannot stand before a colon", at: place)
  }

  static func tooDeep(_ limit: Int, at place: SourceRange) -> Self {
    Diagnostic(.tooDeep, "values are nested more than \(limit) deep", at: place)
  }

  static func tooManyNodes(_ limit: Int, at place: SourceRange) -> Self {
    Diagnostic(.tooManyNodes, "the file holds more than \(limit) values: split it into several", at: place)
  }
}
