import Diagnostics
import Dialogs
import MarkedYAML

/// Warnings about texts that are hard to read.
struct ReadingChecks {
  /// The highest Flesch-Kincaid grade.
  static let highestGrade = 6.0
  /// The most words of a sentence.
  static let longestSentence = 20
  /// From how many syllables on a word is a long one.
  static let longWord = 4

  private let dialog: Dialog
  private let texts: DialogTexts
  private let rules: ReadingRules
  private let counter: SyllableCounter

  /// Nothing can be measured where the language has no rules for it.
  init?(_ context: CheckContext) {
    guard let rules = context.dialog.language.reading else { return nil }
    dialog = context.dialog
    texts = DialogTexts(context.sections)
    self.rules = rules
    counter = SyllableCounter(rules)
  }

  func found() -> [Diagnostic] {
    let all = texts.all.map { (shown: $0, text: ReadingText($0.value.text)) }
    return all.flatMap { longSentences($0.shown, $0.text) } + longWords(all) + hardParts + hardConclusions
  }

  // MARK: - Sentences and words

  private func longSentences(_ shown: ShownText, _ text: ReadingText) -> [Diagnostic] {
    text.sentences.compactMap { words in
      guard words.count > Self.longestSentence, let first = words.first, let last = words.last else {
        return nil
      }
      return Diagnostic(
        .longSentence,
        "this sentence has \(words.count) words, and at most \(Self.longestSentence) are read with ease: make two of it",
        at: shown.value.place(first.range.lowerBound..<last.range.upperBound), severity: .warning)
    }
  }

  /// Each long word once, at its first place.
  private func longWords(_ all: [(shown: ShownText, text: ReadingText)]) -> [Diagnostic] {
    let known = Set(rules.longWords.map { $0.lowercased() })
    var counts: [String: Int] = [:]
    var places: [(word: String, place: SourceRange)] = []
    for (shown, text) in all {
      for word in text.sentences.joined() {
        for (part, range) in parts(of: word) where !known.contains(part) {
          guard counter.syllables(in: part) >= Self.longWord else { continue }
          if counts[part] == nil { places.append((part, shown.value.place(range))) }
          counts[part, default: 0] += 1
        }
      }
    }
    return places.map { word, place in
      let count = counts[word] ?? 1
      let again = count > 1 ? " (\(count) times in this dialog)" : ""
      return Diagnostic(
        .longWord,
        "'\(excerpt(word))' has \(counter.syllables(in: word)) syllables\(again): say it with a shorter word, or add it to 'long_words' of the language",
        at: place, severity: .warning)
    }
  }

  /// A word is read part by part where it has a hyphen.
  private func parts(of word: ReadingText.Word) -> [(String, Range<Int>)] {
    var parts: [(String, Range<Int>)] = []
    var offset = word.range.lowerBound
    for part in word.text.split(separator: "-", omittingEmptySubsequences: false) {
      if !part.isEmpty { parts.append((withoutPossessive(part), offset..<offset + part.utf8.count)) }
      offset += part.utf8.count + 1
    }
    // Small letters may take other room than the capitals that were written.
    return word.range.count == word.text.utf8.count ? parts : parts.map { ($0.0, word.range) }
  }

  private func withoutPossessive(_ word: Substring) -> String {
    for ending in ["'s", "’s"] where word.hasSuffix(ending) { return String(word.dropLast(2)) }
    return String(word)
  }

  // MARK: - Grades

  /// What is said by itself: nodes, topics.
  private var hardParts: [Diagnostic] {
    let nodes = dialog.nodes.indices.compactMap { texts.text(.nodes, $0, "say") }
    let topics = dialog.topics.indices.compactMap { texts.text(.topics, $0, "say") }
    return (nodes + topics).compactMap { shown in
      grade([shown]).map { .hardReading("what \(shown.owner) says", $0, at: shown.value.range) }
    }
  }

  /// The conclusion of each finding by itself, and of a conversation in which none holds.
  private var hardConclusions: [Diagnostic] {
    let findings = dialog.findings.indices.compactMap { position -> Diagnostic? in
      let finding = dialog.findings[position]
      let own = [texts.text(.findings, position, "title"), texts.text(.findings, position, "explain")]
      let advice = finding.advise.map { texts.text(.advice, $0.position, "say") }
      return grade(level(finding.level) + own + advice).map {
        .hardReading("the conclusion of the finding '\(finding.id)'", $0, at: finding.place)
      }
    }
    let none = grade(level(dialog.defaultLevel)).map { grade in
      Diagnostic.hardReading("the conclusion without a finding", grade, at: dialog[dialog.defaultLevel].place)
    }
    return findings + [none].compactMap(\.self)
  }

  private func level(_ level: Reference<Level>) -> [ShownText?] {
    ["headline", "say"].map { texts.text(.levels, level.position, $0) }
  }

  /// The grade of texts that are read together, where it is too high.
  private func grade(_ texts: [ShownText?]) -> Double? {
    var measure = ReadingMeasure()
    for text in texts { if let text { measure.add(ReadingText(text.value.text), counter) } }
    return measure.grade.flatMap { $0 > Self.highestGrade ? $0 : nil }
  }
}

extension Diagnostic {
  fileprivate static func hardReading(_ what: String, _ grade: Double, at place: SourceRange) -> Self {
    let tenths = Int((grade * 10).rounded(.up))
    return Diagnostic(
      .hardReading,
      "\(what) reads at grade \(tenths / 10).\(tenths % 10), over \(Int(ReadingChecks.highestGrade)): use shorter sentences and words of fewer syllables",
      at: place, severity: .warning)
  }
}
