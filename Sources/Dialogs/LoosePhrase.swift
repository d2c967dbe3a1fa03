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

  /// Reads a synonym.
  ///
  /// - Returns: `nil` where it has no plus sign, or is not well-formed: a part is empty, or there are too many.
  public init?(_ synonym: String) {
    guard Self.isWritten(synonym) else { return nil }
    let parts = synonym.split(separator: "+", omittingEmptySubsequences: false).map { part in
      part.split(separator: "/", omittingEmptySubsequences: false).map(trimmed)
    }
    guard (2...Self.mostParts).contains(parts.count),
      parts.allSatisfy({ $0.count <= Self.mostAlternatives && !$0.contains("") })
    else { return nil }
    self.parts = parts
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
