import Diagnostics
import MarkedYAML
import Testing

@Suite struct PlacementTests {
  static let words: [(yaml: String, word: String, slice: String)] = [
    ("a: one two", "two", "two"), ("a: 'it''s two'", "two", "two"), ("a: 'it''s'", "'", "''"),
    ("a: \"x\\ttwo\"", "two", "two"), ("a: \"caf\\u00e9 two\"", "é", "\\u00e9"),
    ("a: \"\\U0001F9B5z\"", "z", "z"),
    ("a: \"\\x41two\\\\\"", "two", "two"), ("a: one\n   two\n   three", "three", "three"),
    ("a: one\n\n\n   two", "two", "two"), ("a: 'one\n\n  two'", "two", "two"),
    ("a: \"one \\\n   two\"", "two", "two"), ("a: \"one\\\n\n  \\n two\"", "two", "two"),
    ("a: \"one\n\n \\ntwo\"", "two", "two"), ("a: |\n   one\n    two\n\n   three\n", "three", "three"),
    ("a: |\n   one\n     two", "  two", "  two"), ("a: |2 # c\n    one\n   two", "two", "two"),
    ("a: |2 # c\n    one\n   two", "  one", "  one"), ("a: >\n  one\n  two\n\n  three\n", "three", "three"),
    ("a: >\n  one\n    more\n  two\n", "two", "two"), ("a: >-\n\n\n  one\n  two", "two", "two"),
    ("a: |+\n  x\n\n  two\n\n", "two", "two"), ("a: |\r\n  one\r\n  two\r\n", "two", "two"),
    ("a: >\r\n  ÅÅ\r\n  é two\r\n\r\n  x", "two", "two"), ("a: one\r\n  two", "two", "two"),
    ("a: >\n  ÅÅ  Å\n\n\n\n  é two\n   x\n   y\n  z", "y", "y"), ("a: \"\\\n  two\"", "two", "two"),
    ("a: |2\n     \n  two\n", "two", "two"), ("a: |\r\r\n  one\r\r\n\n  two", "two", "two"),
    ("a: one\u{2028}  two", "two", "two"), ("a: \"x\\Ly\\Ntwo\"", "two", "two"),
  ]
  @Test(arguments: words)
  func `follows a word of the text back to the file`(yaml: String, word: String, slice: String) throws {
    let reading = Reading(yaml)
    let value = try #require(reading.root?["a"])
    let part = try #require(firstRange(of: word, in: value.text))
    #expect(reading.slice(value.place(part)) == slice)
  }

  @Test func `an empty part stands where its next character does`() throws {
    let value = try #require(Reading("a: 'it''s'").root?["a"])
    #expect(value.place(3..<3).bytes == 8..<8)
    #expect(value.place(4..<4).bytes == 9..<9)
    #expect(value.place(70..<90).bytes == 9..<9)
  }

  static let samples = [
    "a: >\n   one two\n   three\n\n\n   four\n     five\n    six\n\n   seven\n",
    "a: |3-\n      one\n\n    two\n\n\n   three\n", "a: one\n  two\n\n  three # four\n",
    "a: 'one\n  two ''''\n\n  three'", "a: \"one\n  two \\\"\n\n  three \\\n   four\"",
    "a: >\r\n  é\r\n  ü\r\n\r\n\r\n  🦵\r\n",
  ]
  @Test(arguments: samples)
  func `every letter of a text stands where it was written`(yaml: String) throws {
    let reading = Reading(yaml)
    let value = try #require(reading.root?["a"])
    var offset = 0
    for character in value.text {
      let length = String(character).utf8.count
      let slice = reading.slice(value.place(offset..<offset + length))
      if !character.isWhitespace { #expect(slice.last == character) } else { #expect(!slice.isEmpty) }
      offset += length
    }
  }

  private func firstRange(of word: String, in text: String) -> Range<Int>? {
    let (word, text) = (Array(word.utf8), Array(text.utf8))
    guard text.count >= word.count else { return nil }
    return (0...text.count - word.count).map { $0..<$0 + word.count }.first { text[$0].elementsEqual(word) }
  }
}
