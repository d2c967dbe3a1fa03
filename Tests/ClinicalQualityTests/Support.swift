import ClinicalQuality
import Diagnostics

/// Names in the order of their slots, each with its type.
struct Names: NameScope {
  var symbols: [(name: String, symbol: Symbol)]

  func symbol(named name: String) -> Symbol? { symbols.first { $0.name == name }?.symbol }
  var knownNames: [String] { symbols.map(\.name) }
}

/// The facts that most tests read: two truths, a number, a choice, a duration and a score.
let names = Names(symbols: [
  ("swelling", .fact(slot: 0, type: .boolean)),
  ("injury", .fact(slot: 1, type: .boolean)),
  ("pain", .fact(slot: 2, type: .integer)),
  ("side", .fact(slot: 3, type: .choice(Choice(name: "side", options: ["one", "both"])))),
  ("cramp_duration", .fact(slot: 4, type: .quantity)),
  ("points", .score(least: 5, greatest: 6)),
  ("given", .fact(slot: 7, type: .list(.choice(Choice(name: "advice", options: ["rest", "ice"]))))),
  ("words", .fact(slot: 8, type: .string)),
  ("level", .unavailable("it is settled after this is read")),
])

/// What a text comes to in a scope, as a literal; or its diagnostics, `error: …` each.
func evaluate(
  _ text: String, in scope: some NameScope = EmptyScope(), _ facts: [Value] = [], expecting: ValueType? = nil
) -> String {
  var messages: [String] = []
  let expression = Expression.compile(ExpressionSource(text, file: 0), in: scope, expecting: expecting) {
    messages.append("error: " + $0.message)
  }
  return expression?.value(facts).literal ?? messages.joined(separator: "\n")
}

/// The diagnostics of a text, with the stretch of it that each points at.
func mistakes(
  _ text: String, in scope: some NameScope = names, expecting: ValueType? = nil
) -> [(code: DiagnosticCode, at: String, fix: String?)] {
  var found: [(code: DiagnosticCode, at: String, fix: String?)] = []
  _ = Expression.compile(ExpressionSource(text, file: 0), in: scope, expecting: expecting) { diagnostic in
    guard case .range(let range) = diagnostic.place else { return }
    let bytes = Array(text.utf8)[range.bytes.clamped(to: 0..<text.utf8.count)]
    found.append((diagnostic.code, String(decoding: bytes, as: UTF8.self), diagnostic.fixIt?.replacement))
  }
  return found
}
