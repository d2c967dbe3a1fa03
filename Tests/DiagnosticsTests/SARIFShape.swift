import Diagnostics

/// What SARIF 2.1.0 (OASIS, 27 March 2020, section 3) asks of the objects that this project writes: which properties
/// each may and must have, and of what kind. Anything else is a mistake.
indirect enum SARIFShape: Sendable {
  case string
  case boolean
  case words([String])
  /// An absolute address.
  case uri
  /// A relative reference, or an absolute address.
  case uriReference
  /// A whole number of at least this.
  case integer(from: Int)
  case array(SARIFShape)
  case object([String: SARIFShape], required: [String])
  /// An object with any names.
  case dictionary(SARIFShape)

  static let log = SARIFShape.object(
    ["$schema": .uri, "version": .words(["2.1.0"]), "runs": .array(run)], required: ["version", "runs"])
  static let run = SARIFShape.object(
    [
      "tool": .object(["driver": driver], required: ["driver"]), "columnKind": .words(["utf16CodeUnits"]),
      "newlineSequences": .array(.string), "originalUriBaseIds": .dictionary(artifactLocation),
      "results": .array(result), "invocations": .array(invocation),
    ], required: ["tool", "results", "columnKind"])
  static let driver = SARIFShape.object(
    ["name": .string, "semanticVersion": .string, "rules": .array(rule)], required: ["name"])
  static let rule = SARIFShape.object(
    [
      "id": .string, "name": .string, "shortDescription": message, "fullDescription": message,
      "help": .object(["text": .string, "markdown": .string], required: ["text"]), "helpUri": .uri,
      "defaultConfiguration": .object(["level": level], required: []),
    ], required: ["id"])
  static let result = SARIFShape.object(
    [
      "ruleId": .string, "ruleIndex": .integer(from: 0), "level": level, "message": message,
      "locations": .array(.object(["physicalLocation": physicalLocation], required: [])),
      "relatedLocations": .array(
        .object(
          ["id": .integer(from: 0), "physicalLocation": physicalLocation, "message": message], required: [])),
      "fixes": .array(
        .object(["description": message, "artifactChanges": .array(change)], required: ["artifactChanges"])),
    ], required: ["message"])
  static let invocation = SARIFShape.object(
    [
      "executionSuccessful": .boolean,
      "toolExecutionNotifications": .array(
        .object(["level": level, "message": message], required: ["message"])),
    ], required: ["executionSuccessful"])
  static let physicalLocation = SARIFShape.object(
    ["artifactLocation": artifactLocation, "region": region], required: ["artifactLocation"])
  static let artifactLocation = SARIFShape.object(
    ["uri": .uriReference, "uriBaseId": .string, "description": message], required: [])
  static let region = SARIFShape.object(
    [
      "startLine": .integer(from: 1), "startColumn": .integer(from: 1), "endLine": .integer(from: 1),
      "endColumn": .integer(from: 1),
    ], required: ["startLine"])
  static let change = SARIFShape.object(
    [
      "artifactLocation": artifactLocation,
      "replacements": .array(
        .object(["deletedRegion": region, "insertedContent": message], required: ["deletedRegion"])),
    ], required: ["artifactLocation", "replacements"])
  static let message = SARIFShape.object(["text": .string], required: ["text"])
  static let level = SARIFShape.words(["none", "note", "warning", "error"])

  /// What does not fit, each with the way to it.
  func mistakes(in value: JSON, at path: String = "$") -> [String] {
    switch (self, value) {
    case (.string, .string), (.boolean, .boolean): return []
    case (.words(let words), .string(let text)): return words.contains(text) ? [] : ["\(path): \(text)"]
    case (.uri, .string(let text)):
      return text.hasPrefix("https://") || text.hasPrefix("file:///")
        ? escapes(text, path) : ["\(path): \(text)"]
    case (.uriReference, .string(let text)): return escapes(text, path)
    case (.integer(let least), .number(let digits)):
      return Int(digits).map { $0 >= least } == true ? [] : ["\(path): \(digits)"]
    case (.array(let shape), .array(let items)):
      return items.enumerated().flatMap { shape.mistakes(in: $1, at: "\(path)[\($0)]") }
    case (.dictionary(let shape), .object(let members)):
      return members.flatMap { shape.mistakes(in: $0.value, at: "\(path).\($0.name)") }
    case (.object(let properties, let required), .object(let members)):
      let missing = required.filter { value[$0] == nil }.map { "\(path): no \($0)" }
      return missing
        + members.flatMap { member in
          properties[member.name]?.mistakes(in: member.value, at: "\(path).\(member.name)")
            ?? ["\(path): \(member.name) is unknown"]
        }
    default: return ["\(path): of another kind"]
    }
  }

  private func escapes(_ uri: String, _ path: String) -> [String] {
    let isPlain = uri.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\\") }
    return isPlain ? [] : ["\(path): \(uri)"]
  }
}
