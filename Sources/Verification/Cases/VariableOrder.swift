import ClinicalQuality
import Conversations
import Dialogs

/// In which order diagrams ask for questions, which decides how large they become.
///
/// Signs that mean the most urgent level by themselves come first: what else is read together with them no longer
/// matters once one of them is there. The others begin in the order of the walk, and are moved towards those that they are read together with (FORCE, by
/// Aloul, Markov and Sakallah: each condition stands at the middle of what it reads, each question at the middle of its
/// conditions), as long as conditions become narrower.
/// - Complexity: O(rounds · size of all conditions · log questions).
struct VariableOrder {
  /// The variables in their order.
  private(set) var order: [Int]

  private static let rounds = 60

  /// - Parameter levels: For each version of the dialog, which variable each of its questions is.
  init(_ dialogs: [Dialog], levels: [[Int]], count: Int) {
    var signs: [Int] = []
    var first: [Int] = []
    var groups: [[Int]] = []
    for (dialog, levels) in zip(dialogs, levels).reversed() {
      var survey = Survey(dialog)
      survey.follow()
      signs += survey.signs.map { levels[$0] }
      first += survey.order.map { levels[$0] }
      groups += survey.groups.map { $0.map { levels[$0] } }
    }
    var seen = Set<Int>()
    signs = signs.filter { seen.insert($0).inserted }
    let alone = seen
    order = (first + Array(0..<count)).filter { seen.insert($0).inserted }
    improve(groups.map { $0.filter { !alone.contains($0) } }.filter { $0.count > 1 }, of: count)
    order = signs + order
  }

  private mutating func improve(_ groups: [[Int]], of count: Int) {
    var places = [Double](repeating: 0, count: count)
    func settle(_ order: [Int]) {
      for (place, variable) in order.enumerated() { places[variable] = Double(place) }
    }
    func width() -> Double {
      groups.reduce(0) { sum, group in
        let own = group.map { places[$0] }
        return sum + (own.max() ?? 0) - (own.min() ?? 0)
      }
    }
    let moving = order
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
      var wanted = places
      for variable in moving where counts[variable] > 0 {
        wanted[variable] = sums[variable] / counts[variable]
      }
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
  /// The questions whose yes means the most urgent level by itself.
  private(set) var signs: [Int] = []
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
    for finding in dialog.findings {
      note(questions(in: [finding.when] + finding.raises.map(\.when)))
      for term in terms(of: finding.when.root, depth: 0) {
        group(term, isUrgent: finding.level.position == 0)
      }
      for raise in finding.raises { groups.append(questions(in: [finding.when, raise.when])) }
    }
    for score in dialog.scores { together(score.items.map(\.when), with: []) }
    for advice in dialog.advice { together([advice.when, advice.unless].compactMap(\.self), with: []) }
    for fact in dialog.derived { note(questions(in: [fact.expression])) }
    for property in dialog.properties { note(questions(in: [property.rule.expression])) }
  }

  /// The parts of which one suffices, seen through derived facts.
  private func terms(of part: CheckedExpression, depth: Int) -> [CheckedExpression] {
    switch part.form {
    case .operation(.or, let operands) where depth < Self.deepest:
      return operands.flatMap { terms(of: $0, depth: depth + 1) }
    case .fact(let slot) where dialog.slots.derived.contains(slot) && depth < Self.deepest:
      return terms(
        of: dialog.derived[slot - dialog.slots.derived.lowerBound].expression.root, depth: depth + 1)
    default: return [part]
    }
  }

  private static let deepest = 20

  private mutating func group(_ term: CheckedExpression, isUrgent: Bool) {
    if isUrgent, case .fact(let slot) = term.form, let question = dialog.slots.question(at: slot),
      dialog[question].relevant == nil
    {
      signs.append(question.position)
    } else {
      var slots: Set<Int> = []
      term.collectReads(into: &slots)
      groups.append(Array(Set(slots.flatMap { behind[$0] })))
    }
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
