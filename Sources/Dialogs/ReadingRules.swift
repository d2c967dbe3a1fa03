/// How hard a text of a language is to read: what `check` measures texts with. No conversation needs it.
public struct ReadingRules: Sendable {
  /// The letters that make syllables; neighbours make one.
  public var vowels = ""
  /// Letters among the vowels that are none at the beginning of a word or between two others: 'y'.
  public var glides = ""
  /// Neighbouring vowels that are two syllables after all: 'ia'.
  public var apart: [String] = []
  /// Letters in which neighbouring vowels stay one syllable: 'tion'.
  public var together: [String] = []
  /// Endings that are not spoken behind a consonant, unless the word before them ends in one of these.
  public var silent: [String: [String]] = [:]
  /// Words that none of this counts right.
  public var syllables: [String: Int] = [:]
  /// Long words that everybody who is ill has to know, or that have no short one.
  public var longWords: [String] = []
  /// What joins two questions into one: 'and/or', 'and do you'.
  public var joins: [String] = []

  public init() {}
}
