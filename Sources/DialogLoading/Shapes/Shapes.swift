import Diagnostics
import Dialogs
import MarkedYAML

/// Values as the shapes that a dialog uses; what has another shape is reported and `nil`.
extension Report {
  /// A text of one or more words, without expressions in it.
  func plainText(_ value: MarkedValue?, _ key: String) -> String? {
    guard let text = text(value, key), let value else { return nil }
    if value.withUTF8({ $0.contains(UInt8(ascii: "{")) }), let braces = firstRange(of: "{{", in: value.utf8) {
      add(.expressionNotHere(key, at: value.place(braces)))
    }
    return text
  }

  /// A text that may hold expressions; characters that could do harm to a terminal are refused.
  func text(_ value: MarkedValue?, _ key: String) -> String? {
    guard let value else { return nil }
    guard value.kind == .scalar, !value.isMissing else {
      addWrongShape(key, "a text", value)
      return nil
    }
    refuseUnsafe(value)
    return value.text
  }

  /// One of a few words.
  func word<Word: RawRepresentable & CaseIterable>(
    _ value: MarkedValue?, _ key: String, as type: Word.Type
  ) -> Word? where Word.RawValue == String {
    guard let value, let text = text(value, key) else { return nil }
    if let word = Word(rawValue: text) { return word }
    add(.invalidWord(text, key, Word.allCases.map(\.rawValue), at: value.range))
    return nil
  }

  /// `true` or `false`, also as yes or no; `nil` where it is missing or neither.
  func flag(_ value: MarkedValue?, _ key: String) -> Bool? {
    guard let value, let text = text(value, key) else { return nil }
    switch text {
    case "true", "yes": return true
    case "false", "no": return false
    default:
      add(.invalidWord(text, key, ["true", "false"], at: value.range))
      return nil
    }
  }

  /// A list of single words or texts; every other member is reported.
  func list(_ value: MarkedValue?, _ key: String) -> [MarkedValue] {
    var items = items(value, key)
    items.removeAll { item in
      if item.kind == .scalar, !item.isMissing {
        refuseUnsafe(item)
        return false
      }
      addWrongShape("a member of '\(key)'", isKey: false, "a text", item)
      return true
    }
    return items
  }

  /// A list of texts.
  func texts(_ value: MarkedValue?, _ key: String) -> [String] { list(value, key).map(\.text) }

  /// A list of synonyms; those written with plus signs must be well-formed.
  func synonyms(_ value: MarkedValue?, _ key: String = "synonyms") -> [String] {
    list(value, key).compactMap { item in
      let synonym = item.text
      if LoosePhrase.isHalfWritten(synonym) {
        add(
          .invalidValue(
            "'\(excerpt(synonym))' divides alternatives, which only phrases with '+' have: write each by itself",
            at: item.range))
        return nil
      }
      guard LoosePhrase.isWritten(synonym), !LoosePhrase.isWellFormed(synonym) else { return synonym }
      add(
        .invalidValue(
          "'\(excerpt(synonym))' needs 2 to \(LoosePhrase.mostParts) parts between plus signs, each of words or of alternatives between slashes, as in 'chest + tight/heavy'",
          at: item.range))
      return nil
    }
  }

  /// The members of a list of any shape.
  func items(_ value: MarkedValue?, _ key: String) -> [MarkedValue] {
    guard let value else { return [] }
    if value.kind == .sequence { return Array(value.items) }
    let bracketed = value.kind == .scalar && value.isPlain && !value.isMissing ? "[\(value.text)]" : nil
    addWrongShape(key, "a list", value, fix: bracketed)
    return []
  }

  /// The ids and values of a mapping; nothing at all counts as empty.
  func entries(_ value: MarkedValue?, _ key: String, of content: String) -> [(
    key: MarkedValue, value: MarkedValue
  )] {
    guard let value, !value.isMissing else { return [] }
    guard value.kind == .mapping else {
      addWrongShape(key, content, value)
      return []
    }
    return value.entries.filter { $0.key.kind == .scalar && !$0.key.isMissing }
  }

  func addWrongShape(
    _ key: String, isKey: Bool = true, _ expected: String, _ value: MarkedValue, fix: String? = nil
  ) {
    guard !isRefused(value.range) else { return }
    add(.wrongShape(isKey ? "'\(key)'" : key, expected, value.shape, at: value.range, fix: fix))
  }

  private func refuseUnsafe(_ value: MarkedValue) {
    // Only escapes and what is not ASCII can be unsafe: YAML itself lets no other control character pass.
    guard value.style == .doubleQuoted || value.withUTF8({ $0.contains { $0 >= 0x80 } }) else { return }
    var offset = 0
    for scalar in value.text.unicodeScalars {
      let length = UTF8.width(scalar)
      if isUnsafeToShow(scalar), scalar != "\n", scalar != "\t" {
        return add(.unsafeCharacter(scalar, at: value.place(offset..<offset + length)))
      }
      offset += length
    }
  }
}

extension MarkedValue {
  /// What the value is, for messages.
  var shape: String {
    switch kind {
    case .scalar: isMissing ? "nothing" : "a text"
    case .sequence: "a list"
    case .mapping: "a mapping (keys with values)"
    }
  }
}

/// Where two bytes first stand next to each other.
func firstRange(of pair: String, in text: ArraySlice<UInt8>, from start: Int = 0) -> Range<Int>? {
  let wanted = Array(pair.utf8)
  var position = text.startIndex + start
  while position + wanted.count <= text.endIndex {
    if text[position] == wanted[0], text[position + 1] == wanted[1] {
      let offset = position - text.startIndex
      return offset..<offset + 2
    }
    position += 1
  }
  return nil
}
