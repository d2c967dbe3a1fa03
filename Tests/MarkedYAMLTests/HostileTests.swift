import Diagnostics
import MarkedYAML
import Testing

@Suite struct HostileTests {
  static let notText: [(bytes: [UInt8], at: Range<Int>, words: String)] = [
    (Array("a: caf".utf8) + [0xC3], 6..<7, "UTF-8"),
    (Array("a: ".utf8) + [0xED, 0xA0, 0x80], 3..<4, "UTF-8"),
    (Array("a: ".utf8) + [0xC0, 0xAF], 3..<4, "UTF-8"), (Array("é: ".utf8) + [0xE9, 0x20], 4..<5, "UTF-8"),
    (Array("a: ".utf8) + [0xF4, 0x90, 0x80, 0x80], 3..<4, "UTF-8"), ([0x80], 0..<1, "UTF-8"),
    ([0xFF, 0xFE, 0x61, 0x00, 0x3A, 0x00], 0..<1, "UTF-16"), ([0xFE, 0xFF, 0x00, 0x61], 0..<1, "UTF-16"),
    ([0x61, 0x00, 0x3A, 0x00, 0x20, 0x00, 0x62, 0x00], 1..<2, "UTF-16"),
  ]
  @Test(arguments: notText)
  func `points at the first byte that is no text`(bytes: [UInt8], at place: Range<Int>, words: String) {
    let reading = Reading(bytes: bytes)
    #expect(reading.codes == [.invalidUTF8])
    #expect(reading.diagnostics.first?.place == .range(SourceRange(file: 0, bytes: place)))
    #expect(reading.diagnostics.first?.message.contains(words) == true)
  }

  static let deep = [
    String(repeating: "[", count: 10_000), String(repeating: "{a: ", count: 10_000),
    String(repeating: "- ", count: 10_000),
    (0..<2000).map { String(repeating: " ", count: $0) + "a:\n" }.joined(),
    String(repeating: "? ", count: 10_000),
  ]
  @Test(arguments: deep)
  func `depth is bounded`(yaml: String) {
    #expect(Reading(yaml).codes.last == .tooDeep)
  }

  @Test func `the caller may raise a limit`() {
    let yaml = String(repeating: "[", count: 500) + String(repeating: "]", count: 500)
    var limits = YAMLLimits()
    limits.depth = 500
    #expect(Reading(yaml, limits: limits).codes == [])
    limits.depth = 499
    #expect(Reading(yaml, limits: limits).codes == [.tooDeep])
  }

  @Test func `size and number of values are bounded`() {
    var limits = YAMLLimits()
    limits.bytes = 7
    limits.nodes = 4
    #expect(Reading("[a, b]", limits: limits).codes == [])
    #expect(Reading("[a,b,c]", limits: limits).codes == [])
    #expect(Reading("[a,b,,]", limits: limits).codes != [])
    #expect(Reading("a: bcdef", limits: limits).codes == [.tooLarge])
    limits.bytes = 100
    #expect(Reading("[a, b, c, d]", limits: limits).codes == [.tooManyNodes])
  }

  @Test func `an alias bomb stays small`() {
    let layers = (1...30).map { "a\($0): &a\($0) [*a\($0 - 1), *a\($0 - 1)]\n" }
    let reading = Reading("a0: &a0 x\n" + layers.joined())
    #expect(Set(reading.codes) == [.anchorOrAlias])
    #expect(reading.root?["a30"].map(outline) == "[ ]")
  }

  @Test func `a scalar of a megabyte is one value`() {
    let long = String(repeating: "x", count: 1 << 20)
    for yaml in ["a: " + long, "a: '\(long)'", "a: |\n  " + long, "a: \"\(long)\\n\""] {
      #expect((Reading(yaml).root?["a"]?.utf8.count ?? 0) >= 1 << 20)
    }
  }

  @Test(.timeLimit(.minutes(1)))
  func `a hundred thousand keys, all given twice, are compared fast`() {
    let keys = (0..<100_000).map { "key_\($0): \($0)\n" }.joined()
    #expect(Reading(keys).codes == [])
    let twice = Reading(keys + keys)
    #expect(Set(twice.codes) == [.duplicateKey])
    #expect(twice.codes.count == 200)
    #expect(twice.root?.entries.count == 200_000)
  }

  @Test(.timeLimit(.minutes(1)))
  func `long lines and long runs of blank lines cost no more than their length`() {
    let line = "[" + String(repeating: "é, ", count: 300_000) + "z]"
    #expect(Reading(line).root?.items.count == 300_001)
    let value = Reading("a: >\n  x\n" + String(repeating: "\n", count: 300_000) + "  y\n").root?["a"]
    #expect(value?.place(300_001..<300_002).bytes == 300_011..<300_012)
  }

  @Test(.timeLimit(.minutes(1)))
  func `many CR LF in texts move no place`() {
    let block =
      "a: |\r\n" + String(repeating: "  é line\r\n", count: 60_000) + "b: 'one\r\n\r\n  two'\r\nc: end\r\n"
    let reading = Reading(block)
    #expect(reading.root?["c"].map { reading.slice($0.range) } == "end")
    #expect(reading.root?["a"]?.utf8.count == 60_000 * 8)
  }

  @Test func `no prefix and no damaged byte of a file makes it crash`() {
    let sample = Array(
      "a: &b [x, 'y''z', \"\\u00e9\"]\r\nb: !t {c: *b, <<: d}\n? e\n: >-\n  f\n\n   g\né: |+\n  h\n- i\n".utf8
    )
    var mistakes = 0
    for end in sample.indices {
      mistakes += Reading(bytes: Array(sample[..<end])).codes.count
      for byte: UInt8 in [0x22, 0x27, 0x5B, 0x7B, 0x3A, 0x0A, 0x0D, 0x09, 0xC3, 0x26, 0x21, 0x7C] {
        var damaged = sample
        damaged[end] = byte
        let reading = Reading(bytes: damaged)
        mistakes += reading.codes.count
        placeEverything(reading.root)
      }
    }
    #expect(mistakes > sample.count)
  }

  private func placeEverything(_ value: MarkedValue?) {
    guard let value else { return }
    _ = value.place(0..<1)
    _ = value.place(2..<value.utf8.count + 2)
    for item in value.items { placeEverything(item) }
    for entry in value.entries {
      placeEverything(entry.key)
      placeEverything(entry.value)
    }
  }
}
