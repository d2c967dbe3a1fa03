/// A part of an expression whose names are resolved and whose types fit.
///
/// Trees are at most ``Parser/heightLimit`` forms high, so that walking them by recursion is safe.
public struct CheckedExpression: Sendable {
  /// What it is; facts and operations, which most parts are, stand in the tree without a box of their own.
  public enum Form: Sendable {
    indirect case constant(Value)
    case fact(slot: Int)
    /// A sum known as a range; only within ``scored(_:_:)``, or alone.
    indirect case score(least: Int, greatest: Int)
    case operation(Operation, [CheckedExpression])
    /// A comparison, `between` or `in` with a score among the operands.
    case scored(Operation, [CheckedExpression])
    indirect case conditional(
      condition: CheckedExpression, then: CheckedExpression, otherwise: CheckedExpression)
    indirect case cases(comparand: CheckedExpression?, items: [CaseItem], otherwise: CheckedExpression)
    indirect case typed(TypeOperation, CheckedExpression, ValueType)
  }

  /// One `when … then …`.
  public struct CaseItem: Sendable {
    public let when: CheckedExpression
    public let then: CheckedExpression
  }

  public let form: Form
  public let type: ValueType
  private let start: UInt32
  private let end: UInt32

  init(_ form: Form, _ type: ValueType, _ range: Range<Int>) {
    self.form = form
    self.type = type
    start = UInt32(clamping: range.lowerBound)
    end = UInt32(clamping: range.upperBound)
  }

  /// Where it stands in the text of the expression, in UTF-8 offsets.
  public var range: Range<Int> { Int(start)..<Int(end) }

  /// The parts, in the order in which they stand.
  public var parts: [CheckedExpression] {
    switch form {
    case .constant, .fact, .score: []
    case .operation(_, let operands), .scored(_, let operands): operands
    case .conditional(let condition, let then, let otherwise): [condition, then, otherwise]
    case .cases(let comparand, let items, let otherwise):
      (comparand.map { [$0] } ?? []) + items.flatMap { [$0.when, $0.then] } + [otherwise]
    case .typed(_, let operand, _): [operand]
    }
  }

  /// The value, where it depends on no fact.
  public var constant: Value? {
    if case .constant(let value) = form { value } else { nil }
  }

  var isScore: Bool { if case .score = form { true } else { false } }

  /// Adds the slots that it may read to a set.
  package func collectReads(into slots: inout Set<Int>) {
    switch form {
    case .constant: break
    case .fact(let slot): slots.insert(slot)
    case .score(let least, let greatest): slots.formUnion([least, greatest])
    case .operation(_, let operands), .scored(_, let operands):
      for operand in operands { operand.collectReads(into: &slots) }
    case .conditional, .cases, .typed:
      for part in parts { part.collectReads(into: &slots) }
    }
  }
}
