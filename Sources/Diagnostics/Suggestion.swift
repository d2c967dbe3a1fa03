/// The name in `known` that `word` was most likely meant to be, or `nil` where none is near.
///
/// Near means a Damerau-Levenshtein distance (optimal string alignment) of at most a third of the word's length,
/// and at least one; between equally near names the first in alphabetical order is taken.
/// - Complexity: O(names · word²) at worst; names of very different length are skipped unread.
public func closest(to word: String, in known: some Sequence<String>) -> String? {
  let letters = Array(word.unicodeScalars.prefix(64))
  let bound = max(1, letters.count / 3)
  var best: (name: String, distance: Int)?
  for name in known where abs(name.unicodeScalars.count - letters.count) <= bound {
    let distance = alignmentDistance(letters, Array(name.unicodeScalars))
    guard distance <= bound else { continue }
    if let found = best, (found.distance, found.name) <= (distance, name) { continue }
    best = (name, distance)
  }
  return best?.name
}

/// The question whether the name in `known` was meant that is ``closest(to:in:)``, to be put behind a message; empty where
/// none is near.
public func suggestion(for word: String, in known: some Sequence<String>) -> String {
  closest(to: word, in: known).map { "; did you mean '\($0)'?" } ?? ""
}

/// How many insertions, deletions, substitutions and swaps of neighbours lead from one word to another.
private func alignmentDistance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
  var beforeLast = [Int](repeating: 0, count: right.count + 1)
  var last = Array(0...right.count)
  for row in left.indices {
    var current = [row + 1]
    for column in right.indices {
      let substitution = last[column] + (left[row] == right[column] ? 0 : 1)
      var cost = min(substitution, last[column + 1] + 1, current[column] + 1)
      if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
        cost = min(cost, beforeLast[column - 1] + 1)
      }
      current.append(cost)
    }
    (beforeLast, last) = (last, current)
  }
  return last[right.count]
}
