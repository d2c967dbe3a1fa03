import Diagnostics

/// The diagnostics of one expression, as they are found.
struct Problems {
  /// The most that is told about one expression; more would only bury the first.
  static let limit = 20

  let place: (Range<Int>) -> SourceRange
  private(set) var found: [Diagnostic] = []
  private var lastSyntaxError: Int?

  init(_ source: ExpressionSource) { place = source.place }

  /// Whether so much was found that reading on helps nobody.
  var areTooMany: Bool { found.count >= Self.limit }

  mutating func add(
    _ code: DiagnosticCode, _ message: String, at range: Range<Int>, fix: Repair? = nil
  ) {
    guard !areTooMany else { return }
    let fixIt = fix.map {
      Diagnostic.FixIt($0.message, replacing: place($0.range ?? range), with: $0.replacement)
    }
    found.append(Diagnostic(code, message, at: place(range), fixIt: fixIt))
  }

  /// Adds a mistake of grammar, once a place.
  mutating func addSyntax(_ message: String, at range: Range<Int>, fix: Repair? = nil) {
    guard lastSyntaxError != range.lowerBound else { return }
    lastSyntaxError = range.lowerBound
    add(.syntax, message, at: range, fix: fix)
  }

  /// Says that a construct of CQL is not part of the dialog language.
  mutating func addOutside(_ construct: String, _ word: String, at range: Range<Int>) {
    add(.outOfScope, "\(word) is not part of the dialog language: it belongs to \(construct)", at: range)
  }
}

/// A likely repair, by offsets into the text of the expression.
struct Repair {
  let message: String
  /// What to replace; `nil` for the place of the diagnostic.
  let range: Range<Int>?
  let replacement: String

  init(_ message: String, replacing range: Range<Int>? = nil, with replacement: String) {
    self.message = message
    self.range = range
    self.replacement = replacement
  }

  /// 'use and'.
  static func use(_ replacement: String) -> Repair { Repair("use \(replacement)", with: replacement) }
}

/// At most so much of an author's text as fits into a message, without control characters.
func excerpt(_ text: some StringProtocol) -> String {
  var short = ""
  for scalar in text.unicodeScalars.prefix(40) {
    let isControl = scalar.value < 32 || (127..<160).contains(scalar.value)
    short.unicodeScalars.append(isControl ? "\u{FFFD}" : scalar)
  }
  return text.unicodeScalars.count > 40 ? short + "…" : short
}
