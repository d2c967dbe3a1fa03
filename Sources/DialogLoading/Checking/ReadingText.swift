import Dialogs

/// A text taken apart into sentences and words, to measure how hard it is to read.
struct ReadingText {
  /// A word, in small letters, and where it stands in the text, in UTF-8 offsets.
  struct Word {
    let text: String
    let range: Range<Int>
  }

  /// The words of each sentence.
  private(set) var sentences: [[Word]] = []

  /// Takes a text apart at blanks, and into sentences behind `.`, `!` and `?` and at line breaks.
  ///
  /// What stands for a value, `{{ … }}`, is one short word.
  init(_ text: String) {
    var sentence: [Word] = []
    var word = String.UnicodeScalarView()
    var start = 0
    var offset = 0
    var braces = 0
    func endWord(_ end: Int) {
      let ends = word.last { !Self.closing.contains($0) }.map { Self.ending.contains($0) } ?? false
      if let trimmed = Self.trimmed(word, at: start) { sentence.append(trimmed) }
      word = String.UnicodeScalarView()
      if ends { endSentence() }
    }
    func endSentence() {
      if !sentence.isEmpty { sentences.append(sentence) }
      sentence = []
    }
    var previous: Unicode.Scalar = " "
    for scalar in text.unicodeScalars {
      let width = UTF8.width(scalar)
      switch scalar {
      case "{" where previous == "{" && braces == 0:
        braces = 2
        word = String.UnicodeScalarView()
        word.append("9")
      case "}" where previous == "}" && braces > 0: braces = 0
      case _ where braces > 0: break
      case _ where scalar.properties.isWhitespace:
        if !word.isEmpty { endWord(offset) }
        if scalar == "\n" { endSentence() }
      default:
        if word.isEmpty { start = offset }
        word.append(scalar)
      }
      previous = scalar
      offset += width
    }
    if !word.isEmpty { endWord(offset) }
    endSentence()
  }

  private static let ending: Set<Unicode.Scalar> = [".", "!", "?", "…"]
  private static let closing: Set<Unicode.Scalar> = ["'", "\"", "’", "”", ")", "]"]

  /// The word without what stands around it; `nil` where nothing is left.
  private static func trimmed(_ word: String.UnicodeScalarView, at start: Int) -> Word? {
    func isPart(_ scalar: Unicode.Scalar) -> Bool {
      scalar.properties.isAlphabetic || scalar.properties.numericType != nil
    }
    guard let first = word.firstIndex(where: isPart), let last = word.lastIndex(where: isPart) else {
      return nil
    }
    let from = start + word[..<first].reduce(0) { $0 + UTF8.width($1) }
    let part = word[first...last]
    let length = part.reduce(0) { $0 + UTF8.width($1) }
    return Word(text: String(String.UnicodeScalarView(part)).lowercased(), range: from..<from + length)
  }
}

/// The measures of several texts that are read together.
struct ReadingMeasure {
  private var sentences = 0
  private var words = 0
  private var syllables = 0

  mutating func add(_ text: ReadingText, _ counter: SyllableCounter) {
    sentences += text.sentences.count
    for sentence in text.sentences {
      words += sentence.count
      for word in sentence { syllables += counter.syllables(in: word.text) }
    }
  }

  /// The Flesch-Kincaid grade: about the years of school that a text asks for (Kincaid and others 1975, Research
  /// Branch Report 8-75, Chief of Naval Technical Training); `nil` where nothing is written.
  var grade: Double? {
    guard words > 0 else { return nil }
    return 0.39 * Double(words) / Double(sentences) + 11.8 * Double(syllables) / Double(words) - 15.59
  }
}
