/// A string that is one of a few, such as the answer to a question with options.
public struct Choice: Hashable, Sendable {
  /// What is chosen, for messages: the question's id, `level`.
  public let name: String
  /// The strings that may be chosen.
  public let options: [String]

  public init(name: String, options: [String]) {
    self.name = name
    self.options = options
  }
}

/// The type of a value, as far as it is known before anything is asked.
public indirect enum ValueType: Hashable, Sendable {
  /// Not known: `null`, and lists of several types.
  case any
  case boolean
  case integer
  case decimal
  case string
  case quantity
  case list(ValueType)
  case interval(ValueType)
  case choice(Choice)
}

extension ValueType: CustomStringConvertible {
  /// The type's name in CQL: `List<Integer>`.
  public var description: String {
    switch self {
    case .any: "Any"
    case .boolean: "Boolean"
    case .integer: "Integer"
    case .decimal: "Decimal"
    case .string: "String"
    case .quantity: "Quantity"
    case .list(let element): "List<\(element)>"
    case .interval(let point): "Interval<\(point)>"
    case .choice(let choice): "choice of \(choice.name)"
    }
  }

  /// The type with its article, for messages.
  var described: String {
    switch self {
    case .any: "a value of unknown type"
    case .boolean: "a Boolean (true or false)"
    case .integer: "an Integer"
    case .decimal: "a Decimal"
    case .string: "a String"
    case .quantity: "a Quantity (a number with a unit)"
    case .list: "a \(self)"
    case .interval: "an \(self)"
    case .choice(let choice): "one of the options of '\(choice.name)'"
    }
  }
}

extension ValueType {
  /// Where a type stands in CQL's promotion Integer → Decimal → Quantity.
  var numericRank: Int? {
    switch self {
    case .integer: 0
    case .decimal: 1
    case .quantity: 2
    case .any, .boolean, .string, .list, .interval, .choice: nil
    }
  }

  var isAny: Bool { if case .any = self { true } else { false } }

  /// The type that values of both have after promotion; `nil` where there is none.
  func merged(with other: ValueType) -> ValueType? {
    switch (self, other) {
    case (.any, _): return other
    case (_, .any): return self
    case (.list(let left), .list(let right)): return left.merged(with: right).map(ValueType.list)
    case (.interval(let left), .interval(let right)): return left.merged(with: right).map(ValueType.interval)
    case (.choice(let left), .choice(let right)):
      if left == right { return self }
      return Set(left.options).isDisjoint(with: right.options) ? nil : self
    case (.boolean, .boolean), (.string, .string): return self
    default:
      guard let left = numericRank, let right = other.numericRank else { return nil }
      return left >= right ? self : other
    }
  }
}
