import ClinicalQuality
import Dialogs

/// In which order diagrams ask for questions, which decides how large they become.
///
/// Begins with the order of the walk and moves questions towards those that they are read together with (FORCE, by
/// Aloul, Markov and Sakallah: each condition stands at the middle of what it reads, each question at the middle of its
/// conditions), as long as conditions become narrower.
/// - Complexity: O(rounds · size of all conditions · log questions).
struct VariableOrder {
  /// The variables in their order.
  private(set) var order: [Int]

  private static let rounds = 60

  /// - Parameter levels: For each version of the dialog, which variable each of its questions is.
  init(_ dialogs: [Dialog], levels: [[Int]], count: Int) {
    var first: [Int] = []
    var groups: [[Int]] = []
    for (dialog, levels) in zip(dialogs, levels).reversed() {
      var survey = Survey(dialog)
      survey.follow()
      first += survey.order.map { levels[$0] }
      groups += survey.groups.map { $0.map { levels[$0] } }
    }
    var seen = Set<Int>()
    order = (first + Array(0..<count)).filter { seen.insert($0).inserted }
    improve(groups.filter { $0.count > 1 })
  }

  private mutating func improve(_ groups: [[Int]]) {
    var places = [Double](repeating: 0, count: order.count)
    func settle(_ order: [Int]) {
      for (place, variable) in order.enumerated() { places[variable] = Double(place) }
    }
    func width() -> Double {
      groups.reduce(0) { sum, group in
        let own = group.map { places[$0] }
        return sum + (own.max() ?? 0) - (own.min() ?? 0)
      }
    }
    settle(order)
    var (best, least) = (order, width())
    var present = order
    for _ in 0..<Self.rounds {
      var sums = [Double](repeating: 0, count: places.count)
      var counts = [Double](repeating: 0, count: places.count)
      for group in groups {
        let middle = group.reduce(0) { $0 + places[$1] } / Double(group.count)
        for variable in group {
          sums[variable] += middle
          counts[variable] += 1
        }
      }
      let wanted = places.indices.map { counts[$0] > 0 ? sums[$0] / counts[$0] : places[$0] }
      present.sort { (wanted[$0], places[$0]) < (wanted[$1], places[$1]) }
      settle(present)
      let now = width()
      if now < least { (best, least) = (present, now) }
    }
    order = best
  }
}

/// Goes through a dialog as a walk does, and notes which questions are read together.
private struct Survey {
  private let dialog: Dialog
  private(set) var order: [Int] = []
  private(set) var groups: [[Int]] = []
  private var seen: Set<Int> = []
  /// The questions behind each slot, through derived facts and scores.
  private var behind: [[Int]]

  init(_ dialog: Dialog) {
    self.dialog = dialog
    behind = Array(repeating: [], count: dialog.slots.count)
    for slot in dialog.plan.order.lazy.map(Int.init) { behind[slot] = questions(at: slot) }
  }

  private func questions(at slot: Int) -> [Int] {
    if let question = dialog.slots.question(at: slot) {
      let relevant = dialog[question].relevant.map { questions(in: [$0]) } ?? []
      return Array(Set(relevant + [question.position])).sorted()
    }
    let slots = dialog.slots
    switch slot {
    case slots.derived:
      return questions(in: [dialog.derived[slot - slots.derived.lowerBound].expression])
    case slots.scores:
      return questions(in: dialog.scores[(slot - slots.scores.lowerBound) / 2].items.map(\.when))
    case slots.findings:
      return questions(in: [dialog.findings[slot - slots.findings.lowerBound].when])
    default: return []
    }
  }

  private func questions(in expressions: [Expression]) -> [Int] {
    Array(Set(expressions.flatMap(\.reads).flatMap { behind[$0] })).sorted()
  }

  mutating func follow() {
    for node in dialog.nodesInOrder {
      for item in dialog[node].asks { look(at: item.question, when: item.when) }
      if case .next(let edges) = dialog[node].exit {
        for edge in edges { together([edge.when].compactMap(\.self), with: []) }
      }
    }
    for fact in dialog.derived { together([fact.expression], with: []) }
    for score in dialog.scores { together(score.items.map(\.when), with: []) }
    for finding in dialog.findings { together([finding.when] + finding.raises.map(\.when), with: []) }
    for advice in dialog.advice { together([advice.when, advice.unless].compactMap(\.self), with: []) }
    for property in dialog.properties { note(questions(in: [property.rule.expression])) }
  }

  private mutating func look(at question: Reference<Question>, when: Expression?) {
    for part in [question] + dialog[question].items {
      together([when, dialog[part].relevant].compactMap(\.self), with: [part.position])
    }
  }

  private mutating func together(_ expressions: [Expression], with others: [Int]) {
    let group = questions(in: expressions)
    note(group + others)
    groups.append(Array(Set(group + others)))
  }

  private mutating func note(_ questions: [Int]) {
    for question in questions where seen.insert(question).inserted { order.append(question) }
  }
}

extension Dialog {
  /// The nodes that a walk may come to, each after all that lead to it.
  var nodesInOrder: [Reference<Node>] {
    var state = [UInt8](repeating: 0, count: nodes.count)
    var finished: [Reference<Node>] = []
    var way = [start]
    // Depth first without recursion: a long dialog needs no deep stack.
    while let node = way.last {
      if state[node.position] == 0 {
        state[node.position] = 1
        if case .next(let edges) = self[node].exit {
          way += edges.map(\.to).reversed().filter { state[$0.position] == 0 }
        }
      } else {
        way.removeLast()
        if state[node.position] == 1 {
          state[node.position] = 2
          finished.append(node)
        }
      }
    }
    return finished.reversed()
  }
}
