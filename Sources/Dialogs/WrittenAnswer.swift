import ClinicalQuality

extension Question {
  /// An answer as a transcript or a command line writes it: a CQL literal, an option's id, or 'not sure'.
  public func answer(written text: String) -> Answer? {
    if text == "not sure" { return .notSure }
    if options.contains(where: { $0.id == text }) { return .value(.string(text)) }
    guard let type = factType else { return nil }
    let source = ExpressionSource(text, file: 0)
    let value = Expression.compile(source, in: EmptyScope(), expecting: nil) { _ in }?.value([])
    switch (type, value) {
    case (.decimal, .integer(let number)?): return .value(.decimal(Decimal(Int(number))))
    case (.decimal, .decimal?), (.boolean, .boolean?), (.quantity, .quantity?), (.string, .string?):
      return value.map(Answer.value)
    case (.choice(let choice), .string(let id)?):
      return choice.options.contains(id) ? .value(.string(id)) : nil
    default: return nil
    }
  }
}

extension Answer {
  /// The answer as transcripts and saved conversations write it.
  public var written: String {
    switch self {
    case .notSure: "not sure"
    case .value(let value): value.spelled
    }
  }
}

extension StringProtocol {
  /// The parts between commas; a comma in quotes, brackets or braces separates nothing, nor does a quote behind a
  /// backslash end a text.
  package var listedItems: [String] {
    var items: [String] = []
    var current = String.UnicodeScalarView()
    var depth = 0
    var isQuoted = false
    var isEscaped = false
    // By scalars: a quote and a combining mark behind it make one character.
    for scalar in unicodeScalars {
      switch scalar {
      case _ where isEscaped: break
      case "'": isQuoted.toggle()
      case "[", "(", "{": depth += isQuoted ? 0 : 1
      case "]", ")", "}": depth -= isQuoted ? 0 : 1
      case "," where !isQuoted && depth <= 0:
        items.append(String(current))
        current = String.UnicodeScalarView()
        continue
      default: break
      }
      isEscaped = isQuoted && !isEscaped && scalar == "\\"
      current.append(scalar)
    }
    return (items + [String(current)]).map(\.trimmed).filter { !$0.isEmpty }
  }

  /// Without white space at either end.
  package var trimmed: String {
    var text = Substring(self).drop(while: \.isWhitespace)
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }

  /// Without single quotes around it.
  package var unquoted: String {
    count >= 2 && first == "'" && last == "'" ? String(dropFirst().dropLast()) : String(self)
  }

  /// `name = value` taken apart at the first equals sign.
  package var assignment: (name: String, value: String)? {
    guard let equals = firstIndex(of: "=") else { return nil }
    let name = self[..<equals].trimmed
    let value = self[index(after: equals)...].trimmed
    return name.isEmpty || value.isEmpty ? nil : (name, value)
  }
}
