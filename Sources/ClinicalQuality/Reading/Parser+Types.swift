import Diagnostics

extension Parser {
  /// Parses the name of a type, such as `Integer`, `System.String` or `List<Decimal>`; `nil` once reported.
  mutating func parseTypeName() -> ValueType? {
    switch token.kind {
    case .list, .interval:
      let isList = token.kind == .list
      advance()
      guard depth < Self.nestingLimit else {
        reportDepth(token.range)
        return nil
      }
      depth += 1
      defer { depth -= 1 }
      expect(.less, "'<' and the type of the elements")
      let element = parseTypeName()
      expect(.greater, "'>'")
      return element.map { isList ? .list($0) : .interval($0) }
    case .name, .quotedName: return parseNamedType()
    default:
      if !hasGivenUp, !reportOutside() {
        problems.addSyntax("expected the name of a type\(found)", at: token.range)
      }
      return nil
    }
  }

  private mutating func parseNamedType() -> ValueType? {
    var range = advance()
    if spelling(range) == "System", take(.point) { range = advance() }
    let name = spelling(range)
    if let type = Self.types[name] { return type }
    if let construct = outsideTypes[name] {
      problems.addOutside(construct, "'\(name)'", at: range)
    } else {
      let near = closest(to: name, in: Self.types.keys)
      problems.add(
        .wrongType, "no type is named '\(excerpt(name))' in the dialog language", at: range,
        fix: near.map { .use($0) })
    }
    return nil
  }

  private static let types: [String: ValueType] = [
    "Any": .any, "Boolean": .boolean, "Integer": .integer, "Decimal": .decimal, "String": .string,
    "Quantity": .quantity,
  ]

  /// Parses `minimum Integer` and the like.
  mutating func parseExtent() -> Syntax {
    let isMinimum = token.kind == .minimum
    let start = advance().lowerBound
    let range = token.range
    guard let type = parseTypeName() else { return form(.missing([]), from: start, []) }
    let extent: Value
    switch type {
    case .integer: extent = .integer(isMinimum ? .min : .max)
    case .decimal: extent = .decimal(isMinimum ? .least : .greatest)
    case .quantity: extent = .quantity(Quantity(value: isMinimum ? .least : .greatest, unit: .one))
    case .any, .boolean, .string, .list, .interval, .choice:
      problems.add(.wrongType, "\(type) has no least or greatest value", at: range)
      return form(.missing([]), from: start, [])
    }
    return form(.constant(extent, type), from: start, [])
  }
}
