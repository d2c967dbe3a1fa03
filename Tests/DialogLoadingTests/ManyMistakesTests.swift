import Diagnostics
import DialogLoading
import Dialogs
import Testing

@Suite struct ManyMistakesTests {
  @Test func `all mistakes of all files are reported in one go, in the order of the files`() {
    let loaded = SmallDialog.load(
      """
      questions:
        colour: { ask: Which colour?, answers: { red: Red }, unsure: rd }
        swelling: { ask: Again?, type: yes_no }
      findings:
        f: { title: T, when: sweling and pain > 'a', level: hme }
      nodes:
        opening: { ask: [side, swelling, pain, signs, colour], next: [finish, { when: side, to: finsh }] }
        finish: { conclude: true }
      """)
    let errors = loaded.diagnostics.filter { $0.severity == .error }.map(\.code)
    #expect(
      errors == [
        .unknownOption, .unknownName, .wrongType, .unknownLevel, .edgeBeforeLast, .lastEdgeHasCondition,
        .notBoolean, .unknownNode, .duplicateID,
      ], "\(loaded.told)")
  }

  @Test(arguments: [
    ("advice: { side: { say: Walk., kind: do } }", "side", "question"),
    ("questions: { rest: { ask: Q, type: text } }", "rest", "question"),
    ("topics: { cramps: { title: T, phrases: [p], say: S } }", "cramps", "topic"),
  ])
  func `an id given twice names both places, across files and kinds`(
    snippet: String, id: String, kind: String
  ) {
    let loaded = SmallDialog.load(snippet)
    let twice = loaded.diagnostics.filter { $0.code == .duplicateID }
    #expect(twice.count == 1, "\(loaded.told)")
    #expect(twice.first?.message.contains("'\(id)'") == true)
    #expect(twice.first?.notes.first?.message.contains(kind) == true)
    let files = [twice.first?.place, twice.first?.notes.first?.place].compactMap { place in
      if case .range(let range)? = place { range.file } else { nil }
    }
    #expect(Set(files).count == 2)
  }

  @Test func `an id given twice in one mapping is reported once`() {
    let loaded = SmallDialog.load("advice: { a: { say: S, kind: do }, a: { say: S, kind: do } }")
    #expect(loaded.diagnostics.map(\.code) == [.duplicateKey], "\(loaded.told)")
  }

  @Test func `a file that cannot be read to its end blames no other file for what is missing`() {
    let loaded = SmallDialog.load("advice: { walk: { say: S\nfindings: [")
    #expect(loaded.diagnostics.allSatisfy { $0.code == .yamlSyntax }, "\(loaded.told)")
    #expect(loaded.hasErrors)
  }

  @Test func `a cycle names its members in order`() {
    let loaded = SmallDialog.load("nodes: { opening: { next: a }, a: { next: b }, b: { next: a } }")
    let cycle = loaded.diagnostics.first { $0.code == .cycleOfNodes }
    #expect(cycle?.message.hasPrefix("'a' leads to 'b' leads to 'a'") == true, "\(loaded.told)")
  }

  @Test func `separate cycles are each reported`() {
    let loaded = SmallDialog.load("derived: { a: not b, b: not a, c: not d, d: not c, e: not a }")
    let cycles = loaded.diagnostics.filter { $0.code == .cycleOfNames }
    #expect(cycles.count == 2, "\(loaded.told)")
  }

  @Test func `levels stand in one file`() {
    var files = SmallDialog.files(with: "")
    files.append(SourceFile(path: "more.yaml", text: "levels: { worst: { headline: Now } }"))
    let loaded = DialogLoader().load(files: files, language: Language(id: "en"))
    #expect(loaded.diagnostics.map(\.code) == [.duplicateKey])
  }

  @Test(arguments: [
    (
      "dialog: x\ntitle: T\nstart: opening\ndefault_level: ⟦home⟧", DiagnosticCode.mildestDefault,
      Optional("doctor")
    ),
    ("dialog: x\ntitle: T\nstart: ⟦opning⟧\ndefault_level: doctor", .unknownNode, "opening"),
    ("⟦dialog⟧: x\nstart: opening\ndefault_level: doctor", .missingKey, nil),
    ("⟦dialog⟧: x\ntitle: T\ndefault_level: doctor", .missingKey, nil),
    ("dialog: x\ntitle: T\nstart: opening\ndefault_level: doctor\nreviewed: ⟦soon⟧", .invalidValue, nil),
    (
      "dialog: x\ntitle: T\nstart: opening\ndefault_level: doctor\nchanges: [{ version: 1, date: ⟦soon⟧, what: All. }]",
      .invalidValue, nil
    ),
    (
      "dialog: x\ntitle: T\nstart: opening\ndefault_level: doctor\nchanges: [⟦{ version: 1, date: 2026-01-31 }⟧]",
      .missingKey, nil
    ),
    (
      "dialog: x\ntitle: T\nstart: opening\ndefault_level: doctor\nstatus: ⟦aproved⟧", .invalidValue,
      "approved"
    ),
    (
      "dialog: x\ntitle: T\nstart: opening\ndefault_level: doctor\nsettings: { r: { values: [a, b], default: ⟦c⟧ } }",
      .unknownOption, "a"
    ),
  ])
  func `the header's mistakes are reported`(snippet: String, code: DiagnosticCode, fix: String?) {
    let marked = MarkedSnippet(snippet)
    let loaded = SmallDialog.load(marked.text)
    #expect(loaded.diagnostics.map(\.code) == [code], "\(loaded.told)")
    #expect(loaded.diagnostics.first?.place == .range(marked.range))
    #expect(loaded.diagnostics.first?.fixIt?.replacement == fix)
  }
}
