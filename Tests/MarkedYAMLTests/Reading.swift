import Diagnostics
import MarkedYAML

/// A text that was read, and what was said about it.
struct Reading {
  let bytes: [UInt8]
  private(set) var document: MarkedDocument?
  private(set) var diagnostics: [Diagnostic] = []

  init(_ text: String, limits: YAMLLimits = .init()) {
    self.init(bytes: Array(text.utf8), limits: limits)
  }

  init(bytes: [UInt8], limits: YAMLLimits = .init()) {
    self.bytes = bytes
    var found: [Diagnostic] = []
    document = readYAML(SourceFile(path: "a.yaml", bytes: bytes), number: 0, limits: limits) {
      found.append($0)
    }
    diagnostics = found
  }

  var root: MarkedValue? { document?.root }
  var codes: [DiagnosticCode] { diagnostics.map(\.code) }
  /// What each diagnostic points at.
  var marked: [String] { diagnostics.map { slice($0.place) } }

  func slice(_ range: SourceRange) -> String { String(decoding: bytes[range.bytes], as: UTF8.self) }

  func slice(_ place: Diagnostic.Place) -> String {
    guard case .range(let range) = place else { return "" }
    return slice(range)
  }

  /// The file with its first fix-it applied.
  var repaired: String? {
    guard let fix = diagnostics.compactMap(\.fixIt).first else { return nil }
    return String(
      decoding: bytes[..<fix.range.bytes.lowerBound] + Array(fix.replacement.utf8)
        + bytes[fix.range.bytes.upperBound...], as: UTF8.self)
  }
}

/// A value as a short text: `(a=1 b=[x y])`.
func outline(_ value: MarkedValue?) -> String {
  guard let value else { return "nothing" }
  switch value.kind {
  case .scalar: return value.text
  case .sequence: return "[" + value.items.map(outline).joined(separator: " ") + "]"
  case .mapping:
    let entries = value.entries.map { outline($0.key) + "=" + outline($0.value) }
    return "(" + entries.joined(separator: " ") + ")"
  }
}
