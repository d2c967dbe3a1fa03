/// A synonym written with plus signs, such as `chest + tight/heavy`: its parts may stand in any order in one clause,
/// with a few words between.
///
/// Each part is one word or several; slashes divide alternatives of it.
public struct LoosePhrase: Hashable, Sendable {
  /// The most parts, and the most alternatives of one part; more is a slip, and would cost time at each reply.
  public static let mostParts = 4
  public static let mostAlternatives = 40

  /// The alternatives of each part.
  public let parts: [[String]]

  /// Whether a synonym is meant to be a loose phrase.
  public static func isWritten(_ synonym: String) -> Bool {
    synonym.utf8.contains(UInt8(ascii: "+"))
  }

  /// Whether a synonym divides words as a loose phrase does, but has only one part: 'snow/ice', not '24/7'.
  public static func isHalfWritten(_ synonym: String) -> Bool {
    guard synonym.utf8.contains(UInt8(ascii: "/")), !isWritten(synonym) else { return false }
    return synonym.split(separator: "/", omittingEmptySubsequences: false).allSatisfy {
      $0.count(where: \.isLetter) > 1
    }
  }

  /// Reads a synonym.
  ///
  /// - Returns: `nil` where it has no plus sign, or is not well-formed: a part is empty, or there are too many.
  public init?(_ synonym: String) {
    guard Self.isWritten(synonym), Self.isWellFormed(synonym) else { return nil }
    parts = synonym.split(separator: "+").map { $0.split(separator: "/").map(trimmed) }
  }

  /// Whether what is divided by plus signs and slashes is neither empty nor too much.
  ///
  /// One pass over the bytes, and nothing allocated: every synonym of a dialog is held to it when it is loaded.
  public static func isWellFormed(_ synonym: String) -> Bool {
    var (parts, alternatives, isEmpty) = (1, 1, true)
    for byte in synonym.utf8 {
      switch byte {
      case UInt8(ascii: "+"), UInt8(ascii: "/"):
        if isEmpty { return false }
        isEmpty = true
        if byte == UInt8(ascii: "+") { (parts, alternatives) = (parts + 1, 1) } else { alternatives += 1 }
        if parts > mostParts || alternatives > mostAlternatives { return false }
      case UInt8(ascii: " "): break
      default: isEmpty = false
      }
    }
    return !isEmpty
  }

  /// Phrases that must be understood: each alternative of a part once, in the order of the parts.
  public var samples: [String] {
    let count = parts.map(\.count).max() ?? 0
    return (0..<count).map { sample in
      parts.map { $0[min(sample, $0.count - 1)] }.joined(separator: " ")
    }
  }
}

private func trimmed(_ text: Substring) -> String {
  text.split(separator: " ").joined(separator: " ")
}
