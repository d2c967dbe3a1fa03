public import ClinicalQuality
public import Diagnostics
public import Dialogs

/// Evaluates expressions over facts given by hand, with a dialog's names or without any.
public struct ExpressionTrial: Sendable {
  /// The most bytes that an expression may have.
  public static let longestExpression = 1 << 20

  /// A fact that cannot be taken.
  public struct WrongFact: Error, CustomStringConvertible {
    public let description: String
  }

  /// What came of an expression.
  public enum Outcome: Sendable {
    case value(Value)
    /// The value of every part, one line each, indented below the part it belongs to.
    case explained([String])
    /// Why there is no value, and the text that the places point into.
    case wrong([Diagnostic], SourceFiles)
  }

  private let scope: any NameScope & Sendable
  private let values: [Value]

  /// Creates a trial.
  ///
  /// - Parameters:
  ///   - facts: `name=value` between commas; a value is a CQL literal, an option's id, or `not sure`.
  ///   - dialog: The dialog whose questions the facts answer; without one, each fact has the type of its literal.
  /// - Throws: ``WrongFact`` for an unknown name or a value that does not fit.
  public init(facts: String, dialog: Dialog?) throws(WrongFact) {
    let given = try Self.assignments(facts)
    guard let dialog else {
      (scope, values) = try Self.literalFacts(given)
      return
    }
    var events: [LogEntry.Event] = []
    var settings: [String: String] = [:]
    for (name, text) in given {
      if let setting = dialog.settings.first(where: { $0.id == name }), setting.values.contains(text.unquoted)
      {
        settings[name] = text.unquoted
      } else if let question = dialog.question(named: name) {
        guard let answer = dialog[question].answer(written: text) else {
          throw WrongFact(description: "'\(text)' is no answer to '\(name)'")
        }
        events.append(.told(question: dialog[question].id, answer))
      } else {
        let near = closest(to: name, in: dialog.names.all(.question))
        throw WrongFact(
          description: "no question or setting is named '\(name)'"
            + (near.map { "; did you mean '\($0)'?" } ?? ""))
      }
    }
    let log = events.map { LogEntry(reply: 1, words: "", event: $0) }
    scope = dialog.scope(.conclusion)
    values = Conversation(dialog, settings: settings, log: log).values
  }

  /// Evaluates an expression; any text gives a value or diagnostics.
  public func evaluate(_ text: String) -> Outcome {
    switch compile(text, folding: true) {
    case .success(let expression): .value(expression.value(values))
    case .failure(let mistakes): .wrong(mistakes.found, mistakes.sources)
    }
  }

  /// Evaluates an expression, and tells the value of each of its parts.
  public func explain(_ text: String) -> Outcome {
    switch compile(text, folding: false) {
    case .success(let expression): .explained(expression.explained(values).lines(of: text))
    case .failure(let mistakes): .wrong(mistakes.found, mistakes.sources)
    }
  }

  private struct Mistakes: Error {
    let found: [Diagnostic]
    let sources: SourceFiles
  }

  private func compile(_ text: String, folding: Bool) -> Result<Expression, Mistakes> {
    var sources = SourceFiles()
    let file = sources.add(SourceFile(path: "expression", text: text))
    guard text.utf8.count <= Self.longestExpression else {
      let mistake = Diagnostic(.tooLarge, "an expression may have at most 1 MB", at: .nowhere)
      return .failure(Mistakes(found: [mistake], sources: sources))
    }
    var found: [Diagnostic] = []
    func compile(in scope: some NameScope) -> Expression? {
      let source = ExpressionSource(text, file: file)
      return Expression.compile(source, in: scope, expecting: nil, folding: folding) { found.append($0) }
    }
    guard let expression = compile(in: scope) else {
      return .failure(Mistakes(found: found, sources: sources))
    }
    return .success(expression)
  }

  private static func assignments(_ text: String) throws(WrongFact) -> [(name: String, value: String)] {
    var found: [(String, String)] = []
    for item in text.listedItems {
      guard let assignment = item.assignment else {
        throw WrongFact(description: "'\(item)' says no value; write name=value")
      }
      found.append(assignment)
    }
    return found
  }

  private static func literalFacts(
    _ given: [(name: String, value: String)]
  ) throws(WrongFact) -> (LiteralScope, [Value]) {
    var symbols: [String: Symbol] = [:]
    var values: [Value] = []
    for (name, text) in given {
      // An answer that nobody is sure of, as in a dialog: nothing is known.
      let source = ExpressionSource(text == "not sure" ? "null" : text, file: 0)
      guard let literal = Expression.compile(source, in: EmptyScope(), expecting: nil, report: { _ in })
      else {
        throw WrongFact(
          description: "'\(text)' is no CQL literal; write texts in single quotes: \(name)='\(text)'")
      }
      symbols[name] = .fact(slot: values.count, type: literal.type)
      values.append(literal.value([]))
    }
    return (LiteralScope(symbols: symbols), values)
  }
}

/// Names whose types are those of the literals they were given.
private struct LiteralScope: NameScope {
  let symbols: [String: Symbol]

  func symbol(named name: String) -> Symbol? { symbols[name] }
  var knownNames: [String] { Array(symbols.keys) }
}
