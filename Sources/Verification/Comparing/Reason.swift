import ClinicalQuality
import Dialogs

/// The answers that decide why a case is in a set: as few as can be, each as wide as can be.
///
/// Finds one minimal set of answers by divide and conquer (U. Junker, QuickXplain: Preferred explanations and
/// relaxations for over-constrained problems, AAAI 2004), then lets each of them have every value that leaves it so.
struct Reason {
  /// The case.
  let example: Case
  /// The values of each variable that decides.
  private(set) var allowed: [Int: Set<Int>] = [:]
  /// Everything that has these values.
  private(set) var cases = CaseSet(Diagrams.false, isExact: true)

  /// - Parameters:
  ///   - choice: The case, as a value for each variable.
  ///   - whole: The set that is explained.
  init(for choice: [Int], in whole: CaseSet, _ exploration: Exploration) throws(ExplorationLimit) {
    example = exploration.member(choice)
    let space = exploration.space
    func isDecided(by levels: [Int]) -> Bool {
      let values = Dictionary(uniqueKeysWithValues: levels.map { ($0, Set([choice[$0]])) })
      return space.diagrams.hasOnlyMembers(of: whole.root, within: values)
    }
    let candidates = space.diagrams.support(whole.root).sorted {
      (space.plainness(of: choice[$0], at: $0), $0) < (space.plainness(of: choice[$1], at: $1), $1)
    }
    let levels =
      isDecided(by: []) ? [] : Self.fewest(of: candidates[...], beside: [], isChanged: false, isDecided)
    allowed = Dictionary(uniqueKeysWithValues: levels.map { ($0, Set([choice[$0]])) })
    for level in levels { widen(level, space, whole) }
    cases = try space.cases(within: allowed, like: whole)
  }

  /// Lets a variable have every value with which it is decided all the same.
  private mutating func widen(_ level: Int, _ space: CaseSpace, _ whole: CaseSet) {
    for value in space.variables[level].entries.indices {
      var wider = allowed
      wider[level, default: []].insert(value)
      if space.diagrams.hasOnlyMembers(of: whole.root, within: wider) { allowed = wider }
    }
  }

  private static func fewest(
    of candidates: ArraySlice<Int>, beside known: [Int], isChanged: Bool, _ isDecided: ([Int]) -> Bool
  ) -> [Int] {
    if isChanged, isDecided(known) { return [] }
    if candidates.count <= 1 { return Array(candidates) }
    let middle = candidates.startIndex + candidates.count / 2
    let (first, second) = (candidates[..<middle], candidates[middle...])
    let late = fewest(of: second, beside: known + first, isChanged: true, isDecided)
    let early = fewest(of: first, beside: known + late, isChanged: !late.isEmpty, isDecided)
    return early + late
  }

  /// The variables that decide, in the order of the walk, what was told first.
  ///
  /// - Parameter telling: Those that are told in any case; of the rest, what turns nothing up is background.
  func deciders(
    _ old: Exploration, _ new: Exploration, telling: Set<Int>
  ) -> [DialogDiff.Decider] {
    let space = new.space
    return allowed.sorted { first, second in
      let plainness = [first, second].map { space.plainness(of: $0.value.min() ?? 0, at: $0.key) }
      return (plainness[0], first.key) < (plainness[1], second.key)
    }.map { level, values in
      let variable = space.variables[level]
      let isPlain = values.allSatisfy { space.plainness(of: $0, at: level) >= 2 }
      return .init(
        id: variable.id, values: values.sorted().map { variable.entries[$0].written },
        words: space.words(for: values, at: level), isBackground: isPlain && !telling.contains(level))
    }
  }
}

extension CaseSpace {
  /// How little a value tells: what turns something up comes first as a reason, what is open last.
  fileprivate func plainness(of value: Int, at level: Int) -> Int {
    switch variables[level].entries[value] {
    case .answer(.value(.boolean(false))): 2
    case .answer: 0
    case .setting: 1
    case .open: 3
    }
  }

  /// The cases in which variables have only the given values.
  fileprivate func cases(
    within allowed: [Int: Set<Int>], like set: CaseSet
  ) throws(ExplorationLimit) -> CaseSet {
    var root = Diagrams.true
    for (level, values) in allowed.sorted(by: { $0.key > $1.key }) {
      let part = try diagrams.variable(level) { .boolean(values.contains($0)) }
      root = try diagrams.and(part, root)
    }
    return CaseSet(root, isExact: set.isExact)
  }
}

extension CaseSpace.Entry {
  /// As transcripts write it.
  fileprivate var written: String {
    switch self {
    case .open: "open"
    case .answer(let answer): answer.written
    case .setting(let value): value
    }
  }
}

extension Diagrams {
  /// Whether every case in which some variables have only the given values is in a set.
  ///
  /// - Complexity: O(nodes).
  fileprivate func hasOnlyMembers(of set: ID, within allowed: [Int: Set<Int>]) -> Bool {
    var seen: Set<ID> = [set]
    var waiting = [set]
    while let id = waiting.popLast() {
      if id == Self.true { continue }
      if isLeaf(id) { return false }
      let values = allowed[Int(self.level(id))]
      for (index, child) in children(of: id).enumerated() where values?.contains(index) ?? true {
        if seen.insert(child).inserted { waiting.append(child) }
      }
    }
    return true
  }
}
