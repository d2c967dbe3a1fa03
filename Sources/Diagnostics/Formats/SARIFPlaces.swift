/// The results of one report with their places, as SARIF has them.
struct SARIFPlaces {
  /// What relative paths are relative to.
  static let base = "WORKINGDIRECTORY"

  private var locator: SourceLocator
  private let folder: String

  init(_ sources: SourceFiles, folder: String) {
    locator = SourceLocator(sources)
    self.folder = folder
  }

  mutating func result(_ diagnostic: Diagnostic, rule: Int) -> JSON {
    var related: [JSON] = []
    for note in diagnostic.notes {
      guard let place = physical(note.place) else { continue }
      related.append(
        .object(of: [
          "id": .number(related.count + 1), "physicalLocation": place,
          "message": SARIFLog.message(note.message),
        ]))
    }
    let place = physical(diagnostic.place).map { JSON.object(of: ["physicalLocation": $0]) }
    return .object(of: [
      "ruleId": .string(diagnostic.code.name),
      "ruleIndex": .number(rule),
      "level": .string(diagnostic.severity.rawValue),
      "message": SARIFLog.message(diagnostic.message),
      "locations": .array([place].compactMap(\.self)),
      "relatedLocations": related.isEmpty ? nil : .array(related),
      "fixes": diagnostic.fixIt.flatMap { fix($0) }.map { .array([$0]) },
    ])
  }

  private mutating func physical(_ place: Diagnostic.Place) -> JSON? {
    switch place {
    case .nowhere: return nil
    case .path(let path): return .object(of: ["artifactLocation": artifact(path)])
    case .range(let range):
      guard let (path, region) = region(range) else { return nil }
      return .object(of: ["artifactLocation": artifact(path), "region": region])
    }
  }

  private mutating func region(_ range: SourceRange) -> (path: String, region: JSON)? {
    guard let span = locator.span(of: range, in: .utf16) else { return nil }
    let region = JSON.object(of: [
      "startLine": .number(span.line), "startColumn": .number(span.column),
      "endLine": .number(span.endLine), "endColumn": .number(span.endColumn),
    ])
    return (span.path, region)
  }

  private mutating func fix(_ fix: Diagnostic.FixIt) -> JSON? {
    guard let (path, region) = region(fix.range) else { return nil }
    let replacement = JSON.object(of: [
      "deletedRegion": region, "insertedContent": SARIFLog.message(fix.replacement),
    ])
    let change = JSON.object(of: ["artifactLocation": artifact(path), "replacements": .array([replacement])])
    return .object(of: ["description": SARIFLog.message(fix.message), "artifactChanges": .array([change])])
  }

  private func artifact(_ path: String) -> JSON {
    let path = portablePath(path, in: folder)
    if path.hasPrefix("/") { return .object(of: ["uri": .string("file://" + encodedPath(path))]) }
    return .object(of: ["uri": .string(encodedPath(path)), "uriBaseId": .string(Self.base)])
  }
}

/// A path as it stands in a URI (RFC 3986): everything but unreserved characters and slashes is percent-encoded.
public func encodedPath(_ path: String) -> String {
  var encoded = ""
  for byte in path.utf8 {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
      UInt8(ascii: "~"), UInt8(ascii: "/"):
      encoded.unicodeScalars.append(Unicode.Scalar(byte))
    default:
      let digits = String(byte, radix: 16, uppercase: true)
      encoded += "%" + (digits.utf8.count == 1 ? "0" : "") + digits
    }
  }
  return encoded
}
