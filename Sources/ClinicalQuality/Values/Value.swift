/// A value of the dialog's expressions: what a fact may be, and what an expression comes to.
public enum Value: Hashable, Sendable {
  /// Nothing is known.
  case null
  case boolean(Bool)
  case integer(Int32)
  case decimal(Decimal)
  case string(String)
  case quantity(Quantity)
  case list([Value])
  indirect case interval(Interval)

  /// The Boolean inside; `nil` for null and for values of another type.
  public var truth: Bool? {
    if case .boolean(let truth) = self { truth } else { nil }
  }

  /// The value of a three-valued Boolean.
  public init(_ truth: Bool?) {
    self = truth.map(Value.boolean) ?? .null
  }

  /// Whether nothing is known.
  public var isNull: Bool {
    if case .null = self { true } else { false }
  }

  /// The value as a CQL literal: `'it\'s'`, `10 minutes`, `Interval[1, 3)`, `{ 1, 2 }`, `null`.
  public var literal: String {
    switch self {
    case .null: "null"
    case .boolean(let truth): truth ? "true" : "false"
    case .integer(let number): String(number)
    case .decimal(let number): number.description
    case .string(let text): quoted(text)
    case .quantity(let quantity): quantity.literal
    case .list(let items):
      items.isEmpty ? "{ }" : "{ " + items.lazy.map(\.literal).joined(separator: ", ") + " }"
    case .interval(let interval): interval.literal
    }
  }

  /// The value as people write it: its literal, but a whole number is `65` rather than `65.0` where CQL has such an
  /// Integer, which it takes wherever a Decimal is due.
  public var spelled: String {
    guard case .decimal(let number) = self, number.isWhole else { return literal }
    return Int32(exactly: number.scaled / Decimal.one).map { String($0) } ?? literal
  }
}

extension Interval {
  /// The interval as a CQL literal.
  var literal: String {
    "Interval" + (lowClosed ? "[" : "(") + low.literal + ", " + high.literal + (highClosed ? "]" : ")")
  }
}

/// A text as a CQL string literal, with its escapes.
func quoted(_ text: String) -> String {
  var literal = "'"
  for scalar in text.unicodeScalars {
    switch scalar {
    case "'": literal += "\\'"
    case "\\": literal += "\\\\"
    case "\n": literal += "\\n"
    case "\r": literal += "\\r"
    case "\t": literal += "\\t"
    case "\u{0C}": literal += "\\f"
    case "\u{00}"..<" ", "\u{7F}"..<"\u{A0}":
      let digits = String(scalar.value, radix: 16)
      literal += "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
    default: literal.unicodeScalars.append(scalar)
    }
  }
  return literal + "'"
}
