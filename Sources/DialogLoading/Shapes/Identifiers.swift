import ClinicalQuality
import Dialogs

/// What makes an id.
enum Identifier {
  /// Longer ids help nobody.
  static let longest = 64

  /// Why a word cannot be the id of a part of a dialog; `nil` for one that can.
  static func flaw(of word: String) -> (reason: String, repair: String?)? {
    guard isSnakeCase(word) else {
      let repair = snakeCase(word)
      return ("an id is written in small letters, digits and '_', and begins with a letter", repair)
    }
    if word.utf8.count > longest { return ("an id has at most \(longest) letters", nil) }
    if reservedWords.contains(word) {
      return ("'\(word)' is a word of the language of conditions (CQL)", word + "_")
    }
    if FactScope.specialNames.contains(word) {
      return ("'\(word)' is a name that every dialog has", word + "_")
    }
    return nil
  }

  static func isSnakeCase(_ word: String) -> Bool {
    guard let first = word.utf8.first, isSmall(first) else { return false }
    return word.utf8.allSatisfy { isSmall($0) || isDigit($0) || $0 == UInt8(ascii: "_") }
  }

  /// Whether a word can be the id of an option, which may begin with a digit.
  static func isOption(_ word: String) -> Bool {
    !word.isEmpty && word.utf8.count <= longest
      && word.utf8.allSatisfy { isSmall($0) || isDigit($0) || $0 == UInt8(ascii: "_") }
  }

  /// Whether a word can name a dialog, a claim or a source: also capitals, '-' and '.'.
  static func isLabel(_ word: String) -> Bool {
    guard let first = word.utf8.first, isLetterOrDigit(first), word.utf8.count <= longest else {
      return false
    }
    return word.utf8.allSatisfy { isLetterOrDigit($0) || Array("-_.".utf8).contains($0) }
  }

  /// The word as an id, as near as can be: `ChestPain` and `chest-pain` become `chest_pain`.
  static func snakeCase(_ word: String) -> String? {
    var result: [UInt8] = []
    var previousIsSmall = false
    for byte in word.utf8.prefix(longest) {
      let isLarge = byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z")
      if isLarge, previousIsSmall { result.append(UInt8(ascii: "_")) }
      if isLarge {
        result.append(byte + 32)
      } else if isSmall(byte) || isDigit(byte) {
        result.append(byte)
      } else if result.last != UInt8(ascii: "_"), !result.isEmpty {
        result.append(UInt8(ascii: "_"))
      }
      previousIsSmall = isSmall(byte) || isDigit(byte)
    }
    while result.last == UInt8(ascii: "_") { result.removeLast() }
    let id = String(decoding: result, as: UTF8.self)
    return isSnakeCase(id) && !reservedWords.contains(id) ? id : nil
  }

  private static func isSmall(_ byte: UInt8) -> Bool {
    byte >= UInt8(ascii: "a") && byte <= UInt8(ascii: "z")
  }
  private static func isDigit(_ byte: UInt8) -> Bool {
    byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
  }
  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    isSmall(byte | 0x20) || isDigit(byte)
  }
}
