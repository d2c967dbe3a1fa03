import ClinicalQuality
import Diagnostics
import Testing

@Suite struct HostileTests {
  static let million = 1_000_000

  /// Texts that are made to overflow a stack, to take quadratic time, or to end in the middle of something.
  static let hostile: [(name: String, text: String, code: DiagnosticCode?)] = [
    ("parentheses", String(repeating: "(", count: million), .nestedTooDeep),
    ("not", String(repeating: "not ", count: 100_000) + "true", .nestedTooDeep),
    ("minus", String(repeating: "- ", count: 100_000) + "1", .nestedTooDeep),
    ("braces", String(repeating: "{", count: 100_000), .nestedTooDeep),
    ("if", String(repeating: "if true then ", count: 100_000), .nestedTooDeep),
    ("types", "null as " + String(repeating: "List<", count: 100_000), .nestedTooDeep),
    ("sum", String(repeating: "1 + ", count: 100_000) + "1", .nestedTooDeep),
    ("power", String(repeating: "2 ^ ", count: 100_000) + "1", .nestedTooDeep),
    ("indexers", "{ 1 }" + String(repeating: "[0]", count: 100_000), .nestedTooDeep),
    ("tests", "null" + String(repeating: " is null", count: 100_000), .nestedTooDeep),
    ("conjunction", String(repeating: "true and ", count: 100_000) + "true", nil),
    ("list", "{ " + String(repeating: "1, ", count: 100_000) + "1 }", nil),
    ("at signs", String(repeating: "@", count: million), .outOfScope),
    ("hashes", String(repeating: "#", count: million), .syntax),
    ("nul", String(repeating: "\0", count: 10_000), .syntax),
    ("emoji", String(repeating: "🩺", count: 10_000), .syntax),
    ("open string", "'" + String(repeating: "a", count: million), .syntax),
    ("escape at the end", "'abc\\", .syntax), ("escaped quote at the end", "'abc\\'", .syntax),
    ("half an escape", "'\\u00'", .syntax),
    ("open comment", "1 /*" + String(repeating: "*", count: million), .syntax),
    ("digits", String(repeating: "9", count: million), .numberOutOfRange),
    ("places", "0." + String(repeating: "9", count: million), .numberOutOfRange),
    ("operators", String(repeating: "* / ", count: 100_000), .syntax), ("unit", "1 '((((((((((((('", nil),
    (
      "slow search",
      "PositionOf('\(String(repeating: "a", count: 200_000))b', '\(String(repeating: "a", count: 400_000))')",
      nil
    ),
    ("big unit", "1 'm99.m99.m99' < 1 'km99'", nil),
  ]

  @Test(.timeLimit(.minutes(1)), arguments: hostile)
  func `any text gives a value or a diagnostic`(name: String, text: String, code: DiagnosticCode?) {
    let found = mistakes(text)
    #expect(code == nil || found.contains { $0.code == code }, "\(name)")
    #expect(found.count <= 20)
  }
}
