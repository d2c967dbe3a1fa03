import Diagnostics

/// Collects the diagnostics of one load; shared by everything that reads.
final class Report {
  /// The most that is kept: nobody reads more, and a hostile file could ask for millions.
  static let limit = 10_000
  /// How many names may be compared for suggestions, all in all, so that many slips in a large dialog cost little.
  private static let comparisonLimit = 2_000_000

  private(set) var diagnostics: [Diagnostic] = []
  private(set) var hasErrors = false
  private var comparisons = 0
  private var duplicateKeys: Set<SourceRange> = []
  private var refused: Set<SourceRange> = []

  /// Whether a file could not be read, so that nobody can be blamed for a name that is missing.
  var isPartial = false

  func add(_ diagnostic: Diagnostic) {
    if isPartial, blamesWhatIsMissing(diagnostic.code) { return }
    if diagnostic.severity == .error { hasErrors = true }
    if case .range(let range) = diagnostic.place { note(diagnostic.code, range) }
    if diagnostics.count < Self.limit { diagnostics.append(diagnostic) }
  }

  private func blamesWhatIsMissing(_ code: DiagnosticCode) -> Bool {
    switch code {
    case .unknownNode, .unknownQuestion, .unknownAdvice, .unknownClaim, .unknownLevel,
      .unknownTopic,
      .unknownSource, .unknownName, .unknownChoice, .unreachableNode, .unaskedQuestion, .notADialog,
      .mildestDefault:
      true
    default: false
    }
  }

  private func note(_ code: DiagnosticCode, _ range: SourceRange) {
    switch code {
    case .duplicateKey: duplicateKeys.insert(range)
    case .anchorOrAlias:
      refused.insert(SourceRange(file: range.file, bytes: range.bytes.upperBound..<range.bytes.upperBound))
    default: break
    }
  }

  /// Whether the key there was reported as given twice.
  func isDuplicateKey(_ range: SourceRange) -> Bool { duplicateKeys.contains(range) }

  /// Whether the value that is missing there was refused, so that no more needs to be said.
  func isRefused(_ range: SourceRange) -> Bool { refused.contains(range) }

  /// The known name that a word was most likely meant to be.
  func suggestion(for word: String, among count: Int, _ known: () -> some Sequence<String>) -> String? {
    guard comparisons < Self.comparisonLimit else { return nil }
    comparisons += count
    return closest(to: word, in: known())
  }

  /// Whether unknown names may still be compared with all known ones.
  var maySuggest: Bool { comparisons < Self.comparisonLimit }

  /// Notes that an unknown name was compared with so many others elsewhere.
  func noteComparisons(_ count: Int) { comparisons += count }
}

/// At most so much of an author's text as fits into a message, without control characters.
func excerpt(_ text: String) -> String {
  var short = ""
  for scalar in text.unicodeScalars.prefix(40) {
    short.unicodeScalars.append(isUnsafeToShow(scalar) ? "\u{FFFD}" : scalar)
  }
  return text.unicodeScalars.count > 40 ? short + "…" : short
}

/// Whether a character would do something to a terminal, or turn the direction of the text around it.
func isUnsafeToShow(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0..<0x20, 0x7F..<0xA0, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF: true
  default: false
  }
}
