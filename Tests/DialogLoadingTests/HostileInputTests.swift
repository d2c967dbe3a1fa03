import Diagnostics
import DialogLoading
import Dialogs
import Testing

@Suite struct HostileInputTests {
  static let files: [[UInt8]] = [
    [], [0], [0xFF, 0xFE], Array("&a [*a, *a]".utf8), Array(String(repeating: "[", count: 100_000).utf8),
    Array(String(repeating: "{a: ", count: 100_000).utf8), Array("dialog:\n  - x".utf8),
    Array("dialog: {}".utf8),
    Array("dialog: x\nquestions: { ? [a] : b }".utf8), Array("dialog: x\n? : y".utf8),
    Array("dialog: x\nnodes: {'': {next: ''}}\nstart: ''".utf8), Array("dialog: x\n<<: {a: b}".utf8),
    Array("dialog: x\nderived: {a: '\(String(repeating: "(", count: 50_000))'}".utf8),
    Array("dialog: x\nderived: {a: 'b''', b: '\\', c: 'a\\'}".utf8),
    Array("dialog: x\ntopics: {t: {title: T, phrases: [p], say: '{{{{{{ }} }} ''{{'}}".utf8),
  ]

  @Test(arguments: files)
  func `hostile bytes are reported, never a crash`(bytes: [UInt8]) {
    let file = SourceFile(path: "x.yaml", bytes: bytes)
    let loaded = DialogLoader().load(files: [file], language: Language(id: "en"))
    #expect(loaded.dialog == nil)
    #expect(!loaded.diagnostics.isEmpty)
    #expect(!loaded.told.utf8.contains(0x1B))
  }

  @Test func `every beginning of a sound dialog loads or is reported`() {
    let whole = Array(SmallDialog.sections.map(\.text).joined(separator: "\n").utf8)
    for end in 0...whole.count {
      let file = SourceFile(path: "x.yaml", bytes: Array(whole[..<end]))
      let loaded = DialogLoader().load(files: [file], language: Language(id: "en"))
      #expect(loaded.dialog != nil || loaded.diagnostics.contains { $0.severity == .error })
    }
  }

  @Test func `a chain of ten thousand derived facts loads in either order`() {
    let chain = (1..<10_000).map { "  d\($0): not d\($0 - 1)" }
    for lines in [chain, chain.reversed()] {
      let loaded = SmallDialog.load("derived:\n  d0: swelling\n" + lines.joined(separator: "\n"))
      #expect(loaded.dialog?.derived.count == 10_000)
    }
  }

  @Test func `a cycle of ten thousand nodes is named in a short message`() {
    let nodes = (0..<10_000).map { "  n\($0): { next: n\(($0 + 1) % 10_000) }" }
    let loaded = SmallDialog.load("nodes:\n  opening: { next: n0 }\n" + nodes.joined(separator: "\n"))
    let cycle = loaded.diagnostics.first { $0.code == .cycleOfNodes }
    #expect((cycle?.message.utf8.count ?? .max) < 600)
  }

  @Test func `many slips in a large dialog cost no quadratic search for suggestions`() {
    let advice = (0..<20_000).map {
      "  walk_\($0): { say: S, kind: do, needs: [sweling_\($0)], when: sweling_\($0) }"
    }
    let clock = ContinuousClock()
    let time = clock.measure {
      let loaded = SmallDialog.load("advice:\n" + advice.joined(separator: "\n"))
      #expect(loaded.hasErrors)
    }
    #expect(time < .seconds(60))
  }
}
