import Dialogs

/// What slips of the pen and of the finger cost, so that the likelier word wins: 'worng' is 'wrong', not 'worn'.
///
/// Weights after Kukich, "Techniques for Automatically Correcting Words in Text", ACM Computing Surveys 24 (1992): most
/// slips are swaps, letters left out or added, and letters of a neighbouring key or of a like sound.
struct SlipCosts {
  /// Two neighbours swapped; a letter doubled, or single where it should be double.
  private static let light = 6
  /// A letter missing or too many; another of a neighbouring key or of a like sound; a vowel for a vowel.
  private static let usual = 9
  /// Any other letter.
  private static let rare = 12
  /// People rarely miss the first letter.
  private static let first = 1
  /// The most that a word of five to eight letters may cost: one slip that is not rare.
  static let ofShortWords = usual + first
  /// The most that a longer word may cost: two slips.
  static let ofLongWords = usual + rare

  /// The cost of a letter for another, both from 'a', in rows of ``letters``.
  private var ofOther: [Int]
  private static let letters = 26

  init(_ language: Language) {
    ofOther = Array(repeating: Self.rare, count: Self.letters * Self.letters)
    let vowels = Self.places(language.vowels)
    for vowel in vowels { allow(vowel, vowels) }
    for letters in language.alike.map(Self.places) {
      for letter in letters { allow(letter, letters) }
    }
    let rows = language.keyboard.map(Self.places)
    for row in rows {
      for (left, right) in zip(row, row.dropFirst()) { allow(left, [right]) }
    }
    // A key touches two of the row below, which is shifted by about half a key.
    for (upper, lower) in zip(rows, rows.dropFirst()) {
      for (column, letter) in lower.enumerated() {
        allow(letter, Array(upper.dropFirst(column).prefix(2)))
      }
    }
  }

  private static func places(_ text: String) -> [Int] {
    text.utf8.map { Int($0) - Int(UInt8(ascii: "a")) }.filter { (0..<letters).contains($0) }
  }

  private mutating func allow(_ letter: Int, _ others: [Int]) {
    for other in others {
      ofOther[letter * Self.letters + other] = Self.usual
      ofOther[other * Self.letters + letter] = Self.usual
    }
  }

  private func costOfOther(_ left: UInt8, _ right: UInt8) -> Int {
    if left == right { return 0 }
    let base = UInt8(ascii: "a")
    return ofOther[Int(left - base) * Self.letters + Int(right - base)]
  }

  /// What the slips cost that lead from one word to another, both of small letters from 'a' to 'z'; `nil` where it is
  /// more than allowed.
  ///
  /// - Complexity: O(letters of the one times letters of the other).
  func cost(_ left: [UInt8], _ right: [UInt8], atMost allowed: Int) -> Int? {
    let extra = left.first == right.first ? 0 : Self.first
    let costsOfLeft = Self.costsOfLetters(left)
    let costsOfRight = Self.costsOfLetters(right)
    var beforeLast = [Int](repeating: 0, count: right.count + 1)
    var last = [0]
    for cost in costsOfRight { last.append(last[last.count - 1] + cost) }
    var current = last
    for row in left.indices {
      current[0] = last[0] + costsOfLeft[row]
      var least = current[0]
      for column in right.indices {
        var cost = last[column] + costOfOther(left[row], right[column])
        cost = min(cost, last[column + 1] + costsOfLeft[row], current[column] + costsOfRight[column])
        if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
          cost = min(cost, beforeLast[column - 1] + Self.light)
        }
        current[column + 1] = cost
        least = min(least, cost)
      }
      // A swap reaches over a row, so this one alone may be too dear.
      guard least <= allowed + Self.usual else { return nil }
      (beforeLast, last, current) = (last, current, beforeLast)
    }
    let cost = last[right.count] + extra
    return cost <= allowed ? cost : nil
  }

  /// What each letter costs where it is missing in the other word.
  private static func costsOfLetters(_ word: [UInt8]) -> [Int] {
    word.indices.map { $0 > 0 && word[$0] == word[$0 - 1] ? light : usual }
  }
}
