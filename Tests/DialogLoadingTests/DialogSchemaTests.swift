import ClinicalQuality
import Diagnostics
import Dialogs
import Foundation
import MarkedYAML
import Testing

@testable import DialogLoading

/// `docs/dialog.schema.json` against the loader, in both directions.
@Suite struct DialogSchemaTests {
  /// How an editor or this program reads a scalar that is not quoted.
  enum Typing: CaseIterable {
    /// As YAML 1.2's core schema does: `true` is a Boolean, `10` a number.
    case core
    /// As it is written.
    case words
  }

  private func mistakes(in text: String, _ typing: Typing = .core) throws -> [String] {
    let document = readYAML(SourceFile(path: "test.yaml", text: text), number: 0) { _ in }
    let root = try #require(document?.root)
    return try JSONSchema().mistakes(in: root.json(typing))
  }

  // MARK: - Keys

  /// Every table of keys of the loader, with the place in the schema that must have the same.
  static let tables: [(path: [String], keys: [String])] = [
    ([], FileKey.allCases.map(\.rawValue)), (["$defs", "setting"], SettingKey.allCases.map(\.rawValue)),
    (["$defs", "change"], ChangeKey.allCases.map(\.rawValue)),
    (["$defs", "question"], QuestionKey.allCases.map(\.rawValue)),
    (["$defs", "replies"], ReplyKey.allCases.map(\.rawValue)),
    (["$defs", "option", "anyOf", "1"], OptionKey.allCases.map(\.rawValue)),
    (["$defs", "node"], NodeKey.allCases.map(\.rawValue)),
    (["$defs", "asked", "anyOf", "1"], AskKey.allCases.map(\.rawValue)),
    (["$defs", "edge"], EdgeKey.allCases.map(\.rawValue)),
    (["$defs", "score", "items"], ScoreItemKey.allCases.map(\.rawValue)),
    (["$defs", "level"], LevelKey.allCases.map(\.rawValue)),
    (["$defs", "need", "anyOf", "1"], NeedKey.allCases.map(\.rawValue)),
    (["$defs", "finding"], FindingKey.allCases.map(\.rawValue)),
    (["$defs", "finding", "properties", "raise", "items"], RaiseKey.allCases.map(\.rawValue)),
    (["$defs", "advice"], AdviceKey.allCases.map(\.rawValue)),
    (["$defs", "topic"], TopicKey.allCases.map(\.rawValue)),
    (["$defs", "source"], SourceKey.allCases.map(\.rawValue)),
    (["$defs", "claim"], ClaimKey.allCases.map(\.rawValue)),
    (["$defs", "contradiction"], ContradictionKey.allCases.map(\.rawValue)),
    (["$defs", "property"], PropertyKey.allCases.map(\.rawValue)),
    (["$defs", "check"], CheckKey.allCases.map(\.rawValue)),
  ]

  @Test(arguments: tables)
  func `the schema knows the keys of the loader and no others`(path: [String], keys: [String]) throws {
    let part = try #require(JSONSchema().part(path))
    #expect(part["properties"]?.members.map(\.name).sorted() == keys.sorted())
    #expect(part["additionalProperties"] == .boolean(false))
  }

  @Test func `every table of keys of dialog files is compared`() throws {
    let sources = JSONSchema.repository.appending(path: "Sources/DialogLoading")
    let files = ["Assembling", "Checking"].flatMap { folder in
      (try? FileManager.default.contentsOfDirectory(
        at: sources.appending(path: folder), includingPropertiesForKeys: nil)) ?? []
    }
    let count = try files.reduce(0) { count, file in
      try count + String(contentsOf: file, encoding: .utf8).matches(of: /enum \w+: String, FieldKey/).count
    }
    #expect(count == Self.tables.count)
  }

  static let words: [(path: [String], words: [String])] = [
    (["properties", "status"], Dialog.Status.allCases.map(\.rawValue)),
    (["$defs", "advice", "properties", "kind"], Advice.Kind.allCases.map(\.rawValue)),
    (["$defs", "question", "properties", "type"], QuestionType.allCases.map(\.rawValue)),
    (["$defs", "question", "properties", "of_range"], Question.RangeEnd.allCases.map(\.rawValue)),
    (["properties", "checks", "propertyNames"], DiagnosticCode.allCases.filter(\.isSettable).map(\.name)),
    (["$defs", "check", "properties", "severity"], CheckSetting.Importance.allCases.map(\.rawValue)),
    (["$defs", "id", "not"], (reservedWords.filter(Identifier.isSnakeCase) + FactScope.specialNames)),
  ]

  @Test(arguments: words)
  func `the schema knows the words of the loader and no others`(path: [String], words: [String]) throws {
    let known = try JSONSchema().part(path)?["enum"]?.items.compactMap(\.string)
    #expect(known?.sorted() == Array(Set(words)).sorted())
  }

  @Test func `every key is described`() throws {
    let schema = try JSONSchema()
    let objects = schema.parts.filter { $0.schema["additionalProperties"] == .boolean(false) }
    #expect(objects.count == Self.tables.count)
    let keys = objects.flatMap { object in
      (object.schema["properties"]?.members ?? []).map { ("\(object.path)/\($0.name)", $0.value) }
    }
    let definitions = (schema.root["$defs"]?.members ?? []).map { ("/$defs/\($0.name)", $0.value) }
    for (path, part) in keys + definitions {
      let named = part["$ref"]?.string.flatMap {
        schema.part($0.split(separator: "/").dropFirst().map(String.init))
      }
      let description = (part["description"] ?? named?["description"])?.string
      #expect(description?.hasSuffix(".") == true, "\(path)")
    }
  }

  // MARK: - Sound files

  /// The dialog files of the repository, and the examples in its pages.
  static let sound: [(name: String, text: String)] = {
    let folders = ["dialogs", "examples", "docs"].map { JSONSchema.repository.appending(path: $0) }
    let files = folders.flatMap { folder in
      FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)?.compactMap { $0 as? URL }
        ?? []
    }
    return files.sorted { $0.path < $1.path }.flatMap { file -> [(name: String, text: String)] in
      let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
      let name = file.lastPathComponent
      if file.pathExtension == "md" { return examples(text).map { (name, $0) } }
      return file.pathExtension == "yaml" && !file.path.contains("/languages/") ? [(name, text)] : []
    }
  }()

  /// The stretches of a page that are YAML with the sections of a dialog, and are meant to be sound.
  private static func examples(_ page: String) -> [String] {
    // Of the pages of diagnostics only what is repaired is sound.
    let sound = page.firstRange(of: "## Repaired").map { page[$0.upperBound...] } ?? page[...]
    return sound.matches(of: /(?s)```yaml\n(.*?)```/).map { String($0.1) }.filter { text in
      let root = readYAML(SourceFile(path: "example.yaml", text: text), number: 0) { _ in }?.root
      let keys = root.map { $0.entries.map(\.key.text) } ?? []
      return !keys.isEmpty && keys.allSatisfy { FileKey(rawValue: $0) != nil }
    }
  }

  @Test(arguments: Typing.allCases)
  func `every dialog file and every example of the pages is sound by the schema`(typing: Typing) throws {
    #expect(Self.sound.count > 15)
    for (name, text) in Self.sound {
      #expect(try mistakes(in: text, typing) == [], "\(name)")
    }
  }

  @Test(arguments: Typing.allCases)
  func `what the loader's own tests take for sound is sound by the schema`(typing: Typing) throws {
    for (key, text) in SmallDialog.sections { #expect(try mistakes(in: text, typing) == [], "\(key)") }
  }

  @Test(arguments: NewDialog.Shape.allCases)
  func `a new dialog is sound by the schema`(shape: NewDialog.Shape) throws {
    let files = try NewDialog("made-by-a-test", shape).files.filter { $0.path.hasSuffix(".yaml") }
    #expect(files.count == (shape == .file ? 1 : 5))
    for file in files { #expect(try mistakes(in: file.text) == [], "\(file.path)") }
  }

  // MARK: - Broken files

  /// Mistakes that only the loader can see: characters that steer a terminal, and what must fit another part.
  static let beyondSchemas: Set<String> = [
    #"advice: { walk: { say: "Walk⟦\e⟧[2J", kind: do } }"#,
    #"questions: { q: { ask: Q, type: text, short: "a⟦\u202E⟧b" } }"#,
    "questions: { q: { ask: Q, type: duration, within: ⟦'Interval[1, 2]'⟧ } }",
    "questions: { q: { ask: Q, type: number, within: 'Interval[0, 9]', unsure: ⟦10⟧ } }",
    "questions: { q: { ask: Q, checklist: [⟦pain⟧] } }",
    "questions: { q: { ask: Q, type: yes_no, synonyms: [24/7, a/c, ⟦snow/ice⟧] } }",
  ]

  static let shapes: [Mistake] = {
    let codes: [DiagnosticCode] = [
      .unknownKey, .missingKey, .wrongShape, .invalidValue, .invalidID, .noWayOn,
    ]
    return
      (MistakeTests.keys + MistakeTests.ids + MistakeTests.questions + MistakeTests.graph
      + MistakeTests.judgements + MistakeTests.texts).filter { codes.contains($0.code) }
  }()

  @Test(arguments: shapes)
  func `a mistake of shape that the loader refuses is refused by the schema`(mistake: Mistake) throws {
    let found = try mistakes(in: MarkedSnippet(mistake.snippet).text)
    #expect(found.isEmpty == Self.beyondSchemas.contains(mistake.snippet), "\(found)")
  }

  @Test(.enabled("needs python3 with jsonschema", { PythonSchema.isInstalled }))
  func `python's jsonschema takes it for a schema`() throws {
    let script =
      "import json, sys, jsonschema; "
      + "jsonschema.Draft202012Validator.check_schema(json.load(open(sys.argv[1], encoding='utf-8')))"
    #expect(PythonSchema.runs(script, JSONSchema.file.path))
  }
}

private enum PythonSchema {
  static let isInstalled = runs("import jsonschema")

  static func runs(_ script: String, _ arguments: String...) -> Bool {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3", "-c", script] + arguments
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return false }
    process.waitUntilExit()
    return process.terminationStatus == 0
  }
}

extension MarkedValue {
  /// The value as an editor reads it.
  fileprivate func json(_ typing: DialogSchemaTests.Typing) -> JSON {
    switch kind {
    case .sequence: .array(items.map { $0.json(typing) })
    case .mapping: .object(entries.map { .init($0.key.text, $0.value.json(typing)) })
    case .scalar: scalar(typing)
    }
  }

  private func scalar(_ typing: DialogSchemaTests.Typing) -> JSON {
    if isMissing { return .null }
    guard isPlain, typing == .core else { return .string(text) }
    switch text {
    case "~", "null", "Null", "NULL": return .null
    case "true", "True", "TRUE": return .boolean(true)
    case "false", "False", "FALSE": return .boolean(false)
    default:
      let isNumber = text.wholeMatch(of: /[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?/) != nil
      return isNumber ? .number(text) : .string(text)
    }
  }
}
