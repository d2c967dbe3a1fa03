import ClinicalQuality
import DialogLoading
import Dialogs
import Foundation
import Testing

@Suite struct LanguageWordsTests {
  static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// Names of rules, shown to authors; what is put into a message; a word of Unicode's names of letters.
  static let allowed: Set<String> = [
    "not sure", "none", "both", "rest", "number", "frequency", "all but", "options", "WITH",
    "about", "today",
  ]
  /// The commands, which every language shares.
  static let commands: Set<String> = [
    "back", "help", "why", "summary", "topics", "restart", "quit", "change", "thanks",
  ]
  /// Files whose texts are for authors only.
  static let authors: Set<String> = ["ReadingTrial.swift", "ExpressionTrial.swift"]

  static let language = DialogLoader().load(root.path + "/dialogs/leg-cramps").dialog?.language

  /// Every word and phrase of at least four letters by which English is understood.
  static let vocabulary: Set<String> = {
    guard let language else { return [] }
    let negation = language.negation
    var phrases = [
      language.yes, language.no, language.notSure, language.none, language.all, language.both, language.only,
      language.except, language.rest, language.correction, language.otherPeople, language.hypothetical,
      language.past, language.hedges, language.joiners, language.fillers, language.range, language.over,
      language.under, language.outOf, language.ago, language.ages, language.alone, language.own,
      negation.before, negation.after, negation.pseudo, negation.end, negation.alternatives,
    ].joined().map(\.self)
    phrases += Array(language.units.values.joined()) + Array(language.commands.values.joined())
    phrases += Array(language.contractions.keys) + Array(language.numbers.keys)
    phrases += Array(language.ordinals.keys) + Array(language.frequency.keys)
    phrases += Array(language.lengths.keys) + Array(language.decades.keys)
    phrases += Array(language.weekdays.keys) + Array(language.months.keys) + Array(language.daysAgo.keys)
    phrases += language.since + language.asking + language.present + language.caredFor + language.noneOfKind
    phrases += language.goingOn + language.sameHere
    phrases += language.suffixes.joined().map(\.ending)
    return Set(phrases.map { $0.lowercased() }.filter { $0.count >= 4 })
  }()

  @Test(arguments: ["Understanding", "Conversations"])
  func `no word of a language stands in Swift`(module: String) throws {
    try #require(Self.vocabulary.count > 500)
    let folder = Self.root.appendingPathComponent("Sources/" + module)
    let files = try #require(FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil))
    var count = 0
    for case let file as URL in files
    where file.pathExtension == "swift" && !Self.authors.contains(file.lastPathComponent) {
      count += 1
      for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") {
        for literal in Self.literals(in: line) where Self.vocabulary.contains(literal.lowercased()) {
          let isAllowed = Self.allowed.contains(literal) || Self.commands.contains(literal)
          #expect(isAllowed, "'\(literal)' stands in \(file.lastPathComponent)")
        }
      }
    }
    #expect(count > 10)
  }

  /// The texts between quotes in a line, its comment left out.
  static func literals(in line: Substring) -> [String] {
    let parts = line.split(separator: "\"", omittingEmptySubsequences: false)
    var found: [String] = []
    for (index, part) in parts.enumerated() {
      if index.isMultiple(of: 2), part.contains("//") { break }
      if !index.isMultiple(of: 2) { found.append(String(part)) }
    }
    return found
  }

  @Test func `texts in quotes are found, comments are not`() {
    #expect(Self.literals(in: #"let a = "never", b = "x" // "but not""#) == ["never", "x"])
  }

  @Test func `lengths, endings and vowels are read from the language file`() throws {
    let language = try #require(Self.language)
    #expect(language.lengths["fortnight"]?.unit == .calendar(.day))
    #expect(language.vowels == "aeiouy")
    #expect(language.suffixes.first?.last?.ending == "s")
    #expect(language.suffixes.first?.last?.leaves == 3)
    #expect(language.suffixes.count == 4)
  }
}
