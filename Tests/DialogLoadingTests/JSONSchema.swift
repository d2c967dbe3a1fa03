import Diagnostics
import Foundation

/// The part of JSON Schema 2020-12 that `docs/dialog.schema.json` uses, so that tests need no other program; a keyword
/// that it does not know is a mistake.
struct JSONSchema {
  let root: JSON

  static let repository = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
  static let file = repository.appending(path: "docs/dialog.schema.json")

  init() throws { root = try JSON.read(Array(Data(contentsOf: Self.file))) }

  /// What is wrong with a value; empty where nothing is.
  func mistakes(in value: JSON) -> [String] { check(value, root, at: "") }

  /// A part of the schema by its keys: `["$defs", "node"]`; members of arrays by their number.
  func part(_ path: [String]) -> JSON? {
    path.reduce(root) { part, key in
      if case .array(let items)? = part, let index = Int(key) { return items[index] }
      return part?[key]
    }
  }

  /// Every schema within the schema, with its path, definitions included.
  var parts: [(path: String, schema: JSON)] { Self.parts(of: root, at: "") }

  private static func parts(of schema: JSON, at path: String) -> [(path: String, schema: JSON)] {
    var found = [(path, schema)]
    for member in schema.members {
      let inner = "\(path)/\(member.name)"
      switch member.name {
      case "properties", "$defs", "dependentSchemas":
        for part in member.value.members { found += parts(of: part.value, at: "\(inner)/\(part.name)") }
      case "items", "not", "additionalProperties", "propertyNames":
        found += parts(of: member.value, at: inner)
      case "anyOf", "oneOf":
        for (index, part) in member.value.items.enumerated() {
          found += parts(of: part, at: "\(inner)/\(index)")
        }
      default: break
      }
    }
    return found
  }

  private func check(_ value: JSON, _ schema: JSON, at path: String) -> [String] {
    if case .boolean(let isAllowed) = schema { return isAllowed ? [] : ["\(path): not allowed"] }
    return schema.members.flatMap { keyword in
      check(value, keyword.name, keyword.value, schema, at: path).map { path.isEmpty ? $0 : "\(path): \($0)" }
    }
  }

  private func check(
    _ value: JSON, _ keyword: String, _ rule: JSON, _ schema: JSON, at path: String
  ) -> [String] {
    func fits(_ schema: JSON) -> Bool { check(value, schema, at: path).isEmpty }
    func unless(_ holds: Bool, _ problem: String) -> [String] { holds ? [] : [problem] }
    switch keyword {
    case "$schema", "title", "description", "$defs": return []
    case "$ref":
      return part(Array(rule.words.dropFirst())).map { check(value, $0, at: path) } ?? ["no \(rule.text)"]
    case "type":
      let types = rule.items.isEmpty ? [rule] : rule.items
      return unless(types.contains { value.isOf(type: $0) }, "is no \(rule.text)")
    case "enum": return unless(rule.items.contains(value), "is none of the words")
    case "not": return unless(!fits(rule), "fits what it must not")
    case "anyOf": return unless(rule.items.contains(where: fits), "fits nothing")
    case "oneOf": return unless(rule.items.count(where: fits) == 1, "fits not just one")
    case "pattern": return unless(value.matches(rule), "has not the form \(rule.text)")
    case "minimum": return unless(value.number.map { $0 >= rule.number ?? .nan } ?? true, "is too small")
    case "maximum": return unless(value.number.map { $0 <= rule.number ?? .nan } ?? true, "is too large")
    case "minItems":
      return unless(!value.isArray || value.items.count >= Int(rule.number ?? 0), "has too few")
    case "uniqueItems":
      return unless(Set(value.items).count == value.items.count, "has something twice")
    case "minProperties":
      return unless(!value.isObject || value.members.count >= Int(rule.number ?? 0), "has too few")
    case "items": return value.items.enumerated().flatMap { check($1, rule, at: "\(path)/\($0)") }
    case "required":
      guard value.isObject else { return [] }
      return rule.items.filter { value[$0.string ?? ""] == nil }.map { "lacks \($0.text)" }
    case "properties":
      return value.members.flatMap { member in
        rule[member.name].map { check(member.value, $0, at: "\(path)/\(member.name)") } ?? []
      }
    case "additionalProperties":
      let known = schema["properties"]?.members.map(\.name) ?? []
      return value.members.filter { !known.contains($0.name) }
        .flatMap { check($0.value, rule, at: "\(path)/\($0.name)") }
    case "propertyNames":
      return value.members.flatMap { check(.string($0.name), rule, at: "\(path)/\($0.name)") }
    case "dependentSchemas":
      return rule.members.filter { value[$0.name] != nil }.flatMap { check(value, $0.value, at: path) }
    default: return ["the keyword '\(keyword)' is not known here"]
    }
  }
}

extension JSON {
  var members: [Member] { if case .object(let members) = self { members } else { [] } }
  var items: [JSON] { if case .array(let items) = self { items } else { [] } }
  var string: String? { if case .string(let string) = self { string } else { nil } }
  var number: Double? { if case .number(let digits) = self { Double(digits) } else { nil } }
  var isArray: Bool { if case .array = self { true } else { false } }
  var isObject: Bool { if case .object = self { true } else { false } }

  /// The steps of a reference: `#/$defs/node`.
  fileprivate var words: [String] { (string ?? "").split(separator: "/").map(String.init) }

  fileprivate func isOf(type: JSON) -> Bool {
    switch (type.string, self) {
    case ("object", .object), ("array", .array), ("string", .string), ("boolean", .boolean), ("null", .null),
      ("number", .number):
      true
    case ("integer", .number): number.map { $0 == $0.rounded() } ?? false
    default: false
    }
  }

  fileprivate func matches(_ pattern: JSON) -> Bool {
    guard let string, let regex = try? Regex(pattern.string ?? "(") else { return string == nil }
    return string.firstMatch(of: regex) != nil
  }
}
