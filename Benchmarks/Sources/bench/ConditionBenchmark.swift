import ClinicalQuality

/// A condition over six facts against the same, written by hand in Swift.
struct ConditionBenchmark {
  private struct Scope: NameScope {
    let types: [String: (Int, ValueType)] = [
      "swelling": (0, .boolean), "pain": (1, .decimal), "age": (2, .decimal), "injury": (3, .boolean),
      "side": (4, .choice(Choice(name: "side", options: ["one", "both"]))), "journey": (5, .boolean),
    ]
    func symbol(named name: String) -> Symbol? { types[name].map { .fact(slot: $0.0, type: $0.1) } }
    var knownNames: [String] { Array(types.keys) }
  }

  private static let text =
    "swelling and pain >= 4 and (age > 60 or injury) and side = 'one' and not journey"

  func run(_ table: Table) {
    let source = ExpressionSource(Self.text, file: 0)
    guard let condition = Expression.compile(source, in: Scope(), expecting: .boolean, report: { _ in })
    else {
      stop("the condition does not compile")
    }
    let tables = factTables()
    for facts in tables where condition.truth(facts) != byHand(facts) { stop("the two conditions differ") }
    let rounds = 2_000
    var (count, expected) = (0, 0)
    let times = shortest(of: 20) {
      for _ in 0..<rounds { for facts in tables where condition.truth(facts) == true { count += 1 } }
    } _: {
      for _ in 0..<rounds { for facts in tables where byHand(facts) == true { expected += 1 } }
    }
    guard count == expected else { stop("the two conditions differ") }
    let each = Double(rounds * tables.count)
    table.print(
      Row("a condition over six facts", seconds: times.first / each, floor: times.second / each, budget: 10))
  }

  private func factTables() -> [[Value]] {
    var random = Random(seed: 6)
    let truths: [Value] = [.boolean(true), .boolean(true), .boolean(false), .null]
    return (0..<64).map { _ in
      [
        truths[random.below(4)], .decimal(Decimal(random.below(11))), .decimal(Decimal(random.below(90))),
        truths[random.below(4)], .string(random.pick(["one", "both"])), truths[random.below(4)],
      ]
    }
  }

  /// The same condition as a person would write it, with `nil` for what is not known.
  @inline(never)
  private func byHand(_ facts: [Value]) -> Bool? {
    var isKnown = true
    let swelling = facts[0].truth
    if swelling == false { return false }
    if swelling == nil { isKnown = false }
    if case .decimal(let pain) = facts[1] { if pain < Self.four { return false } } else { isKnown = false }
    let injury = facts[3].truth
    if case .decimal(let age) = facts[2], age > Self.sixty {
    } else if injury == false {
      return false
    } else if injury == nil {
      isKnown = false
    }
    if case .string(let side) = facts[4] { if side != "one" { return false } } else { isKnown = false }
    let journey = facts[5].truth
    if journey == true { return false }
    if journey == nil { isKnown = false }
    return isKnown ? true : nil
  }

  private static let four = Decimal(4)
  private static let sixty = Decimal(60)
}
