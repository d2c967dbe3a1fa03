import Foundation
import Testing

/// What each target may know: SwiftPM lets an import pass that a dependency happens to bring along; this does not.
@Suite struct HouseRulesTests {
  /// The targets of Package.swift in their order, with the dependencies that they declare.
  static let targets: [(name: String, declared: [String])] = {
    let manifest = Program.repository.appending(path: "Package.swift")
    let text = (try? String(contentsOf: manifest, encoding: .utf8)) ?? ""
    let libraries = text.matches(of: /library\(\s*"(\w+)"([^)]*)\)/).map { match in
      (String(match.1), match.2.matches(of: /"(\w+)"/).map { String($0.1) })
    }
    let program = text.firstMatch(of: /executableTarget\(\s*name: "bedside",\s*dependencies: \[([^\]]*)\]/)
    let declared = program?.1.matches(of: /"(\w+)"/).map { String($0.1) } ?? []
    return libraries + [("bedside", declared)]
  }()

  private static func imports(of target: String) throws -> [(file: String, module: String)] {
    let folder = Program.repository.appending(path: "Sources/\(target)")
    let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)?.allObjects ?? []
    return try files.compactMap { $0 as? URL }.filter { $0.pathExtension == "swift" }.flatMap { file in
      try String(contentsOf: file, encoding: .utf8).split(separator: "\n").compactMap { line in
        line.firstMatch(of: /^(?:public |internal |package )?import (\w+)/).map {
          (file.lastPathComponent, String($0.1))
        }
      }
    }
  }

  @Test func `the manifest is read`() {
    #expect(Self.targets.count >= 12)
    #expect(Self.targets.contains { $0.name == "Conversations" && $0.declared.contains("Dialogs") })
  }

  @Test(arguments: targets)
  func `a target imports only what it declares`(name: String, declared: [String]) throws {
    let imports = try Self.imports(of: name)
    try #require(!imports.isEmpty || name == "Diagnostics")
    let undeclared = imports.filter {
      !(declared + ["Glibc", "Synchronization", "ArgumentParser"]).contains($0.module)
    }
    #expect(undeclared.isEmpty, "\(name): \(undeclared)")
  }

  @Test func `a target depends only on those above it`() {
    let order = ["CReadline", "CLibYAML"] + Self.targets.map(\.name)
    for (name, declared) in Self.targets {
      let position = order.firstIndex(of: name) ?? 0
      let below = declared.filter { (order.firstIndex(of: $0) ?? -1) > position }
      #expect(below.isEmpty, "\(name): \(below)")
    }
  }

  /// What a target never touches, whatever it declares.
  static let forbidden: [(target: String, modules: [String])] = [
    ("Diagnostics", ["Glibc"]), ("ClinicalQuality", ["Glibc"]), ("Dialogs", ["Glibc"]),
    ("Understanding", ["Glibc"]), ("MarkedYAML", ["Dialogs"]),
    ("Conversations", ["Glibc", "MarkedYAML"]),
    ("Verification", ["Terminal"]), ("Transcripts", ["Terminal"]), ("Terminal", ["Dialogs"]),
    ("Pictures", ["Terminal", "Glibc"]),
  ]

  @Test(arguments: forbidden)
  func `the engine knows no file, clock or terminal`(target: String, modules: [String]) throws {
    let found = try Self.imports(of: target).filter { modules.contains($0.module) }
    #expect(found.isEmpty)
  }
}
