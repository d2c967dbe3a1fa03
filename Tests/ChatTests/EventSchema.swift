import Foundation

/// The part of JSON Schema that `docs/events.schema.json` uses, so that tests need no other program.
///
/// Stricter in one way: a member that an object of the schema does not list is a mistake, because a client could not
/// know of it.
struct EventSchema {
  private let root: [String: Any]

  static let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "docs/events.schema.json")

  init() throws {
    root = try JSONSerialization.jsonObject(with: Data(contentsOf: Self.file)) as? [String: Any] ?? [:]
  }

  /// What is wrong with a line that should be an event (or a request); empty where nothing is.
  func mistakes(of line: String, as definition: String = "event") -> [String] {
    guard let value = try? JSONSerialization.jsonObject(with: Data(line.utf8)) else {
      return ["no JSON: \(line)"]
    }
    // Telling which event it should be beats 'none of thirteen fits'.
    let name = (value as? [String: Any])?["event"] as? String ?? definition
    return check(value, ["$ref": "#/$defs/\(name)"], at: name)
  }

  private func check(_ value: Any, _ schema: [String: Any], at path: String) -> [String] {
    var found: [String] = []
    if let reference = schema["$ref"] as? String {
      let name = String(reference.dropFirst("#/$defs/".count))
      guard let definition = (root["$defs"] as? [String: Any])?[name] as? [String: Any] else {
        return ["\(path): the schema has no '\(name)'"]
      }
      // A conclusion stands alone or with a name; whichever lists the members decides what is unknown.
      found += check(value, definition, at: path)
    }
    if let type = schema["type"] as? String, !has(value, type) { found.append("\(path): no \(type)") }
    if let constant = schema["const"], !equal(constant, value) { found.append("\(path): not \(constant)") }
    if let values = schema["enum"] as? [Any], !values.contains(where: { equal($0, value) }) {
      found.append("\(path): '\(value)' is none of \(values)")
    }
    if let choices = schema["oneOf"] as? [[String: Any]] {
      let fitting = choices.filter { check(value, $0, at: path).isEmpty }.count
      if fitting != 1 { found.append("\(path): fits \(fitting) of the choices instead of one") }
    }
    if let items = schema["items"] as? [String: Any], let array = value as? [Any] {
      found += array.enumerated().flatMap { check($1, items, at: "\(path)[\($0)]") }
    }
    if let object = value as? [String: Any] { found += checkMembers(of: object, schema, at: path) }
    return found
  }

  private func checkMembers(of object: [String: Any], _ schema: [String: Any], at path: String) -> [String] {
    let required = schema["required"] as? [String] ?? []
    var found = required.filter { object[$0] == nil }.map { "\(path): '\($0)' is missing" }
    let properties = schema["properties"] as? [String: [String: Any]] ?? [:]
    let others = schema["additionalProperties"] as? [String: Any]
    let isOpen = schema["$ref"] != nil || schema["properties"] == nil
    for (name, value) in object {
      if let property = properties[name] ?? others {
        found += check(value, property, at: "\(path).\(name)")
      } else if !isOpen {
        found.append("\(path): '\(name)' is not in the schema")
      }
    }
    return found
  }

  private func has(_ value: Any, _ type: String) -> Bool {
    switch type {
    case "object": value is [String: Any]
    case "array": value is [Any]
    case "string": value is String
    case "boolean": isBoolean(value)
    case "integer": !isBoolean(value) && value is Int
    case "number": !isBoolean(value) && value is Double
    default: false
    }
  }

  private func isBoolean(_ value: Any) -> Bool {
    (value as? NSNumber).map { String(cString: $0.objCType) == "c" } ?? false
  }

  private func equal(_ one: Any, _ other: Any) -> Bool {
    (one as? NSObject)?.isEqual(other) ?? false
  }
}
