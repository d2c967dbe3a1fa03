/// Finds the known word that a misspelt one was meant to be, by weighted edit distance with swaps of neighbours
/// (Damerau-Levenshtein, optimal string alignment).
///
/// What fingers do by themselves costs least: see ``SlipCosts``. Words of five to eight letters may have one slip,
/// longer ones two. Of a long word two letters may be missing even where what is left is short: 'yestday'.
struct Spelling {
  private struct Entry {
    let letters: [UInt8]
    /// Which letters occur, a bit for each; tells most words apart without comparing them.
    let mask: UInt32
    let word: Int32
  }

  /// The most comparisons for one reply; far more than a reply of ordinary words needs.
  static let budget = 1_000_000
  private static let shortest = 5
  private static let longest = 32

  private var byLength: [[Entry]] = []
  private let costs: SlipCosts

  init(costs: SlipCosts) { self.costs = costs }

  /// Adds a word that others may be slips of; words with anything but letters are left out.
  mutating func add(_ text: String, word: Int32) {
    guard let letters = Self.letters(of: text) else { return }
    while byLength.count <= letters.count { byLength.append([]) }
    byLength[letters.count].append(Entry(letters: letters, mask: Self.mask(letters), word: word))
  }

  /// The one word that is nearest; `nil` where none is near or several are equally near.
  ///
  /// - Parameter budget: Comparisons left; at 0 nothing is forgiven any more.
  func correction(of text: String, budget: inout Int) -> Int32? {
    guard let letters = Self.letters(of: text), !byLength.isEmpty else { return nil }
    let mask = Self.mask(letters)
    var best: (cost: Int, word: Int32?) = (.max, nil)
    let (fewer, more) = (letters.count > 8 ? 2 : 1, letters.count > 6 ? 2 : 1)
    for length in max(Self.shortest, letters.count - fewer)...(letters.count + more)
    where length < byLength.count {
      let isShortened = letters.count <= 8 && length == letters.count + 2
      let isLong = min(letters.count, length) > 8 || isShortened
      budget -= byLength[length].count
      guard budget > 0 else { return nil }
      for entry in byLength[length] where (entry.mask ^ mask).nonzeroBitCount <= (isLong ? 4 : 2) {
        if isShortened, !isAbridged(letters, entry.letters) { continue }
        let most = isLong ? SlipCosts.ofLongWords : SlipCosts.ofShortWords
        guard let cost = costs.cost(letters, entry.letters, atMost: most) else { continue }
        if cost < best.cost {
          best = (cost, entry.word)
        } else if cost == best.cost, best.word != entry.word {
          best.word = nil
        }
      }
    }
    return best.word
  }

  private static func letters(of text: String) -> [UInt8]? {
    let count = text.utf8.count
    guard count >= shortest, count <= longest else { return nil }
    let letters = Array(text.utf8)
    return letters.allSatisfy { $0 >= UInt8(ascii: "a") && $0 <= UInt8(ascii: "z") } ? letters : nil
  }

  private static func mask(_ letters: [UInt8]) -> UInt32 {
    letters.reduce(0) { $0 | 1 << UInt32($1 - UInt8(ascii: "a")) }
  }
}

/// Whether a word is another one of which letters in the middle were left out.
private func isAbridged(_ short: [UInt8], _ long: [UInt8]) -> Bool {
  guard short.first == long.first, short.last == long.last else { return false }
  var next = short.startIndex
  for letter in long where next < short.endIndex && letter == short[next] { next += 1 }
  return next == short.endIndex
}
