/// What a text says, before it is known what its names mean.
struct Syntax {
  indirect enum Form {
    /// Something that was reported; nothing more is said about it.
    case missing([Syntax])
    case constant(Value, ValueType)
    /// Digits that may be one too many for an Integer without a minus before them.
    case integer(Int64)
    case name(String, isQuoted: Bool)
    case operation(Operation, [Syntax])
    case conditional(condition: Syntax, then: Syntax, otherwise: Syntax)
    case cases(comparand: Syntax?, items: [(when: Syntax, then: Syntax)], otherwise: Syntax)
    case list([Syntax], element: ValueType?)
    case call(String, name: Range<Int>, [Syntax])
    case typed(TypeOperation, Syntax, ValueType)
  }

  var form: Form
  /// UTF-8 offsets into the text.
  var range: Range<Int>
  /// How many forms stand on one another at most, this one included.
  var height: Int
}

/// What `is`, `as`, `cast` and `convert` do with a type.
public enum TypeOperation: Sendable {
  case `is`, `as`, cast, convert
}
