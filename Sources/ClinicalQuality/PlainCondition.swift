/// A condition of facts, comparisons of facts with literals, `and`, `or` and `not`, as nearly all are: its parts in
/// one array, 16 bytes each, every operation after its operands.
struct PlainCondition: Sendable {
  /// One part.
  struct Step: Sendable, BitwiseCopyable {
    enum Kind: UInt8 {
      /// The fact in slot `number`.
      case fact
      /// The whole number itself, as an Integer, a Decimal, or a length of time in the unit `detail`.
      case integer, decimal, duration
      /// The option with that number of the choice that was read just before.
      case option
      /// An operation with `count` operands; `detail` says which.
      case operation
    }

    var kind: Kind
    /// Of a fact its type: the number of one of ``PlainCondition/simpleTypes``, or beyond them of a choice.
    var detail: UInt8 = 0
    var count: UInt16 = 0
    var number: UInt32 = 0
    var start: UInt32
    var end: UInt32

    var range: Range<Int> { Int(start)..<Int(end) }
  }

  static let simpleTypes: [ValueType] = [.boolean, .integer, .decimal, .quantity]

  let steps: [Step]
  /// The choices that facts are of.
  let choices: [ValueType]

  /// The condition as a tree.
  var tree: CheckedExpression {
    var stack: [CheckedExpression] = []
    for step in steps {
      switch step.kind {
      case .operation:
        let operands = Array(stack.suffix(Int(step.count)))
        stack.removeLast(operands.count)
        let operation = Operation(rawValue: step.detail) ?? .and
        stack.append(CheckedExpression(.operation(operation, operands), .boolean, step.range))
      case .fact:
        stack.append(CheckedExpression(.fact(slot: Int(step.number)), type(step.detail), step.range))
      case .integer, .decimal, .duration, .option:
        stack.append(literal(step, comparedWith: stack[stack.count - 1].type))
      }
    }
    return stack[0]
  }

  /// The slots that may be read, ascending, each once.
  var reads: [Int] {
    var slots = steps.filter { $0.kind == .fact }.map { Int($0.number) }
    guard slots.count > 1 else { return slots }
    slots.sort()
    var last = -1
    slots.removeAll { slot in
      defer { last = slot }
      return slot == last
    }
    return slots
  }

  private func type(_ number: UInt8) -> ValueType {
    let simple = Self.simpleTypes
    return Int(number) < simple.count ? simple[Int(number)] : choices[Int(number) - simple.count]
  }

  private func literal(_ step: Step, comparedWith type: ValueType) -> CheckedExpression {
    let number = Int(step.number)
    let value: Value
    switch (step.kind, type) {
    case (.option, .choice(let choice)): value = .string(choice.options[number])
    case (.decimal, _): value = .decimal(Decimal(number))
    case (.duration, _):
      let unit = CalendarUnit.allCases[Int(step.detail)]
      value = .quantity(Quantity(value: Decimal(number), unit: .calendar(unit)))
    default: value = .integer(Int32(number))
    }
    return CheckedExpression(.constant(value), type, step.range)
  }
}
